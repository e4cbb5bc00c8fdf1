"""What a document of sale still lacks to print what the law wants, by who buys, what is sold and where it is signed. Pure.

A quote warns; an invoice refuses what it cannot repair (invoices.requirements).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from carnet.sales.models.circumstances import Dwelling, Nature, SignedAt
from carnet.sales.parties import Party

# Rates that works in a dwelling bear when the client certifies that they may (CGI art. 279-0 bis and 278-0 bis A).
REDUCED = {"10", "5.5"}
WORKS = {Nature.WORKS, Nature.REPAIR}


class Firm(Protocol):
    insurance: str
    mediator: str


class Sale(Protocol):
    """What is asked of a document (sales.models.Circumstances)."""

    signed_at: str
    nature: str
    urgent: bool
    dwelling: str
    dwelling_over_two_years: bool | None
    waste: str


@dataclass(frozen=True)
class Missing:
    """`field` is the column to fill in, of the document or of the settings of documents (`insurance`, `mediator`)."""

    field: str
    sentence: str


def of_quote(
    buyer: Party, firm: Firm, sale: Sale, rates: Collection[str], *, has_place: bool, deposit: Decimal
) -> tuple[Missing, ...]:
    """`rates`: codes of the VAT of its lines; `has_place`: is the address of the works known?"""
    return (
        *_signature(buyer, sale, deposit),
        *reduced_rates(sale, rates, has_place=has_place),
        *_works(firm, sale),
        *_consumer(buyer, firm),
    )


def reduced_rates(sale: Sale, rates: Collection[str], *, has_place: bool = True) -> Iterator[Missing]:
    """Why works may not bear 10 % or 5,5 % yet; nothing when they bear none. The first reason is enough."""
    if sale.nature not in WORKS or not REDUCED & set(rates):
        return
    if sale.dwelling == Dwelling.NONE:
        yield Missing(
            "dwelling", "La TVA à 10 % ou 5,5 % demande un logement : ce local n’en est pas un, passez à 20 %."
        )
    elif not sale.dwelling:
        yield Missing("dwelling", "La TVA à 10 % ou 5,5 % demande un logement : dites lequel.")
    elif sale.dwelling_over_two_years is None:
        yield Missing("dwelling_over_two_years", "Dites si le logement est achevé depuis plus de deux ans.")
    elif not sale.dwelling_over_two_years:
        yield Missing("dwelling_over_two_years", "Ce logement a moins de deux ans : la TVA est à 20 %.")
    elif not has_place:
        yield Missing(
            "site_id", "L’adresse du logement manque : complétez la fiche du client ou choisissez le chantier."
        )


def _signature(buyer: Party, sale: Sale, deposit: Decimal) -> Iterator[Missing]:
    if not sale.signed_at:
        yield Missing("signed_at", "Dites où le client signera : les mentions en dépendent.")
    if buyer.is_consumer and sale.signed_at == SignedAt.OFF_PREMISES and deposit and not sale.urgent:
        yield Missing(
            "deposit_percent",
            "Signé chez lui, ce particulier ne paie rien avant le huitième jour : l’acompte est imprimé « à partir du huitième jour ».",
        )


def _works(firm: Firm, sale: Sale) -> Iterator[Missing]:
    if sale.nature not in WORKS:
        return
    if not sale.waste:
        yield Missing(
            "waste", "Un devis de travaux dit ce que deviennent les déchets : quantité, tri, lieu de dépôt, coût."
        )
    if not firm.insurance:
        yield Missing("insurance", "Votre assurance décennale manque : complétez les réglages des documents.")


def _consumer(buyer: Party, firm: Firm) -> Iterator[Missing]:
    if buyer.is_consumer and not firm.mediator:
        yield Missing("mediator", "Le médiateur de la consommation manque : complétez les réglages des documents.")
