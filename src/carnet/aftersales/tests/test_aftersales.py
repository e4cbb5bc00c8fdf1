"""A shutter jams: the reception signed, the warranty known, the case, the visit, the report."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from pypdf import PdfReader

from carnet.accounts.models import User
from carnet.aftersales.dossier import PART
from carnet.aftersales.models import Case, Installed, Reception, Report
from carnet.aftersales.models.case import Complaint
from carnet.aftersales.models.product import Fitted
from carnet.aftersales.models.report import Written
from carnet.appointments.models import Appointment
from carnet.appointments.models.acts import Plan
from carnet.appointments.tests.made import at, by, made
from carnet.clients.dossier import Period
from carnet.clients.dossier.making import draw
from carnet.clients.erasure import copies, objections
from carnet.clients.models import Client, Event
from carnet.clients.reading import Line
from carnet.company.models import Options
from carnet.invoices.models import Invoice
from carnet.kernel.errors import Forbidden, Refused
from carnet.quotes.models import Quote
from tests import cast
from tests.walks.world import PICTURE

pytestmark = pytest.mark.django_db
SIGNATURE = "M12 40L14 38L60 80L90 20L140 90"
TODAY = time_machine.travel(at(1, 10), tick=False)


def shutter(client: Client, **more: Any) -> Installed:
    fitted = {
        "name": "Volet roulant",
        "family": "volets",
        "serial": "VR-77",
        "document": "FA-0012",
        "fitted_on": date(2026, 3, 2),
    }
    return Installed.add(client.pk, Fitted(**fitted | more), by=by(cast.chloe()))


def received(client: Client, *products: Installed, **more: Any) -> Reception:
    values = {
        "works": "Pose de volets",
        "received_on": date(2026, 3, 3),
        "signed_by": "Mme Abadie",
        "drawing": SIGNATURE,
    }
    return Reception.sign(client.pk, by=by(cast.tom()), products=[one.pk for one in products], **values | more)


def opened(client: Client, product: Installed | None = None, **more: Any) -> Case:
    return Case.open(
        client.pk,
        Complaint("Il reste bloqué en bas", product=product.pk if product else None, **more),
        by=by(cast.chloe()),
    )


def visit(case: Case, day: int = 2) -> Appointment:
    plan = Plan("aftersales", at(day, 9), at(day, 10), people=(cast.tom().pk,))
    return Appointment.take(case.client_id, plan, by=by(cast.chloe()), subject=f"case:{case.pk}")


def written(**more: Any) -> Written:
    values: dict[str, Any] = {"arrived_at": at(1, 9), "left_at": at(1, 9, 45), "done": "Lame remplacée", "signed_by": "Mme Abadie", "drawing": SIGNATURE}  # fmt: skip
    return Written(**values | more)


def lines(client: Client) -> list[Line]:
    return [Line(event) for event in Event.objects.filter(client=client).order_by("pk")]


def browser(user: User) -> Browser:
    found = Browser()
    found.force_login(user)
    return found


def words(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


@TODAY
def test_a_signed_reception_starts_the_warranties_and_is_printed_from_the_timeline(client: Client) -> None:
    product = shutter(client, maker_years=5)
    reception = received(client, product, reserves="Joint à reprendre")
    ends = {one.term: one.ends_on for one in product.warranties.all()}
    assert ends == {
        "completion": date(2027, 3, 2), "equipment": date(2028, 3, 2), "decennial": date(2036, 3, 2), "maker": date(2031, 3, 1),
    }  # fmt: skip
    line = lines(client)[-1]
    assert (
        line.sentence == "Travaux reçus avec réserves"
        and line.print
        and line.print.url == f"/sav/receptions/{reception.pk}/pv.pdf"
    )
    said = words(browser(cast.tom()).get(line.print.url).content)
    for part in (
        "Pose de volets",
        "Joint à reprendre",
        "garantie décennale (10 ans) : jusqu’au 2 mars 2036",
        "Mme Abadie",
    ):
        assert part in said
    reception.lift(by=by(cast.tom()), on=date(2026, 4, 1))
    with pytest.raises(Refused, match="pas de réserve"):
        Reception.objects.get(pk=reception.pk).lift(by=by(cast.tom()), on=date(2026, 4, 2))


@TODAY
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"drawing": ""}, "signer"),
        ({"drawing": "<svg/>" * 9}, "lisible"),
        ({"received_on": date(2026, 12, 2)}, "à l’avance"),
    ],
)
def test_a_reception_that_is_not_one_is_refused(client: Client, wrong: dict, why: str) -> None:
    with pytest.raises(Refused, match=why):
        received(client, **wrong)
    assert not Reception.objects.exists()


@TODAY
def test_the_case_opens_with_the_warranty_and_its_reason(client: Client) -> None:
    product = shutter(client)
    received(client, product)
    case = opened(client, product)
    assert (case.number, case.covered) == ("SAV-00001", True)
    assert case.why == "Sous garantie de bon fonctionnement (2 ans) jusqu’au 2 mars 2028."
    assert case.due_on == date(2026, 12, 16)
    page = browser(cast.chloe()).get(f"/sav/{case.pk}/").content.decode()
    for shown in ("Sous garantie", case.why, "FA-0012", "VR-77", "posé le 02/03/2026"):
        assert shown in page
    with pytest.raises(Refused, match="dites pourquoi"):
        opened(client, product, covered=False)
    assert opened(client, product, covered=False, why="choc de voiture").covered is False


@TODAY
def test_planning_a_visit_plans_the_case_and_cancelling_it_opens_it_again(client: Client) -> None:
    case = opened(client)
    planned = visit(case)
    assert Case.objects.get(pk=case.pk).state == "planned"
    sheet = words(browser(cast.tom()).get(f"/agenda/{planned.pk}/fiche.pdf").content)
    assert "SAV-00001 : Il reste bloqué en bas" in sheet
    later = planned.postpone(Plan.of(planned), by=by(cast.chloe()), outcome="client absent")
    assert Case.objects.get(pk=case.pk).state == "planned"
    later.cancel(by=by(cast.chloe()))
    assert Case.objects.get(pk=case.pk).state == "open"


@TODAY
def test_a_report_with_photos_and_signature_closes_the_case_and_the_visit(client: Client) -> None:
    case = opened(client)
    planned = visit(case)
    photo = SimpleUploadedFile("volet.png", PICTURE, "image/png")
    report, refused = Report.write(
        case.pk, written(parts="Lame\nEmbout"), by=by(cast.tom()), appointment=planned, photos=[photo]
    )
    case.refresh_from_db()
    planned.refresh_from_db()
    assert (case.state, planned.state, refused, report.minutes) == ("closed", "done", [], 45)
    assert case.closed_at is not None and client.attachments.get().file.kind == "photo"
    steps = [line.sentence for line in lines(client)]
    assert "Intervention faite, dossier SAV-00001" in steps and "Dossier de SAV SAV-00001 : clos" in steps
    said = words(browser(cast.tom()).get(f"/sav/rapports/{report.pk}.pdf").content)
    for part in ("Lame remplacée", "Embout", "Signé par Mme Abadie", "volet.png"):
        assert part in said
    assert "volet" in browser(cast.tom()).get(f"/sav/{case.pk}/").content.decode()
    with pytest.raises(Refused, match="rouvrez"):
        Report.write(case.pk, written(), by=by(cast.tom()))


@TODAY
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"left_at": at(1, 8)}, "départ vient après"),
        ({"drawing": "", "signed_by": ""}, "dites pourquoi il ne signe pas"),
        ({"signed_by": ""}, "nom de qui signe"),
        ({"state": "waiting"}, "quelle pièce"),
        ({"parts_cost": Decimal(-1)}, "coût"),
    ],
)
def test_a_report_that_is_not_whole_writes_nothing(client: Client, wrong: dict, why: str) -> None:
    case = opened(client)
    with pytest.raises(Refused, match=why):
        Report.write(case.pk, written(**wrong), by=by(cast.tom()))
    assert not Report.objects.exists() and Case.objects.get(pk=case.pk).state == "open"


@TODAY
def test_steps_are_said_old_and_new_and_a_refusal_wants_its_reason(client: Client) -> None:
    case = opened(client)
    with pytest.raises(Refused, match="pourquoi il est refusé"):
        case.step("refused", by=by(cast.chloe()))
    case.step("waiting", by=by(cast.chloe()), note="moteur")
    (change,) = lines(client)[-1].changes
    assert (change.old, change.new, lines(client)[-1].detail) == ("Ouvert", "En attente de pièce", "moteur")
    case.step("closed", by=by(cast.chloe()))
    with pytest.raises(Refused, match="rouvrez"):
        case.step("waiting", by=by(cast.chloe()), note="autre")
    case.step("open", by=by(cast.chloe()))
    assert Case.objects.get(pk=case.pk).closed_at is None


@TODAY
def test_who_may_not_see_the_client_sees_nothing_of_its_cases() -> None:
    hidden = made("Quesnelorge", cast.denis())
    product = shutter(hidden)
    case, reception = opened(hidden, product), received(hidden, product)
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    bob = browser(cast.bob())
    for path in (f"{case.pk}/", f"{case.pk}/dossier.pdf", f"produits/{product.pk}/", f"receptions/{reception.pk}/"):
        assert bob.get(f"/sav/{path}").status_code == 404, path
    assert "SAV-00001" not in bob.get("/sav/?etat=tous").content.decode()
    with pytest.raises(Refused, match="portefeuille"):
        case.step("closed", by=by(cast.bob()))
    with pytest.raises(Forbidden):
        opened_by_ines = Complaint("x")
        Case.open(hidden.pk, opened_by_ines, by=by(cast.ines()))


@TODAY
def test_a_pending_case_and_ten_years_of_warranty_stand_in_the_way_of_an_erasure(client: Client) -> None:
    product = shutter(client)
    received(client, product)
    case = opened(client, product)
    assert f"Le dossier de SAV {case.number} n’est pas terminé." in list(objections(client))
    assert [(one.until, one.why) for one in copies(client)] == [(date(2036, 3, 2), "garantie décennale")]
    case.step("closed", by=by(cast.chloe()))
    assert not [said for said in objections(client) if "SAV" in said]


@TODAY
def test_a_form_that_is_refused_keeps_what_was_typed(client: Client) -> None:
    chloe = browser(cast.chloe())
    answer = chloe.post(
        f"/sav/nouveau/?client={client.pk}", {"symptom": "bloqué", "urgency": "normal", "due_on": "le 45", "why": "vu"}
    )
    assert (
        answer.status_code == 422
        and "bloqué</textarea>" in answer.content.decode()
        and 'value="vu"' in answer.content.decode()
    )
    case = opened(client)
    typed = {
        "day": "01/12/2026",
        "arrived": "9h",
        "left": "8h",
        "done": "rien",
        "state": "closed",
        "drawing": SIGNATURE,
        "signed_by": "Zoé",
    }
    answer = chloe.post(f"/sav/{case.pk}/rapport/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and SIGNATURE in page and 'value="Zoé"' in page and not Report.objects.exists()
    answer = chloe.post(f"/sav/{case.pk}/rapport/", typed | {"left": "10h"})
    assert answer["Location"] == f"/sav/{case.pk}/?recu=1"
    assert isinstance(Report.objects.get().arrived_at, datetime)


def test_the_client_s_page_shows_what_is_fitted_and_until_when(client: Client) -> None:
    product = shutter(client, fitted_on=date.today(), maker_years=2)
    page = browser(cast.bob()).get(f"/clients/{client.pk}/sav/").content.decode()
    assert "Volet roulant" in page and "garantie du fabricant" in page and "Sous garantie" in page
    product.remove(by=by(cast.bob()))
    assert "Volet roulant" not in browser(cast.bob()).get(f"/clients/{client.pk}/sav/").content.decode()


@TODAY
def test_what_is_fitted_is_read_from_a_document_and_not_twice(client: Client, monkeypatch: Any) -> None:
    from types import SimpleNamespace

    from carnet.aftersales import from_documents
    from carnet.sales.lines import Line

    lines = [
        Line(description="Volet solaire\nblanc", reference="VS-1"),
        Line(kind="section", description="Étage"),
        Line(description="Pose"),
    ]
    site = client.addresses.get(role="site")
    document: Any = SimpleNamespace(client_id=client.pk, number="BL-0007", site_id=site.pk, plain_lines=lambda: lines)
    assert [(one.at, one.name, one.known) for one in from_documents.offered(document)] == [
        (0, "Volet solaire", False),
        (1, "Pose", False),
    ]
    values: dict[str, Any] = {"fitted_on": date(2026, 11, 30), "fitted_by": cast.tom().pk, "family": "volets"}
    assert from_documents.note(document, [0], by=by(cast.tom()), **values) == 1
    product = Installed.objects.get()
    assert (str(product), product.document, product.place, product.fitted_by) == (
        "Volet solaire VS-1",
        "BL-0007",
        site,
        cast.tom(),
    )
    assert [one.known for one in from_documents.offered(document)] == [True, False]
    with pytest.raises(Refused, match="une ligne au moins"):
        from_documents.note(document, [9], by=by(cast.tom()), **values)


@TODAY
def test_the_search_box_finds_a_case_by_its_number_for_who_may_see_it() -> None:
    case = opened(made("Quesnelorge", cast.denis()))
    bob = browser(cast.bob())
    for typed in ("SAV-00001", "sav 1", "sav1"):
        page = bob.get("/clients/suggestions/", {"q": typed}).content.decode()
        assert f"/sav/{case.pk}/" in page, typed
    assert "/sav/" not in bob.get("/clients/suggestions/", {"q": "sav 2"}).content.decode()
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    assert "/sav/" not in bob.get("/clients/suggestions/", {"q": "SAV-00001"}).content.decode()


@TODAY
def test_out_of_warranty_a_draft_is_one_click_away_with_its_hours_and_its_parts(client: Client) -> None:
    case = opened(client, shutter(client), covered=False, why="Usure")
    chloe = browser(cast.chloe())
    assert "Facturer" in chloe.get(case.get_absolute_url()).content.decode()
    quoted = chloe.post(f"/sav/{case.pk}/chiffrer/quote/", follow=True)
    assert "Déplacement et diagnostic" in quoted.content.decode()
    worked = written(left_at=at(1, 10, 10), parts="Lame", parts_cost=Decimal("45.90"), state="to_invoice")
    Report.write(case.pk, worked, by=by(cast.tom()))
    for kind in ("invoice", "invoice", "quote", "quote"):  # whoever clicks twice has one draft
        chloe.post(f"/sav/{case.pk}/chiffrer/{kind}/")
    assert Quote.objects.count() == 2, "one before the visit, one after"
    invoice = Invoice.objects.get()
    assert (invoice.client_id, invoice.nature, invoice.number) == (client.pk, "repair", None)
    assert invoice.subject == Quote.objects.latest("pk").subject == f"Dossier de SAV {case.number} : volet roulant"
    title, what, hours, part = invoice.plain_lines()
    assert (title.kind, title.description) == ("section", f"Dossier de SAV {case.number}")
    assert "VR-77" in what.description and "bloqué" in what.description
    assert (hours.quantity, hours.unit, part.description, part.cost) == (
        Decimal("1.25"),
        "HUR",
        "Lame",
        Decimal("45.90"),
    )


@TODAY
def test_under_warranty_or_without_the_right_nothing_is_proposed(client: Client) -> None:
    product = shutter(client)
    received(client, product)
    case = opened(client, product)
    assert case.covered and "chiffrer" not in browser(cast.chloe()).get(case.get_absolute_url()).content.decode()
    free = opened(client, covered=False, why="Usure")
    tom = browser(cast.tom())
    assert "chiffrer" not in tom.get(free.get_absolute_url()).content.decode()
    assert tom.post(f"/sav/{free.pk}/chiffrer/invoice/").status_code == 403
    assert Invoice.objects.count() == 0


@TODAY
def test_the_dossier_holds_each_case_with_its_reports_and_its_photos(client: Client) -> None:
    product = shutter(client)
    received(client, product, reserves="Peinture à reprendre")
    case = opened(client, product)
    photo = SimpleUploadedFile("lame.png", PICTURE, "image/png")
    Report.write(case.pk, written(parts="Lame\nVis"), by=by(cast.tom()), photos=[photo])
    blocks = PART.blocks(client, Period(), cast.alice())
    titles = [block.title for block in blocks]
    assert titles == ["Produits posés", "Réceptions de travaux", f"Dossier {case.number}"]
    told = blocks[-1]
    assert ("Ce qui se passe", "Il reste bloqué en bas") in told.facts and len(told.pictures) == 1
    assert "Lame remplacée" in told.paragraphs[0] and "Pièces : Lame, Vis" in told.paragraphs[0]
    assert "Peinture à reprendre" in blocks[1].rows[0][2]
    before = Period(until=date(2026, 11, 1))
    assert [block.title for block in PART.blocks(client, before, cast.alice())] == titles[:2]
    text = PdfReader(BytesIO(draw(client, [PART], Period(), cast.alice()))).pages[0].extract_text()
    assert "Sommaire" in text and "SAV et garanties" in text


@TODAY
def test_photos_are_added_when_the_case_opens_and_later_and_seen_from_it(client: Client) -> None:
    chloe = browser(cast.chloe())
    typed = {
        "symptom": "bloqué",
        "urgency": "normal",
        "photos": [SimpleUploadedFile("panne.png", PICTURE, "image/png")],
    }
    opening = chloe.post(f"/sav/nouveau/?client={client.pk}", typed, follow=True)
    case = Case.objects.get()
    assert "photo ajoutée" in opening.content.decode() and case.photos.get().report is None
    sent = [SimpleUploadedFile("lame.png", PICTURE, "image/png"), SimpleUploadedFile("faux.png", b"rien", "image/png")]
    page = chloe.post(f"/sav/{case.pk}/photos/", {"photos": sent}, follow=True).content.decode()
    assert case.photos.count() == 2 and "lame" in page and "faux.png" in page
    assert [line.event.code for line in lines(client)][-2:] == ["file.added", "file.added"]
    assert "Choisissez une photo" in chloe.post(f"/sav/{case.pk}/photos/", follow=True).content.decode()
    assert "panne" in words(chloe.get(f"/sav/{case.pk}/dossier.pdf").content)


@TODAY
def test_the_forms_propose_the_only_product_its_place_and_what_was_not_received_yet(client: Client) -> None:
    site = client.addresses.get(role="site")
    product, tom = shutter(client), browser(cast.tom())
    opening = tom.get(f"/sav/nouveau/?client={client.pk}").context["form"]
    assert (opening["product"].value(), opening["address"].value()) == (product.pk, str(site.pk))
    reception = tom.get(f"/sav/receptions/nouvelle/?client={client.pk}").context["form"]
    assert reception["products"].value() == [product.pk] and reception["address"].value() == str(site.pk)
    received(client, product)
    page = tom.get(f"/sav/receptions/nouvelle/?client={client.pk}")
    assert page.context["form"]["products"].value() == []
    assert "déjà reçu le 03/03/2026" in page.content.decode()


@TODAY
def test_the_page_of_a_visit_leads_to_its_report(client: Client) -> None:
    planned = visit(opened(client))
    address = f"/sav/1/rapport/?rdv={planned.pk}".replace("/1/", f"/{Case.objects.get().pk}/")
    assert address in browser(cast.tom()).get(planned.get_absolute_url()).content.decode()
    Report.write(Case.objects.get().pk, written(), by=by(cast.tom()), appointment=planned)
    assert address not in browser(cast.tom()).get(planned.get_absolute_url()).content.decode()
