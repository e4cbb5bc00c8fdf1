"""What can be done to an appointment. Each act checks the right and the client, and is one line of the timeline."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from carnet.appointments.models.appointment import Appointment
    from carnet.clients.models.history import ChangeSet

LONGEST = timedelta(days=31)
FARTHEST = timedelta(minutes=600)


@dataclass(frozen=True)
class Plan:
    """An appointment as one asks for it."""

    kind: str
    starts_at: datetime
    ends_at: datetime
    all_day: bool = False
    people: tuple[int, ...] = ()
    team: int | None = None
    address: int | None = None
    contact: int | None = None
    about: str = ""
    notes: str = ""
    travel: int = 0

    @classmethod
    def of(cls, appointment: "Appointment") -> "Plan":
        return cls(
            kind=appointment.kind,
            starts_at=appointment.starts_at,
            ends_at=appointment.ends_at,
            all_day=appointment.all_day,
            people=tuple(sorted(appointment.people.values_list("pk", flat=True))),
            team=appointment.team_id,
            address=appointment.address_id,
            contact=appointment.contact_id,
            about=appointment.about,
            notes=appointment.notes,
            travel=appointment.travel,
        )

    def dumps(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {
            **self.__dict__,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "people": list(self.people),
        }

    @classmethod
    def loads(cls, data: dict[str, Any]) -> "Plan":
        starts, ends = (datetime.fromisoformat(data[name]) for name in ("starts_at", "ends_at"))
        return cls(**{**data, "starts_at": starts, "ends_at": ends, "people": tuple(data["people"])})


class Stale(Refused):
    """Somebody else changed it since it was shown."""


class AppointmentActs(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def take(cls, client_id: int | None, plan: Plan, *, by: Actor, subject: str = "") -> "Appointment":
        """Raises Refused when the plan does not hold, Forbidden for a client that is not theirs to see.

        Without client: internal to the firm, told on its own page instead of a timeline.
        """
        require(by, "appointments.take")
        with transaction.atomic():
            appointment = cls._made(client_id, plan, by, subject)
            _log(appointment, "appointment.taken", by)
        return appointment

    @classmethod
    def _made(cls, client_id: int | None, plan: Plan, by: Actor, subject: str, **more: Any) -> "Appointment":
        from carnet.appointments.checking import check_plan

        check_plan(client_id, plan, by)
        now = by.now()
        values = {"client_id": client_id, "created_at": now, "updated_at": now, "subject": subject, **_columns(plan)}
        appointments: Any = cls._default_manager
        made: Appointment = appointments.create(**values, **more)
        made.people.set(User.objects.filter(pk__in=plan.people))
        return made

    def change(self, plan: Plan, *, by: Actor, version: int | None = None) -> int | None:
        """The change set's key, None when nothing changes. Moved when its hours change, else changed."""
        with transaction.atomic():
            held = _held(self, by, version)
            if not held.is_planned:
                raise Refused("Ce rendez-vous n’est plus prévu : rouvrez-le pour le modifier.")
            change_set = rewrite(held, plan, by)
            return change_set.pk if change_set else None

    def move(self, starts_at: datetime, ends_at: datetime, *, by: Actor, version: int | None = None) -> int | None:
        """Other hours, all else the same."""
        return self.change(replace(Plan.of(self._same()), starts_at=starts_at, ends_at=ends_at), by=by, version=version)

    def finish(self, *, by: Actor, outcome: str = "") -> int:
        return self._end("done", "appointment.done", by, outcome)

    def cancel(self, *, by: Actor, outcome: str = "") -> int:
        return self._end("cancelled", "appointment.cancelled", by, outcome)

    def client_absent(self, *, by: Actor, outcome: str = "") -> int:
        if self._same().is_internal:
            raise Refused("Ce rendez-vous est interne : aucun client ne pouvait en être absent.")
        return self._end("absent", "appointment.absent", by, outcome)

    def postpone(self, plan: Plan, *, by: Actor, outcome: str = "", version: int | None = None) -> "Appointment":
        """Put off at the client's or our own request: this one stays as it was planned, another one follows it."""
        with transaction.atomic():
            held = _held(self, by, version)
            if held.state not in {"planned", "absent"}:
                raise Refused("Seul un rendez-vous prévu, ou dont le client était absent, se reporte.")
            later = type(held)._made(held.client_id, plan, by, held.subject, follows=held)
            _set_state(held, "postponed", by, outcome)
            _log(held, "appointment.postponed", by, outcome=outcome, now=later.when, next=later.pk)
        return later

    def reopen(self, *, by: Actor) -> int:
        """Planned again: it was ticked by mistake, or takes place after all."""
        with transaction.atomic():
            return reopen(_held(self, by), by).pk

    def _end(self, state: str, code: str, by: Actor, outcome: str) -> int:
        with transaction.atomic():
            held = _held(self, by)
            if not held.is_planned:
                raise Refused("Ce rendez-vous n’est plus prévu : rouvrez-le d’abord.")
            _set_state(held, state, by, outcome)
            return _log(held, code, by, outcome=outcome).pk

    def _same(self) -> "Appointment":
        return self  # type: ignore[return-value]


