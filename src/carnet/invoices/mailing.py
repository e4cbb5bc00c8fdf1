"""Invoices by mail."""

from carnet.invoices import paper
from carnet.invoices.models.invoice import Invoice
from carnet.mail.letters import Letter
from carnet.sales.mailing import USUAL, DocumentMail
from carnet.ui.formats import amount, day_short

LETTER = Letter(
    "invoice.sent",
    "Envoi d’une facture",
    "{document} – {entreprise}",
    "Bonjour,\n\nVous trouverez ci-joint {document}, d’un montant de {montant}{echeance}.\n\n"
    "Nous vous remercions de votre confiance.\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « la facture FA-2026-0042 »",
        "montant": "son total TTC",
        "echeance": "« , à régler avant le 24/12/2026 », ou rien",
        **USUAL,
    },
    order=40,
)


def _words(invoice: Invoice) -> dict[str, str]:
    due = invoice.due_date if invoice.remaining > 0 else None
    return {
        "montant": amount(invoice.total_incl),
        "echeance": f", à régler avant le {day_short(due)}" if due else "",
    }


MAIL = DocumentMail(
    Invoice,
    lambda invoice: LETTER,
    lambda invoice: invoice.the,
    "invoices:page",
    "Un brouillon ne s’envoie pas : émettez d’abord la facture.",
    _words,
    paper.sent_file,
)
