"""Quotes by mail: the words, the paper as it was kept, and what became of the message on the client's timeline."""

from django.urls import reverse

from carnet.accounts.actor import Actor, Source
from carnet.clients import writing
from carnet.company.models import Company
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft
from carnet.mail.letters import Letter
from carnet.mail.models import Message
from carnet.mail.subjects import MailSubject
from carnet.quotes import paper
from carnet.quotes.models import Quote
from carnet.ui.formats import amount, day_short

LETTER = Letter(
    "quote.sent",
    "Envoi d’un devis",
    "{document} – {entreprise}",
    "Bonjour,\n\nVous trouverez ci-joint {document}, d’un montant de {montant} TTC, valable jusqu’au {validite}.\n\n"
    "Pour l’accepter, renvoyez-le signé avec la mention « Bon pour accord ».\n\n{auteur}\n{entreprise}",
    {
        "document": "par exemple « le devis DV-2026-0142 »",
        "objet": "son objet",
        "montant": "son total TTC",
        "validite": "le dernier jour de sa validité",
        "client": "le nom du client",
        "entreprise": "votre nom",
        "auteur": "qui envoie",
    },
    order=10,
)


def draft(quote: Quote, *, by: Actor) -> Draft:
    """What the page of the message proposes. The paper is drawn first if it was not yet."""
    if quote.is_draft or quote.valid_until is None:
        raise Refused("Un brouillon ne s’envoie pas : choisissez d’abord « Envoyer », il recevra son numéro.")
    paper.keep(quote)
    assert quote.paper is not None
    words = letters.write(
        LETTER.code,
        document=f"le devis {quote.number}",
        objet=quote.subject,
        montant=amount(quote.total_incl),
        validite=day_short(quote.valid_until),
        client=quote.party.name,
        entreprise=Company.current().name,
        auteur=str(by.user or ""),
    )
    return Draft((Quote.kind, quote.pk), quote.party.email, words.subject, words.body, [quote.paper])


def told(message: Message) -> None:
    """A line of the client's timeline, in the transaction that writes « envoyé » or « échec »."""
    quote = Quote.objects.filter(pk=message.about_id or 0).first()
    if quote is None:
        return
    code = "quote.mailed" if message.sent_at else "quote.not_mailed"
    change_set = writing.open_change_set(code, Actor(message.created_by, Source.JOB))
    data = {"quote": quote.pk, "number": quote.number, "message": message.pk, "why": message.why}
    writing.add_events(change_set, [(quote.client_id, code, data)])


SUBJECT = MailSubject(Quote.kind, lambda key: reverse("quotes:page", args=[key]), told, order=10)
