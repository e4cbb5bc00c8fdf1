"""What after-sales prints: the reception signed, the report of an intervention, the whole case; with photos."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from carnet.aftersales.models import Case, CasePhoto, Reception, Report
from carnet.appointments.saying import duration, hour
from carnet.clients.dossier import Picture
from carnet.clients.dossier.making import as_svg
from carnet.company.models import Company
from carnet.files import images, store
from carnet.kernel.dates import french_day
from carnet.printing.documents import render
from carnet.sales import signature
from carnet.ui.formats import amount, phone

MOST_PICTURES = 24


def render_reception(one: Reception) -> bytes:
    products = [
        {"name": str(product), "terms": [f"{term.get_term_display()} : jusqu’au {french_day(term.ends_on, weekday=False)}" for term in product.warranties.all()]}
        for product in one.products.prefetch_related("warranties")
    ]  # fmt: skip
    data = {
        "title": "Procès-verbal de réception des travaux",
        "firm": _firm(),
        "client": one.buyer,
        "place": one.place,
        "works": one.works,
        "day": french_day(one.received_on),
        "reserves": one.reserves,
        "lifted": french_day(one.lifted_on, weekday=False) if one.lifted_on else "",
        "products": products,
        "signed_by": one.signed_by,
        "signed_at": french_day(timezone.localdate(one.at), weekday=False),
        "drawing": signature.svg(one.drawing),
    }
    return render("aftersales/reception.typ", data, timezone.localdate(one.at))


def render_report(one: Report) -> bytes:
    return render("aftersales/case.typ", _case(one.case) | {"title": f"Rapport d’intervention {one.case.number}", "visits": [], "reports": [_report(one)]})  # fmt: skip


def render_case(case: Case) -> bytes:
    visits = case.visits.with_parts().order_by("starts_at")
    told = [f"{one.when}, {one.who} : {one.get_state_display().lower()}" for one in visits]
    loose = _pictures(case.photos.filter(report=None))
    reports = [_report(one) for one in case.reports.select_related("user").order_by("arrived_at")]
    data = {"title": f"Dossier de SAV {case.number}", "visits": told, "reports": reports, "pictures": loose}
    return render("aftersales/case.typ", _case(case) | data)


def _firm() -> dict[str, str]:
    company = Company.current()
    return {"name": str(company), "phone": phone(company.phone)}


def _case(case: Case) -> dict[str, Any]:
    product, client = case.product, case.client
    return {
        "firm": _firm(),
        "pictures": [],
        "facts": [
            ["Dossier", f"{case.number}, {case.get_state_display().lower()}"],
            ["Client", " · ".join(filter(None, [client.display_name, phone(client.main_phone)]))],
            ["Lieu", str(case.place or "")],
            ["Produit", " · ".join(filter(None, [str(product), product.serial, product.document])) if product else ""],
            ["Ouvert le", french_day(timezone.localdate(case.opened_at), weekday=False)],
            ["Garantie", case.judged],
        ],
        "symptom": case.symptom,
    }


def _report(one: Report) -> dict[str, Any]:
    arrived, left = timezone.localtime(one.arrived_at), timezone.localtime(one.left_at)
    return {
        "when": f"{french_day(arrived.date())}, {hour(arrived)} – {hour(left)} ({duration(one.minutes)})",
        "who": str(one.user or ""),
        "done": one.done,
        "parts": one.parts,
        "cost": amount(one.parts_cost) if one.parts_cost and one.case.covered is False else "",
        "signed_by": one.signed_by,
        "unsigned": one.unsigned,
        "drawing": signature.svg(one.drawing) if one.drawing else "",
        "pictures": _pictures(one.photos.all()),
    }


def _pictures(photos: Any) -> list[dict[str, str]]:
    return [{"svg": as_svg(one), "caption": one.caption} for one in pictures_of(photos)]


def pictures_of(photos: Any) -> list[Picture]:
    """Those still kept, small enough for a page; `photos`: a QuerySet of CasePhoto."""
    found: Iterable[CasePhoto] = photos.filter(attachment__removed_at=None).select_related("attachment__file")[
        :MOST_PICTURES
    ]
    return [one for one in map(_picture, found) if one]


def _picture(photo: CasePhoto) -> Picture | None:
    """None when the file is no longer on the disk."""
    file = photo.attachment.file
    try:
        with store.path_of(file.key).open("rb") as content:
            return Picture(images.miniature(content), file.name)
    except OSError:
        return None
