"""One visit, one call: who, at whose place, when. Its acts are in acts.py, its lines of the timeline in events.py."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments import saying
from carnet.appointments.models.acts import LONGEST, AppointmentActs
from carnet.appointments.models.people import Team
from carnet.clients.models.client import Client
from carnet.clients.models.parts import Address, Contact
from carnet.clients.models.queries import of_seen_client

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import ManyRelatedManager


class Kind(models.TextChoices):
    SURVEY = "survey", "Métré"
    FITTING = "fitting", "Pose"
    DELIVERY = "delivery", "Livraison"
    AFTERSALES = "aftersales", "SAV"
    SALES = "sales", "Commercial"
    CALL = "call", "Appel"
    INTERNAL = "internal", "Interne"  # a meeting of the team, the workshop: without client


ICONS = {
    Kind.SURVEY: "ruler-2",
    Kind.FITTING: "hammer",
    Kind.DELIVERY: "truck-delivery",
    Kind.AFTERSALES: "tool",
    Kind.SALES: "briefcase",
    Kind.CALL: "phone-call",
    Kind.INTERNAL: "users-group",
}
# Minutes proposed when an appointment is taken.
USUAL = {
    Kind.SURVEY: 60,
    Kind.FITTING: 240,
    Kind.DELIVERY: 60,
    Kind.AFTERSALES: 60,
    Kind.SALES: 60,
    Kind.CALL: 15,
    Kind.INTERNAL: 60,
}


class State(models.TextChoices):
    PLANNED = "planned", "Prévu"
    DONE = "done", "Fait"
    POSTPONED = "postponed", "Reporté"
    CANCELLED = "cancelled", "Annulé"
    ABSENT = "absent", "Client absent"


TONES = {
    State.PLANNED: "info",
    State.DONE: "ok",
    State.POSTPONED: "warn",
    State.CANCELLED: "neutral",
    State.ABSENT: "bad",
}
STATE_ICONS = {
    State.PLANNED: "calendar-event",
    State.DONE: "circle-check",
    State.POSTPONED: "clock-pause",
    State.CANCELLED: "circle-x",
    State.ABSENT: "user-x",
}
# Those that take nobody's time.
GONE = (State.POSTPONED, State.CANCELLED)
# Read after the appointments: who goes.
PARTS = ("people", "team__members")


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def visible_to(self, user: User) -> Self:
        """Whoever may not see a client may not see its appointments: on an agenda they are a busy hour without a name.

        Those without client are the firm's own: everybody sees them.
        """
        return self.filter(Q(client=None) | Q(of_seen_client(user)))

    def standing(self) -> Self:
        return self.exclude(state__in=GONE)

    def between(self, start: datetime, end: datetime) -> Self:
        """Touching this span. The first bound keeps it one short walk of the index, however old the agenda."""
        return self.filter(starts_at__lt=end, ends_at__gt=start, starts_at__gt=start - LONGEST - timedelta(days=1))

    def of_people(self, ids: list[int]) -> Self:
        """Theirs, by name or by their team."""
        # Asked of each appointment of the span: SQLite would first write down all that they ever had.
        named = Appointment.people.through._default_manager.filter(user__in=ids, appointment=OuterRef("pk"))
        teams = Team.members.through._default_manager.filter(user__in=ids).values("team")
        return self.filter(Exists(named) | Q(team__in=teams))

    def with_parts(self) -> Self:
        """What a line of the agenda shows, in a constant number of queries."""
        return self.with_joined_parts().prefetch_related(*PARTS)

    def with_joined_parts(self) -> Self:
        """Without who goes."""
        return self.select_related("client", "team", "contact", "address")


class Appointment(AppointmentActs):
    client = models.ForeignKey(
        Client, verbose_name="client", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments",
        db_index=False,
    )  # fmt: skip
    kind = models.CharField("nature", max_length=10, choices=Kind.choices)
    state = models.CharField("état", max_length=9, choices=State.choices, default=State.PLANNED)
    starts_at = models.DateTimeField("début")
    ends_at = models.DateTimeField("fin")  # of a whole day: the midnight that follows it
    all_day = models.BooleanField("toute la journée", default=False)
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="personnes", blank=True, related_name="appointments"
    )
    team = models.ForeignKey(
        Team, verbose_name="équipe", null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    # Without constraint: a row of the record that is removed comes back under its key when that is undone.
    address = models.ForeignKey(
        Address, verbose_name="lieu", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+",
        db_index=False, db_constraint=False,
    )  # fmt: skip
    contact = models.ForeignKey(
        Contact, verbose_name="contact", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+",
        db_index=False, db_constraint=False,
    )  # fmt: skip
    about = models.CharField("objet", max_length=160, blank=True)
    notes = models.TextField("à faire, à savoir", max_length=4_000, blank=True)
    travel = models.PositiveSmallIntegerField("trajet (min)", default=0)
    outcome = models.CharField("compte rendu", max_length=1_000, blank=True)  # or why it did not take place
    # What it is about for an upper app: "case:12" (subjects.py). No key: the app may be switched off.
    subject = models.CharField(max_length=40, blank=True, editable=False)
    follows = models.OneToOneField(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="followed_by"
    )  # the one that was postponed

    reminded_for = models.DateField(null=True, editable=False)  # the day that the client was reminded of

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)  # also the SEQUENCE of the feed
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)

    objects = AppointmentQuerySet.as_manager()

    if TYPE_CHECKING:
        client_id: int | None
        team_id: int | None
        address_id: int | None
        contact_id: int | None
        people: ManyRelatedManager[User, "Appointment"]  # type: ignore[no-redef]

    class Meta:
        verbose_name = "rendez-vous"
        verbose_name_plural = "rendez-vous"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="appointment_in_order",
                violation_error_message="La fin vient après le début.",
            ),
            models.CheckConstraint(
                condition=Q(client=None, kind=Kind.INTERNAL) | Q(client__isnull=False) & ~Q(kind=Kind.INTERNAL),
                name="appointment_internal_without_client",
                violation_error_message="Un rendez-vous interne n’a pas de client, les autres en ont un.",
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], name="appointment_by_start"),
            models.Index(fields=["client", "-starts_at"], name="appointment_of_client"),
            models.Index(fields=["subject"], condition=~Q(subject=""), name="appointment_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.when}"

    @property
    def title(self) -> str:
        return f"{self.get_kind_display()} : {self.about}" if self.about else str(self.get_kind_display())

    @property
    def is_internal(self) -> bool:
        return self.client_id is None

    @property
    def headline(self) -> str:
        """Whose it is; without client, what it is about."""
        return self.client.display_name if self.client else self.about

    @property
    def sentence(self) -> str:
        """`Métré : volets chez M. Abadie`, `Interne : réunion d’équipe`."""
        return f"{self.title} chez {self.client}" if self.client else self.title

    @property
    def icon(self) -> str:
        return ICONS[Kind(self.kind)]

    @property
    def state_icon(self) -> str:
        return STATE_ICONS[State(self.state)]

    @property
    def tone(self) -> str:
        return TONES[State(self.state)]

    @property
    def starts(self) -> datetime:
        """In the firm's time, as `ends`."""
        return timezone.localtime(self.starts_at)

    @property
    def ends(self) -> datetime:
        return timezone.localtime(self.ends_at)

    @property
    def last_day(self) -> date:
        return saying.last_day(self.ends, self.all_day)

    @property
    def when(self) -> str:
        return saying.span(self.starts, self.ends, self.all_day)

    @property
    def hours(self) -> str:
        """`9 h 30 – 11 h`, for a list of one day."""
        return self.starting + self.ending

    @property
    def starting(self) -> str:
        return "Journée" if self.all_day else saying.hour(self.starts)

    @property
    def ending(self) -> str:
        return "" if self.all_day else f" – {saying.hour(self.ends)}"

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def leaves(self) -> datetime | None:
        """When one sets off, None when no way there was said."""
        return self.starts - timedelta(minutes=self.travel) if self.travel and not self.all_day else None

    @property
    def leaving(self) -> str:
        return f"Départ à {saying.hour(self.leaves)}, {saying.duration(self.travel)} de trajet" if self.leaves else ""

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def everybody(self) -> list[User]:
        """Who goes: those named and the members of the team, once each."""
        found = {user.pk: user for user in self.people.all()}
        if self.team:
            found |= {user.pk: user for user in self.team.members.all()}
        return sorted(found.values(), key=lambda user: (user.name, user.pk))

    @property
    def who(self) -> str:
        names = [str(user) for user in self.people.all()]
        return ", ".join([*([str(self.team)] if self.team else []), *names])

    @property
    def place(self) -> Address | None:
        """The address chosen, while it still is one of the client's."""
        try:
            return self.address
        except Address.DoesNotExist:
            return None

    @property
    def person(self) -> Contact | None:
        """The contact chosen, while it still is one of the client's."""
        try:
            return self.contact
        except Contact.DoesNotExist:
            return None

    def get_absolute_url(self) -> str:
        return f"/agenda/{self.pk}/"
