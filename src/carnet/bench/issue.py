"""`carnet bench issue`: an invoice issued, its rules checked, its paper drawn and kept, a payment received.

In a base of its own: what is issued is never deleted. CPU of the whole process (Typst and Saxon work in threads of
their own) and of the PostgreSQL process that serves it; each invoice is another one, committed.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.bench import loading
from carnet.bench.costs import Clock, Figure, WholeClock
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.invoices import verifying
from carnet.invoices.models import Invoice, Payment
from carnet.sales import keeping
from carnet.sales.facturx import saxon
from carnet.sales.lines import Line
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import thaw
from carnet.sales.paper.theme import Theme

DRAWN, WHOLE = 150.0, 600.0  # CPU milliseconds asked of one page
FIRM = {
    "name": "Menuiserie des mesures", "street": "4 rue de la Scierie", "postcode": "49300", "city": "Cholet",
    "siret": "00000001800002", "vat_number": "FR00000000018",
}  # fmt: skip
HOME = [{"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"}]
PERSON = {"name": "Abgrall", "first_name": "Sophie", "addresses": HOME}
TRADE = {
    "kind": "company",
    "name": "Duval Agencement",
    "siren": "000000026",
    "siret": "00000002600005",
    "addresses": HOME,
}
# Six lines at three rates: one page.
LINES = [
    Line(description=f"Fourniture et pose n° {rank}", quantity=Decimal(rank), unit_price=Decimal("123.45"),
         vat=rate_of(code))
    for rank, code in enumerate(("20", "20", "10", "10", "5.5", "20"), start=1)
]  # fmt: skip


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    loading.prepare()
    by = Actor(User.objects.get(username="secretariat"), Source.SCREEN)
    Company.change(by=Actor(User.objects.get(username="direction"), Source.SCREEN), **FIRM)
    person, trade = (client_of(record, by) for record in (PERSON, TRADE))
    saxon.warm_up()
    _story(trade, by, WholeClock(), _figures())  # the first of a process loads what the others find
    figures, clock = _figures(), WholeClock()
    for rank in range(each):
        _story(person, by, clock, figures, rank)
        _story(trade, by, clock, figures, rank)
    whole = Figure("carnet verify, the invoices")
    for check in (verifying.journal_whole, verifying.documents_as_journalled, verifying.settled_as_allocated):
        whole.add(_cost(clock, lambda check=check: check(False))[0])  # type: ignore[misc]
    whole.costs = [sum(whole.costs)]
    return [*figures.values(), whole]


def client_of(record: dict[str, Any], by: Actor) -> Client:
    if not Client.objects.filter(name=record["name"]).exists():
        Client.create([record], by=by)
    return Client.objects.get(name=record["name"])


def _figures() -> dict[str, Figure]:
    lines = {
        "person": Figure("issue to a consumer, the act"),
        "drawn": Figure("its PDF, drawn", DRAWN),
        "kept": Figure("its PDF, drawn and kept"),
        "trade": Figure("issue to a firm, rules checked, the act"),
        "embedded": Figure("its PDF with Factur-X, drawn and kept"),
        "whole": Figure("**issue to a firm: act, rules, PDF with Factur-X**", WHOLE),
        "paid": Figure("a payment on it, the act"),
    }
    return lines


def _story(client: Client, by: Actor, clock: Clock, figures: dict[str, Figure], rank: int = 0) -> None:
    """Issued, drawn, paid."""
    draft = Invoice.draft(client.pk, LINES, by=by, nature="goods", subject=f"Affaire {rank} de {client.name}")
    name = "trade" if client.kind == "company" else "person"
    act, invoice = _cost(clock, lambda: Invoice.issue(draft.pk, by=by))
    figures[name].add(act, str(invoice))
    if name == "person":
        figures["drawn"].add(_cost(clock, lambda: draw(thaw(invoice.frozen), Theme()))[0])
        invoice.subject = invoice.frozen["subject"] = f"{invoice.subject} "  # Typst remembers what it has just drawn
    kept, _ = _cost(clock, lambda: keeping.keep(invoice))
    figures["kept" if name == "person" else "embedded"].add(kept, weight=invoice.paper.size if invoice.paper else None)
    if name == "trade":
        figures["whole"].add(act + kept, str(invoice))
    amount = invoice.total_incl
    pay = lambda: Payment.receive(client.pk, amount, by=by, means="transfer", on={invoice.pk: amount})  # noqa: E731
    figures["paid"].add(_cost(clock, pay)[0])


def _cost(clock: Clock, act: Callable[[], Any]) -> tuple[float, Any]:
    start = clock.now()
    result = act()
    return clock.now() - start, result
