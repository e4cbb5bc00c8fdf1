"""A message of the outbox, from the click to the server's answer."""

from collections.abc import Sequence
from datetime import timedelta
from email.utils import make_msgid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may, require
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.mail import addresses, server
from carnet.mail.models.settings import MailSettings

MOST_BYTES = 15_000_000  # what nearly every server takes, once encoded
# After each failure that may pass: about two days in all.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))
# A sending that gave no sign for so long died half-way.
SILENCE = timedelta(minutes=5)


class State(models.TextChoices):
    WAITING = "waiting", "en attente"
    SENDING = "sending", "en cours d’envoi"
    SENT = "sent", "envoyé"
    FAILED = "failed", "échec"
    CANCELLED = "cancelled", "annulé"
    DEMO = "demo", "démonstration"


_TONES = {
    State.WAITING: "info",
    State.SENDING: "info",
    State.SENT: "ok",
    State.FAILED: "bad",
    State.CANCELLED: "neutral",
    State.DEMO: "neutral",
}


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: User) -> Self:
        """One's own; who reads the whole outbox sees everybody's."""
        return self if may(user, "mail.see_all") else self.filter(created_by=user)

    def about(self, kind: str, pk: int) -> Self:
        return self.filter(about_kind=kind, about_id=pk)

    def sent_of(self, kind: str, pk: int, user: User) -> Self:
        """What was sent of a document, for who may send messages."""
        return self.about(kind, pk) if may(user, "mail.send") else self.none()

    def due(self) -> Self:
        """To be sent now, those first whose process died."""
        now = timezone.now()
        waiting = models.Q(state=State.WAITING, next_try_at__lte=now)
        return self.filter(waiting | models.Q(state=State.SENDING, next_try_at__lt=now - SILENCE)).order_by(
            "next_try_at", "pk"
        )


class Message(models.Model):
    """Written by its acts alone: `queue`, `retry`, `cancel`, and the sending (`delivering`)."""

    about_kind = models.CharField(max_length=40, blank=True)  # a code of subjects.SUBJECTS
    about_id = models.BigIntegerField(null=True, blank=True)
    to = models.CharField("à", max_length=500)  # addresses, separated by commas
    copy = models.CharField("copie", max_length=500, blank=True)
    subject = models.CharField("objet", max_length=200)
    body = models.TextField("texte", max_length=20_000)
    message_id = models.CharField(max_length=200, unique=True, editable=False)  # the same at every try
    state = models.CharField("état", max_length=9, choices=State.choices, default=State.WAITING)
    why = models.CharField("pourquoi", max_length=500, blank=True)  # the last failure, a French sentence
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField()  # when somebody last wanted it to leave
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    if TYPE_CHECKING:
        attachments: models.Manager["Attachment"]

    class Meta:
        verbose_name = "message"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="mail_due"),
            models.Index(fields=["about_kind", "about_id"], name="mail_about"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def tone(self) -> str:
        return _TONES[State(self.state)]

    @property
    def sentence(self) -> str:
        """What became of it, for the document it is about."""
        if self.state == State.SENT and self.sent_at:
            when = timezone.localtime(self.sent_at)
            return f"Envoyé à {self.to} le {when:%d/%m/%Y à %H:%M}." + (f" {self.why}" if self.why else "")
        if self.state == State.FAILED:
            return f"N’a pas pu être envoyé à {self.to} : {self.why}"
        if self.state == State.WAITING and self.why:
            return f"Nouvel essai bientôt vers {self.to} : {self.why}"
        return f"À {self.to} : {self.get_state_display()}."

    @classmethod
    def queue(
        cls,
        *,
        by: Actor,
        to: str,
        subject: str,
        body: str,
        copy: str = "",
        about: tuple[str, int] | None = None,
        files: Sequence[File] = (),
    ) -> Self:
        """Put a message in the outbox, inside the transaction of the caller: it leaves once that is committed.

        Raises Refused with what to do: no server, a wrong address, attachments too heavy. In a demonstration it stays in the outbox.
        """
        require(by, "mail.send")
        chosen, demo = MailSettings.current(), settings.CARNET_DEMO
        if not demo:
            _ready(chosen)
        _weigh(files)
        now = by.now()
        with transaction.atomic():
            message = cls.objects.create(
                about_kind=about[0] if about else "",
                about_id=about[1] if about else None,
                to=addresses.read(to),
                copy=addresses.read(copy) if copy.strip() else "",
                subject=_one_line(subject),
                body=_text(body),
                message_id=make_msgid(domain=(chosen.sender or "carnet.example").rpartition("@")[2]),
                state=State.DEMO if demo else State.WAITING,
                next_try_at=None if demo else timezone.now(),
                created_by=by.user,
                created_at=now,
                asked_at=timezone.now(),
            )
            Attachment.objects.bulk_create(
                [
                    Attachment(message=message, file=file, name=file.name, position=index)
                    for index, file in enumerate(files)
                ]
            )
            if not demo:
                wake()
        return message

    @transaction.atomic
    def retry(self, *, by: Actor) -> None:
        """Try again now: one that failed, or that waits for its next try."""
        require(by, "mail.send")
        _ready(MailSettings.current())
        again = Message.objects.filter(pk=self.pk, state__in=[State.FAILED, State.WAITING, State.CANCELLED])
        now = timezone.now()
        if settings.CARNET_DEMO or not again.update(state=State.WAITING, attempts=0, next_try_at=now, asked_at=now):
            raise Refused("Ce message est déjà parti, ou il est en train de partir.")
        self.refresh_from_db()
        wake()

    @transaction.atomic
    def cancel(self, *, by: Actor) -> None:
        """A message that did not leave yet never will."""
        require(by, "mail.send")
        if not Message.objects.filter(pk=self.pk, state=State.WAITING).update(state=State.CANCELLED, next_try_at=None):
            raise Refused("Ce message est déjà parti, ou il est en train de partir : il ne peut plus être arrêté.")
        self.refresh_from_db()


class Attachment(models.Model):
    """A kept file that went with a message: it stays as long as the message does."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="mail_attachments")
    name = models.CharField("nom", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "pièce jointe"
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


def wake() -> None:
    """A work that sends what is due, unless one waits already."""
    from carnet.accounts.actor import Source, system
    from carnet.jobs.models import Job
    from carnet.jobs.models import State as JobState

    if not Job.objects.filter(kind="mail.send", state=JobState.WAITING).exists():
        Job.start("mail.send", {}, by=system(Source.JOB))


def _ready(chosen: MailSettings) -> None:
    if server.current() is None or not chosen.sender:
        raise Refused(
            "Aucun serveur d’envoi n’est réglé : la direction le fait dans Réglages, Messages. En attendant, téléchargez le document et envoyez-le vous-même."
        )


def _weigh(files: Sequence[File]) -> None:
    if sum(file.size for file in files) > MOST_BYTES:
        raise Refused("Les pièces jointes dépassent 15 Mo ensemble : envoyez-en moins, ou donnez un lien.")


def _one_line(subject: str) -> str:
    text = " ".join(subject.split())
    if not text:
        raise Refused("Écrivez l’objet du message.")
    if len(text) > 200:
        raise Refused("L’objet dépasse 200 caractères : raccourcissez-le.")
    return text


def _text(body: str) -> str:
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise Refused("Écrivez le texte du message.")
    if len(text) > 20_000:
        raise Refused("Ce message dépasse 20 000 caractères : raccourcissez-le.")
    return text
