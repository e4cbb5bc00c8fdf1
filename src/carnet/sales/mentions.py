"""The sentences that the law wants on quotes and invoices, by who buys, what is sold and where it is signed. Pure.

To be read again by the firm's counsel: docs/documents.md says the text behind each.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from carnet.kernel.dates import french_day
from carnet.sales.models.circumstances import Nature, SignedAt
from carnet.sales.paper.content import Annex, Mention, Seller
from carnet.sales.parties import Party

FRANCHISE = "TVA non applicable, art. 293 B du CGI."
FRANCHISE_CODE = "VATEX-FR-FRANCHISE"
_OLD = (
    "certifie, en qualité de preneur de la prestation, que les travaux réalisés concernent des locaux à usage d’habitation achevés depuis plus "
    "de deux ans, qu’ils n’ont pas eu pour effet, sur une période de deux ans au plus, de concourir à la production d’un immeuble neuf au sens du "
    "2° du 2 du I de l’article 257 du CGI, ni d’entraîner une augmentation de la surface de plancher des locaux existants supérieure à 10 %"
)
_ENERGY = " et qu’ils ont la nature de travaux de rénovation énergétique"


class Firm(Protocol):
    """What is asked of the settings of the documents."""

    insurance: str
    mediator: str
    late_penalty: str
    discount: str


class Sale(Protocol):
    """What is asked of a document (sales.models.Circumstances)."""

    signed_at: str
    nature: str
    urgent: bool
    waste: str


def of_invoice(buyer: Party, firm: Firm, *, works: bool) -> tuple[Mention, ...]:
    return (*_late(buyer, firm), *_of_firm(buyer, firm, works))


def of_quote(
    buyer: Party, firm: Firm, sale: Sale, rates: Iterable[str], valid_until: date | None
) -> tuple[Mention, ...]:
    """`rates`: the codes of the VAT rates of its lines."""
    works = sale.nature in {Nature.WORKS, Nature.REPAIR}
    return (
        *(certified(rates) if works else ()),
        *(_withdrawal(sale) if buyer.is_consumer else ()),
        *_terms(valid_until, sale, works),
        *_of_firm(buyer, firm, works),
    )


def of_order(buyer: Party, firm: Firm, sale: Sale, rates: Iterable[str]) -> tuple[Mention, ...]:
    """What binds both sides without a quote before it says the same of the works and of the firm."""
    works = sale.nature in {Nature.WORKS, Nature.REPAIR}
    return (*(certified(rates) if works else ()), *_of_firm(buyer, firm, works))


def certified(rates: Iterable[str]) -> Iterator[Mention]:
    """What the client certifies so that works in a dwelling bear a reduced rate (BOI-LETTRE-000280)."""
    asked = set(rates)
    if not asked & {"10", "5.5"}:
        return
    who = "Je soussigné(e) ........................................ (nom, prénom) "
    if "10" in asked:
        yield Mention(f"{who}{_OLD}. (TVA à 10 %)", strong=True)
    if "5.5" in asked:
        yield Mention(f"{who}{_OLD}{_ENERGY}. (TVA à 5,5 %)", strong=True)


def _late(buyer: Party, firm: Firm) -> Iterator[Mention]:
    """Between professionals alone (C. com. art. L441-9, L441-10, D441-5)."""
    if buyer.is_consumer:
        return
    yield Mention("Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.", "PMT")
    yield Mention(
        f"Pénalités de retard : {firm.late_penalty}, exigibles sans rappel dès le lendemain de l’échéance.", "PMD"
    )
    yield Mention(firm.discount, "AAB")


def _of_firm(buyer: Party, firm: Firm, works: bool) -> Iterator[Mention]:
    if works and firm.insurance:
        yield Mention(f"Assurance décennale : {firm.insurance}")
    if buyer.is_consumer and firm.mediator:
        yield Mention(f"Médiateur de la consommation : {firm.mediator}")


def _terms(valid_until: date | None, sale: Sale, works: bool) -> Iterator[Mention]:
    if valid_until:
        yield Mention(
            f"Devis gratuit, valable jusqu’au {french_day(valid_until, weekday=False)}, reçu avant l’exécution des travaux."
        )
    if works and sale.waste:
        yield Mention(f"Déchets du chantier : {sale.waste}")


def _withdrawal(sale: Sale) -> Iterator[Mention]:
    """Signed elsewhere than in the shop, a consumer may withdraw (C. conso. art. L221-18), and pays nothing for seven days (L221-10)."""
    if sale.signed_at not in {SignedAt.OFF_PREMISES, SignedAt.DISTANCE}:
        return
    since = "de la réception du bien" if sale.nature in {Nature.GOODS, Nature.WORKS} else "de la signature"
    yield Mention(
        f"Droit de rétractation : vous pouvez renoncer à ce contrat sans motif pendant quatorze jours à compter {since}, par le formulaire joint "
        "ou toute déclaration sans ambiguïté.",
        strong=True,
    )
    if sale.signed_at == SignedAt.OFF_PREMISES and not sale.urgent:
        yield Mention(
            "Aucun paiement n’est demandé ni accepté avant la fin d’un délai de sept jours après la signature.",
            strong=True,
        )
    if sale.urgent:
        yield Mention(
            "Travaux d’entretien ou de réparation à réaliser en urgence au domicile du client, à sa demande expresse : pour eux, il n’y a pas de "
            "droit de rétractation.",
            strong=True,
        )


def withdrawal_form(buyer: Party, seller: Seller, sale: Sale) -> tuple[Annex, ...]:
    """The form that goes with the contract (C. conso. art. R221-1 and its annex); none when the law asks none."""
    if not buyer.is_consumer or sale.signed_at not in {SignedAt.OFF_PREMISES, SignedAt.DISTANCE}:
        return ()
    address = ", ".join(
        filter(
            None, [seller.name, *seller.street.splitlines(), f"{seller.postcode} {seller.city}".strip(), seller.email]
        )
    )
    dots = "." * 60
    return (
        Annex(
            "Formulaire de rétractation",
            (
                "Complétez et renvoyez ce formulaire seulement si vous souhaitez vous rétracter du contrat.",
                f"À l’attention de : {address}",
                f"Je vous notifie par la présente ma rétractation du contrat portant sur la prestation de services ou la vente du bien ci-dessous : {dots}",
                f"Commandé le / reçu le : {dots}",
                f"Nom du client : {buyer.name}",
                f"Adresse du client : {dots}",
                f"Date : {dots}",
                "Signature du client (seulement si ce formulaire est notifié sur papier) :",
            ),
        ),
    )
