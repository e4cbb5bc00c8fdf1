"""Invoices out, as the page of the list shows them or with every column. A credit note is below zero: the column adds up."""

from carnet.exchange.seen import Cell
from carnet.invoices.listing import Criteria
from carnet.invoices.models import Invoice
from carnet.sales import exporting

CELLS = exporting.USUAL | {
    "numero": Cell(lambda one: one.number or "", width=16),
    "numero_client": Cell(lambda one: one.client.number or "", width=12, printed=0.9),
    "destinataire": Cell(lambda one: one.party.name if one.number else one.client.display_name, width=32, printed=2.4),
    "type": Cell(lambda one: one.type_label),
    "etat": Cell(lambda one: one.state.label),
    "echeance": Cell(lambda one: one.due_date, "date", 12, 1),
    "reste": Cell(lambda one: one.remaining, "amount", 14, 1.1),
    "regle": Cell(lambda one: one.settled, "amount", 14, 1.1),
    "ht": Cell(lambda one: one.sign * one.total_excl, "amount", 14, 1.1),
    "tva": Cell(lambda one: one.sign * one.total_tax, "amount", 14, 1.1),
    "ttc": Cell(lambda one: one.sign * one.total_incl, "amount", 14, 1.1),
}
EXPORT = exporting.DocumentExport(
    "invoices", "Factures", Criteria, Invoice, CELLS,
    (("numero", "N°"), ("type", "Type"), ("date", "Date"), ("numero_client", "N° client"), ("destinataire", "Client"),
     ("objet", "Objet"), ("ht", "Total HT"), ("tva", "TVA"), ("ttc", "Total TTC"), ("echeance", "Échéance"),
     ("regle", "Réglé"), ("reste", "Reste dû"), ("etat", "État"), ("commercial", "Commercial")),
)  # fmt: skip
