"""Delivery notes by mail: signed once they are."""

from carnet.deliveries import paper
from carnet.deliveries.models import DeliveryNote
from carnet.mail.letters import Letter
from carnet.sales.mailing import USUAL, DocumentMail
from carnet.ui.formats import day_short

LETTER = Letter(
    "delivery.sent",
    "Envoi d’un bon de livraison",
    "{document} – {entreprise}",
    "Bonjour,\n\nVous trouverez ci-joint {document} du {date}, de votre commande {commande}{recu}.\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « le bon de livraison BL-2026-0042 »",
        "date": "sa date",
        "commande": "le n° de la commande",
        "recu": "« , reçu par Sophie Martin le 24/11/2026 », ou rien",
        **USUAL,
    },
    order=30,
)


def _words(note: DeliveryNote) -> dict[str, str]:
    received = f", reçu par {note.signed_by} le {day_short(note.signed_on)}" if note.signed_on else ""
    return {"date": day_short(note.date), "commande": note.order.number or "", "recu": received}


MAIL = DocumentMail(
    DeliveryNote,
    lambda note: LETTER,
    "le bon de livraison",
    "deliveries:page",
    "Un bon en préparation ne s’envoie pas : émettez-le d’abord, il recevra son numéro.",
    _words,
    paper.sent_file,
)
