"""Invoices by mail: the words, the paper as it was kept, and what became of the message on the client's timeline."""

from carnet.accounts.actor import Actor, Source
from carnet.clients import writing
from carnet.company.models import Company
from carnet.invoices import paper
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.reminder import Reminder
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft
from carnet.mail.letters import Letter
from carnet.mail.models import Message
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
        "client": "le nom du client",
        "entreprise": "votre nom",
        "auteur": "qui envoie",
    },
    order=40,
)


def draft(invoice: Invoice, *, by: Actor) -> Draft:
    """What the page of the message proposes. The paper is drawn first if it was not yet."""
    if invoice.is_draft:
        raise Refused("Un brouillon ne s’envoie pas : émettez d’abord la facture.")
    paper.keep(invoice)
    assert invoice.file is not None
    due = f", à régler avant le {day_short(invoice.due_date)}" if invoice.due_date and invoice.remaining > 0 else ""
    words = letters.write(
        LETTER.code,
        document=f"{invoice.the} {invoice.number}",
        montant=amount(invoice.total_incl),
        echeance=due,
        client=invoice.party.name,
        entreprise=Company.current().name,
        auteur=str(by.user or ""),
    )
    return Draft((Invoice.kind, invoice.pk), invoice.party.email, words.subject, words.body, [invoice.file])


def told(message: Message) -> None:
    """A line of the client's timeline, in the transaction that writes « envoyé » or « échec »."""
    invoice = Invoice.objects.filter(pk=message.about_id or 0).first()
    if invoice is not None:
        code = "invoice.mailed" if message.sent_at else "invoice.not_mailed"
        tell(message, code, invoice.client_id, invoice=invoice.pk, number=invoice.number)


def tell(message: Message, code: str, client_id: int, **data: object) -> None:
    change_set = writing.open_change_set(code, Actor(message.created_by, Source.JOB))
    data |= {"message": message.pk, "why": message.why}
    writing.add_events(change_set, [(client_id, code, data)])


def messages_of(document: Invoice | Reminder) -> list[Message]:
    return list(Message.objects.about(document.kind, document.pk))