def rewrite(held: "Appointment", plan: Plan, by: Actor, undoes: "ChangeSet | None" = None) -> "ChangeSet | None":
    """Write what differs and say it, old → new. The caller holds the row."""
    from carnet.appointments.checking import check_plan
    from carnet.appointments.events import said_changes

    was = Plan.of(held)
    if was == replace(plan, people=tuple(sorted(plan.people))):
        return None
    check_plan(held.client_id, plan, by, was)
    old = said_changes(held)
    _write(held, by, **_columns(plan))
    held.people.set(User.objects.filter(pk__in=plan.people))
    fresh = type(held).objects.get(pk=held.pk)
    said = [[label, before, after] for (label, before), (_, after) in zip(old, said_changes(fresh), strict=True)]
    moved = (was.starts_at, was.ends_at, was.all_day) != (plan.starts_at, plan.ends_at, plan.all_day)
    code = "appointment.moved" if moved else "appointment.changed"
    said = [change for change in said if change[1] != change[2]]
    return _log(fresh, code, by, undoes, said=said, was=was.dumps(), now=Plan.of(fresh).dumps())


def reopen(held: "Appointment", by: Actor, undoes: "ChangeSet | None" = None) -> "ChangeSet":
    if held.is_planned:
        raise Refused("Ce rendez-vous est déjà prévu.")
    if held.state == "postponed":
        raise Refused("Il a été reporté : un autre rendez-vous le remplace. Modifiez celui-là.")
    _set_state(held, "planned", by, "")
    return _log(held, "appointment.reopened", by, undoes)


def cancel(held: "Appointment", by: Actor, undoes: "ChangeSet") -> "ChangeSet":
    if not held.is_planned:
        raise Refused("Rien n’a été annulé : ce rendez-vous n’est plus prévu.")
    _set_state(held, "cancelled", by, "")
    return _log(held, "appointment.cancelled", by, undoes)


def held_for(pk: int, by: Actor) -> "Appointment":
    """By its key, for who undoes a line of the timeline."""
    from carnet.appointments.models.appointment import Appointment

    return _held(Appointment(pk=pk), by)


def _held(appointment: "AppointmentActs", by: Actor, version: int | None = None) -> "Appointment":
    """The row, held until the end of the transaction; seen by the actor, who may change it."""
    from carnet.appointments.models.appointment import Appointment

    rows = Appointment.objects.select_for_update(of=("self",))
    if by.user is not None:
        rows = rows.visible_to(by.user)
    held = rows.filter(pk=appointment.pk).first()
    if held is None:
        raise Refused("Ce rendez-vous n’existe pas, ou son client n’est pas dans votre portefeuille.")
    require(by, "appointments.change", held)
    if version is not None and version != held.version:
        raise Stale("Quelqu’un d’autre a modifié ce rendez-vous entre-temps : vérifiez, puis recommencez.")
    return held


def _columns(plan: Plan) -> dict[str, Any]:
    return {
        "kind": plan.kind,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "all_day": plan.all_day,
        "team_id": plan.team,
        "address_id": plan.address,
        "contact_id": plan.contact,
        "about": plan.about,
        "notes": plan.notes,
        "travel": plan.travel,
    }


def _set_state(held: "Appointment", state: str, by: Actor, outcome: str) -> None:
    _write(held, by, state=state, outcome=outcome)


def _write(held: "Appointment", by: Actor, **values: Any) -> None:
    for name, value in values.items():
        setattr(held, name, value)
    held.version += 1
    held.updated_at = by.now()
    held.save(update_fields=[*values, "version", "updated_at"])


def _log(held: "Appointment", code: str, by: Actor, undoes: "ChangeSet | None" = None, **data: Any) -> "ChangeSet":
    from carnet.appointments import subjects
    from carnet.clients import writing

    change_set = writing.open_change_set("undo" if undoes else code, by, undoes=undoes)
    told = {"appointment": held.pk, "kind": held.kind, "about": held.about, "when": held.when, "who": held.who, **data}
    if held.client_id is None:  # no timeline: told on its own page
        held.traces.create(change_set=change_set, code=code, data=told)
        return change_set
    writing.add_events(change_set, [(held.client_id, code, told)])
    subjects.tell(held, by)
    return change_set
