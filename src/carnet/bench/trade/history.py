"""The lines that the loaded affairs leave in the timelines, in the order of the hours, as the acts write them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from carnet.accounts.actor import Source
from carnet.appointments import saying
from carnet.bench.trade import goods, numbers, visits
from carnet.bench.trade.affairs import Affair, moment
from carnet.bench.trade.numbers import Numbers
from carnet.bench.trade.papers import DEPOSIT_PERCENT
from carnet.clients.models import ChangeSet, Event
from carnet.company.numbering import write
from carnet.invoices import amounts
from carnet.kernel.rows import Table
from carnet.quotes.states import RefusalReason
from carnet.sales import totals
from carnet.sales.lines import ZERO, rounded

_SETS = Table(ChangeSet, ["act", "source", "user", "at"])
_EVENTS = Table(Event, ["client", "change_set", "code", "user", "at", "data"])
# A step: when, its place within that moment, the affair, the code of the event.
Step = tuple[datetime, int, int, str]


def steps(affair: Affair, until: date, technicians: Sequence[int]) -> Iterator[Step]:
    known = (
        (affair.sent, 0, "quote.sent"),
        (affair.accepted, 1, "quote.accepted"),
        (affair.refused, 1, "quote.refused"),
        (affair.ordered, 2, "order.confirmed"),
        (affair.deposit, 3, "invoice.issued:deposit"),
        (affair.deposit_paid, 4, "invoice.paid:deposit"),
        (affair.delivered, 5, "delivery.issued"),
        (affair.delivered if affair.signed else None, 6, "delivery.signed"),
        (affair.invoiced, 7, "invoice.issued:invoice"),
        (affair.paid, 8, "invoice.paid:invoice"),
        (affair.credited, 9, "invoice.issued:credit"),
    )
    for day, place, code in known:
        if day:
            yield moment(day, affair.number), place, affair.number, code
    for visit in visits.visits(affair, until, technicians):
        yield visit.taken, 10, affair.number, f"appointment.taken:{visit.kind}"
        if visit.day < until:
            yield visit.ends, 11, affair.number, f"appointment.done:{visit.kind}"
    if breakdown := visits.broken(affair, until):
        yield moment(breakdown.opened, affair.number), 12, affair.number, "case.opened"
        if breakdown.closed:
            yield moment(breakdown.closed, affair.number), 13, affair.number, "case.stepped"


class Teller:
    def __init__(
        self, given: Numbers, until: date, technicians: Sequence[int], names: dict[int, str], cases: dict[int, int]
    ):
        self.numbers, self.until, self.technicians, self.names, self.cases = given, until, technicians, names, cases

    def write(self, some: Sequence[Step], affairs: Sequence[Affair]) -> None:
        """A change set and its event for each step. Inside a transaction. `affairs`: all, in order."""
        told = [(step, affairs[step[2] - 1], step[3].partition(":")) for step in some]
        sets = _SETS.insert([(code, Source.SCREEN, one.seller, step[0]) for step, one, (code, _, _) in told], keys=True)
        _EVENTS.insert(
            [
                (one.buyer.key, made, code, one.seller, step[0], self._data(code, which, one))
                for (step, one, (code, _, which)), made in zip(told, sets, strict=True)
            ]
        )

    def _data(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        app = code.partition(".")[0]
        return {
            "quote": self._quote, "order": self._order, "delivery": self._delivery, "invoice": self._invoice,
            "appointment": self._appointment, "case": self._case,
        }[app](code, which, one)  # fmt: skip

    def _quote(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        told = {"quote": one.number, "number": self.numbers.of(numbers.QUOTE, one)}
        if one.accepted and code == "quote.accepted":
            told |= {"name": self.names.get(one.buyer.key, ""), "means": "paper", "day": one.accepted.isoformat()}
        if code == "quote.refused":
            told |= {"reason": RefusalReason.values[one.number % len(RefusalReason.values)], "note": ""}
        return told

    def _order(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        number = self.numbers.of(numbers.ORDER, one)
        return {"order": one.number, "number": number, "quote_number": self.numbers.of(numbers.QUOTE, one)}

    def _delivery(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        told: dict[str, Any] = {"delivery": one.number, "number": self.numbers.of(numbers.DELIVERY, one)}
        if code == "delivery.signed":
            return told | {"name": self.names.get(one.buyer.key, ""), "means": "paper", "reserves": False}
        return told | {"order": one.number, "order_number": self.numbers.of(numbers.ORDER, one)}

    def _invoice(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        masks = {"deposit": numbers.DEPOSIT, "invoice": numbers.INVOICE, "credit": numbers.CREDIT}
        number, total = self.numbers.of(masks[which], one), _total(one, which)
        key = one.deposit_key if which == "deposit" else one.invoice_key
        if code == "invoice.paid":
            amount = f"{rounded(total / 2) if which == 'invoice' and one.half else total:.2f}"
            means = ("transfer", "transfer", "cheque", "cheque", "card")[one.number % 5]
            on = [{"invoice": number, "amount": amount}]
            return {"amount": amount, "means": means, "payment": key, "on": on, "note": ""}
        kind = {"deposit": "deposit", "invoice": "final" if one.deposit else "invoice", "credit": "credit_note"}[which]
        key = one.credit_key if which == "credit" else key
        return {"invoice": key, "number": number, "type": kind, "total": f"{total:.2f}"}

    def _appointment(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        (visit,) = (found for found in visits.visits(one, self.until, self.technicians) if found.kind == which)
        return {
            "appointment": visit.key, "kind": visit.kind, "about": goods.subject(one),
            "when": saying.span(visit.starts, visit.ends, False), "who": "",
        }  # fmt: skip

    def _case(self, code: str, which: str, one: Affair) -> dict[str, Any]:
        told = {"case": one.number, "number": write(visits.MASK, self.cases[one.number])}
        if code == "case.stepped":
            return told | {"was": "Ouvert", "now": "Clos", "note": ""}
        return told | {
            "product": goods.lines(one)[0].description,
            "symptom": visits.SYMPTOMS[one.number % len(visits.SYMPTOMS)],
        }


def _total(one: Affair, which: str) -> Any:
    whole = totals.of(goods.lines(one))
    deposit = amounts.incl(totals.deposit(whole, percent=DEPOSIT_PERCENT)) if one.deposit else ZERO
    return deposit if which == "deposit" else whole.incl - deposit
