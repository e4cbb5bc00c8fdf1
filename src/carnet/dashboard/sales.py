"""The tile « Ventes »: twelve months and the team, each number with the list that explains it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.models.queries import sees_own_portfolio_only
from carnet.dashboard import summary
from carnet.dashboard.summary import Sales
from carnet.invoices.figures import MONTHS, first_of
from carnet.sales.kinds import KINDS

SHOWN = 12  # people
HEIGHT = 110


@dataclass(frozen=True)
class Line:
    """A month or a person: its sales, and the lists behind each number ("" for what this person may not open)."""

    label: Any
    sales: Sales
    quotes: str = ""
    signed: str = ""
    invoices: str = ""


def tile(user: User) -> dict[str, Any]:
    """The person's own sales when the firm closed portfolios; everybody's else."""
    own = user.pk if sees_own_portfolio_only(user) else None
    today = timezone.localdate()
    starts = [first_of(today, back) for back in range(MONTHS - 1, -1, -1)]
    found = summary.between(starts[0], _end(today), own)
    sums, lists = _sums(found, lambda month, _: month), _lists_of(user)
    months = [Line(start, sums.get(start, Sales()), **lists(start, _end(start), own)) for start in starts]
    if not any((line.sales.quotes or line.sales.excl) for line in months):
        return {"months": [], "create": reverse("quotes:create") if _sees(user, "quotes.write", "quote") else ""}
    return {
        "months": months,
        "bars": bars(months),
        "people": [] if own else _people(user, found, starts[0], _end(today)),
        "sees_quotes": _sees(user, "quotes.view", "quote"),
        "total": _sums(found, lambda *_: "all").get("all", Sales()),
    }


def _sees(user: User, right: str, kind: str) -> bool:
    return may(user, right) and any(one.code == kind for one in KINDS.in_use())


def _sums(found: dict[summary.Key, Sales], of: Callable[[date, int | None], Any]) -> dict[Any, Sales]:
    """What the days come to, by whatever `of` says of a day and a person."""
    sums: dict[Any, Sales] = defaultdict(Sales)
    for key, sales in found.items():
        sums[of(*key)].add(sales)
    return dict(sums)


def _end(day: date) -> date:
    """The last day of its month."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _people(user: User, found: dict[summary.Key, Sales], first: date, last: date) -> list[Line]:
    sums, lists = _sums(found, lambda _, seller: seller), _lists_of(user)
    names = {one.pk: one.name for one in User.objects.filter(pk__in=[key for key in sums if key])}
    lines = [
        Line(names.get(seller or 0, "Sans commercial"), sales, **lists(first, last, seller or "aucun"))
        for seller, sales in sums.items()
    ]
    return sorted(lines, key=lambda line: (-line.sales.excl, -line.sales.signed_excl))[:SHOWN]


def _lists_of(user: User) -> Callable[[date, date, int | str | None], dict[str, str]]:
    """The addresses of the lists that a person may open, from the bounds of a line and whose it is."""
    known: dict[str, str] = {}
    if _sees(user, "quotes.view", "quote"):
        quotes = reverse("quotes:list")
        known = {"quotes": f"{quotes}?etat=partis", "signed": f"{quotes}?etat=accepted"}
    if _sees(user, "invoices.view", "invoice"):
        known["invoices"] = f"{reverse('invoices:list')}?etat=emises"

    def lists(first: date, last: date, seller: int | str | None) -> dict[str, str]:
        asked = {"commercial": str(seller)} if seller else {}
        asked |= {"du": f"{first:%d/%m/%Y}", "au": f"{last:%d/%m/%Y}"}
        return {name: f"{address}&{urlencode(asked)}" for name, address in known.items()}

    return lists


def bars(months: Sequence[Line]) -> list[dict[str, Any]]:
    """Where each bar stands: whole numbers, the axis at 120."""
    highest = max((abs(line.sales.excl) for line in months), default=Decimal(0)) or Decimal(1)
    found = []
    for index, line in enumerate(months):
        height, x = int(abs(line.sales.excl) * HEIGHT / highest), index * 40 + 7
        found.append(
            {
                "x": x,
                "middle": x + 13,
                "y": 120 - height,
                "height": height,
                "negative": line.sales.excl < 0,
                "month": line.label,
                "letter": "JFMAMJJASOND"[line.label.month - 1],
                "excl": line.sales.excl,
            }
        )
    return found
