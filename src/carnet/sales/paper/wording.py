"""A `Paper` in words: every text of the page, written, so that the Typst template only lays out."""

from collections.abc import Iterable
from typing import Any

from carnet.catalogue.vat import EXEMPT, REVERSE_CHARGE
from carnet.sales.paper import figures as fr
from carnet.sales.paper.amounts import deduction_rows, total_rows, vat_rows
from carnet.sales.paper.columns import columns_of, rows_of
from carnet.sales.paper.content import Kind, Paper, Seller, Site
from carnet.sales.paper.theme import Theme
from carnet.sales.parties import Party
from carnet.sales.totals import Share
from carnet.ui.formats import phone, siren, siret

TITLES = {
    Kind.QUOTE: "Devis",
    Kind.ORDER: "Bon de commande",
    Kind.DELIVERY: "Bon de livraison",
    Kind.DEPOSIT: "Facture d’acompte",
    Kind.INVOICE: "Facture",
    Kind.FINAL: "Facture de solde",
    Kind.CREDIT: "Avoir",
    Kind.REMINDER: "Relance",
    Kind.STATEMENT: "Relevé de compte",
}


def heading(paper: Paper) -> str:
    return paper.title or TITLES[paper.kind]


def name_of(paper: Paper) -> str:
    """« Facture FA-2026-0042 », as the file and the e-mail call it."""
    return f"{heading(paper)} {paper.number}".strip()


def view(paper: Paper, theme: Theme) -> dict[str, Any]:
    """What the template reads: lists and texts, nothing to compute."""
    rows = rows_of(paper)
    return {
        "title": f"{name_of(paper)} – {paper.seller.name}",
        "heading": heading(paper),
        "number": paper.number,
        "date": [paper.day.year, paper.day.month, paper.day.day],
        "theme": {"ink": theme.ink, "accent": theme.accent, "logo": _logo(theme), "alt": _alt(theme, paper)},
        "watermark": paper.watermark.value,
        "seller": {"name": paper.seller.name, "lines": _seller(paper.seller)},
        "window": _window(paper),
        "identity": _identity(paper.buyer),
        "boxes": _boxes(paper),
        "facts": _facts(paper),
        "subject": paper.subject,
        "intro": list(paper.intro),
        "columns": columns_of(paper, rows),
        "rows": rows,
        "vat": vat_rows(paper),
        "deductions": deduction_rows(paper),
        "totals": total_rows(paper),
        "payment": _payment(paper),
        "outro": list(paper.outro),
        "strong": [mention.text for mention in paper.mentions if mention.strong],
        "mentions": [*_said_by_law(paper), *theme.mentions],
        "signature": _signature(paper),
        "annexes": [{"title": annex.title, "paragraphs": list(annex.paragraphs)} for annex in paper.annexes],
        "footer": [line for line in (theme.footer, _legal(paper.seller)) if line],
    }


def _logo(theme: Theme) -> str:
    """An SVG, whatever was given: Typst receives texts, and an SVG may hold a picture."""
    return as_svg(theme.logo)


def as_svg(image: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{image}"/></svg>' if image.startswith("data:") else image
    )


def _alt(theme: Theme, paper: Paper) -> str:
    return theme.logo_text or f"Logo de {paper.seller.name}"


def _seller(seller: Seller) -> list[str]:
    lines = [*_address(seller), f"Tél. {phone(seller.phone)}" if seller.phone else "", seller.email]
    return [line for line in [*lines, seller.website.removeprefix("https://").rstrip("/")] if line]


def _address(place: Seller | Party | Site) -> list[str]:
    country = "" if isinstance(place, Seller) else place.country.upper()
    lines = [*place.street.splitlines(), f"{place.postcode} {place.city}", country]
    return [line.strip() for line in lines if line.strip()]


def _window(paper: Paper) -> list[str]:
    """Who receives the paper, where a window envelope shows it."""
    buyer = paper.buyer
    told = [
        f"c/o {buyer.care_of}" if buyer.care_of else "",
        f"À l’attention de {paper.attention}" if paper.attention else "",
    ]
    return [line for line in (buyer.name, *told, *_address(buyer)) if line]


