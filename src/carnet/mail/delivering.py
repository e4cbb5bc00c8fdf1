"""The work that sends: one message after the other, each claimed, sent, then written; no transaction is open while the server is asked.

A process killed between the server's answer and its writing sends that message again, under the same Message-ID, which is what tells a copy.
"""

import logging
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from carnet.files import store
from carnet.jobs.running import JobRun
from carnet.mail import server
from carnet.mail.addresses import for_server, listed
from carnet.mail.models.message import PAUSES, Attachment, Message, State, wake
from carnet.mail.models.settings import MailSettings
from carnet.mail.smtp import NotSent, send
from carnet.mail.subjects import SUBJECTS

logger = logging.getLogger("carnet.mail")
KEPT = timedelta(days=365)
# Longer than all the tries: what waited more comes from a copy put back, and may have left before.
STALE = timedelta(days=4)


def run(job: JobRun) -> None:
    """Everything that is due."""
    sent = failed = 0
    while message := _claim():
        if deliver(message):
            sent += 1
        else:
            failed += 1
        job.advance()
    job.say(f"Messages envoyés : {sent}. À reprendre ou en échec : {failed}.")


def _claim() -> Message | None:
    """Whoever changes the row first has it."""
    for message in Message.objects.due()[:5]:
        seen = Message.objects.filter(pk=message.pk, state=message.state, next_try_at=message.next_try_at)
        if seen.update(state=State.SENDING, next_try_at=timezone.now(), attempts=message.attempts + 1):
            message.refresh_from_db()
            return message
    return None


def deliver(message: Message) -> bool:
    """Send a claimed message and write what became of it."""
    try:
        refused = _send(message)
    except NotSent as error:
        _not_sent(message, error)
        return False
    why = f"Refusé pour {', '.join(refused)}." if refused else ""
    _became(message, State.SENT, why, sent_at=timezone.now())
    return True


def _send(message: Message) -> list[str]:
    chosen, found = MailSettings.current(), server.current()
    if settings.CARNET_DEMO or found is None or not chosen.sender:
        raise NotSent("Aucun serveur d’envoi n’est réglé : réglez-le dans Réglages, Messages.")
    if message.asked_at < timezone.now() - STALE:
        raise NotSent(
            "Ce message attendait depuis plus de quatre jours : vérifiez qu’il est encore utile, puis renvoyez-le.",
            for_good=True,
        )
    everybody = listed(message.to) + listed(message.copy) + listed(chosen.copy_to)
    return send(found, letter_of(message, chosen), [for_server(address) for address in dict.fromkeys(everybody)])


def letter_of(message: Message, chosen: MailSettings) -> EmailMessage:
    """As it leaves. The date is that of the message, so that a second try is the same letter."""
    email = EmailMessage(policy=SMTP)
    email["Subject"] = message.subject
    email["From"] = formataddr((chosen.sender_name, for_server(chosen.sender)))
    email["To"] = ", ".join(for_server(address) for address in listed(message.to))
    if message.copy:
        email["Cc"] = ", ".join(for_server(address) for address in listed(message.copy))
    if chosen.reply_to:
        email["Reply-To"] = for_server(chosen.reply_to)
    email["Date"] = format_datetime(_local(message.created_at))
    email["Message-ID"] = message.message_id
    email.set_content(message.body + (f"\n\n{chosen.closing.strip()}" if chosen.closing.strip() else "") + "\n")
    for attachment in message.attachments.select_related("file"):
        _attach(email, attachment)
    return email


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment)


def _attach(email: EmailMessage, attachment: Attachment) -> None:
    """Raises NotSent for a content that is not what was kept."""
    try:
        content = store.path_of(attachment.file.key).read_bytes()
    except OSError as error:
        raise NotSent(f"La pièce jointe « {attachment.name} » est introuvable.", for_good=True) from error
    if sha256(content).hexdigest() != attachment.file.sha256:
        raise NotSent(
            f"La pièce jointe « {attachment.name} » a été altérée sur le disque : carnet verify --repair la remet.",
            for_good=True,
        )
    main, _, sub = attachment.file.content_type.partition("/")
    email.add_attachment(
        content, maintype=main or "application", subtype=sub or "octet-stream", filename=attachment.name
    )


def _not_sent(message: Message, error: NotSent) -> None:
    logger.warning("message %s, essai %s : %s", message.pk, message.attempts, type(error.__cause__ or error).__name__)
    if error.for_good or message.attempts > len(PAUSES):
        _became(message, State.FAILED, error.sentence)
        return
    _became(message, State.WAITING, error.sentence, next_try_at=timezone.now() + PAUSES[message.attempts - 1])


@transaction.atomic
def _became(message: Message, state: State, why: str, **values: datetime) -> None:
    """Only what this try claimed: somebody else may have taken a message that was silent for too long."""
    mine = Message.objects.filter(pk=message.pk, state=State.SENDING, attempts=message.attempts)
    values.setdefault("next_try_at", timezone.now())
    if not mine.update(state=state, why=why[:500], **values):
        return
    message.refresh_from_db()
    subject = SUBJECTS.get(message.about_kind)
    if subject is not None and state in {State.SENT, State.FAILED}:
        subject.told(message)


def take_up() -> None:
    """By the schedule: what waited for its next try, or lost its process."""
    if Message.objects.due().exists():
        with transaction.atomic():
            wake()


def forget_old() -> None:
    """A message that ended a year ago: what it sent is kept by its document, not here."""
    ended = [State.SENT, State.FAILED, State.CANCELLED, State.DEMO]
    Message.objects.filter(state__in=ended, created_at__lt=timezone.now() - KEPT).delete()
