"""The quotes and invoices of a case, and the case that an invoice closes."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.aftersales.models import Case, CaseState, Charge
from carnet.aftersales.models.case import step
from carnet.deliveries.models import DeliveryNote
from carnet.invoices import billing
from carnet.invoices.issued import Issued
from carnet.invoices.models import Invoice
from carnet.invoices.models.invoice import InvoiceQuerySet
from carnet.invoices.models.kinds import InvoiceType
from carnet.invoices.standing import stands
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.sales import registered
from carnet.sales.actions import Followed, NextStep
from carnet.sales.kinds import KINDS

ENDS = (InvoiceType.INVOICE, InvoiceType.FINAL)  # a deposit or a credit note ends nothing


def quotes_of(case: Case) -> "QuerySet[Quote]":
    """Those made from it, and the versions that replaced them."""
    keys = found = set(Charge.objects.filter(case=case).exclude(quote=None).values_list("quote", flat=True))
    while found:
        found = set(Quote.objects.filter(replaces__in=found).values_list("pk", flat=True)) - keys
        keys = keys | found
    return Quote.objects.filter(pk__in=keys).order_by("pk")


def invoices_of(case: Case) -> InvoiceQuerySet:
    """Made from it, or from its quotes."""
    own = Q(pk__in=Charge.objects.filter(case=case).exclude(invoice=None).values("invoice"))
    agreed = Q(sources__kind=Quote.kind, sources__document__in=list(quotes_of(case).values_list("pk", flat=True)))
    found: InvoiceQuerySet = Invoice.objects.filter(own | agreed).distinct().order_by("pk")
    return found


def invoiced(case: Case) -> list[Invoice]:
    """Those that charge for it: issued, and not taken back whole."""
    return [one for one in invoices_of(case).issued().filter(type__in=ENDS) if stands(one)]


def followed(case: Case, user: User) -> list[Followed]:
    """For its page: what this person may see of them."""
    found: list[Followed] = []
    if KINDS.is_on(Quote.kind) and may(user, "quotes.view"):
        sees_prices = may(user, "quotes.see_prices")
        found += [registered.followed(one, sees_prices=sees_prices) for one in quotes_of(case)]
    if KINDS.is_on(Invoice.kind) and may(user, "invoices.view"):
        found += [billing.as_followed(one) for one in invoices_of(case)]
    return found


def cases_of(invoice: Invoice) -> "QuerySet[Case]":
    quotes = list(_with_older(_quotes_behind(invoice)))
    return Case.objects.filter(Q(charges__invoice=invoice.pk) | Q(charges__quote__in=quotes)).distinct().order_by("pk")


def _quotes_behind(invoice: Invoice) -> set[int]:
    sources = list(invoice.sources.values_list("kind", "document"))
    of = {kind: [key for one, key in sources if one == kind] for kind, _ in sources}
    orders = Order.objects.filter(
        Q(pk__in=of.get(Order.kind, [])) | Q(notes__in=of.get(DeliveryNote.kind, []))
    ).exclude(quote=None)
    return {*of.get(Quote.kind, []), *orders.values_list("quote", flat=True)} if sources else set()


def _with_older(quotes: Iterable[int]) -> set[int]:
    """And the versions that they replaced: the case knows the first one."""
    keys = found = set(quotes)
    while found:
        older = Quote.objects.filter(pk__in=found).exclude(replaces=None)
        found = set(older.values_list("replaces", flat=True)) - keys
        keys = keys | found
    return keys


def waiting(invoice: Invoice) -> list[Case]:
    """The cases that this invoice ends: they wait for it alone."""
    ends = invoice.type in ENDS
    return list(cases_of(invoice).filter(state=CaseState.TO_INVOICE)) if ends else []


def close(invoice: Invoice, by: Actor) -> None:
    """In the transaction that issues it. One line of the timeline, which says by which invoice."""
    for case in waiting(invoice):
        held = Case.objects.select_for_update().get(pk=case.pk)
        if held.state == CaseState.TO_INVOICE:
            step(held, CaseState.CLOSED, by, f"Facture {invoice.number}")


def foretold(invoice: Invoice) -> str:
    numbers = [case.number for case in waiting(invoice)]
    return f"Le dossier de SAV {', '.join(numbers)}, à facturer, sera clos." if numbers else ""


def _step(kind: str) -> NextStep:
    """From the document back to its case."""
    return NextStep(
        f"aftersales.case_of_{kind}", kind, "Dossier de SAV",
        lambda document: reverse("aftersales:page", args=[Charge.objects.get(**{kind: document}).case_id]),
        lambda document: Charge.objects.filter(**{kind: document}).exists(),
        "aftersales.view", icon="lifebuoy", post=False, order=96,
    )  # fmt: skip


STEPS = tuple(_step(kind) for kind in ("quote", "invoice"))
CLOSES = Issued("aftersales.closes", close, foretold)
