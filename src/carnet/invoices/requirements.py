"""What an invoice must say by law, and what is missing to say it: one sentence each, with where to fill it in.

What depends on the electronic invoice and on Chorus Pro is asked by `sales.facturx` (see issuing.rehearse).
"""

from dataclasses import dataclass, field

from carnet.clients.models.client import Kind
from carnet.company.models import Company
from carnet.invoices import terms
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import InvoiceType
from carnet.sales.lines import Line, LineKind
from carnet.sales.models.circumstances import SignedAt
from carnet.sales.parties import Party

REDUCED = {"10", "5.5"}
# Reduced rates that a dwelling justifies are for works; a sale alone at 5.5 % is not certified by the client.
_WORKS = {"works", "repair"}


@dataclass
class Missing:
    """`errors` stop the issue, `warnings` are told."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def missing(invoice: Invoice, lines: list[Line], buyer: Party, company: Company) -> Missing:
    found = Missing()
    _seller(company, found)
    _lines(lines, found)
    _buyer(buyer, found)
    if invoice.type == InvoiceType.INVOICE and not invoice.total_incl:
        found.warnings.append("Le total de cette facture est nul : vérifiez les quantités, les prix et la remise.")
    if invoice.type != InvoiceType.CREDIT_NOTE:
        _reduced_vat(invoice, lines, found)
        _terms(invoice, buyer, found)
        _off_premises(invoice, buyer, found)
    return found


def _seller(company: Company, found: Missing) -> None:
    wanted = {
        "name": "la raison sociale",
        "street": "l’adresse",
        "postcode": "le code postal",
        "city": "la ville",
        "siret": "le SIRET",
    }
    if lacking := [label for name, label in wanted.items() if not getattr(company, name).strip()]:
        found.errors.append(f"Il manque à votre entreprise {_listed(lacking)} : complétez les réglages.")


def _lines(lines: list[Line], found: Missing) -> None:
    items = [line for line in lines if line.kind == LineKind.ITEM and not line.option]
    if not items:
        found.errors.append("La facture n’a aucune ligne d’article : ajoutez ce que vous facturez.")
    if any(not (line.description or line.reference).strip() for line in items):
        found.errors.append("Une ligne n’a pas de désignation : écrivez ce qui est vendu.")


def _buyer(buyer: Party, found: Missing) -> None:
    if not (buyer.name and buyer.street and buyer.postcode and buyer.city):
        found.errors.append("L’adresse du client est incomplète : complétez sa fiche (rue, code postal, ville).")
    if buyer.kind == Kind.COMPANY and not buyer.siren and not buyer.country:
        found.warnings.append(
            "Le SIREN de ce professionnel manque : il sera obligatoire sur la facture électronique. Complétez sa fiche."
        )


def _reduced_vat(invoice: Invoice, lines: list[Line], found: Missing) -> None:
    rates = {line.vat.code for line in lines if line.kind == LineKind.ITEM and not line.option}
    if not rates & REDUCED or invoice.nature not in _WORKS:
        return
    if invoice.dwelling in {"", "none"} or not invoice.dwelling_over_two_years:
        found.errors.append(
            "Un taux réduit sur des travaux veut un logement achevé depuis plus de deux ans : "
            "dites lequel dans « Circonstances », ou passez les lignes à 20 %."
        )
    elif not invoice.certified_by:
        found.errors.append(
            "Un taux réduit sur des travaux veut l’attestation du client (mention certifiée et signée) : "
            "dites qui l’a signée, ou passez les lignes à 20 %."
        )


def _terms(invoice: Invoice, buyer: Party, found: Missing) -> None:
    if buyer.is_consumer:
        return
    read = terms.read(invoice.payment_terms)
    late = read is not None and read.exceeds_the_law()
    day = invoice.due_date
    if late or (day and (day - invoice.date).days > terms.MOST_DAYS and (read is None or not read.end_of_month)):
        found.warnings.append(
            "Entre professionnels, le délai de règlement est de 60 jours, ou 45 jours fin de mois, au plus (C. com. art. L441-10)."
        )


def _off_premises(invoice: Invoice, buyer: Party, found: Missing) -> None:
    """C. conso. art. L221-10: what is signed at the consumer's bears no payment for seven days."""
    if invoice.signed_at == SignedAt.OFF_PREMISES and buyer.is_consumer and not invoice.urgent:
        found.warnings.append(
            "Signé chez lui, ce particulier ne paie rien avant le huitième jour : n’encaissez pas plus tôt, pas même un chèque."
        )


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et {words[-1]}"
