"""The screens: taken from the client's page, seen on the agenda, moved, printed; what is typed is never lost."""

import re
from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.test import Client as Browser
from pypdf import PdfReader

from carnet.accounts.models import User
from carnet.appointments.models import Absence, Appointment, Team
from carnet.appointments.subjects import SUBJECTS, Subject
from carnet.appointments.tests.made import at, by, made, plan, take
from carnet.clients.erasure import objections
from carnet.clients.models import Client, Event
from carnet.clients.timeline import Link
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db
MORNING = time_machine.travel(at(1, 7), tick=False)
TYPED = {
    "kind": "survey",
    "day": "03/12/2026",
    "start": "9h30",
    "end": "",
    "travel": "20",
    "about": "volets",
    "notes": "échelle",
}


def browser(user: User) -> Browser:
    found = Browser()
    found.force_login(user)
    return found


def words(pdf: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


@MORNING
def test_from_the_client_s_page_the_form_could_be_sent_at_once(client: Client) -> None:
    chloe = browser(cast.chloe())
    page = chloe.get(f"/clients/{client.pk}/").content.decode()
    link = re.search(r'href="(/agenda/nouveau/[^"]+)"', page)
    assert link
    address = link[1].replace("&amp;", "&")
    form = chloe.get(address).context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    assert (sent["people"], sent["day"], str(sent["start"])) == ([cast.bob().pk], date(2026, 12, 1), "08:00:00")
    assert sent["address"] == str(client.addresses.get(role="site").pk)
    data = {name: form[name].value() for name in ("kind", "travel", "people", "address")} | {
        "day": "01/12/2026",
        "start": "8h",
    }
    answer = chloe.post(address, data)
    assert answer["Location"] == f"/clients/{client.pk}/rendez-vous/"
    (taken,) = Appointment.objects.all()
    assert taken.place and taken.place.role == "site" and taken.everybody == [cast.bob()]
    page = chloe.get(answer["Location"]).content.decode()
    assert "mardi 1er décembre 2026, 8\u00a0h – 9\u00a0h" in page and "Prochain rendez-vous" in page


@MORNING
def test_it_is_on_the_fitter_s_home_page_at_once(client: Client) -> None:
    take(client, plan(1, 9, 10, cast.tom(), notes="prendre l’échelle"))
    page = browser(cast.tom()).get("/").content.decode()
    assert "Ma journée" in page and client.display_name in page
    assert client.display_name not in browser(cast.ines()).get("/").content.decode().split("Derniers modifiés")[0]


@MORNING
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"day": "le 45"}, "Saisissez un jour"),
        ({"start": "25h"}, "Saisissez une heure"),
        ({"start": ""}, "l’heure de début"),
        ({"end": "8h"}, "La fin vient après le début"),
        ({"people": []}, "Choisissez qui y va"),
        ({"travel": "loin"}, "nombre entier"),
    ],
)
def test_a_refused_form_keeps_what_was_typed(client: Client, wrong: dict, why: str) -> None:
    data = TYPED | {"people": [cast.tom().pk]} | wrong
    answer = browser(cast.chloe()).post(f"/agenda/nouveau/?client={client.pk}", data)
    page = answer.content.decode()
    assert answer.status_code == 422 and why in page
    assert 'value="volets"' in page and "échelle</textarea>" in page
    assert not Appointment.objects.exists()


@MORNING
def test_days_are_typed_as_they_are_said(client: Client) -> None:
    chloe = browser(cast.chloe())
    for typed, day in (("demain", 2), ("jeudi", 3), ("mardi", 8), ("15/12", 15), ("15122026", 15)):
        chloe.post(f"/agenda/nouveau/?client={client.pk}", TYPED | {"people": [cast.tom().pk], "day": typed})
        assert Appointment.objects.latest("pk").starts.date().day == day, typed


@MORNING
def test_clashes_are_told_while_typing_and_after_but_nothing_is_forbidden(client: Client) -> None:
    take(client, plan(3, 9, 11))
    chloe, data = browser(cast.chloe()), TYPED | {"people": [cast.tom().pk]}
    advice = chloe.post(f"/agenda/avis/?client={client.pk}", data).content.decode()
    assert "Tom Rivalin a déjà" in advice and 'data-slot-day="03/12/2026"' in advice
    answer = chloe.post(f"/agenda/nouveau/?client={client.pk}", data, follow=True)
    assert "Tom Rivalin a déjà" in answer.content.decode() and Appointment.objects.count() == 2


