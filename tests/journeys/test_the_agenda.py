"""Chloé takes an appointment with the caller still on the line; Tom finds it on his page, and goes."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.appointments.models import Appointment
from carnet.appointments.models.acts import Plan
from carnet.appointments.slots import propose
from carnet.clients.models import Client
from tests.cast import chloe, tom
from tests.journeys.conftest import Enter
from tests.journeys.devices import DESK, Device
from tests.journeys.habits import button, field, toast
from tests.journeys.inspection import inspect
from tests.journeys.people import GARAGE
from tests.journeys.people import one as entered

pytestmark = pytest.mark.browser


def next_monday(hour: int, weeks: int = 1) -> Any:
    today = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return today + timedelta(days=7 * weeks - today.weekday())


def taken_for_tom(client: Client, hour: int = 9) -> Appointment:
    start = next_monday(hour)
    plan = Plan("survey", start, start + timedelta(hours=1), people=(tom().pk,))
    return Appointment.take(client.pk, plan, by=Actor(chloe(), Source.SCREEN))


def test_taken_from_the_client_s_page_seen_by_the_fitter_done_on_site(enter: Enter, device: Device) -> None:
    page, client = enter(chloe()), entered(GARAGE)
    tom()
    page.goto(f"/clients/{client.pk}/")
    page.get_by_role("main").get_by_role("link", name="Rendez-vous", exact=True).first.click()
    page.get_by_label("Métré", exact=True).check()
    page.get_by_role("checkbox", name="Chloé Bernier").uncheck()
    page.get_by_role("checkbox", name="Tom Rivalin").check()
    expect(page.locator("[data-slot-day]").first).to_be_visible()
    page.locator("[data-slot-day]").nth(1).click()
    chosen = field(page, "day").input_value()
    field(page, "about").fill("volets")
    found = inspect(page, "rendez-vous-nouveau")
    page.keyboard.press("Enter")
    toast(page, "Rendez-vous pris")
    (taken,) = Appointment.objects.all()
    assert f"{taken.starts:%d/%m/%Y}" == chosen and taken.starts_at in propose([chloe().pk], timedelta(hours=1))
    expect(page.locator(".c-visits")).to_contain_text("Métré : volets")
    found |= inspect(page, "rendez-vous-onglet")

    page = enter(tom(), f"/agenda/?jour={taken.starts:%Y-%m-%d}", number=1)
    page.locator("[data-visit]").filter(has_text="Garage du Lavoir").click()
    found |= inspect(page, "rendez-vous")
    page.get_by_label("Compte rendu, ou raison").fill("Coffre à reprendre")
    button(page, "Fait").click()
    toast(page, "Rendez-vous fait")
    page.get_by_role("link", name="Garage du Lavoir").click()
    expect(page.locator(".c-timeline").first).to_contain_text("Coffre à reprendre")
    assert found == {}


def test_the_agenda_in_every_view(enter: Enter, device: Device) -> None:
    if device != DESK:
        return  # each view is inspected on both sizes below
    page, client = enter(chloe()), entered(GARAGE)
    taken = taken_for_tom(client)
    found: dict[str, list[str]] = {}
    for view in ("semaine", "jour", "equipe", "mois", "liste"):
        page.goto(f"/agenda/?vue={view}&jour={taken.starts:%Y-%m-%d}")
        expect(page.get_by_text("Garage du Lavoir").first).to_be_visible()
        found |= inspect(page, f"agenda-{view}")
    for name in ("absences", "equipes/nouvelle", "abonnement"):
        page.goto(f"/agenda/{name}/")
        found |= inspect(page, f"agenda-{name}")
    assert {where: said[:6] for where, said in found.items()} == {}


@pytest.fixture
def week(enter: Enter, device: Device) -> Page:
    page, client = enter(chloe()), entered(GARAGE)
    taken = taken_for_tom(client)
    page.goto(f"/agenda/?vue=semaine&jour={taken.starts:%Y-%m-%d}")
    return page


def starts() -> Any:
    return timezone.localtime(Appointment.objects.get().starts_at)


def test_it_is_moved_and_stretched_by_the_mouse_and_by_the_keyboard(week: Page, device: Device) -> None:
    if device != DESK:
        return  # on the phone the form moves it
    monday = starts()
    visit = week.locator("[data-visit]")
    box, quarter = visit.bounding_box(), week.locator(".c-week-slot").first.bounding_box()
    assert box and quarter
    hour, x = quarter["height"], box["x"] + 20
    week.mouse.move(x, box["y"] + 8)
    week.mouse.down()
    week.mouse.move(x + week.locator("[data-day]").nth(1).bounding_box()["width"], box["y"] + 8 + hour * 2, steps=6)  # type: ignore[index]
    week.mouse.up()
    toast(week, "– 12\u00a0h")
    assert starts() == monday + timedelta(days=1, hours=2)

    box = visit.bounding_box()
    assert box
    week.mouse.move(box["x"] + 20, box["y"] + box["height"] - 3)
    week.mouse.down()
    week.mouse.move(box["x"] + 20, box["y"] + box["height"] - 3 + hour, steps=6)
    week.mouse.up()
    toast(week, "– 13\u00a0h.")
    assert Appointment.objects.get().minutes == 120

    visit.focus()
    week.keyboard.press("Alt+ArrowUp")
    toast(week, "– 12\u00a0h\u00a045")
    assert starts() == monday + timedelta(days=1, hours=1, minutes=45)
    week.get_by_role("button", name="Annuler").last.click()
    expect(week.locator(".c-toast").filter(has_text="Annulé")).to_be_visible()
    assert starts() == monday + timedelta(days=1, hours=2)


TABLET = {"width": 1024, "height": 768}


def test_a_finger_scrolls_the_agenda_and_takes_what_it_holds(week: Page, device: Device) -> None:
    if device == DESK:
        return
    week.goto(week.url)
    monday, at = starts(), week.url
    week.locator("[data-visit]").click()  # on the phone the same page is a list, and the form moves it
    week.get_by_role("link", name="Modifier").click()
    field(week, "start").fill("11h")
    button(week, "Enregistrer").click()
    toast(week, "Rendez-vous enregistré")
    assert starts() == monday + timedelta(hours=2)

    week.set_viewport_size(TABLET)  # type: ignore[arg-type]
    week.goto(at)
    visit, hand = week.locator("[data-visit]"), week.context.new_cdp_session(week)
    hour = week.locator(".c-week-slot").first.bounding_box()["height"]  # type: ignore[index]

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}] if x else []})

    def drag(from_y: float, hours: float, *, holding: bool) -> None:
        x = visit.bounding_box()["x"] + 20  # type: ignore[index]
        touch("touchStart", x, from_y)
        if holding:
            expect(visit).to_have_class(re.compile("c-visit-held"))
        for step in range(1, 9):
            touch("touchMove", x, from_y + hours * hour * step / 8)
        touch("touchEnd")

    box = visit.bounding_box()
    assert box
    drag(box["y"] + 8, -1, holding=False)
    assert starts() == monday + timedelta(hours=2)
    visit.scroll_into_view_if_needed()
    box = visit.bounding_box()
    assert box
    drag(box["y"] + 8, 1, holding=True)
    toast(week, "– 13\u00a0h")
    assert starts() == monday + timedelta(hours=3)
    visit.scroll_into_view_if_needed()
    box = visit.bounding_box()
    assert box
    drag(box["y"] + box["height"] - 6, 1, holding=True)
    toast(week, "– 14\u00a0h")
    assert Appointment.objects.get().minutes == 120


def test_an_empty_hour_opens_the_form_and_the_places_follow_the_client(week: Page, device: Device) -> None:
    if device == DESK:
        week.locator("[data-day]").nth(2).locator(".c-week-slot a").nth(3).click()
        expect(field(week, "start")).to_have_value("11:00")
    else:
        week.goto("/agenda/nouveau/")
    field(week, "client").press_sequentially("lavoir")
    week.locator("[role=option]:visible").first.click()
    expect(week.locator("select[name=address]")).to_contain_text("3 impasse du Lavoir")
    field(week, "start").fill("11h30")
    field(week, "about").focus()
    expect(field(week, "end")).to_have_value("12:30")
