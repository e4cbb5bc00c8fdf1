"""Quotes by mail: signed once they are."""

from carnet.mail.letters import Letter
from carnet.quotes import paper
from carnet.quotes.models import Quote
from carnet.sales.mailing import USUAL, DocumentMail
from carnet.ui.formats import amount, day_short

LETTER = Letter(
    "quote.sent",
    "Envoi d’un devis",
    "{document} – {entreprise}",
    "Bonjour,\n\nVous trouverez ci-joint {document}, d’un montant de {montant} TTC, valable jusqu’au {validite}.\n\n"
    "Pour l’accepter, renvoyez-le signé avec la mention « Bon pour accord ».\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « le devis DV-2026-0142 »",
        "montant": "son total TTC",
        "validite": "le dernier jour de sa validité",
        **USUAL,
    },
    order=10,
)
SIGNED_LETTER = Letter(
    "quote.signed",
    "Envoi d’un devis signé",
    "{document} signé – {entreprise}",
    "Bonjour,\n\nNous vous remercions de votre confiance. Vous trouverez ci-joint votre exemplaire signé : {document}, "
    "accepté le {accord}, d’un montant de {montant} TTC.\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « le devis DV-2026-0142 »",
        "montant": "son total TTC, options choisies comprises",
        "accord": "le jour de l’accord",
        **USUAL,
    },
    order=12,
)


def _words(quote: Quote) -> dict[str, str]:
    held = quote.acceptance
    return {
        "montant": amount(quote.total_incl),
        "validite": day_short(quote.valid_until) if quote.valid_until else "",
        "accord": day_short(held.day) if held else "",
    }


def _letter(quote: Quote) -> Letter:
    return SIGNED_LETTER if quote.acceptance else LETTER


MAIL = DocumentMail(
    Quote,
    _letter,
    "le devis",
    "quotes:page",
    "Un brouillon ne s’envoie pas : choisissez d’abord « Envoyer », il recevra son numéro.",
    _words,
    paper.sent_file,
)
