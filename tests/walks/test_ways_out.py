"""Own portfolio alone: a client of somebody else shows by no way out, whatever is asked for."""

from urllib.parse import quote

import pytest

from carnet.company.models import Options
from tests.walks.doors import Doors
from tests.walks.knocking import text_of
from tests.walks.table import EMPTY_ROWS
from tests.walks.world import COLUMNS, HIDDEN_PHONE, SECRETS

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
BOB = COLUMNS[5]
# What he may know of that client by hearsay, and try.
QUERIES = ("Quesnelorge", "quesnelorg", "Hildegonde", HIDDEN_PHONE, "7788", "hildegonde@secret.example", "impasse secret",
           "Nantes", "44000", "digicode", "q", "C00002", "C000")  # fmt: skip


@pytest.fixture
def restricted(doors: Doors) -> Doors:
    Options.objects.filter(pk=1).update(portfolio_visibility="own")
    return doors


def secrets_in(text: str, query: str, doors: Doors) -> list[str]:
    """What is told beyond what was typed: the page repeats the words of the search box."""
    folded = query.casefold()
    found = [word for word in SECRETS if word.casefold() not in folded and word in text]
    link = f"/clients/{doors.world.clients['other']}/"
    return found + ([link] if link in text else [])


@pytest.mark.parametrize("query", QUERIES)
def test_the_search_and_the_lists_do_not_find_it(restricted: Doors, query: str) -> None:
    browser, asked = restricted.browser(BOB), quote(query)
    for address in (
        f"/clients/?q={asked}",
        f"/clients/?q={asked}&etat=tous&tri=-modification",
        f"/clients/suggestions/?q={asked}",
        f"/clients/suggestions/?q={asked}&pour=choix",
        f"/clients/nouveau/?q={asked}",
    ):
        assert secrets_in(text_of(browser.get(address)), query, restricted) == [], address


@pytest.mark.parametrize(
    "query", ["commercial={denis}", "departement=44", "etat=tous", "commercial=aucun", "etiquette=x"]
)
def test_a_filter_does_not_show_it_nor_count_it(restricted: Doors, query: str) -> None:
    told = query.format(denis=restricted.world.people["denis"].pk)
    answer = restricted.browser(BOB).get(f"/clients/?{told}")
    assert secrets_in(text_of(answer), "", restricted) == []
    mine = {pk for name, pk in restricted.world.clients.items() if name.startswith("own")}
    assert {client.pk for client in answer.context["page"].clients} <= mine
    assert answer.context["page"].count <= len(mine)


def test_a_warning_of_duplicate_says_only_who_follows_it(restricted: Doors) -> None:
    rows = EMPTY_ROWS | {"phones-TOTAL_FORMS": 1, "phones-0-number": HIDDEN_PHONE}
    typed = rows | {"kind": "person", "status": "prospect", "name": "Quesnelorge"}
    for address, status in (("/clients/ressemblances/", 200), ("/clients/nouveau/", 422)):
        answer = restricted.browser(BOB).post(address, typed)
        text = text_of(answer)
        assert answer.status_code == status and "suivi par Denis Oger" in text
        assert secrets_in(text, "Quesnelorge", restricted) == []


def test_it_cannot_be_named_as_syndic_nor_as_duplicate(restricted: Doors) -> None:
    browser = restricted.browser(BOB)
    world = restricted.world
    other, own = world.clients["other"], world.clients["own"]
    for named in (f"#{other}", f"{world.number(BOB)} Quesnelorge"):
        typed = EMPTY_ROWS | {"kind": "person", "status": "prospect", "name": "Ab", "syndic": named, "payer": named}
        answer = browser.post("/clients/nouveau/", typed)
        assert answer.status_code == 422 and secrets_in(text_of(answer), named, restricted) == []
        answer = browser.post(f"/clients/{own}/desactiver/", {"reason": "duplicate", "replaced_by": named})
        assert answer.status_code == 422
    assert browser.post(f"/clients/{own}/pas-un-doublon/", {"other": other}).status_code == 404
