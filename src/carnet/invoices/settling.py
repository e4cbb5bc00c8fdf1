"""Allocations: what a payment or a credit note pays. The only place where `settled` moves."""

from collections.abc import Mapping
from decimal import Decimal

from carnet.accounts.actor import Actor
from carnet.invoices import keeping
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.payment import Allocation, Payment
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales.lines import ZERO


def lock(ids: "list[int] | set[int]") -> dict[int, Invoice]:
    """Held in the order of their keys: two payments never wait for each other."""
    held = Invoice.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return {one.pk: one for one in held}


def pay(payment: Payment, held: Mapping[int, Invoice], on: Mapping[int, Decimal], by: Actor) -> list[dict[str, str]]:
    """Write the allocations of a payment. Returns them as the journal keeps them. Raises Refused, writes nothing then."""
    for pk, amount in on.items():
        _check(held[pk], amount, taken_back=payment.cancels_id is not None)
    for pk, amount in on.items():
        Allocation(payment=payment, invoice_id=pk, amount=amount, at=by.now()).save(force_insert=True)
        held[pk].note_settled(amount)
    return [{"invoice": held[pk].number or "", "amount": f"{amount:.2f}"} for pk, amount in on.items()]


def _check(invoice: Invoice, amount: Decimal, taken_back: bool) -> None:
    if taken_back:
        return
    left = invoice.remaining
    if invoice.is_draft or not amount or amount * left < 0 or abs(amount) > abs(left):
        raise Refused(
            f"Il reste {decimal_text(left, 2)} € sur {invoice} : affectez autant au plus, le surplus reste au crédit du client."
        )


def use_on_its_invoice(credit: Invoice, *, by: Actor) -> None:
    """A credit note first pays what is still owed on the invoice that it corrects; the rest can be used or given back."""
    if credit.corrects_id is None:
        return
    held = lock({credit.pk, credit.corrects_id})
    use(held[credit.pk], held[credit.corrects_id], by)


def use(credit: Invoice, invoice: Invoice, by: Actor) -> None:
    """Both held."""
    amount = min(-credit.remaining, invoice.remaining)
    if amount <= ZERO:
        return
    Allocation(credit=credit, invoice=invoice, amount=amount, at=by.now()).save(force_insert=True)
    invoice.note_settled(amount)
    credit.note_settled(-amount)
    row = {"invoice": invoice.number, "amount": f"{amount:.2f}"}
    keeping.append("allocation", {"credit": credit.number, "on": [row]}, by.now())