def _identity(buyer: Party) -> list[str]:
    """The numbers of a professional or of a public body, under the address."""
    number = f"SIRET {siret(buyer.siret)}" if buyer.siret else f"SIREN {siren(buyer.siren)}" if buyer.siren else ""
    public = [f"Service {buyer.service_code}" if buyer.service_code else ""]
    public.append(f"Engagement {buyer.commitment_number}" if buyer.commitment_number else "")
    vat = f"TVA {buyer.vat_number}" if buyer.vat_number else ""
    told = [" · ".join(filter(None, parts)) for parts in ((number, vat), public)]
    return [line for line in told if line]


def _boxes(paper: Paper) -> list[dict[str, Any]]:
    if not paper.site:
        return []
    title = "Lieu des travaux" if paper.kind is Kind.QUOTE else "Lieu de livraison ou des travaux"
    # The code of a door is for who delivers, not for whoever reads the invoice.
    access = paper.site.access if paper.kind is Kind.DELIVERY else ""
    lines = [paper.site.name, *_address(paper.site), access]
    return [{"title": title, "lines": [line for line in lines if line]}]


def _facts(paper: Paper) -> list[list[str]]:
    due = paper.payment.due_on if paper.kind.is_invoice else None
    facts = [
        ("Date", fr.day(paper.day)),
        ("Échéance", fr.day(due) if due else ""),
        ("Livraison ou travaux", fr.day(paper.delivered_on) if paper.delivered_on else ""),
        ("N° client", paper.buyer.number),
        ("Votre commande", paper.buyer_order),
        ("Suite à", paper.origin),
        *(("Corrige", f"{found.number} du {fr.day(found.day)}") for found in paper.corrects),
        *paper.facts,
    ]
    return [[label, value] for label, value in facts if value]


def _legal(seller: Seller) -> str:
    numbers = [
        f"SIRET {siret(seller.siret)}" if seller.siret else "",
        f"TVA {seller.vat_number}" if seller.vat_number else "",
    ]
    return " · ".join(part for part in (seller.name, seller.legal, *numbers) if part)


def _payment(paper: Paper) -> list[list[str]]:
    """What one needs to pay, on a paper that asks for money."""
    if paper.kind in {Kind.ORDER, Kind.DELIVERY, Kind.CREDIT}:
        return []
    pay = paper.payment
    asks = paper.kind is not Kind.QUOTE and bool(pay.iban)
    lines = [
        ("Conditions", pay.terms),
        ("Moyen de paiement", pay.means),
        ("Titulaire", pay.holder if asks else ""),
        ("IBAN", _in_fours(pay.iban) if asks else ""),
        ("BIC", pay.bic if asks else ""),
        ("Référence à rappeler", paper.number if asks and paper.kind.is_invoice else ""),
    ]
    return [[label, value] for label, value in lines if value]


def _in_fours(iban: str) -> str:
    return fr.HARD.join(iban[start : start + 4] for start in range(0, len(iban), 4))


def _said_by_law(paper: Paper) -> Iterable[str]:
    if paper.operation and paper.kind.is_invoice:
        yield paper.operation.sentence
    if paper.vat_on_debits and paper.kind.is_invoice:
        yield "Option pour le paiement de la taxe d’après les débits."
    yield from dict.fromkeys(filter(None, (reason_of(paper, share)[0] for share in paper.totals.shares)))
    yield from (mention.text for mention in paper.mentions if not mention.strong)


def reason_of(paper: Paper, share: Share) -> tuple[str, str]:
    """Why a rate bears no VAT: the sentence and its code of the VATEX list; nothing for a taxed one."""
    if share.vat.category == REVERSE_CHARGE:
        return "Autoliquidation : la TVA est due par le preneur (CGI art. 283).", "VATEX-EU-AE"
    return (paper.exemption, paper.exemption_code) if share.vat.category == EXEMPT else ("", "")


def _signature(paper: Paper) -> dict[str, str] | None:
    if paper.signature is None:
        return None
    said = paper.signature
    return {"title": said.title, "help": said.help, "name": said.name, "at": said.at, "image": as_svg(said.image)}
