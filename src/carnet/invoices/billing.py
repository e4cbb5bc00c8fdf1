"""What was invoiced of an order or a quote: the order's own state follows from it."""

from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.urls import reverse

from carnet.accounts.models import User
from carnet.invoices.figures import signed
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.standing import stands
from carnet.orders.models import Order
from carnet.orders.progress import settle
from carnet.sales.actions import Followed
from carnet.sales.lines import ZERO
from carnet.ui.formats import amount, day_short


def of_documents(kind: str, key: int) -> "list[int]":
    """The keys of the invoices that come from this document."""
    return list(Invoice.objects.filter(sources__kind=kind, sources__document=key).values_list("pk", flat=True))


def billed(order_id: int) -> Decimal:
    """Euros including VAT, credit notes taken off; the deposits on its quote count."""
    keys = of_documents("order", order_id)
    quote_id = Order.objects.filter(pk=order_id).values_list("quote_id", flat=True).first()
    if quote_id:
        keys += of_documents("quote", quote_id)
    own = Invoice.objects.issued().filter(pk__in=keys)
    back = Invoice.objects.issued().filter(corrects_id__in=keys)
    return sum((found.aggregate(sum=Sum(signed("total_incl")))["sum"] or ZERO for found in (own, back)), ZERO)


def settle_orders(issued: Invoice) -> None:
    """Inside the transaction that issues: the orders behind this invoice, or behind the one that it corrects."""
    first = issued.corrects if issued.is_credit and issued.corrects is not None else issued
    sources = list(first.sources.values_list("kind", "document"))
    orders = {key for kind, key in sources if kind == "order"}
    quotes = {key for kind, key in sources if kind == "quote"}
    found = Order.objects.filter(pk__in=orders) | Order.objects.filter(quote_id__in=quotes)
    for order in Order.objects.select_for_update().filter(pk__in=found.values("pk")).order_by("pk"):
        settle(order)


def objection(document: Any) -> str | None:
    """What was invoiced is not undone below: a credit note first."""
    found = Invoice.objects.issued().filter(sources__kind=document.kind, sources__document=document.pk)
    standing = [one for one in found.order_by("pk") if stands(one)]
    if standing:
        return f"{standing[0]} en vient : faites d’abord un avoir."
    return None


def followed(document: Any, user: User) -> list[Followed]:
    """The invoices of a quote or an order, on its page."""
    found = Invoice.objects.visible_to(user).filter(sources__kind=document.kind, sources__document=document.pk)
    return [as_followed(one) for one in found.distinct().order_by("pk")]


def as_followed(one: Invoice) -> Followed:
    title = f"{one.type_label} {one.number}" if one.number else f"{one.type_label} en brouillon"
    detail = f"{day_short(one.date)} · {amount(one.total_incl)}"
    return Followed(title, reverse("invoices:page", args=[one.pk]), one.state.label, one.tone, detail)
