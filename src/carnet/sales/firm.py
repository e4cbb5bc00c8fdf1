"""The firm as its documents show it today. An issued document keeps the `Seller` it was given."""

from dataclasses import replace

from django.conf import settings

from carnet.company.models import Company
from carnet.sales.models.settings import DocumentSettings
from carnet.sales.paper.content import Payment, Seller, Watermark
from carnet.sales.paper.theme import Theme
from carnet.ui.formats import siren


def seller_now() -> Seller:
    company, chosen = Company.current(), DocumentSettings.current()
    return Seller(
        name=company.name,
        street=company.street,
        postcode=company.postcode,
        city=company.city,
        phone=company.phone,
        email=company.email,
        website=company.website,
        siret=company.siret,
        vat_number="" if chosen.is_franchise and not company.vat_number else company.vat_number,
        electronic_address=chosen.electronic_address,
        legal=legal_line(company, chosen),
    )


def legal_line(company: Company, chosen: DocumentSettings) -> str:
    """« SARL au capital de 10 000 € · RCS Angers 000 000 018 »."""
    capital = f"au capital de {chosen.capital}" if chosen.capital else ""
    form = " ".join(filter(None, [company.legal_form, capital]))
    register = f"RCS {chosen.rcs_town} {siren(company.siret[:9])}" if chosen.rcs_town and company.siret else ""
    return " · ".join(filter(None, [form, register]))


def theme_now() -> Theme:
    chosen = DocumentSettings.current()
    return Theme(
        logo=chosen.logo, ink=chosen.ink, accent=chosen.accent, footer=chosen.footer, mentions=chosen.free_mentions
    )


def watermark(*, is_draft: bool) -> Watermark:
    """The documents of a demonstration say what they are."""
    if settings.CARNET_DEMO:
        return Watermark.SPECIMEN
    return Watermark.DRAFT if is_draft else Watermark.NONE


def watermark_of(*, draft: bool = False) -> Watermark:
    """What stands behind the page: the documents of a demonstration say what they are, drafts too."""
    if settings.CARNET_DEMO:
        return Watermark.SPECIMEN
    return Watermark.DRAFT if draft else Watermark.NONE


def with_bank(payment: Payment) -> Payment:
    """The same, with the account to pay on."""
    chosen = DocumentSettings.current()
    holder = chosen.bank_holder or Company.current().name
    return replace(payment, iban=chosen.iban, bic=chosen.bic, holder=holder if chosen.iban else "")
