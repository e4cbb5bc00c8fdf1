"""What the warranties cost: what was done for nothing, by family of product."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, F, Sum
from django.utils import timezone

from carnet.accounts.models import User
from carnet.aftersales.models import Report
from carnet.appointments.saying import duration

FIRST, LAST = date(1900, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True)
class Cost:
    family: str
    cases: int
    visits: int
    minutes: int
    parts: Decimal

    @property
    def time(self) -> str:
        return duration(self.minutes)


@dataclass(frozen=True)
class Costs:
    rows: list[Cost]

    @property
    def total(self) -> Cost:
        rows = self.rows
        return Cost(
            "Total",
            sum(row.cases for row in rows),
            sum(row.visits for row in rows),
            sum(row.minutes for row in rows),
            sum((row.parts for row in rows), Decimal(0)),
        )


def year_before(day: date) -> date:
    return max(day, FIRST) - timedelta(days=365)


def by_family(user: User, since: date, until: date) -> Costs:
    """Of the interventions of these days, both included, in the cases under warranty; the dearest first. One question."""
    seen = Report.objects.visible_to(user).filter(case__covered=True)
    rows = (
        seen.filter(arrived_at__gte=begins(since), arrived_at__lt=ends(until))
        .order_by()
        .values_list("case__product__family")
        .annotate(
            Count("case", distinct=True),
            Count("pk"),
            spent=Sum(F("left_at") - F("arrived_at")),
            parts=Sum("parts_cost"),
        )
    )
    return Costs(sorted((_cost(*row) for row in rows), key=lambda cost: (-cost.parts, -cost.minutes, cost.family)))


def _cost(family: str | None, cases: int, visits: int, spent: timedelta, parts: Decimal) -> Cost:
    return Cost(family or "Sans famille", cases, visits, int(spent.total_seconds() // 60), parts)


def begins(day: date) -> datetime:
    """Its midnight; a day that no calendar of a firm reaches is its first or its last."""
    return timezone.make_aware(datetime.combine(min(max(day, FIRST), LAST), time()))


def ends(day: date) -> datetime:
    return begins(min(day, LAST) + timedelta(days=1))
