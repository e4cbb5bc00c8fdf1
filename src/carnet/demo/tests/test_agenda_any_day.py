"""The agenda of the demonstration as it is written, without a base: believable on whatever day it is started."""

import itertools
from datetime import date, datetime, timedelta

import pytest

from carnet.demo.agenda import TEAM, Ends, Meets, PutsOff, Takes, TeamsUp, is_open, worked_day
from carnet.demo.build import write_book
from carnet.demo.repairs import Complains
from carnet.demo.workdays import PARIS

DAYS = (
    "2026-11-24 10:30", "2026-11-29 11:00",  # a Sunday
    "2027-05-01 09:00", "2026-12-31 16:00", "2028-02-29 08:05", "2027-01-01 00:30", "2026-08-14 23:50",
)  # fmt: skip


def scenes(now: datetime) -> tuple[list[Takes], list[Meets], list[object]]:
    written = write_book(now).written
    taken = [one for one in written if isinstance(one, Takes)] + [
        one.later for one in written if isinstance(one, PutsOff)
    ]
    return taken, [one for one in written if isinstance(one, Meets)], written  # type: ignore[return-value]


@pytest.mark.parametrize("day", DAYS)
def test_the_agenda_is_believable(day: str) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=PARIS)
    taken, met, written = scenes(now)
    ended = {id(one.taken) for one in written if isinstance(one, Ends | PutsOff)}
    for one in (*taken, *met):
        assert is_open(one.start.date()), "nobody works that day"
        assert one.at <= now and one.at < one.start, "taken beforehand, and already"
    old = [one for one in taken if one.start.date() < now.date() - timedelta(days=3)]
    assert [one for one in old if id(one) not in ended] == [], "what is over is said to be"
    first = now.date() if is_open(now.date()) else worked_day(now.date(), 0)
    assert len([one for one in taken if one.start.date() == first]) >= 4, "the first screen has something to show"
    assert {one.kind for one in taken} == {"survey", "fitting", "delivery", "aftersales", "sales", "call"}
    assert any(one.start.date() >= now.date() for one in met)
    assert len([one for one in written if isinstance(one, Complains) and one.at > now - timedelta(days=30)]) >= 4


@pytest.mark.parametrize("day", DAYS)
def test_nobody_is_at_two_places(day: str) -> None:
    now = datetime.fromisoformat(day).replace(tzinfo=PARIS)
    taken, met, written = scenes(now)
    members = next(one.members for one in written if isinstance(one, TeamsUp))
    # What was put off leaves its hour, and the one that follows takes the first free look of the secretary: told, not forbidden.
    gone = {id(one.taken) for one in written if isinstance(one, PutsOff)} | {
        id(one.later) for one in written if isinstance(one, PutsOff)
    }
    hours: dict[tuple[str, date], list[tuple[datetime, datetime]]] = {}
    for one in (*taken, *met):
        if id(one) in gone:
            continue
        for who in {name for person in one.people for name in (members if person == TEAM else (person,))}:
            hours.setdefault((who, one.start.date()), []).append(
                (one.start, one.start + timedelta(minutes=one.minutes))
            )
    for spans in hours.values():
        spans.sort()
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans)), spans
