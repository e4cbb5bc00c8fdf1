"""The chain of the journal: whatever is done to it by who can write in the base, the first wrong line is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.invoices import journal
from carnet.invoices.journal import GENESIS, Closing, Line, first_fault

KEY = b"the key of the installation"


def written(count: int = 12, key: bytes = KEY) -> list[Line]:
    lines: list[Line] = []
    for seq in range(1, count + 1):
        previous = lines[-1].hash if lines else GENESIS
        data = {"id": seq, "incl": f"{seq * 12}.00", "excl": f"{seq * 10}.00", "tax": f"{seq * 2}.00"}
        lines.append(
            journal.line(seq, f"2026-11-{seq:02}T09:00:00+00:00", f"2026-11-{seq:02}", "invoice", data, previous, key)
        )
    return lines


def closed(lines: list[Line]) -> list[Closing]:
    """A closing a day, then the month."""
    made: list[Closing] = []
    for line in lines:
        before = made[-1] if made else None
        made.append(
            journal.closing("day", line.day, (line.seq, line.seq, line.hash), journal.figures([line]), before, KEY)
        )
    last = lines[-1]
    return [*made, journal.closing("month", "2026-11-01", (1, last.seq, last.hash), journal.figures(lines), None, KEY)]


def rechained(lines: list[Line], key: bytes = b"") -> list[Line]:
    """What a patient forger does: every hash made again, without the key."""
    made: list[Line] = []
    for seq, line in enumerate(lines, 1):
        made.append(journal.line(seq, line.at, line.day, line.kind, line.data, made[-1].hash if made else GENESIS, key))
    return made


def altered(lines: list[Line]) -> list[Line]:
    return [replace(line, payload=line.payload.replace("60.00", "6.00")) if line.seq == 5 else line for line in lines]


def altered_with_its_hash(lines: list[Line]) -> list[Line]:
    wrong = altered(lines)
    five = wrong[4]
    wrong[4] = replace(five, hash=journal.digest(five.seq, five.at, five.day, five.kind, five.payload, five.previous))
    return wrong


TAMPERINGS: dict[str, tuple[Callable[[list[Line]], list[Line]], int]] = {
    "a line altered": (altered, 5),
    "a line altered and its hash made again": (altered_with_its_hash, 5),
    "a line removed": (lambda lines: lines[:4] + lines[5:], 5),
    "a line removed, the others renumbered": (
        lambda lines: lines[:4] + [replace(line, seq=line.seq - 1) for line in lines[5:]],
        5,
    ),
    "two lines swapped": (lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]], 5),
    "two lines swapped with their numbers": (
        lambda lines: [*lines[:4], replace(lines[5], seq=5), replace(lines[4], seq=6), *lines[6:]],
        5,
    ),
    "a line written twice": (lambda lines: [*lines[:4], lines[4], *lines[4:]], 6),
    "a line added at the end": (lambda lines: [*lines, replace(lines[-1], seq=13)], 13),
    "the first line removed": (lambda lines: lines[1:], 1),
    "everything rewritten without the key": (lambda lines: rechained(altered(lines)), 1),
    "a date moved back": (
        lambda lines: rechained([*lines[:4], replace(lines[4], day="2026-01-01"), *lines[5:]], KEY),
        5,
    ),
    "the kind changed": (lambda lines: [*lines[:4], replace(lines[4], kind="payment"), *lines[5:]], 5),
    "the moment changed": (
        lambda lines: [*lines[:4], replace(lines[4], at="2026-11-05T10:00:00+00:00"), *lines[5:]],
        5,
    ),
}


def test_a_whole_journal_has_no_fault() -> None:
    assert first_fault(written(), KEY) is None
    assert list(journal.faulty_closings(closed(written()), {line.seq: line for line in written()}, KEY)) == []


@pytest.mark.parametrize("name", TAMPERINGS)
def test_every_tampering_is_found_at_its_first_line(name: str) -> None:
    tamper, seq = TAMPERINGS[name]
    fault = first_fault(tamper(written()), KEY)
    assert fault is not None and fault.seq == seq, f"{name}: {fault}"


@given(
    st.integers(0, 11),
    st.sampled_from(["at", "day", "kind", "payload", "previous", "hash", "seal"]),
    st.text(max_size=5),
)
def test_whatever_text_is_changed_it_is_found(index: int, column: str, text: str) -> None:
    lines = written()
    line = lines[index]
    lines[index] = replace(line, **{column: getattr(line, column) + text + "x"})
    fault = first_fault(lines, KEY)
    assert fault is not None and fault.seq == index + 1


CLOSINGS: dict[str, Callable[[list[Line], list[Closing]], tuple[list[Line], list[Closing]]]] = {
    "the tail cut off": lambda lines, closings: (lines[:-2], closings),
    "the journal rewritten with the key": lambda lines, closings: (
        rechained([*lines[:4], replace(lines[4], kind="x"), *lines[5:]], KEY),
        closings,
    ),
    "a total altered": lambda lines, closings: (
        lines,
        [*closings[:3], replace(closings[3], totals=closings[3].totals.replace("48.00", "4.00")), *closings[4:]],
    ),
    "a closing removed": lambda lines, closings: (lines, closings[:3] + closings[4:]),
    "the last closings removed": lambda lines, closings: (lines, closings[:2]),
    "every closing removed": lambda lines, closings: (lines, []),
    "closings rewritten without the key": lambda lines, closings: (
        lines,
        [replace(closing, seal=journal.sealed(b"another", closing.hash)) for closing in closings],
    ),
}


@pytest.mark.parametrize("name", CLOSINGS)
def test_every_tampering_is_found_by_the_closings(name: str) -> None:
    lines, closings = CLOSINGS[name](written(), closed(written()))
    assert list(journal.faulty_closings(closings, {line.seq: line for line in lines}, KEY))


def test_whole_closings_are_told_nothing_wrong() -> None:
    assert not list(journal.faulty_closings(closed(written()), {line.seq: line for line in written()}, KEY))


def test_running_totals_go_on_from_closing_to_closing() -> None:
    days = closed(written())
    assert journal.read(days[2].running)["incl"] == 12 + 24 + 36
    assert days[-1].running == days[-1].totals == days[-2].running


@given(st.dates())
def test_a_period_holds_its_day(day: object) -> None:
    from datetime import date

    assert isinstance(day, date)
    for period in journal.PERIODS:
        start = journal.start_of(period, day)
        if start.year < 9_999:
            assert start <= day < journal.end_of(period, start)
