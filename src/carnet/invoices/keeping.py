"""Append to the journal, and close the periods that are over: in the transaction of the act, under one lock."""

from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from carnet.company.numbering import Counter
from carnet.invoices import journal
from carnet.invoices.models.journal import Closing, JournalLine

LEDGER = "journal"


def seal_key() -> bytes:
    """Derived from the key of the installation, which the base does not hold."""
    return salted_hmac("carnet.invoices.journal", "seal", secret=settings.SECRET_KEY, algorithm="sha256").digest()


def append(kind: str, data: dict[str, Any], at: datetime) -> journal.Line:
    """One more line. Locks are always taken in this order: documents, series, journal."""
    assert transaction.get_connection().in_atomic_block
    Counter.take(LEDGER, "{0}")
    last = JournalLine.objects.order_by("-seq").first()
    moment, day = _moment(at, last)
    if last is not None and last.day < day.isoformat():
        close_until(day)
    seq, previous = (last.seq + 1, last.hash) if last else (1, journal.GENESIS)
    made = journal.line(seq, moment, day.isoformat(), kind, data, previous, seal_key())
    JournalLine.of(made).save(force_insert=True)
    return made


def _moment(at: datetime, last: JournalLine | None) -> tuple[str, date]:
    """Never before the last line: a clock that goes back does not reopen a day."""
    at, day = at.astimezone(UTC), timezone.localdate(at)
    if last is not None and (at.isoformat() < last.at or day.isoformat() < last.day):
        at, day = datetime.fromisoformat(last.at), date.fromisoformat(last.day)
    closed = Closing.objects.filter(period="day").order_by("-last").first()
    if closed is not None and day.isoformat() <= closed.start:
        day = journal.end_of("day", date.fromisoformat(closed.start))
    return at.isoformat(), day


def close_until(today: date) -> None:
    """Close each day, month and year that ended before today. Nothing to close: nothing is written."""
    for period in journal.PERIODS:
        before = Closing.objects.filter(period=period).order_by("-last").first()
        open_ = JournalLine.objects.filter(seq__gt=before.last if before else 0).order_by("seq")
        oldest = open_.first()
        if oldest is not None and _ended(period, oldest.day, today):
            _close(period, [row.line for row in open_], before.closing if before else None, today)


def _ended(period: str, day: str, today: date) -> bool:
    return journal.end_of(period, journal.start_of(period, date.fromisoformat(day))) <= today


def _close(period: str, lines: list[journal.Line], before: journal.Closing | None, today: date) -> None:
    groups: dict[date, list[journal.Line]] = {}
    for line in lines:
        groups.setdefault(journal.start_of(period, date.fromisoformat(line.day)), []).append(line)
    for start, inside in groups.items():
        if journal.end_of(period, start) <= today:
            span = (inside[0].seq, inside[-1].seq, inside[-1].hash)
            before = journal.closing(period, start.isoformat(), span, journal.figures(inside), before, seal_key())
            Closing.of(before).save(force_insert=True)


def close_what_ended() -> None:
    """Every night."""
    with transaction.atomic():
        if JournalLine.objects.exists():
            Counter.objects.select_for_update().get_or_create(series=LEDGER)
            close_until(timezone.localdate())
