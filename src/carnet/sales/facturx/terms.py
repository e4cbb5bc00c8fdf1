"""A `Paper` in the business terms of EN 16931 (BT-1, BG-4…), as the writer takes them. Pure.

A deposit deducted is a negative line at its rate, so that base and VAT of each rate are what this invoice itself charges: BT-113 alone would let the
VAT return count the deposit twice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from carnet.catalogue.units import PIECE, UNITS
from carnet.sales.facturx.duty import is_business
from carnet.sales.lines import ZERO, Line, rounded, summed
from carnet.sales.paper.amounts import allowance_label, charged
from carnet.sales.paper.content import Deduction, Kind, Paper, Seller
from carnet.sales.paper.figures import day as french_date
from carnet.sales.paper.wording import reason_of
from carnet.sales.parties import Party

SIREN, SIRET, ADDRESS = "0002", "0009", "0225"  # registers of ISO 6523
TYPES = {Kind.INVOICE: "380", Kind.FINAL: "380", Kind.DEPOSIT: "386", Kind.CREDIT: "381"}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def terms_of(paper: Paper) -> dict[str, Any]:
    """Keys are those of the writer; what is empty is left out."""
    lines = [*summed(paper.lines), *(line for found in paper.deductions for line in _deducted(found))]
    terms = {
        "BT-1": paper.number,
        "BT-2": paper.day,
        "BT-3": TYPES[paper.kind],
        "BT-5": "EUR",
        "BT-8": "invoice" if paper.vat_on_debits else "",
        "BT-9": paper.payment.due_on,
        "BT-10": paper.buyer.service_code,
        "BT-13": paper.buyer_order or paper.buyer.commitment_number,
        "BT-20": paper.payment.terms,
        "BT-23": _frame(paper),
        "BT-72": paper.delivered_on,
        "BG-1": list(_notes(paper)),
        "BG-3": [{"BT-25": number, "BT-26": day} for number, day in _referred(paper)],
        "BG-4": _seller(paper.seller),
        "BG-7": _buyer(paper.buyer),
        "BG-13": _site(paper),
        "BG-20": list(_allowances(paper)),
        "BG-23": [_vat(paper, share) for share in charged(paper)],
        "BG-25": [_line(index, line) for index, line in enumerate(lines, 1)],
        **_means(paper),
        **_sums(paper, lines),
    }
    cleaned: dict[str, Any] = _cleaned(terms)
    return cleaned


def _frame(paper: Paper) -> str:
    """BT-23: goods, services or both; then 2 already paid, 4 final after a deposit, else 1."""
    letter = paper.operation.value if paper.operation else "M"
    if paper.kind is Kind.FINAL and paper.deductions:
        return f"{letter}4"
    settled = paper.payment.paid and not paper.payment.due and paper.payment.due_on
    return f"{letter}2" if settled and paper.kind is Kind.INVOICE else f"{letter}1"


def _notes(paper: Paper) -> Iterator[dict[str, str]]:
    yield from ({"BT-21": found.subject, "BT-22": found.text} for found in paper.mentions)
    yield {"BT-21": "BAR", "BT-22": "B2B" if is_business(paper.buyer) else "B2C"}


def _referred(paper: Paper) -> Iterator[tuple[str, Any]]:
    yield from ((found.number, found.day) for found in paper.corrects)
    yield from ((found.number, found.day) for found in paper.deductions)


def _seller(seller: Seller) -> dict[str, Any]:
    contact = {"name": seller.name, "phone": seller.phone, "email": seller.email}
    return {
        "name": seller.name,
        "identifiers": {SIRET: seller.siret} if seller.siret else {},
        "legal_identifier": seller.siren,
        "legal_identifier_schemeid": SIREN if seller.siren else "",
        "vat_identifier": seller.vat_number,
        "tax_identifier": "" if seller.vat_number else seller.siren,
        "legal_info": seller.legal,
        "contacts": [contact] if seller.phone or seller.email else [],
        **_endpoint(seller.electronic_address or seller.siren),
        **_address(seller.street, seller.postcode, seller.city),
    }


def _buyer(buyer: Party) -> dict[str, Any]:
    siren = buyer.siren or buyer.siret[:9]
    return {
        "name": buyer.name,
        "identifiers": {SIRET: buyer.siret} if buyer.siret else {},
        "legal_identifier": siren,
        "legal_identifier_schemeid": SIREN if siren else "",
        "vat_identifier": buyer.vat_number,
        **_endpoint(siren),
        **_address(buyer.street, buyer.postcode, buyer.city),
    }


def _endpoint(address: str) -> dict[str, str]:
    return {"einvoicing_addr": address, "einvoicing_addr_schemeid": ADDRESS} if address else {}


def _address(street: str, postcode: str, city: str) -> dict[str, str]:
    """Three lines at most: what is more goes with the third."""
    lines = [line.strip() for line in street.splitlines() if line.strip()]
    parts = [*lines[:2], ", ".join(lines[2:])]
    named = {f"addr_l{index}": part for index, part in enumerate(parts, 1)}
    return {**named, "postcode": postcode, "city": city, "country_code": "FR"}


def _site(paper: Paper) -> dict[str, Any]:
    """Where it was delivered; at the buyer's, when nothing else is said: the group of delivery may not be empty."""
    place = paper.site or paper.buyer
    return {"name": place.name or paper.buyer.name, **_address(place.street, place.postcode, place.city)}


