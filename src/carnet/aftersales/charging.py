"""A repair that no warranty covers: a draft of a quote or of an invoice made from its case, nothing typed again."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.aftersales import charged
from carnet.aftersales.models import Case, CaseState, Charge, Report
from carnet.catalogue.models import Product
from carnet.catalogue.vat import rate_of
from carnet.invoices import origins
from carnet.invoices.models import Invoice
from carnet.invoices.origins import Origin
from carnet.kernel.dates import french_day
from carnet.orders.states import State as OrderState
from carnet.quotes.models import Quote
from carnet.quotes.states import State as QuoteState
from carnet.sales.kinds import KINDS
from carnet.sales.lines import Line, LineKind

HOUR = "HUR"
WRITES = {"quote": "quotes.write", "invoice": "invoices.change"}
_SPACE = UUID("6f1b6a1e-5f0e-4c0c-9a64-2b8f6d1b7c11")


def offered(case: Case, user: User) -> set[str]:
    """What this person may make of it: nothing under warranty, nothing once it is invoiced."""
    if case.state != CaseState.TO_INVOICE and (case.covered or charged.invoiced(case)):
        return set()
    return {kind for kind, right in WRITES.items() if KINDS.is_on(kind) and may(user, right)}


def draft(case: Case, kind: str, *, by: Actor) -> str:
    """Where the draft is written: the one begun since the last report, when there is one.

    What the client agreed to is invoiced as it was agreed.
    """
    document: Quote | Invoice = _begun(case, kind) or (_quote(case, by) if kind == "quote" else _invoice(case, by))
    return reverse(f"{kind}s:edit", args=[document.pk])


def _begun(case: Case, kind: str) -> Quote | Invoice | None:
    last = case.reports.order_by("at").last()
    links = Charge.objects.filter(case=case, **{f"{kind}__number": None}).exclude(**{kind: None})
    links = links.filter(**{f"{kind}__created_at__gt": last.at}) if last else links
    link = links.select_related(kind).last()
    return getattr(link, kind) if link else None


def _quote(case: Case, by: Actor) -> Quote:
    key, values = _key(case, "quote", by), _values(case)
    with transaction.atomic():
        made = Quote.entered(key, by) or Quote.draft(case.client_id, values, lines_of(case), by=by, entry_key=key)
        Charge.objects.get_or_create(quote=made, defaults={"case": case})
    return made


def _invoice(case: Case, by: Actor) -> Invoice:
    if (agreed := _agreed(case)) is not None:
        return origins.draft(agreed, by=by)
    key = _key(case, "invoice", by)
    with transaction.atomic():
        made = Invoice.draft(case.client_id, lines_of(case), by=by, entry_key=key, **_values(case))
        Charge.objects.get_or_create(invoice=made, defaults={"case": case})
    return made


def _values(case: Case) -> dict[str, Any]:
    subject = " : ".join(filter(None, [f"Dossier de SAV {case.number}", str(case.product or "").lower()]))
    return {"nature": "repair", "subject": subject[:200], "site_id": case.place.pk if case.place else None}


def _key(case: Case, kind: str, by: Actor) -> UUID:
    """Two clicks at once make one draft."""
    return uuid5(_SPACE, f"{kind}:{case.pk}:{case.version}:{case.reports.count()}:{by.user and by.user.pk}")


def _agreed(case: Case) -> Origin | None:
    """The last quote of the case that was accepted, or its order; None once it is invoiced."""
    quote = charged.quotes_of(case).filter(state=QuoteState.ACCEPTED).last()
    if quote is None:
        return None
    found = origins.read(quote.orders.exclude(state=OrderState.CANCELLED).first() or quote)
    return None if any(one.number for one in origins.invoiced(found.sources)) else found


def lines_of(case: Case) -> list[Line]:
    """What is repaired, then the hours and the parts of each report; before any, a visit. Prices are the office's to say."""
    named = " ".join(filter(None, [str(case.product or ""), f"n° {case.product.serial}" if case.product and case.product.serial else ""]))  # fmt: skip
    found = [Line(LineKind.SECTION, description=f"Dossier de SAV {case.number}"[:200])]
    found.append(Line(LineKind.TEXT, description="\n".join(filter(None, [named, case.symptom]))))
    rate, reports = _hourly(), list(case.reports.order_by("arrived_at", "pk"))
    if not reports:
        found.append(Line(description="Déplacement et diagnostic"))
    for report in reports:
        found += [_hours(report, rate), *_parts(report)]
    return found


def _hourly() -> Product | None:
    """The price of an hour, when the catalogue has one and only one."""
    found = list(Product.objects.active().filter(unit=HOUR)[:2])
    return found[0] if len(found) == 1 else None


def _hours(report: Report, rate: Product | None) -> Line:
    """By started quarters."""
    quarters = Decimal(-(-report.minutes // 15)) / 4
    day = french_day(timezone.localdate(report.arrived_at), weekday=False)
    said = f"Main-d’œuvre, intervention du {day}\n{report.done}"
    if rate is None:
        return Line(description=said, quantity=quarters, unit=HOUR)
    return Line(
        reference=rate.reference, description=said, quantity=quarters, unit=HOUR, unit_price=rate.price, vat=rate_of(rate.vat),
        cost=rate.cost or Decimal(0), product_id=rate.pk,
    )  # fmt: skip


def _parts(report: Report) -> list[Line]:
    """One line a part; their cost is known of all together, so it is kept only where it is of one."""
    names = [name.strip() for name in report.parts.splitlines() if name.strip()]
    if len(names) > 1 and report.parts_cost:
        return [Line(description="Pièces posées :\n" + "\n".join(names), cost=report.parts_cost)]
    return [Line(description=name, cost=report.parts_cost if len(names) == 1 else Decimal(0)) for name in names]
