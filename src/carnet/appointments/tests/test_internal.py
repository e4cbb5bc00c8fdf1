"""A meeting of the team, the workshop: hours taken without any client, and in no timeline."""

from io import BytesIO

import pytest
import time_machine
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from carnet.appointments import clashes
from carnet.appointments.icalendar_feed import feed_of
from carnet.appointments.models import Appointment
from carnet.appointments.tests.made import at, by, plan, take
from carnet.appointments.tests.test_screens import MORNING, browser
from carnet.clients.models import Client, Event
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = pytest.mark.django_db
TYPED = {
    "kind": "internal",
    "day": "03/12/2026",
    "start": "16h",
    "end": "17h",
    "travel": "",
    "about": "Réunion d’équipe",
}


def meeting(**more: object) -> Appointment:
    wanted = plan(3, 16, 17, cast.tom(), cast.bob(), kind="internal", about="Réunion d’équipe", **more)
    return Appointment.take(None, wanted, by=by(cast.chloe()))


@MORNING
def test_it_is_taken_from_the_agenda_and_seen_by_everybody_who_goes() -> None:
    chloe = browser(cast.chloe())
    assert "Interne" in chloe.get("/agenda/nouveau/?nature=internal").content.decode()
    chloe.post("/agenda/nouveau/", TYPED | {"people": [cast.tom().pk, cast.bob().pk]})
    one = Appointment.objects.get()
    assert one.client is None and one.headline == "Réunion d’équipe" and one.title == "Interne : Réunion d’équipe"
    for user in (cast.tom(), cast.bob(), cast.alice()):
        assert "Réunion d’équipe" in browser(user).get("/agenda/?jour=2026-12-03&qui=").content.decode()
    assert b"UNION" not in feed_of(cast.alice()) and "Interne : Réunion d’équipe".encode() in feed_of(cast.tom())


def test_it_is_in_no_timeline_and_has_every_other_act() -> None:
    one = meeting()
    one.move(at(3, 17), at(3, 18), by=by(cast.chloe()))
    later = one.postpone(plan(4, 16, 17, kind="internal", about="Réunion"), by=by(cast.chloe()))
    later.finish(by=by(cast.tom()), outcome="Planning revu")
    later.reopen(by=by(cast.tom()))
    later.cancel(by=by(cast.tom()))
    assert Event.objects.filter(code__startswith="appointment.").count() == 0
    assert Appointment.objects.get(pk=later.pk).version == 4


def test_what_has_no_client_is_internal_and_says_what_it_is_about(client: Client) -> None:
    with pytest.raises(Refused, match="Choisissez le client"):
        Appointment.take(None, plan(), by=by(cast.chloe()))
    with pytest.raises(Refused, match="n’a pas de client"):
        take(client, plan(kind="internal", about="Réunion"))
    with pytest.raises(Refused, match="de quoi il s’agit"):
        Appointment.take(None, plan(kind="internal"), by=by(cast.chloe()))
    one = meeting()
    with pytest.raises(Refused, match="interne"):
        one.client_absent(by=by(cast.tom()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=one.pk).update(kind="survey")


@MORNING
def test_the_form_keeps_what_was_typed_and_says_what_is_missing() -> None:
    chloe, people = browser(cast.chloe()), [cast.tom().pk]
    refused = chloe.post("/agenda/nouveau/", TYPED | {"people": people, "about": ""})
    assert refused.status_code == 422 and "de quoi il s’agit" in refused.content.decode()
    refused = chloe.post("/agenda/nouveau/", TYPED | {"people": people, "kind": "survey"})
    assert refused.status_code == 422 and "Seul un rendez-vous « Interne »" in refused.content.decode()
    assert Appointment.objects.count() == 0


def test_its_hours_are_taken_for_who_goes(client: Client) -> None:
    meeting()
    (said,) = clashes.warnings(plan(3, 16, 17), cast.bob())
    assert "Tom" in said and "Réunion d’équipe" in said and "chez" not in said


@MORNING
def test_its_pages_speak_of_no_client() -> None:
    one = meeting()
    chloe = browser(cast.chloe())
    page = chloe.get(one.get_absolute_url()).content.decode()
    assert "rendez-vous interne" in page and "Client absent" not in page and "Inviter" not in page
    assert chloe.get(f"/agenda/{one.pk}/ecrire/").status_code == 404
    paper = PdfReader(BytesIO(chloe.get(f"/agenda/{one.pk}/fiche.pdf").content)).pages[0].extract_text()
    assert "Réunion d’équipe" in paper and "signature du client" not in paper
    form = chloe.get(f"/agenda/{one.pk}/modifier/").content.decode()
    assert 'name="client"' not in form and 'name="address"' not in form
    moved = chloe.post(
        f"/agenda/{one.pk}/modifier/", TYPED | {"people": [cast.tom().pk], "start": "15h", "version": "1"}, follow=True
    )
    assert "Rendez-vous enregistré" in moved.content.decode()
    assert Appointment.objects.get(pk=one.pk).starts_at == at(3, 15)
    with time_machine.travel(at(3, 8), tick=False):
        assert "Réunion d’équipe" in browser(cast.tom()).get("/").content.decode()
        assert "Réunion d’équipe" in browser(cast.tom()).get("/agenda/ma-journee/").content.decode()


@MORNING
def test_what_happened_is_told_on_its_page_and_each_act_is_undone_from_there() -> None:
    one = meeting()
    chloe = browser(cast.chloe())
    moved = chloe.post(
        f"/agenda/{one.pk}/deplacer/", {"debut": "2026-12-03T09:00", "fin": "2026-12-03T10:00"}, follow=True
    )
    undo = f"/agenda/actes/{one.traces.first().change_set_id}/annuler/"  # type: ignore[union-attr]
    page = moved.content.decode()
    assert page.count(undo) == 2, "in the message and on its line"
    assert "Rendez-vous déplacé : Interne" in page and "<del>" in page and "Chloé" in page
    assert "Annulé." in chloe.post(undo, follow=True).content.decode()
    assert Appointment.objects.get(pk=one.pk).starts_at == at(3, 16)
    page = chloe.get(one.get_absolute_url()).content.decode()
    assert undo not in page and "Annulé</span>" in page
    assert "déjà annulée" in chloe.post(undo, follow=True).content.decode()
    one.finish(by=by(cast.tom()), outcome="Planning revu")
    traces = list(one.traces.all())
    assert [trace.code for trace in traces] == [f"appointment.{act}" for act in ("done", "moved", "moved", "taken")]
    traces[0].undo(by=by(cast.tom()))
    assert Appointment.objects.get(pk=one.pk).is_planned
    traces[-1].undo(by=by(cast.chloe()))
    assert Appointment.objects.get(pk=one.pk).state == "cancelled"
    assert Event.objects.filter(code__startswith="appointment.").count() == 0


def test_who_may_not_change_it_undoes_nothing_and_what_was_moved_since_stays() -> None:
    one = meeting()
    one.change(plan(3, 9, 10, cast.tom(), cast.bob(), kind="internal", about="Atelier"), by=by(cast.chloe()))
    first = one.traces.first()
    assert first is not None
    with pytest.raises(Forbidden):
        first.undo(by=by(cast.ines()))
    Appointment.objects.get(pk=one.pk).move(at(3, 14), at(3, 15), by=by(cast.chloe()))
    first.undo(by=by(cast.chloe()))
    after = Appointment.objects.get(pk=one.pk)
    assert (after.about, after.starts_at) == ("Réunion d’équipe", at(3, 14))
    with pytest.raises(Refused, match="déjà annulée"):
        first.undo(by=by(cast.chloe()))