def _deducted(found: Deduction) -> Iterator[Line]:
    for share in found.shares:
        yield Line(
            description=f"Acompte {found.number} du {french_date(found.day)}",
            quantity=Decimal(-1),
            unit=PIECE,
            unit_price=share.base,
            vat=share.vat,
        )


def _line(index: int, line: Line) -> dict[str, Any]:
    """A price is never negative: the quantity bears the sign."""
    if line.unit_price < 0:
        line = replace(line, unit_price=-line.unit_price, quantity=-line.quantity)
    name, _, details = _written(line.description).partition("\n")
    whole = rounded(line.quantity * line.unit_price)
    off = whole - line.net
    return {
        "BT-126": str(index),
        "BT-153": name.strip() or _written(line.reference) or "Article",
        "BT-154": details.strip(),
        "BT-155": line.reference,
        "BT-129": _plain(line.quantity),
        "BT-130": line.unit if line.unit in UNITS else PIECE,
        "BT-131": _plain(line.net),
        "BT-146": _plain(line.unit_price),
        "BT-151": line.vat.category,
        "BT-152": _plain(line.vat.percent),
        "BG-27": [_off(off, whole, line.allowance, "Remise")] if off else [],
    }


def _off(amount: Decimal, base: Decimal, percent: Decimal, reason: str) -> dict[str, str]:
    told = {"amount": _plain(amount), "reason": reason}
    return told | ({"base_amount": _plain(base), "rate": _plain(percent)} if percent else {})


def _allowances(paper: Paper) -> Iterator[dict[str, str]]:
    """The discount on the whole: its part of each rate is what the lines of that rate have more than its base."""
    bases = {share.vat: ZERO for share in paper.totals.shares}
    for line in summed(paper.lines):
        bases[line.vat] = bases.get(line.vat, ZERO) + line.net
    for share in paper.totals.shares:
        if off := bases[share.vat] - share.base:
            vat = {"vat_category_code": share.vat.category, "vat_rate": _plain(share.vat.percent)}
            yield _off(off, bases[share.vat], ZERO, allowance_label(paper)) | vat


def _vat(paper: Paper, share: Any) -> dict[str, str]:
    reason, code = reason_of(paper, share)
    return {
        "BT-116": _plain(share.base),
        "BT-117": _plain(share.tax),
        "BT-117-1": "EUR",
        "BT-118": share.vat.category,
        "BT-119": _plain(share.vat.percent),
        "BT-120": reason,
        "BT-121": code,
    }


NOT_DEFINED = "1"  # UNTDID 4461


def _means(paper: Paper) -> dict[str, str]:
    pay = paper.payment
    if paper.kind is Kind.CREDIT:
        # Deducted or given back, nobody knows yet; some readers take no invoice without its means of payment.
        return {"BT-81": NOT_DEFINED}
    if not (pay.means or pay.iban):
        return {}
    account = {"BT-84": pay.iban, "BT-85": pay.holder, "BT-86": pay.bic} if pay.iban else {}
    return {"BT-81": pay.means_code, "BT-82": pay.means, "BT-83": paper.number, **account}


def _sums(paper: Paper, lines: Iterable[Line]) -> dict[str, Any]:
    shares = charged(paper)
    net, tax = sum((share.base for share in shares), ZERO), sum((share.tax for share in shares), ZERO)
    gross = sum((line.net for line in lines), ZERO)
    return {
        "BT-106": _plain(gross),
        "BT-107": _plain(gross - net) if gross != net else "",
        "BT-109": _plain(net),
        "BT-110": _plain(tax),
        "BT-110-1": "EUR",
        "BT-112": _plain(net + tax),
        "BT-113": _plain(paper.payment.paid) if paper.payment.paid else "",
        "BT-115": _plain(net + tax - paper.payment.paid),
    }


def _plain(value: Decimal) -> str:
    """`1240.50`, `0.1275`: a point, no exponent, two decimals for amounts that have some, no negative zero."""
    text = f"{value + 0:f}"
    head, point, tail = text.partition(".")
    tail = tail.rstrip("0")
    return head if not tail else f"{head}{point}{tail.ljust(2, '0')}"


def _cleaned(value: Any) -> Any:
    """Without what is empty, and without the characters that no XML holds."""
    if isinstance(value, dict):
        kept = {key: _cleaned(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in ("", None, [], {})}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return _written(value) if isinstance(value, str) else value


def _written(text: str) -> str:
    return _CONTROL.sub("", text).strip()
