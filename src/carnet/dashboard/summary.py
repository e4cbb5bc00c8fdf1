"""Sales by day and salesperson: from the summary of the night, but the days touched since, asked of the documents themselves.

So the figures are those of now, without any act having to keep them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import CharField, Count, Q, Sum
from django.db.models.functions import Cast, Substr
from django.utils import timezone

from carnet.dashboard.models import Day, Summary
from carnet.invoices.figures import signed
from carnet.invoices.models import Invoice
from carnet.kernel.prepared import Prepared
from carnet.quotes.models import Quote
from carnet.quotes.states import State
from carnet.sales.lines import rounded

ZERO = Decimal(0)


@dataclass
class Sales:
    """`quotes` were sent on these days; `signed` are those of them that are accepted by now."""

    quotes: int = 0
    signed: int = 0
    signed_excl: Decimal = field(default=ZERO)
    excl: Decimal = field(default=ZERO)

    def add(self, other: "Sales | Day") -> None:
        self.quotes += other.quotes
        self.signed += other.signed
        self.signed_excl += other.signed_excl
        self.excl += other.excl

    @property
    def rate(self) -> int | None:
        """Signed for a hundred sent; None without any."""
        return round(100 * self.signed / self.quotes) if self.quotes else None


Key = tuple[date, int | None]
_SUMS = ("quotes", "signed", "signed_excl", "excl")


def between(first: date, last: date, seller: int | None = None) -> dict[Key, Sales]:
    """By month (its first day) and salesperson, those alone of `seller` when one is named."""
    made_at = Summary.current().made_at
    stale = _touched_since(made_at, first, last) if made_at else None
    found: dict[Key, Sales] = defaultdict(Sales)
    if stale is not None:
        for month, person, *sums in _KEPT(shape=(first, last, stale)):
            found[date.fromisoformat(f"{month}-01"), person] = _sales(dict(zip(_SUMS, sums, strict=True)))
    if stale is None or stale:
        days = Q(date__range=(first, last)) if stale is None else Q(date__in=stale)
        for (day, person), sales in computed(days).items():
            found[day.replace(day=1), person].add(sales)
    return {key: sales for key, sales in found.items() if seller is None or key[1] == seller}


def _kept(shape: tuple[date, date, frozenset[date]]) -> Any:
    """Summed by the base: the days of a year and of a team are thousands."""
    first, last, stale = shape
    month = Substr(Cast("day", CharField()), 1, 7)
    rows = (
        Day.objects.filter(day__range=(first, last)).exclude(day__in=sorted(stale)).values("salesperson", month=month)
    )
    return rows.annotate(**{f"of_{name}": Sum(name) for name in _SUMS}).values_list(
        "month", "salesperson", *(f"of_{name}" for name in _SUMS)
    )


_KEPT = Prepared(_kept)


def _touched_since(moment: datetime, first: date, last: date) -> frozenset[date]:
    """The days of the documents written since: what they came to is no longer what the night found."""
    days = {day for asked in _TOUCHED for (day,) in asked(shape=moment)}
    # Not asked of the base: SQLite would then read the whole year by its index of dates.
    return frozenset(day for day in days if first <= day <= last)


_TOUCHED = [
    Prepared(lambda shape, model=model: model.objects.filter(updated_at__gte=shape).values_list("date"))
    for model in (Quote, Invoice)
]


def computed(days: Q) -> dict[Key, Sales]:
    """Asked of the documents."""
    accepted = Q(state=State.ACCEPTED)
    quotes = _by_day(
        Quote.objects.exclude(state=State.DRAFT).filter(days),
        quotes=Count("pk"), signed=Count("pk", filter=accepted), signed_excl=Sum("total_excl", filter=accepted),
    )  # fmt: skip
    invoices = _by_day(Invoice.objects.issued().filter(days), excl=Sum(signed("total_excl")))
    found: dict[Key, Sales] = {}
    for row in [*quotes, *invoices]:
        key = (row.pop("date"), row.pop("salesperson"))
        found.setdefault(key, Sales()).add(_sales(row))
    return found


def _sales(sums: dict[str, Any]) -> Sales:
    """SQLite adds up in floats: a refund may leave a millionth of a cent."""
    said: dict[str, Any] = {
        name: rounded(value) if isinstance(value, Decimal) else value
        for name, value in sums.items()
        if value is not None
    }
    return Sales(**said)


def _by_day(rows: Any, **sums: Any) -> Iterable[dict[str, Any]]:
    return list(rows.order_by().values("date", "salesperson").annotate(**sums))


def rebuild() -> None:
    """Every night, whole: it takes a second or two for half a million documents."""
    now = timezone.now()
    with transaction.atomic():
        rows = computed(Q())
        Day.objects.all().delete()
        Day.objects.bulk_create(
            [
                Day(day=day, salesperson_id=seller, **vars(sales))
                for (day, seller), sales in sorted(rows.items(), key=str)
            ],
            batch_size=500,
        )
        Summary.objects.update_or_create(pk=1, defaults={"made_at": now})


def agrees(repair: bool) -> list[str]:
    """What `carnet verify` asks: the summary of the nights, the days touched since left out, is what the documents say."""
    made_at = Summary.current().made_at
    if made_at is None:
        return []
    stale = _touched_since(made_at, date.min, date.max)
    kept = {(row.day, row.salesperson_id): row for row in Day.objects.exclude(day__in=stale)}
    said = {key: Sales(row.quotes, row.signed, row.signed_excl, row.excl) for key, row in kept.items()}
    if said == {key: sales for key, sales in computed(Q()).items() if key[0] not in stale}:
        return []
    if repair:
        rebuild()
        return []
    return ["Le résumé des ventes n’est pas la somme des devis et des factures : carnet verify --repair le refait."]