@MORNING
def test_the_agenda_by_week_day_people_month_and_list(client: Client) -> None:
    Team.keep("Pose", [cast.tom().pk], by=by(cast.chloe()))
    take(client, plan(1, 9, 11, cast.tom(), cast.bob()))
    take(client, plan(2, starts_at=at(2), ends_at=at(4), all_day=True))
    Absence.note(cast.bob(), date(2026, 12, 2), date(2026, 12, 2), "leave", by=by(cast.bob()))
    chloe = browser(cast.chloe())
    for view in ("semaine", "jour", "equipe", "mois", "liste"):
        page = chloe.get("/agenda/", {"vue": view}).content.decode()
        assert client.display_name in page and "9\u00a0h" in page, view
    (week,) = [chloe.get("/agenda/?vue=semaine").context["agenda"]]
    tuesday = week.columns[1]
    assert tuesday.timed[0].css == "c-from-4 c-for-8 c-lane-0-1" and len(week.columns) == 6
    assert [len(column.whole) for column in week.columns] == [0, 0, 1, 1, 0, 0]
    assert "Occupé" not in chloe.get("/agenda/").content.decode()


@MORNING
def test_the_number_of_queries_does_not_follow_the_number_of_appointments(
    client: Client, django_assert_max_num_queries
) -> None:
    for hour in range(8, 18):
        take(client, plan(1, hour, hour + 1, cast.tom(), cast.bob()))
    chloe = browser(cast.chloe())
    for view in ("semaine", "jour", "equipe", "mois", "liste"):
        with django_assert_max_num_queries(16):
            chloe.get("/agenda/", {"vue": view})


@MORNING
def test_an_hour_of_somebody_else_s_client_is_taken_without_a_name() -> None:
    take(made("Quesnelorge", cast.denis()), plan(1, 9, 10, cast.tom(), about="digicode"))
    Options.change(by=by(cast.alice()), portfolio_visibility="own")
    bob = browser(cast.bob())
    for view in ("semaine", "jour", "equipe", "mois", "liste"):
        page = bob.get("/agenda/", {"vue": view, "qui": ""}).content.decode()
        assert "Occupé" in page and "quesnelorge" not in page.lower() and "digicode" not in page, view
    assert "Occupé" in words(bob.get(f"/agenda/journee.pdf?qui={cast.tom().pk}").content)


@MORNING
def test_moving_by_the_mouse_is_the_same_act_and_is_undone(client: Client) -> None:
    taken, chloe = take(client), browser(cast.chloe())
    data = {"debut": "2026-12-02T14:15", "fin": "2026-12-02T15:15", "version": "1"}
    answer = chloe.post(f"/agenda/{taken.pk}/deplacer/", data, headers={"Accept": "application/json"})
    assert answer.json() == {"moved": True}
    page = chloe.get("/agenda/").content.decode()
    assert "Déplacé" in page
    undo = re.search(r'action="(/agenda/actes/\d+/annuler/)"', page)
    assert undo
    chloe.post(undo[1])
    assert Appointment.objects.get(pk=taken.pk).starts_at == at(1, 9)
    late = chloe.post(f"/agenda/{taken.pk}/deplacer/", data, headers={"Accept": "application/json"})
    assert late.status_code == 422 and "entre-temps" in chloe.get("/agenda/").content.decode()


@MORNING
def test_a_version_that_is_over_keeps_what_was_typed(client: Client) -> None:
    taken, chloe = take(client), browser(cast.chloe())
    data = TYPED | {"people": [cast.tom().pk], "version": "1"}
    taken.move(at(4, 9), at(4, 10), by=by(cast.bob()))
    answer = chloe.post(f"/agenda/{taken.pk}/modifier/", data)
    page = answer.content.decode()
    assert answer.status_code == 422 and "entre-temps" in page and 'name="version" value="2"' in page
    again = chloe.post(f"/agenda/{taken.pk}/modifier/", data | {"version": "2"})
    assert again.status_code == 302 and Appointment.objects.get(pk=taken.pk).starts_at == at(3, 9, 30)


