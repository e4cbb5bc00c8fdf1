"""Numbers of documents as the product gives them: in the order of the hours, one series a mask and a year. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from carnet.bench.trade.affairs import Affair, moment
from carnet.company.numbering import write
from carnet.sales.numbering import with_year

QUOTE, ORDER, DELIVERY = "DV-{AAAA}-{0000}", "CM-{AAAA}-{0000}", "BL-{AAAA}-{0000}"
INVOICE, DEPOSIT, CREDIT = "FA-{AAAA}-{0000}", "AC-{AAAA}-{0000}", "AV-{AAAA}-{0000}"
# The name of each series in the counters (sales.numbering.give).
SERIES = {
    QUOTE: "quotes", ORDER: "orders", DELIVERY: "deliveries",
    INVOICE: f"F {INVOICE}", DEPOSIT: f"F {DEPOSIT}", CREDIT: f"F {CREDIT}",
}  # fmt: skip
_DAYS: dict[str, Callable[[Affair], date | None]] = {
    QUOTE: lambda one: one.sent,
    ORDER: lambda one: one.ordered,
    DELIVERY: lambda one: one.delivered,
    INVOICE: lambda one: one.invoiced,
    DEPOSIT: lambda one: one.deposit,
    CREDIT: lambda one: one.credited,
}


@dataclass
class Numbers:
    """By mask, the rank of each affair in the series of its year; by counter, the last given."""

    ranks: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)

    def of(self, mask: str, affair: Affair) -> str:
        """ "" for a document that does not exist."""
        day = _DAYS[mask](affair)
        return write(with_year(mask, day), self.ranks[mask][affair.number]) if day else ""

    def rank(self, mask: str, affair: Affair) -> int:
        return self.ranks[mask][affair.number]


def series_of(mask: str, day: date) -> str:
    return with_year(mask, day)


def given(affairs: Iterable[Affair]) -> Numbers:
    found, known = Numbers(), list(affairs)
    for mask, day_of in _DAYS.items():
        dated = [(moment(day, one.number), one.number) for one in known if (day := day_of(one))]
        ranks: dict[int, int] = {}
        for at, number in sorted(dated):
            counter = f"{SERIES[mask]}-{at.year}"
            found.counters[counter] = ranks[number] = found.counters.get(counter, 0) + 1
        found.ranks[mask] = ranks
    return found
