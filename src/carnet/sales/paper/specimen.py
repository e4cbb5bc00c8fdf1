"""Documents of a fictional firm, of every kind: the preview of the settings screen, the bench and the tests draw them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from carnet.catalogue.vat import rate_of
from carnet.sales import totals
from carnet.sales.lines import Line, LineKind
from carnet.sales.paper.content import (
    Count,
    Deduction,
    Entry,
    Kind,
    Mention,
    Operation,
    Paper,
    Payment,
    Proposal,
    Reference,
    Seller,
    Signature,
    Site,
    Watermark,
)
from carnet.sales.parties import Party
from carnet.sales.totals import Allowance

DAY = date(2026, 11, 24)
SELLER = Seller(
    "Menuiserie des Tilleuls",
    street="12 rue des Artisans",
    postcode="49300",
    city="Cholet",
    phone="0261911180",
    email="contact@tilleuls.example",
    siret="00000001800014",
    vat_number="FR66000000018",
    legal="SARL au capital de 10 000 € · RCS Angers 000 000 018",
)
BUYER = Party(
    number="C00412",
    kind="company",
    name="Hôtel du Vieux Port SAS",
    street="8 quai de l’Œuvre\nBâtiment B",
    postcode="44600",
    city="Saint-Nazaire",
    siren="000000026",
    siret="00000002600017",
    vat_number="FR90000000026",
)
CONSUMER = Party(
    number="C00087", name="M. et Mme Paul LEFÈVRE", street="3 allée des Érables", postcode="49300", city="Cholet"
)
SITE = Site("Chantier Les Tilleuls", "3 allée des Tilleuls", "44600", "Saint-Nazaire", access="2e étage, code 0000")
LATE = (
    Mention("Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.", "PMT"),
    Mention("Pénalités de retard : trois fois le taux d’intérêt légal, exigibles le lendemain de l’échéance.", "PMD"),
    Mention("Pas d’escompte pour paiement anticipé.", "AAB"),
)
_SOLD = (
    (
        "Fenêtre chêne deux vantaux 120 × 135\nDouble vitrage 4/16/4, petits-bois collés, finition huilée",
        "2",
        "C62",
        "842.50",
        "20",
    ),
    ("Dépose et évacuation des anciennes fenêtres", "2", "C62", "96", "10"),
    ("Pose en rénovation, calfeutrement et habillage\nDeux compagnons", "7.5", "HUR", "54", "10"),
    ("Panneau isolant sous appui", "3.2", "MTK", "38.40", "5.5"),
)
_NUMBERS = {
    Kind.QUOTE: "DV-2026-0142",
    Kind.ORDER: "CM-2026-0061",
    Kind.DELIVERY: "BL-2026-0077",
    Kind.DEPOSIT: "FA-2026-0038",
    Kind.INVOICE: "FA-2026-0042",
    Kind.FINAL: "FA-2026-0051",
    Kind.CREDIT: "AV-2026-0003",
}


def items(count: int = 12) -> tuple[Line, ...]:
    """So many lines in two sections; the first one bears a discount."""
    half = (count + 1) // 2
    made = [_item(index) for index in range(count)]
    return (
        Line(LineKind.SECTION, description="Séjour"),
        *made[:half],
        Line(LineKind.SUBTOTAL, description="Sous-total Séjour"),
        Line(LineKind.SECTION, description="Chambre"),
        *made[half:],
    )


def _item(index: int) -> Line:
    text, quantity, unit, price, rate = _SOLD[index % len(_SOLD)]
    return Line(
        reference=f"ART-{index + 1:03}",
        description=text,
        quantity=Decimal(quantity),
        unit=unit,
        unit_price=Decimal(price),
        allowance=Decimal(0 if index else 5),
        vat=rate_of(rate),
    )


def specimen(kind: Kind = Kind.INVOICE, seller: Seller = SELLER, buyer: Party = BUYER, lines: int = 12) -> Paper:
    """A believable document of this kind, marked SPÉCIMEN."""
    made = _sold(kind, seller, buyer, items(lines))
    others: dict[Kind, Callable[[Paper], Paper]] = {
        Kind.QUOTE: _quote,
        Kind.DELIVERY: _delivery,
        Kind.DEPOSIT: _deposit,
        Kind.FINAL: _final,
        Kind.CREDIT: _credit,
        Kind.REMINDER: _reminder,
        Kind.STATEMENT: _statement,
    }
    return others[kind](made) if kind in others else made


def _sold(kind: Kind, seller: Seller, buyer: Party, lines: tuple[Line, ...]) -> Paper:
    sums = totals.of(lines, Allowance(percent=Decimal(2)))
    return Paper(
        kind=kind,
        day=DAY,
        seller=seller,
        buyer=buyer,
        number=_NUMBERS.get(kind, ""),
        attention="" if buyer.is_consumer else "Mme Nguyễn Thị Lan",
        lines=lines,
        totals=sums,
        allowance_percent=Decimal(2),
        subject="Remplacement des fenêtres du premier étage",
        facts=(("Affaire suivie par", "Alice Moreau"),),
        buyer_order="" if buyer.is_consumer else "BC-7781",
        site=SITE,
        payment=Payment(
            due_on=DAY + timedelta(days=30),
            terms="30 jours date de facture",
            means="virement",
            iban="FR7600000000000000000000000",
            bic="CARNFR2AXXX",
            holder=seller.name,
            due=sums.incl,
        ),
        operation=Operation.MIXED,
        mentions=() if buyer.is_consumer else LATE,
        watermark=Watermark.SPECIMEN,
    )


def _quote(paper: Paper) -> Paper:
    option = Line(
        description="Volets battants bois\nDeux vantaux, peints",
        quantity=Decimal(2),
        unit="C62",
        unit_price=Decimal(310),
        vat=rate_of("10"),
        option=True,
    )
    note = Line(LineKind.TEXT, description="Accès par l’escalier de service, protection des sols comprise.")
    asked = sum((share.incl for share in totals.deposit(paper.totals, percent=Decimal(30))), Decimal(0))
    return replace(
        paper,
        lines=(*paper.lines, note, option),
        proposal=Proposal(asked, Decimal(30), Decimal(682)),
        payment=Payment(terms="30 % à la commande, le solde à la fin des travaux", means="chèque ou virement"),
        facts=(("Valable jusqu’au", "24/12/2026"), ("Début des travaux", "semaine 4 de 2027"), *paper.facts),
        mentions=(
            Mention("Assurance décennale : Assurances du Chêne, contrat 00-0000, France métropolitaine."),
            Mention(
                "Déchets : 0,4 m³ de menuiseries, triés, déposés à la plate-forme de Cholet, coût compris dans le prix."
            ),
        ),
        signature=Signature(),
        operation=None,
    )


def _delivery(paper: Paper) -> Paper:
    counts = tuple(
        Count(line.quantity * 2, line.quantity) if line.kind == LineKind.ITEM else None for line in paper.lines
    )
    sign = Signature("Reçu par", "Nom, date et signature. Réserves éventuelles :")
    bare = replace(paper, totals=totals.of(()), payment=Payment(), mentions=(), allowance_percent=Decimal(0))
    return replace(bare, counts=counts, signature=sign)


def _deposit(paper: Paper) -> Paper:
    shares = totals.deposit(paper.totals, percent=Decimal(30))
    what = f"Acompte de 30 % sur le devis {_NUMBERS[Kind.QUOTE]}"
    lines = tuple(Line(description=what, unit="C62", unit_price=share.base, vat=share.vat) for share in shares)
    return replace(_retotalled(paper, lines), origin=f"devis {_NUMBERS[Kind.QUOTE]}")


def _retotalled(paper: Paper, lines: tuple[Line, ...]) -> Paper:
    sums = totals.of(lines)
    payment = replace(paper.payment, due=sums.incl)
    return replace(paper, lines=lines, totals=sums, allowance_percent=Decimal(0), payment=payment)


def _final(paper: Paper) -> Paper:
    deposit = Deduction(_NUMBERS[Kind.DEPOSIT], date(2026, 11, 3), _deposit(paper).totals.shares)
    payment = replace(paper.payment, due=paper.totals.incl - deposit.incl)
    return replace(paper, deductions=(deposit,), payment=payment, origin=f"devis {_NUMBERS[Kind.QUOTE]}")


def _credit(paper: Paper) -> Paper:
    made = _retotalled(paper, paper.lines[1:3])
    corrects = (Reference(_NUMBERS[Kind.INVOICE], DAY),)
    return replace(made, payment=Payment(), subject="Retour d’une fenêtre", site=Site(), corrects=corrects)


def _reminder(paper: Paper) -> Paper:
    owed = (
        Entry(date(2026, 9, 14), "", "FA-2026-0029", date(2026, 10, 14), Decimal("1840.20"), balance=Decimal("840.20")),
        Entry(date(2026, 9, 30), "", "FA-2026-0033", date(2026, 10, 30), Decimal(412), balance=Decimal(412)),
    )
    return replace(
        _letter(paper),
        title="Premier rappel",
        subject="Factures échues à ce jour",
        entries=owed,
        intro=("Madame, Monsieur,", "Sauf erreur de notre part, les factures ci-dessous restent impayées à ce jour."),
        outro=(
            "Nous vous remercions de votre règlement sous huit jours. S’il vient de partir, ne tenez pas compte de ce courrier.",
            "Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.",
        ),
    )


def _statement(paper: Paper) -> Paper:
    written = (
        Entry(
            date(2026, 9, 14),
            "Facture",
            "FA-2026-0029",
            date(2026, 10, 14),
            Decimal("1840.20"),
            None,
            Decimal("1840.20"),
        ),
        Entry(date(2026, 9, 30), "Facture", "FA-2026-0033", date(2026, 10, 30), Decimal(412), None, Decimal("2252.20")),
        Entry(date(2026, 10, 2), "Règlement par virement", "", None, None, Decimal(1000), Decimal("1252.20")),
    )
    return replace(_letter(paper), entries=written, intro=("Du 1er septembre au 24 novembre 2026.",))


def _letter(paper: Paper) -> Paper:
    """No line, no total: what is due alone."""
    bare = replace(paper, lines=(), totals=totals.of(()), site=Site(), buyer_order="", subject="", operation=None)
    return replace(bare, payment=replace(paper.payment, due=Decimal("1252.20")), mentions=paper.mentions[:2])
