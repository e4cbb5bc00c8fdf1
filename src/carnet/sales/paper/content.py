"""What a document says, as plain data: the printed page and the electronic invoice are both made from it, and from nothing else.

An issued document freezes its `Paper` (`freezing`). Nothing here computes a total: `sales.totals` did.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from carnet.sales.lines import ZERO, Line
from carnet.sales.parties import Party
from carnet.sales.totals import Share, Totals


class Kind(StrEnum):
    QUOTE = "quote"
    ORDER = "order"
    DELIVERY = "delivery"
    DEPOSIT = "deposit"
    INVOICE = "invoice"
    FINAL = "final"
    CREDIT = "credit"
    REMINDER = "reminder"
    STATEMENT = "statement"

    @property
    def is_invoice(self) -> bool:
        """Does it have an electronic twin?"""
        return self in {Kind.DEPOSIT, Kind.INVOICE, Kind.FINAL, Kind.CREDIT}


class Watermark(StrEnum):
    NONE = ""
    DRAFT = "BROUILLON"
    SPECIMEN = "SPÉCIMEN"


class Operation(StrEnum):
    """The category of operations, a mention since the reform; the letter begins BT-23."""

    GOODS = "B"
    SERVICES = "S"
    MIXED = "M"

    @property
    def sentence(self) -> str:
        return f"Nature des opérations : {_OPERATIONS[self.value]}."


_OPERATIONS = {
    "B": "livraisons de biens",
    "S": "prestations de services",
    "M": "livraisons de biens et prestations de services",
}


@dataclass(frozen=True)
class Seller:
    """The firm, as it was that day. `legal` is what follows its name: « SARL au capital de 10 000 € · RCS Angers 000 000 018 »."""

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    siret: str = ""
    vat_number: str = ""
    electronic_address: str = ""  # where its own electronic invoices come; its SIREN when empty
    legal: str = ""

    @property
    def siren(self) -> str:
        return self.siret[:9]


@dataclass(frozen=True)
class Site:
    """A place of work or of delivery. `access` (floor, door code) is printed, never sent."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    access: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.city or self.name)

    @classmethod
    def of(cls, place: Mapping[str, str]) -> "Site":
        """From what `sales.parties.site_of` gives, and what a document froze of it."""
        named = {name: place.get(name, "") for name in ("street", "postcode", "city", "country")}
        return cls(place.get("label", ""), **named, access=place.get("access_notes", ""))


@dataclass(frozen=True)
class Count:
    """On a delivery note, beside the quantity delivered: what was ordered, what is still to come."""

    ordered: Decimal
    remaining: Decimal


@dataclass(frozen=True)
class Deduction:
    """A deposit invoice that the final invoice deducts, rate by rate."""

    number: str
    day: date
    shares: tuple[Share, ...]

    @property
    def incl(self) -> Decimal:
        return sum((share.incl for share in self.shares), ZERO)


@dataclass(frozen=True)
class Mention:
    """A sentence of the foot. `subject` is its code in the electronic invoice (PMT, PMD, AAB…); a `strong` one is framed, above the box to sign."""

    text: str
    subject: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Payment:
    """How and until when. `due` is what remains to pay once deposits and payments are taken off."""

    due_on: date | None = None
    terms: str = ""  # « 30 jours date de facture »
    means: str = ""  # « virement »
    means_code: str = "30"  # UNTDID 4461
    iban: str = ""
    bic: str = ""
    holder: str = ""
    paid: Decimal = ZERO
    due: Decimal = ZERO


@dataclass(frozen=True)
class Proposal:
    """What only a quote says: the deposit asked, the options besides (including VAT)."""

    deposit: Decimal = ZERO
    deposit_percent: Decimal = ZERO
    options: Decimal = ZERO
    pays_later: bool = False  # nothing is paid for seven days: see sales.withdrawal


@dataclass(frozen=True)
class Signature:
    """The box to sign, or what was signed: `image` is a data URI, or an SVG."""

    title: str = "Bon pour accord"
    help: str = "Date, nom et signature précédés de la mention « Bon pour accord »"
    name: str = ""
    at: str = ""
    image: str = ""


@dataclass(frozen=True)
class Annex:
    """A page of its own after the document: general conditions, form of withdrawal."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A line of a reminder or of a statement of account."""

    day: date
    label: str = ""
    number: str = ""
    due_on: date | None = None
    debit: Decimal | None = None
    credit: Decimal | None = None
    balance: Decimal | None = None


@dataclass(frozen=True)
class Reference:
    """Another document, by its number and date."""

    number: str
    day: date


@dataclass(frozen=True)
class Paper:
    kind: Kind
    day: date
    seller: Seller
    buyer: Party
    number: str = ""  # a draft has none
    title: str = ""  # in place of the usual one
    subject: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # (« Affaire suivie par », « Alice Moreau »)
    attention: str = ""
    site: Site = field(default_factory=Site)
    delivered_on: date | None = None
    buyer_order: str = ""  # the buyer's own order number
    origin: str = ""  # our quote or order it comes from
    corrects: tuple[Reference, ...] = ()  # the invoices of a credit note
    intro: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    counts: tuple[Count | None, ...] = ()  # one a line, on a delivery note
    priced: bool = False  # a delivery note that says its prices
    entries: tuple[Entry, ...] = ()
    totals: Totals = field(default_factory=lambda: Totals(ZERO, ZERO, ()))
    allowance_percent: Decimal = ZERO  # as it was asked, for its label
    deductions: tuple[Deduction, ...] = ()
    proposal: Proposal = field(default_factory=Proposal)
    payment: Payment = field(default_factory=Payment)
    operation: Operation | None = None
    vat_on_debits: bool = False
    exemption: str = ""  # why lines « Exonéré » bear no VAT
    exemption_code: str = ""  # VATEX-…, BT-121
    outro: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    signature: Signature | None = None
    annexes: tuple[Annex, ...] = ()
    watermark: Watermark = Watermark.NONE

    @property
    def tells_prices(self) -> bool:
        return self.kind is not Kind.DELIVERY or self.priced
