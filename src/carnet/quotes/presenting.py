"""What the page of a quote shows, for who looks at it: amounts, costs and buttons according to rights."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.quotes.models import Quote
from carnet.quotes.paper import missing_of, place_of
from carnet.quotes.states import State
from carnet.sales import totals
from carnet.sales.actions import following, offered_on
from carnet.sales.lines import Line, subtotals
from carnet.sales.totals import Totals


@dataclass(frozen=True)
class Row:
    line: Line
    subtotal: Decimal | None
    chosen: bool  # an option taken at acceptance
    dropped: bool  # replaced by the variant chosen


def rows(quote: Quote) -> list[Row]:
    lines, held = quote.plain_lines(), quote.acceptance
    chosen = set(held.chosen) if held else set()
    replaced = {lines[place].variant for place in chosen if place < len(lines)} - {""}
    return [
        Row(line, shown, place in chosen, bool(line.variant) and line.variant in replaced and place not in chosen)
        for place, (line, shown) in enumerate(zip(lines, subtotals(lines), strict=True))
    ]


def presented(quote: Quote, user: User) -> dict[str, Any]:
    agreed = quote.agreed_lines()
    found = totals.of(agreed, quote.allowance)
    can_write = may(user, "quotes.write")
    newer = Quote.objects.filter(replaces=quote).only("pk", "number", "state").first()
    return {
        "quote": quote,
        "rows": rows(quote),
        "totals": found,
        "with_options": quote.totals_with_options() if not quote.is_accepted else None,
        "margin": margin(agreed, found) if may(user, "quotes.see_costs") else None,
        "newer": newer,
        "acceptance": quote.acceptance,
        "place": place_of(quote),
        "first_payment_day": _held_back(quote),
        "missing": missing_of(quote) if quote.is_draft and can_write else (),
        "cancelled": [one for one in quote.acceptances.all() if one.cancelled_at],
        "steps": offered_on(quote.kind, quote, user),
        "followed": following(quote, user),
        "can": can(quote, user, newer),
    }


def _held_back(quote: Quote) -> date | None:
    """While it is to come."""
    first = quote.first_payment_day
    return first if first and first > timezone.localdate() else None


def can(quote: Quote, user: User, newer: Quote | None) -> dict[str, bool]:
    """Which buttons are shown; the acts check again."""
    writes, answers = may(user, "quotes.write"), may(user, "quotes.accept")
    waiting = quote.state in {State.SENT, State.EXPIRED}
    return {
        "edit": writes and quote.is_draft,
        "answer": answers and waiting,
        "follow_up": writes and waiting,
        "prolong": writes and quote.state in {State.EXPIRED, State.REFUSED},
        "replace": writes and quote.state in {State.SENT, State.EXPIRED, State.REFUSED} and newer is None,
        "cancel": quote.is_accepted and may(user, "quotes.cancel_acceptance"),
        "duplicate": writes,
        "mail": not quote.is_draft and may(user, "mail.send") and may(user, "quotes.see_prices"),
    }


@dataclass(frozen=True)
class Margin:
    amount: Decimal
    cost: Decimal
    rate: Decimal | None  # % of the price


def margin(lines: list[Line], found: Totals) -> Margin | None:
    """None when no cost is known."""
    cost = sum((line.cost_total for line in lines), Decimal(0))
    if not cost:
        return None
    amount = totals.margin(lines, found)
    rate = (amount * 100 / found.excl).quantize(Decimal("0.1")) if found.excl else None
    return Margin(amount, cost, rate)


def totals_of_choices(quote: Quote) -> dict[str, Totals | None]:
    """What is shown to the person who signs: without and with the options."""
    return {"without": quote.totals(), "with": quote.totals_with_options()}
