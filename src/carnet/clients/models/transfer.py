"""Transfers of portfolio: what was asked, who went to whom, and what became of each client.

The arithmetic is in clients.transferring, the steps of the long work in clients.handing.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import Role, User
from carnet.accounts.rights import require
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.jobs.models import Job
from carnet.kernel.errors import Forbidden, Refused

if TYPE_CHECKING:
    from carnet.clients.transferring import Asked

RIGHT = "clients.transfer"
TITLE = 200


class TransferState(models.TextChoices):
    PLANNED = "planned", "Prévu"
    RUNNING = "running", "En cours"
    DONE = "done", "Fait"
    CANCELLED = "cancelled", "Annulé avant sa date"
    REFUSED = "refused", "Refusé le jour venu"
    RETURNING = "returning", "Retour en cours"
    RETURNED = "returned", "Rendu"
    UNDONE = "undone", "Défait"


_TONES = {
    TransferState.PLANNED: "info",
    TransferState.RUNNING: "info",
    TransferState.DONE: "ok",
    TransferState.REFUSED: "bad",
    TransferState.RETURNING: "info",
}


class TransferQuerySet(models.QuerySet["Transfer"]):
    def visible_to(self, user: User) -> "TransferQuerySet":
        """One's own; direction sees everybody's."""
        return self if user.role == Role.DIRECTION else self.filter(created_by=user)


class Transfer(models.Model):
    title = models.CharField("quoi", max_length=TITLE)
    criteria = models.TextField(blank=True)  # the query string of listing.Criteria
    shares = models.JSONField(default=dict)  # transferring.Shares
    follows = models.JSONField(default=list)  # codes of portfolio.TRANSFERS
    reason = models.CharField("raison", max_length=200, blank=True)
    starts_on = models.DateField("date d’effet")
    returns_on = models.DateField("retour le", null=True)
    state = models.CharField("état", max_length=9, choices=TransferState.choices)
    said = models.CharField(max_length=300, blank=True)  # why it was refused on its day
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="demandé par", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    back_job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = TransferQuerySet.as_manager()

    if TYPE_CHECKING:
        from django.db.models.fields.related_descriptors import RelatedManager

        lines: RelatedManager["Handover"]
        created_by_id: int | None

    class Meta:
        verbose_name = "transfert de portefeuille"
        verbose_name_plural = "transferts de portefeuille"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def order(cls, asked: "Asked", *, by: Actor) -> "Transfer":
        """Today: who goes to whom is fixed now, and a job gives them. Later: written down for the schedule."""
        require(by, RIGHT)
        today = timezone.localdate(by.now())
        if asked.starts_on < today:
            raise Refused("La date d’effet est passée : choisissez aujourd’hui ou un jour à venir.")
        check_heirs(asked.shares.heirs)
        with transaction.atomic():
            transfer = cls.objects.create(
                title=asked.title[:TITLE], criteria=asked.criteria.address(), shares=asked.shares.as_json(),
                follows=list(asked.follows), reason=asked.reason, starts_on=asked.starts_on, returns_on=asked.returns_on,
                state=TransferState.PLANNED, created_by=by.user, created_at=by.now(),
            )  # fmt: skip
            if asked.starts_on == today:
                if not transfer.freeze():
                    raise Refused("Aucun client ne change de commercial : il n’y a rien à transférer.")
                transfer._start(by, frozen=True)
            return transfer

    def freeze(self) -> int:
        """Write down who goes to whom as things stand: what moves later is left, and told. How many there are."""
        from carnet.clients.transferring import moves_of

        lines = [Handover(transfer=self, client_id=one.pk, was_id=one.was, to_id=heir) for one, heir in moves_of(self)]
        Handover.objects.bulk_create(lines, batch_size=500)
        return len(lines)

    def begin(self) -> None:
        """The day has come: the job starts with the rights of who planned it."""
        try:
            with transaction.atomic():
                self._start(Actor(self.created_by, Source.JOB), frozen=False)
        except (Forbidden, Refused) as refusal:
            self._move([TransferState.PLANNED], TransferState.REFUSED, said=refusal.sentence[:300])

    def resume(self, *, by: Actor) -> None:
        """Go on with a transfer whose job was stopped or failed."""
        require(by, RIGHT)
        if not self.is_stalled or self.state != TransferState.RUNNING:
            raise Refused("Ce transfert ne s’est pas arrêté en route : il n’y a rien à reprendre.")
        with transaction.atomic():
            self._start(by, frozen=self.lines.exists())

    def cancel(self, *, by: Actor) -> None:
        require(by, RIGHT)
        if not self._move([TransferState.PLANNED], TransferState.CANCELLED, closed_by=by.user):
            raise Refused("Ce transfert n’attend plus sa date : s’il est fait, vous pouvez le défaire.")

    def keep(self, *, by: Actor) -> None:
        """No automatic return after all: the clients stay where they are."""
        require(by, RIGHT)
        if not Transfer.objects.filter(pk=self.pk, state__in=_AWAITING_RETURN).update(returns_on=None):
            raise Refused("Le retour est déjà fait.")
        self.refresh_from_db()

    def undo(self, *, by: Actor) -> Job:
        """Give everything back as it was, minus what was touched since (listed), as a job."""
        require(by, RIGHT)
        if not self.can_undo:
            raise Refused("Il n’y a plus rien à défaire.")
        return self._give_back("undo", by)

    def send_back(self) -> None:
        """The end of a replacement. It was promised: if who asked may no longer, Carnet does it in their place."""
        author = self.created_by
        able = author is not None and author.has_perm(RIGHT)
        self._give_back("return", Actor(author if able else None, Source.JOB))

    @property
    def is_live(self) -> bool:
        return any(job is not None and job.is_live for job in (self.job, self.back_job))

    @property
    def is_stalled(self) -> bool:
        return self.state in {TransferState.RUNNING, TransferState.RETURNING} and not self.is_live

    @property
    def can_undo(self) -> bool:
        begun = {TransferState.DONE, TransferState.RUNNING, TransferState.RETURNING}
        return self.state in begun and not self.is_live and self.lines.filter(state=Handed.GIVEN).exists()

    @property
    def tone(self) -> str:
        return "warn" if self.is_stalled else _TONES.get(TransferState(self.state), "neutral")

    @property
    def state_text(self) -> str:
        return "Interrompu" if self.is_stalled else TransferState(self.state).label

    @property
    def current_job(self) -> Job | None:
        return self.back_job or self.job

    @property
    def why(self) -> str:
        """What the timeline of each client says."""
        text = f"Transfert de portefeuille du {self.starts_on:%d/%m/%Y}"
        return f"{text} : {self.reason}" if self.reason else text

    def done(self, state: str) -> None:
        self._move([TransferState.RUNNING, TransferState.RETURNING], state)

    def _start(self, by: Actor, *, frozen: bool) -> None:
        """Whoever changes the row first has it: two schedules never carry out the same transfer."""
        check_heirs(self.heirs)
        if not self._move([TransferState.PLANNED, TransferState.RUNNING], TransferState.RUNNING, job=None):
            raise Refused("Ce transfert n’attend plus.")
        params = {"transfer": self.pk, "frozen": frozen}
        self._note_job("job", Job.start("clients.transfer", params, by=by, title=f"Transfert : {self.title}"[:200]))

    def _give_back(self, why: str, by: Actor) -> Job:
        begun = [TransferState.DONE, TransferState.RUNNING, TransferState.RETURNING]
        title = f"{'Annulation' if why == 'undo' else 'Retour'} : {self.title}"[:200]
        with transaction.atomic():
            if not self._move(begun, TransferState.RETURNING, closed_by=by.user):
                raise Refused("Ce transfert est déjà rendu.")
            job = Job.start("clients.transfer_back", {"transfer": self.pk, "why": why}, by=by, title=title)
            self._note_job("back_job", job)
            return job

    @property
    def heirs(self) -> set[int]:
        from carnet.clients.transferring import Shares

        return Shares.from_json(self.shares).heirs

    def _move(self, before: list[TransferState], after: str, **values: Any) -> int:
        """From a state to another, in one statement that says what it saw."""
        moved = Transfer.objects.filter(pk=self.pk, state__in=before).update(state=after, **values)
        self.refresh_from_db()
        return moved

    def _note_job(self, name: str, job: Job) -> None:
        setattr(self, name, job)
        self.save(update_fields=[name])


_AWAITING_RETURN = [TransferState.PLANNED, TransferState.RUNNING, TransferState.DONE]


def check_heirs(heirs: set[int]) -> None:
    """Raises Refused when somebody who should receive clients may not hold a portfolio any more."""
    if not heirs:
        raise Refused("Choisissez à qui confier ces clients.")
    open_ones = set(User.objects.salespeople().filter(pk__in=heirs).values_list("pk", flat=True))
    if closed := heirs - open_ones:
        names = ", ".join(str(user) for user in User.objects.filter(pk__in=closed)) or "ce commercial"
        raise Refused(
            f"Le compte de {names} est fermé ou n’est plus celui d’un commercial : choisissez quelqu’un d’autre."
        )


class Handed(models.TextChoices):
    WAITING = "waiting", "À faire"
    GIVEN = "given", "Confié"
    LEFT = "left", "Laissé"
    BACK = "back", "Rendu"
    KEPT = "kept", "Gardé"


class Handover(models.Model):
    """One client of a transfer: the cursor of its job, and what its undo needs."""

    transfer = models.ForeignKey(Transfer, on_delete=models.CASCADE, related_name="lines", db_index=False)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    was = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=7, choices=Handed.choices, default=Handed.WAITING)
    note = models.CharField(max_length=200, blank=True)  # why it was left, or kept
    change_set = models.ForeignKey(ChangeSet, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        verbose_name = "client transféré"
        constraints = [models.UniqueConstraint(fields=["transfer", "client"], name="handover_once")]
        indexes = [
            models.Index(fields=["transfer", "state", "id"], name="handover_state"),
            # Who took this portfolio last?
            models.Index(fields=["was", "-id"], name="handover_was"),
        ]

    if TYPE_CHECKING:
        client_id: int
        was_id: int | None
        to_id: int
        change_set_id: int | None

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.client_id} {self.state}"