@MORNING
def test_the_sheet_has_where_how_to_get_in_whom_to_call_and_what_to_do(client: Client) -> None:
    site, contact = client.addresses.get(role="site"), client.contacts.get()
    taken = take(client, plan(1, 9, 10, address=site.pk, contact=contact.pk, notes="Prendre #laser", travel=25))
    for address in (f"/agenda/{taken.pk}/fiche.pdf", f"/agenda/journee.pdf?qui={cast.tom().pk}"):
        said = words(browser(cast.tom()).get(address).content)
        for part in ("4 chemin Creux", "code 12B", "Mme Zorba", "06 39 98 00 01", "Prendre #laser", "départ à 8 h 35"):
            assert part in said, (address, part)


def test_the_day_of_a_team_and_a_day_without_anything(client: Client) -> None:
    team = Team.keep("Pose", [cast.tom().pk, cast.bob().pk], by=by(cast.chloe()))
    take(client, plan(1, 9, 10, cast.bob()))
    said = words(browser(cast.chloe()).get(f"/agenda/journee.pdf?jour=01/12/2026&equipe={team.pk}").content)
    assert "Pose mardi 1er décembre 2026" in said and client.display_name in said
    said = words(browser(cast.chloe()).get("/agenda/journee.pdf?jour=07/12/2026&qui=").content)
    assert "Rien n’est prévu" in said


@MORNING
def test_an_upper_app_says_what_it_is_about(client: Client) -> None:
    hive = Subject("hive", "Ruche", lambda key, user: Link(f"Ruche {key}", f"/ruches/{key}/"), lambda key: [f"R-{key}"])
    with SUBJECTS.temporarily(hive):
        chloe = browser(cast.chloe())
        data = TYPED | {"people": [cast.tom().pk]}
        chloe.post(f"/agenda/nouveau/?client={client.pk}&sujet=hive:7", data)
        (taken,) = Appointment.objects.filter(subject="hive:7")
        assert '<a href="/ruches/7/">Ruche 7</a>' in chloe.get(f"/agenda/{taken.pk}/").content.decode()
        assert "R-7" in words(chloe.get(f"/agenda/{taken.pk}/fiche.pdf").content)
    assert chloe.get(f"/agenda/{taken.pk}/").status_code == 200  # its app is gone
    chloe.post(f"/agenda/nouveau/?client={client.pk}&sujet=hive:8", data)
    assert not Appointment.objects.filter(subject="hive:8").exists()


@MORNING
def test_a_client_who_has_an_appointment_to_come_is_not_forgotten_yet(client: Client) -> None:
    taken = take(client)
    assert list(objections(client)) == ["Un rendez-vous est prévu le mardi 1er décembre 2026 : annulez-le d’abord."]
    taken.cancel(by=by(cast.chloe()))
    assert list(objections(client)) == []
    event = Event.objects.filter(code="appointment.taken").latest("pk")
    from carnet.clients.timeline import EVENT_TYPES

    assert set(EVENT_TYPES[event.code].forget(event.data)) == {"appointment", "kind", "when"}


def test_what_goes_through_the_night_says_so_and_does_not_stretch_the_day(client: Client) -> None:
    take(client, plan(starts_at=at(3, 14), ends_at=at(4, 11)))
    week = browser(cast.chloe()).get("/agenda/?vue=semaine&jour=2026-12-03&qui=").context["agenda"]
    (first,), (last,) = (column.timed for column in week.columns if column.timed)
    assert (first.hours, last.hours) == ("dès 14\u00a0h", "jusqu’à 11\u00a0h")
    assert week.hours == list(range(8, 18)) and (first.row, first.rows) == (24, 16) and (last.row, last.rows) == (0, 12)


def test_beyond_eight_at_one_hour_the_others_are_counted_and_read_in_the_list(client: Client) -> None:
    for _ in range(11):
        take(client, plan(3, 9, 10))
    chloe = browser(cast.chloe())
    answer = chloe.get("/agenda/?vue=semaine&jour=2026-12-03&qui=")
    thursday = next(column for column in answer.context["agenda"].columns if column.timed)
    assert thursday.more == 3 and len({item.css for item in thursday.timed if not item.is_over}) == 8
    assert "3 de plus à la même heure" in answer.content.decode()
    assert chloe.get("/agenda/?vue=liste&jour=2026-12-03&qui=").content.decode().count("c-visit-client") == 11
