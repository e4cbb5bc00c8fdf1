"""The list of cases: on the engine of all lists; and what the warranties cost."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from pypdf import PdfReader

from carnet.accounts.models import User
from carnet.aftersales.listing import Criteria
from carnet.aftersales.models import Case, Report
from carnet.aftersales.models.case import Complaint
from carnet.aftersales.tests.test_aftersales import opened, received, shutter, written
from carnet.appointments.tests.made import at, by, made
from carnet.clients.models import Client
from carnet.lists import keyset
from carnet.lists.models import SavedView
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(at(1, 10), tick=False):
        yield


def signed_in(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def found(**asked: str) -> list[Case]:
    """In their order."""
    return list(Criteria.read(asked).sorted(cast.alice()))


def rows(browser: Browser, **asked: Any) -> list[list[str]]:
    content = browser.post("/sav/exporter/", {"format": "csv", **asked}).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(content), delimiter=";"))


def test_what_presses_is_first_and_what_is_over_last(client: Client) -> None:
    normal = opened(client)
    sooner = opened(client, due_on=at(3, 9).date())
    urgent, safety = opened(client, urgency="urgent"), opened(client, urgency="safety")
    over = opened(client, urgency="safety")
    over.step("closed", by=by(cast.chloe()))
    assert found(etat="tous") == [safety, urgent, sooner, normal, over]
    assert found() == [safety, urgent, sooner, normal]
    assert found(tri="-date") == [safety, urgent, sooner, normal]
    assert found(tri="delai", etat="tous")[0] == safety


@pytest.mark.postgresql
def test_a_page_follows_another_whatever_the_sort(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for urgency in ("normal", "safety", "urgent", "normal"):
        opened(client, urgency=urgency)
    for few in (0, 1_000):  # walked along the index, or read whole then sorted
        monkeypatch.setattr(keyset, "FEW", few)
        for sort in Criteria.SORTS:
            criteria = Criteria.read({"tri": sort})
            seen, cursor = [], ""
            while True:
                page = keyset.page(criteria.documents(cast.alice()), criteria.order, cursor, size=1)
                seen += page.rows
                cursor = page.next
                if not cursor:
                    break
            assert seen == found(tri=sort), (few, sort)


def test_each_filter_answers(client: Client) -> None:
    product = shutter(client)
    received(client, product)
    covered = opened(client, product)
    free = opened(client, covered=False, why="Usure", urgency="urgent", person=cast.tom().pk)
    closed = opened(client)
    closed.step("closed", by=by(cast.chloe()))
    assert found(garantie="oui") == [covered] and found(garantie="non") == [free]
    assert found(suivi=str(cast.tom().pk)) == [free] and found(suivi="personne") == [covered]
    assert found(etat="closed") == [closed] and found(urgence="urgent") == [free]
    assert found(q="vr-77") == [covered] and closed in found(q=closed.number), "words are looked for in all of them"
    assert closed in found(q=client.sort_name.split()[0]) and not found(q="ascenseur")
    assert found(du="02/12/2026", au="31/12/9999") == [] == found(au="01/01/0001")
    assert len(found(du="01/01/0001")) == 2
    assert len(found(au="01/12/2026")) == 2
    assert found(etat="n’importe quoi", urgence="?", suivi="abc", retard="") == [free, covered]
    with time_machine.travel(at(1, 10) + timedelta(days=4), tick=False):
        assert found(retard="1") == [free]


def test_it_says_its_filters_and_leads_to_the_costs_who_may_see_them(client: Client) -> None:
    opened(client)
    page = signed_in(cast.alice()).get("/sav/?urgence=normal&retard=1&suivi=personne")
    assert page.context["criteria"].in_words() == (
        "Dossiers en cours · tri : les plus pressants · en retard · urgence : normal · suivis par personne"
    )
    assert "/sav/garanties/" in page.content.decode()
    assert "/sav/garanties/" not in signed_in(cast.tom()).get("/sav/").content.decode()
    assert signed_in(cast.tom()).get("/sav/garanties/").status_code == 403


def test_a_view_keeps_its_filters_and_its_columns_and_is_taken_out_as_it_is_seen(client: Client) -> None:
    case, other = opened(client), opened(client, urgency="safety")
    chloe = signed_in(cast.chloe())
    address = "urgence=safety&colonnes=numero,client,telephone,lieu"
    chloe.post("/listes/aftersales/vues/", {"nom": "Les dangers", "adresse": f"{address}&suite=3"})
    assert SavedView.objects.get().address.count("=") == 2
    page = chloe.get(f"/sav/?{address}")
    assert page.context["lists"].current == SavedView.objects.get()
    assert '<th scope="col">Téléphone</th>' in page.content.decode() and case.number not in page.content.decode()
    seen = rows(chloe, urgence="safety", colonnes="numero,client,telephone,lieu")
    assert seen[0] == ["N°", "Client", "Téléphone", "Lieu"] and [row[0] for row in seen[1:]] == [other.number]
    every = rows(chloe, columns="all", choisi=case.pk)
    assert "Pourquoi" in every[0] and [row[0] for row in every[1:]] == [case.number]
    for kind in ("xlsx", "pdf"):
        assert chloe.post("/sav/exporter/", {"format": kind}).content[:2] in (b"PK", b"%P")
    assert signed_in(cast.tom()).post("/sav/exporter/", {"format": "csv"}).status_code == 403


def test_what_is_checked_is_printed_over_or_not_and_not_what_is_out_of_sight(client: Client) -> None:
    case, over = opened(client), opened(client)
    over.step("closed", by=by(cast.chloe()))
    answer = signed_in(cast.tom()).post("/sav/imprimer/", {"choisi": [case.pk, over.pk], "etat": "tous"})
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert case.number in text and over.number in text
    from carnet.company.models import Options

    hidden = Case.open(made("Quesnelorge", cast.denis()).pk, Complaint("Bloqué"), by=by(cast.chloe()))
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    refused = signed_in(cast.bob()).post("/sav/imprimer/", {"choisi": hidden.pk}, follow=True)
    assert "rien à imprimer" in refused.content.decode()


def test_the_costs_of_the_warranties_are_told_by_family_and_by_days(client: Client) -> None:
    product = shutter(client)
    received(client, product)
    case, loose = opened(client, product), opened(client, covered=True, why="Geste commercial")
    Report.write(case.pk, written(parts_cost=Decimal("45.90"), state="open"), by=by(cast.tom()))
    Report.write(case.pk, written(parts_cost=Decimal("4.10")), by=by(cast.tom()))
    Report.write(loose.pk, written(), by=by(cast.tom()))
    free = opened(client, covered=False, why="Usure")
    Report.write(free.pk, written(parts_cost=Decimal(999)), by=by(cast.tom()))
    alice = signed_in(cast.alice())
    page = alice.get("/sav/garanties/")
    told = [(row.family, row.cases, row.visits, row.minutes, row.parts) for row in page.context["costs"].rows]
    assert told == [("volets", 1, 2, 90, Decimal("50.00")), ("Sans famille", 1, 1, 45, Decimal(0))]
    assert page.context["costs"].total.minutes == 135 and "50,00" in page.content.decode()
    assert "Rien sous garantie" in alice.get("/sav/garanties/?du=02/12/2026&au=31/12/2026").content.decode()
    assert alice.get("/sav/garanties/?du=01/01/0001&au=31/12/9999").status_code == 200
