"""The lines that appointments leave in a client's timeline: said, seen, printed, undone, forgotten."""

from typing import Any

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.appointments.models import acts
from carnet.appointments.models.acts import Plan
from carnet.appointments.models.appointment import Appointment, Kind
from carnet.appointments.saying import duration
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.timeline import EventType, Link
from carnet.clients.wording import Change
from carnet.kernel.errors import Refused


def said_changes(one: Appointment) -> list[tuple[str, str]]:
    """Each thing that may change, in words, whatever becomes of the rows it names."""
    return [
        ("Date", one.when),
        ("Nature", str(one.get_kind_display())),
        ("Qui y va", one.who),
        ("Lieu", str(one.place or "")),
        ("Contact", str(one.person or "")),
        ("Objet", one.about),
        ("À faire", one.notes),
        ("Trajet", duration(one.travel) if one.travel else ""),
    ]


def _kind(event: Event) -> str:
    kind = event.data.get("kind", "")
    label = str(Kind(kind).label) if kind in Kind.values else "Rendez-vous"
    about = event.data.get("about")
    return f"{label} ({about})" if about else label


def _said(verb: str) -> Any:
    return lambda event: f"{verb} : {_kind(event)}, {event.data.get('when', '')}".rstrip(", ")


def _who(event: Event) -> str:
    return f"Avec {event.data['who']}" if event.data.get("who") else ""


def _outcome(event: Event) -> str:
    return str(event.data.get("outcome", ""))


def _postponed(event: Event) -> str:
    return f"Rendez-vous reporté : {_kind(event)}"


def _moved(event: Event) -> str:
    return f"Rendez-vous déplacé : {_kind(event)}"


def _changed(event: Event) -> str:
    return f"Rendez-vous modifié : {_kind(event)}, {event.data.get('when', '')}".rstrip(", ")


def _to(event: Event) -> str:
    return f"À {event.data['to']}" if event.data.get("to") else ""


def _changes(event: Event) -> list[Change]:
    return [Change(*change) for change in event.data.get("said", [])]


def _dates(event: Event) -> list[Change]:
    return [Change("Date", event.data.get("when", ""), event.data.get("now", ""))] if event.data.get("now") else []


def _view(event: Event) -> Link | None:
    key = event.data.get("next") or event.data.get("appointment")
    return Link("le rendez-vous", reverse("appointments:page", args=[key])) if key else None


def _print(event: Event) -> Link | None:
    key = event.data.get("next") or event.data.get("appointment")
    return Link("la fiche du rendez-vous", reverse("appointments:sheet", args=[key])) if key else None


def _forget(data: dict[str, Any]) -> dict[str, Any]:
    """That there was one, and when, says nobody's name."""
    return {name: data[name] for name in ("appointment", "kind", "when") if name in data}


def _untake(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    return acts.cancel(acts.held_for(event.data["appointment"], by), by, undoes)


def _unchange(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    """What was changed again since stays as it is."""
    held = acts.held_for(event.data["appointment"], by)
    if not held.is_planned:
        raise Refused("Rien n’a été annulé : ce rendez-vous n’est plus prévu.")
    current, was, now = Plan.of(held).dumps(), event.data["was"], event.data["now"]
    back = {name: was[name] for name in was if was[name] != now[name] and current[name] == now[name]}
    done = acts.rewrite(held, Plan.loads(current | back), by, undoes) if back else None
    if done is None:
        raise Refused("Rien n’a été annulé : ce rendez-vous a été modifié depuis.")
    return done


def _reopen(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    return acts.reopen(acts.held_for(event.data["appointment"], by), by, undoes)


def _type(code: str, label: str, icon: str, sentence: Any, detail: Any = _outcome, **more: Any) -> EventType:
    return EventType(code, label, "document", icon, sentence, detail, _view, _print, _forget, **more)


TYPES = (
    _type("appointment.taken", "Rendez-vous pris", "calendar-event", _said("Rendez-vous pris"), _who, undoable=True, inverse=_untake),
    _type("appointment.moved", "Rendez-vous déplacé", "calendar-time", _moved, changes=_changes, undoable=True, inverse=_unchange),
    _type("appointment.changed", "Rendez-vous modifié", "pencil", _changed, changes=_changes, undoable=True, inverse=_unchange),
    _type("appointment.postponed", "Rendez-vous reporté", "clock-pause", _postponed, changes=_dates),
    _type("appointment.done", "Rendez-vous fait", "circle-check", _said("Rendez-vous fait"), undoable=True, inverse=_reopen),
    _type("appointment.cancelled", "Rendez-vous annulé", "circle-x", _said("Rendez-vous annulé"), undoable=True, inverse=_reopen),
    _type("appointment.absent", "Client absent", "user-x", _said("Client absent"), undoable=True, inverse=_reopen),
    _type("appointment.invited", "Invitation au rendez-vous", "mail", _said("Invitation envoyée"), _to),
    _type("appointment.called_off", "Annulation envoyée", "mail", _said("Annulation envoyée"), _to),
    _type("appointment.reminded", "Rappel de la veille", "mail", _said("Rappel envoyé"), _to),
    _type("appointment.reopened", "Rendez-vous rouvert", "refresh", _said("De nouveau prévu")),
)  # fmt: skip
