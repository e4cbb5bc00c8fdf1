"""Reminder letters by mail: the words of the first and of the second, the letter as it was kept."""

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.company.models import Company
from carnet.invoices import letters as papers
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.reminder import Reminder
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft
from carnet.mail.letters import Letter
from carnet.mail.models import Message
from carnet.mail.subjects import MailSubject
from carnet.sales.lines import ZERO
from carnet.sales.mailing import tell
from carnet.sales.parties import buyer_of
from carnet.ui.formats import amount

_PLACES = {
    "factures": "leurs numéros",
    "montant": "ce qui restait dû le jour de la lettre",
    "client": "le nom du client",
    "entreprise": "votre nom",
    "auteur": "qui envoie",
}
FIRST = Letter(
    "reminder.first",
    "Premier rappel",
    "Rappel : {factures} – {entreprise}",
    "Bonjour,\n\nSauf erreur de notre part, {montant} restent à régler : {factures}. Vous trouverez le détail dans la lettre jointe.\n\n"
    "Si votre règlement vient de partir, ne tenez pas compte de ce message.\n\n{auteur}\n{entreprise}",
    _PLACES,
    order=50,
)
SECOND = Letter(
    "reminder.second",
    "Second rappel",
    "Second rappel : {factures} – {entreprise}",
    "Bonjour,\n\nMalgré notre premier rappel, {montant} restent à régler : {factures}. Vous trouverez le détail dans la lettre jointe.\n\n"
    "Nous vous demandons de régler sous huit jours, ou de nous appeler si une difficulté vous en empêche.\n\n{auteur}\n{entreprise}",
    _PLACES,
    order=51,
)
LETTERS = {1: FIRST, 2: SECOND}


def draft(reminder: Reminder, *, by: Actor) -> Draft:
    """What the page of the message proposes. Raises Refused for what is paid or in dispute since."""
    require(by, "invoices.remind")
    lines = list(reminder.lines.select_related("invoice").order_by("invoice__due_date", "pk"))
    check_still_due([line.invoice for line in lines])
    words = letters.write(
        LETTERS[reminder.level].code,
        factures=", ".join(line.invoice.number or "" for line in lines),
        montant=amount(sum((line.owed for line in lines), ZERO)),
        client=reminder.client.display_name,
        entreprise=Company.current().name,
        auteur=str(by.user or ""),
    )
    to = buyer_of(reminder.client).email
    return Draft((Reminder.kind, reminder.pk), to, words.subject, words.body, [papers.keep(reminder)])


def check_still_due(invoices: list[Invoice]) -> None:
    for one in invoices:
        if one.paused_at:
            raise Refused(f"Les relances de {one.number} sont suspendues ({one.paused_reason}) : reprenez-les d’abord.")
    if all(one.remaining <= 0 for one in invoices):
        raise Refused("Tout est réglé depuis cette lettre : ne l’envoyez plus.")


def told(message: Message) -> None:
    reminder = Reminder.objects.filter(pk=message.about_id or 0).first()
    if reminder is not None:
        tell(message, reminder.client_id, "invoice.reminder_", reminder=reminder.pk, level=reminder.level)


SUBJECT = MailSubject(Reminder.kind, lambda key: reverse("invoices:reminder", args=[key]), told, order=41)
