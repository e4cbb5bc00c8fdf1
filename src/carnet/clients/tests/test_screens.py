"""The list, the page, the timeline and the acts on the screen; a constant number of queries; who may not."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.clients.tabs import FIGURES, Figure
from carnet.clients.tests.helpers import SOPHIE, acting, client_of, signed_in
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db


def company(n: int, **more: Any) -> dict[str, Any]:
    return {"kind": "company", "name": f"Atelier {n:04d}", "siren": f"000{n:06d}", **more}


def many(count: int, **more: Any) -> list[int]:
    made = Client.create([company(n, **more) for n in range(count)], by=acting(cast.alice()))
    return [outcome.client_id or 0 for outcome in made]


def test_the_list_pages_forth_and_back_without_losing_or_repeating_anyone() -> None:
    many(120)
    browser, address, names, previous = signed_in(cast.chloe()), "/clients/", [], []
    while address:
        page = browser.get(address).context["page"]
        names += [client.name for client in page.clients]
        previous.append(page.previous_address if page.previous else "")
        address = f"/clients/?{page.next_address}" if page.next else ""
    assert names == [f"Atelier {n:04d}" for n in range(120)]
    back = browser.get(f"/clients/?{previous[-1]}").context["page"]
    assert [client.name for client in back.clients] == names[50:100]


@pytest.mark.parametrize("sort", ["nom", "-nom", "ville", "creation", "-creation", "-modification"])
def test_every_sort_shows_everyone_once(sort: str) -> None:
    many(70)
    browser, address, seen = signed_in(cast.chloe()), f"/clients/?tri={sort}", []
    while address:
        page = browser.get(address).context["page"]
        seen += [client.pk for client in page.clients]
        address = f"/clients/?{page.next_address}" if page.next else ""
    assert len(seen) == len(set(seen)) == 70


def test_filters_are_in_the_address() -> None:
    one = client_of(cast.alice(), {**SOPHIE, "tags": ["fidèle"], "salesperson": cast.bob().pk})
    many(3)
    browser = signed_in(cast.chloe())
    for query in (
        "statut=prospect&type=person",
        "departement=49",
        "etiquette=fidèle",
        f"commercial={cast.bob().pk}",
        "q=martin",
    ):
        found = browser.get(f"/clients/?{query}").context["page"].clients
        assert [client.pk for client in found] == [one.pk], query
    assert len(browser.get("/clients/?commercial=aucun").context["page"].clients) == 3


def test_an_inactive_client_is_found_on_demand_only() -> None:
    client = client_of(cast.alice())
    Client.deactivate([client.pk], reason="moved", by=acting(cast.alice()))
    browser = signed_in(cast.chloe())
    assert browser.get("/clients/").context["page"].clients == []
    assert browser.get("/clients/?etat=inactifs").context["page"].clients == [client]
    assert "MARTIN" in browser.get("/clients/suggestions/?q=martin").content.decode()
    assert "MARTIN" not in browser.get("/clients/suggestions/?q=martin&pour=choix").content.decode()


@pytest.mark.parametrize("address", ["/clients/", "/clients/?q=atelier", "/clients/suggestions/?q=atelier"])
def test_a_list_costs_the_same_number_of_queries_whatever_its_length(address: str) -> None:
    many(8)  # fewer than five found would start the typo rescue
    browser = signed_in(cast.chloe())
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    many_more = [company(n, trade_name=f"Enseigne {n}") for n in range(100, 140)]
    Client.create(many_more, by=acting(cast.alice()))
    with CaptureQueriesContext(connection) as more:
        browser.get(address)
    assert len(more) == len(few)


def test_a_page_costs_the_same_number_of_queries_whatever_its_history() -> None:
    client = client_of(cast.alice())
    browser = signed_in(cast.chloe())
    with CaptureQueriesContext(connection) as few:
        browser.get(f"/clients/{client.pk}/")
    for n in range(40):
        Client.log([client.pk], "exchange.note", by=acting(cast.alice()), text=f"note {n}")
    with CaptureQueriesContext(connection) as more:
        answer = browser.get(f"/clients/{client.pk}/")
    assert len(more) == len(few)
    assert answer.context["timeline"].next


def test_the_timeline_goes_on_where_it_stopped() -> None:
    client = client_of(cast.alice())
    for n in range(70):
        Client.log([client.pk], "exchange.note", by=acting(cast.alice()), text=f"note {n}")
    browser, seen, before = signed_in(cast.chloe()), [], 0
    while True:
        timeline = browser.get(f"/clients/{client.pk}/evenements/?avant={before or ''}").context["timeline"]
        seen += [line.event.pk for day in timeline.days for line in day.lines]
        if not (before := timeline.next):
            break
    assert len(seen) == len(set(seen)) == 71


def test_the_title_of_a_day_is_not_said_again_at_the_top_of_the_following_page() -> None:
    client = client_of(cast.alice())
    for n in range(40):
        Client.log([client.pk], "exchange.note", by=acting(cast.alice()), text=f"note {n}")
    browser = signed_in(cast.chloe())
    first = browser.get(f"/clients/{client.pk}/").context["timeline"]
    following = f"?avant={first.next}"
    assert b"c-day" not in browser.get(f"/clients/{client.pk}/evenements/{following}").content
    # Opened on its own, without scripts, the page says its day.
    assert b"c-day" in browser.get(f"/clients/{client.pk}/{following}").content


def test_the_timeline_filters_by_kind_period_and_author() -> None:
    client = client_of(cast.alice())
    Client.log([client.pk], "exchange.call_in", by=acting(cast.bob()), text="rappeler jeudi")
    browser = signed_in(cast.chloe())

    def lines(query: str) -> list[str]:
        timeline = browser.get(f"/clients/{client.pk}/?{query}").context["timeline"]
        return [line.event.code for day in timeline.days for line in day.lines]

    assert lines("nature=exchange") == ["exchange.call_in"]
    assert lines(f"auteur={cast.alice().pk}") == ["client.created"]
    assert lines("au=01/01/2020") == []
    assert len(lines("du=01/01/2020")) == 2
    assert len(lines("du=n’importe quoi&auteur=zut&nature=zut")) == 2


def test_a_note_is_added_by_hand_and_an_empty_one_is_refused() -> None:
    client = client_of(cast.alice())
    browser = signed_in(cast.tom())
    browser.post(f"/clients/{client.pk}/noter/", {"code": "exchange.call_in", "text": "rappeler jeudi"})
    assert client.events.latest("pk").data["text"] == "rappeler jeudi"
    refused = browser.post(f"/clients/{client.pk}/noter/", {"code": "exchange.note", "text": " "})
    assert refused.status_code == 422 and client.events.count() == 2


def test_a_refused_note_comes_back_on_the_whole_page_of_the_client() -> None:
    figure = Figure("test.open", "Devis en cours", lambda: "trois devis", lambda client: [])
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    with FIGURES.temporarily(figure):
        refused = browser.post(f"/clients/{client.pk}/noter/", {"code": "exchange.call_in", "text": ""})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Écrivez ce qui s’est dit ou fait." in page
    assert "trois devis" in page and "Statut et portefeuille" in page


def test_undo_from_the_line() -> None:
    client = client_of(cast.alice())
    done = Client.change({client.pk: {"notes": "x"}}, by=acting(cast.alice()))
    browser = signed_in(cast.chloe())
    assert (
        f"/clients/modifications/{done.change_set_id}/annuler/"
        in browser.get(f"/clients/{client.pk}/").content.decode()
    )
    browser.post(f"/clients/modifications/{done.change_set_id}/annuler/")
    client.refresh_from_db()
    assert client.notes == ""


def test_the_number_of_a_duplicate_leads_to_the_client_that_was_kept() -> None:
    kept, twin = client_of(cast.alice()), client_of(cast.alice(), {"name": "Durand"})
    Client.deactivate([twin.pk], reason="duplicate", replaced_by=kept.pk, by=acting(cast.alice()))
    answer = signed_in(cast.chloe()).get(f"/clients/numero/{twin.number}/")
    assert answer["Location"] == f"/clients/{kept.pk}/"


def test_a_deletion_can_be_undone_and_says_why_it_cannot_be_done() -> None:
    syndic = client_of(cast.alice(), {"kind": "company", "name": "Cabinet Foncier"})
    client_of(cast.alice(), {"kind": "condominium", "name": "Résidence du Parc", "syndic": syndic.pk})
    browser = signed_in(cast.chloe())
    refused = browser.post(f"/clients/{syndic.pk}/supprimer/")
    assert refused.status_code == 422 and "Désactivez-le" in refused.content.decode()
    free = client_of(cast.alice())
    page = browser.post(f"/clients/{free.pk}/supprimer/", follow=True)
    assert (
        "undo" in [message.extra_tags.split(":")[0] for message in page.context["messages"]]
        or "Annuler" in page.content.decode()
    )
    assert browser.get(f"/clients/{free.pk}/").status_code == 404


WAYS_OUT = [
    "/clients/",
    "/clients/?etat=tous",
    "/clients/?q=martin",
    "/clients/?q=0261911180",
    "/clients/?q=C00001",
    "/clients/?commercial={denis}",
    "/clients/?departement=49&tri=-modification",
    "/clients/suggestions/?q=martin",
    "/clients/suggestions/?q=1180&pour=choix",
    "/clients/{client}/",
    "/clients/{client}/modifier/",
    "/clients/{client}/evenements/",
    "/clients/{client}/historique/",
    "/clients/{client}/historique.pdf",
    "/clients/{client}/desactiver/",
    "/clients/{client}/convertir/",
    "/clients/{client}/supprimer/",
    "/clients/{client}/reattribuer/",
    "/clients/numero/C00001/",
    "/",
]


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_out_leaks_a_client_of_another_portfolio(way: str) -> None:
    Options(portfolio_visibility="own", reassign_roles=["salesperson"]).save()
    hidden = client_of(cast.alice(), {**SOPHIE, "salesperson": cast.denis().pk})
    answer = signed_in(cast.bob()).get(way.format(client=hidden.pk, denis=cast.denis().pk))
    leaked = answer.content.decode(errors="replace")
    for secret in ("Sophie", "02 61 91 11 80", "Tilleuls", "sophie@martin.example"):
        assert secret not in leaked
    if "{client}" in way or "numero" in way:
        assert answer.status_code in {403, 404}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_out_shows_a_client_awaiting_erasure_but_to_direction(way: str) -> None:
    client = client_of(cast.alice())
    Client.deactivate([client.pk], reason="erasure", by=acting(cast.alice()))
    answer = signed_in(cast.chloe()).get(way.format(client=client.pk, denis=cast.denis().pk))
    assert "Sophie" not in answer.content.decode(errors="replace")


@pytest.mark.parametrize("person", [cast.chloe, cast.tom, cast.ines, cast.bob])
def test_the_count_of_the_list_is_that_of_what_is_seen(person: Any) -> None:
    Options(portfolio_visibility="own").save()
    user: User = person()
    many(4)
    client_of(cast.alice(), {**SOPHIE, "salesperson": cast.bob().pk})
    seen = 1 if user == cast.bob() else 5
    assert signed_in(user).get("/clients/").context["page"].count == seen


@pytest.mark.parametrize(
    ("code", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF"), ("vcard", b"BEGIN:VCARD")]
)
def test_the_list_is_exported_as_it_is_seen(code: str, start: bytes) -> None:
    client_of(cast.alice())
    many(2)
    answer = signed_in(cast.chloe()).post("/clients/exporter/", {"format": code, "type": "person"})
    assert answer.status_code == 200 and answer.content.startswith(start)
    assert "attachment" in answer["Content-Disposition"]
    if code == "csv":
        text = answer.content.decode("utf-8-sig")
        assert "MARTIN Sophie" in text and "Atelier" not in text


def test_the_formats_of_an_export_are_a_page_that_keeps_what_is_listed() -> None:
    page = signed_in(cast.chloe()).get("/clients/exporter/?type=person&departement=49+Maine-et-Loire").content.decode()
    assert '<input type="hidden" name="type" value="person">' in page and 'value="xlsx"' in page
    assert '<input type="hidden" name="departement" value="49">' in page


def test_an_export_never_leaves_one_s_portfolio() -> None:
    Options(portfolio_visibility="own").save()
    client_of(cast.alice(), {**SOPHIE, "salesperson": cast.denis().pk})
    answer = signed_in(cast.bob()).post("/clients/exporter/", {"format": "csv"})
    assert answer.status_code == 403


def test_an_unknown_format_says_what_to_choose() -> None:
    answer = signed_in(cast.chloe()).post("/clients/exporter/", {"format": "exe"}, follow=True)
    assert "Choisissez un format" in answer.content.decode()
