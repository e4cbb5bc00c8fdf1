"""An agenda of thirty people: what one page shows is bounded, what it leaves out is counted and one click away."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext

from carnet.accounts.actor import system
from carnet.accounts.models import Role, User
from carnet.appointments.models import Appointment
from carnet.appointments.tests.made import at, plan, take
from carnet.clients.models import Client
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]
MORNING = time_machine.travel(at(1, 7), tick=False)


@pytest.fixture
def team() -> list[User]:
    """Fourteen fitters beside the cast."""
    return [
        User.add(by=system(), username=f"poseur{rank}", name=f"Poseur {rank:02}", role=Role.TECHNICIAN)
        for rank in range(1, 15)
    ]


@pytest.fixture
def chloe() -> Browser:
    browser = Browser()
    browser.force_login(cast.chloe())
    return browser


def test_a_day_of_the_month_shows_six_and_counts_the_others(client: Client, chloe: Browser) -> None:
    with MORNING:
        for hour in (14, 9, 10, 11, 15, 8, 16, 13):
            take(client, plan(3, hour, hour + 1))
        take(client, plan(starts_at=at(3), ends_at=at(4), all_day=True))
    answer = chloe.get("/agenda/?vue=mois&jour=2026-12-03&qui=")
    (column,) = [one for one in answer.context["agenda"].columns if one.day == date(2026, 12, 3)]
    assert [item.starting for item in column.items] == [
        "Journée", "8\u00a0h", "9\u00a0h", "10\u00a0h", "11\u00a0h", "13\u00a0h",
    ]  # fmt: skip
    assert column.beyond == 3 and "3 de plus" in answer.content.decode()
    assert chloe.get("/agenda/?vue=liste&jour=2026-12-03&qui=").content.decode().count("c-visit-client") == 9


def test_a_long_list_ends_with_a_whole_day_and_the_next_page_goes_on(
    client: Client, chloe: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carnet.appointments.reading.MOST_LISTED", 4)
    with MORNING:
        taken = [take(client, plan(day, hour, hour + 1)).pk for day in (2, 3, 7) for hour in (9, 11, 14)]
    answer = chloe.get("/agenda/?vue=liste&jour=2026-12-01&qui=")
    first = answer.context["agenda"]
    shown = [item.one.pk for column in first.columns for item in column.items]
    assert shown == taken[:6] and first.columns[-1].day == date(2026, 12, 3) and first.next == date(2026, 12, 4)
    assert "jour=2026-12-04" in answer.content.decode()
    rest = chloe.get("/agenda/?vue=liste&jour=2026-12-04&qui=").context["agenda"]
    assert [item.one.pk for column in rest.columns for item in column.items] == taken[6:]


def test_people_are_shown_by_groups_of_twelve(client: Client, chloe: Browser) -> None:
    first = chloe.get("/agenda/?vue=equipe&jour=2026-12-03&qui=")
    second = chloe.get("/agenda/?vue=equipe&jour=2026-12-03&qui=&groupe=2")
    agendas = [answer.context["agenda"] for answer in (first, second)]
    lines = [[whose for whose, _ in agenda.lines] for agenda in agendas]
    assert len(lines[0]) == 12 and lines[0] + lines[1] == agendas[0].people
    assert agendas[0].groups[1] == f"{lines[1][0]} à {lines[1][-1]}"
    assert "groupe=2" in first.content.decode() and second.content.decode().count('aria-current="page"') >= 2
    beyond = chloe.get("/agenda/?vue=equipe&jour=2026-12-03&qui=&groupe=9").context["agenda"]
    assert [whose for whose, _ in beyond.lines] == lines[0] and beyond.group == 1


def test_a_day_shows_whoever_is_busy_wherever_they_stand_in_the_alphabet(
    client: Client, chloe: Browser, team: list[User]
) -> None:
    with MORNING:
        take(client, plan(3, 9, 10, team[-1]))
    day = chloe.get("/agenda/?vue=jour&jour=2026-12-03&qui=").context["agenda"]
    assert [column.title for column in day.columns] == ["Poseur 14"] and day.groups == []


@pytest.mark.parametrize("view", ["semaine", "jour", "equipe", "mois", "liste"])
def test_no_view_asks_more_questions_when_it_is_full(
    client: Client, chloe: Browser, team: list[User], view: str
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert chloe.get(f"/agenda/?vue={view}&jour=2026-12-03&qui=").status_code == 200
        return len(queries)

    with MORNING:
        take(client, plan(3, 9, 10, team[0]))
        chloe.get("/agenda/")
        before = asked()
        for rank, fitter in enumerate(team):
            take(client, plan(3, 9 + rank % 3, 12, fitter, cast.tom()))
    assert Appointment.objects.count() == 15 and asked() == before


def test_a_team_that_is_asked_for_is_read_alone(client: Client, chloe: Browser, team: list[User]) -> None:
    with MORNING:
        kept = take(client, plan(3, 9, 10, team[0]))
        take(client, plan(3, 9, 10, team[1]))
    page = chloe.get(f"/agenda/?vue=mois&jour=2026-12-03&qui={team[0].pk}").context["agenda"]
    assert [item.one.pk for column in page.columns for item in column.items] == [kept.pk]
