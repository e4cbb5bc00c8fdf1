"""A client's statement of account by mail: drawn as of the day it leaves, kept with its message."""

from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.files.sniffing import PDF
from carnet.invoices import figures
from carnet.invoices import letters as papers
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft, Made
from carnet.mail.letters import Letter
from carnet.mail.models import Message
from carnet.mail.subjects import MailSubject
from carnet.sales.mailing import USUAL, tell
from carnet.sales.parties import buyer_of
from carnet.ui.formats import amount, day_short

KIND = "statement"
LETTER = Letter(
    "invoice.statement",
    "Envoi d’un relevé de compte",
    "Relevé de compte {periode} – {entreprise}",
    "Bonjour,\n\nVous trouverez ci-joint votre relevé de compte {periode}. {solde}\n\n"
    "S’il ne correspond pas à vos écritures, répondez-nous.\n\n{auteur}\n{entreprise}",
    {
        "periode": "« au 24/11/2026 », ou « du 01/01/2026 au 24/11/2026 »",
        "solde": "« Il reste 1 200,00 € à régler, dont 300,00 € échus. », « Tout est réglé. »…",
        **{place: meaning for place, meaning in USUAL.items() if place != "objet"},
    },
    order=55,
)


def draft(client: Client, since: date | None, *, by: Actor) -> Draft:
    """What the page of the message proposes. Raises Refused for an account on which nothing stands."""
    require(by, "invoices.view")
    if not figures.statement(client, since):
        raise Refused("Il n’y a aucune écriture à envoyer : choisissez une date plus ancienne, ou émettez une facture.")
    buyer, today = buyer_of(client), day_short(timezone.localdate())
    words = letters.write(
        LETTER.code,
        periode=f"du {day_short(since)} au {today}" if since else f"au {today}",
        solde=said(figures.outstanding(client), figures.overdue(client)),
        client=buyer.name,
        entreprise=Company.current().name,
        auteur=str(by.user or ""),
    )
    name = f"Relevé de compte au {today.replace('/', '-')}.pdf"
    statement = Made(name, PDF.content_type, lambda: papers.of_account(client, since))
    return Draft((KIND, client.pk), buyer.email, words.subject, words.body, made=[statement])


def said(owed: Decimal, late: Decimal) -> str:
    """Where the account stands, as a sentence."""
    if owed > 0:
        due = "" if late <= 0 else ", échus" if late >= owed else f", dont {amount(late)} échus"
        return f"Il reste {amount(owed)} à régler{due}."
    return f"Il présente {amount(-owed)} en votre faveur." if owed < 0 else "Tout est réglé."


def told(message: Message) -> None:
    client = Client.objects.filter(pk=message.about_id or 0).first()
    if client is not None:
        tell(message, client.pk, "invoice.statement_")


SUBJECT = MailSubject(KIND, lambda key: reverse("invoices:statement", args=[key]), told, order=42)
