"""A repair that no warranty covers: a draft of a quote or of an invoice made from its case, nothing typed again."""

from decimal import Decimal
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.aftersales.models import Case, Report
from carnet.catalogue.models import Product
from carnet.catalogue.vat import rate_of
from carnet.kernel.dates import french_day
from carnet.sales.kinds import KINDS
from carnet.sales.lines import Line, LineKind

HOUR = "HUR"
WRITES = {"quote": "quotes.write", "invoice": "invoices.change"}
_SPACE = UUID("6f1b6a1e-5f0e-4c0c-9a64-2b8f6d1b7c11")


def offered(case: Case, user: User) -> set[str]:
    """What this person may make of it: none while it is under warranty."""
    if case.covered and case.state != "to_invoice":
        return set()
    return {kind for kind, right in WRITES.items() if KINDS.is_on(kind) and may(user, right)}


def draft(case: Case, kind: str, *, by: Actor) -> str:
    """Where the draft is written. Asked twice of a case that has not changed: the same one."""
    from carnet.invoices.models import Invoice
    from carnet.quotes.models import Quote

    lines = lines_of(case)
    key = uuid5(_SPACE, f"{kind}:{case.pk}:{case.version}:{case.reports.count()}:{by.user and by.user.pk}")
    if kind == "quote":
        quote = Quote.entered(key, by) or Quote.draft(case.client_id, {"nature": "repair"}, lines, by=by, entry_key=key)
        return reverse("quotes:edit", args=[quote.pk])
    invoice = Invoice.draft(case.client_id, lines, by=by, entry_key=key, nature="repair")
    return reverse("invoices:edit", args=[invoice.pk])


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
