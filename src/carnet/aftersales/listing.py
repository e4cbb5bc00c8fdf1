"""The list of cases: filtered by the address, the most pressing first; what the warranties cost by family."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case as When
from django.db.models import F, IntegerField, Value
from django.db.models import When as If
from django.http import QueryDict
from django.utils import timezone

from carnet.accounts.models import User
from carnet.aftersales.models import Case, CaseState, Report, Urgency
from carnet.appointments.saying import duration
from carnet.kernel.numbers import whole

SHOWN = 60


@dataclass(frozen=True)
class Asked:
    """A value that means nothing is dropped. Without a state: what is not over."""

    state: str = ""
    urgency: str = ""
    person: int = 0
    late: bool = False
    covered: str = ""
    before: int = 0
    words: str = ""

    @classmethod
    def read(cls, get: QueryDict, user: User) -> "Asked":
        state, urgency, covered = get.get("etat", ""), get.get("urgence", ""), get.get("garantie", "")
        return cls(
            state=state if state in {*CaseState.values, "tous"} else "",
            urgency=urgency if urgency in Urgency.values else "",
            person=whole(get.get("suivi", "")) or 0,
            late="retard" in get,
            covered=covered if covered in {"oui", "non", "?"} else "",
            before=whole(get.get("suite", "")) or 0,
            words=get.get("q", "")[:60].strip(),
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.state or self.urgency or self.person or self.late or self.covered or self.words)


@dataclass
class Page:
    cases: list[Case]
    count: int
    next: int


def read(asked: Asked, user: User) -> Page:
    today = timezone.localdate()
    found = Case.objects.visible_to(user).with_parts()
    if asked.words:
        found = found.filter(number__icontains=asked.words) | found.filter(
            client__sort_name__icontains=asked.words.lower()
        )
    elif not asked.state:
        found = found.pending()
    if asked.state and asked.state != "tous":
        found = found.filter(state=asked.state)
    if asked.urgency:
        found = found.filter(urgency=asked.urgency)
    if asked.person:
        found = found.filter(person=asked.person)
    if asked.late:
        found = found.late(today)
    if asked.covered:
        found = found.filter(covered={"oui": True, "non": False, "?": None}[asked.covered])
    count = found.count()
    rank = When(
        *(If(urgency=code, then=Value(at)) for at, code in enumerate(Urgency.values)), output_field=IntegerField()
    )
    start = asked.before
    cases = list(found.order_by(rank, F("due_on").asc(nulls_last=True), "-pk")[start : start + SHOWN])
    return Page(cases, count, start + SHOWN if start + SHOWN < count else 0)


def people() -> list[User]:
    return list(User.objects.active().exclude(role="accountant"))


def costs(user: User) -> list[dict[str, Any]]:
    """What was done under warranty in the last twelve months: cases, hours, parts, by family of product."""
    since = timezone.now() - timezone.timedelta(days=365)  # type: ignore[attr-defined]
    seen = Report.objects.visible_to(user).filter(case__covered=True, arrived_at__gte=since)
    rows: dict[str, dict[str, Any]] = {}
    for family, case, arrived, left, parts in seen.values_list(
        "case__product__family", "case", "arrived_at", "left_at", "parts_cost"
    ):
        row = rows.setdefault(
            family or "", {"family": family or "Sans famille", "cases": set(), "minutes": 0, "parts": Decimal(0)}
        )
        row["cases"].add(case)
        row["minutes"] += int((left - arrived).total_seconds() // 60)
        row["parts"] += parts
    for row in rows.values():
        row["time"] = duration(row["minutes"])
    return sorted(rows.values(), key=lambda row: (-row["parts"], -row["minutes"]))
