"""Orders by mail: the acknowledgement that the client waits for."""

from carnet.mail.letters import Letter
from carnet.orders import paper
from carnet.orders.models import Order
from carnet.sales.mailing import USUAL, DocumentMail
from carnet.ui.formats import amount, day_short

LETTER = Letter(
    "order.sent",
    "Envoi d’une commande",
    "{document} – {entreprise}",
    "Bonjour,\n\nNous avons bien enregistré votre commande et vous en remercions. Vous trouverez ci-joint {document}, "
    "d’un montant de {montant} TTC{livraison}.\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « la commande CM-2026-0042 »",
        "montant": "son total TTC",
        "livraison": "« , livraison prévue le 24/12/2026 », ou rien",
        **USUAL,
    },
    order=20,
)


def _words(order: Order) -> dict[str, str]:
    planned = f", livraison prévue le {day_short(order.expected_on)}" if order.expected_on else ""
    return {"montant": amount(order.total_incl), "livraison": planned}


MAIL = DocumentMail(
    Order,
    lambda order: LETTER,
    "la commande",
    "orders:page",
    "Un brouillon ne s’envoie pas : confirmez d’abord la commande, elle recevra son numéro.",
    _words,
    paper.sent_file,
)
