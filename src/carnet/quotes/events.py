"""How each line that a quote leaves in the timeline is said."""

from datetime import date
from typing import Any

from django.urls import reverse

from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType, Link
from carnet.kernel.dates import french_day
from carnet.quotes.states import Means, RefusalReason


def _number(event: Event) -> str:
    return str(event.data.get("number") or "")


def _view(event: Event) -> Link | None:
    return Link(_number(event), reverse("quotes:page", args=[event.data["quote"]])) if "quote" in event.data else None


def _print(event: Event) -> Link | None:
    return Link(_number(event), reverse("quotes:pdf", args=[event.data["quote"]])) if "quote" in event.data else None


def _revised(event: Event) -> str:
    return f"Devis {_number(event)} envoyé, remplace {event.data.get('older', '')}"


def _accepted(event: Event) -> str:
    means = event.data.get("means", "")
    how = Means(means).label.lower() if means in Means.values else ""
    name = event.data.get("name", "")
    return " ".join(part for part in (how, f"par {name}" if name and means != Means.MAIL else name) if part)


def _refused(event: Event) -> str:
    reason = event.data.get("reason", "")
    label = RefusalReason(reason).label if reason in RefusalReason.values else ""
    return " · ".join(part for part in (label, str(event.data.get("note", ""))) if part)


def _until(event: Event) -> str:
    text = event.data.get("until", "")
    return f"Valable jusqu’au {french_day(date.fromisoformat(text), weekday=False)}" if text else ""


def _text(name: str) -> Any:
    return lambda event: str(event.data.get(name, ""))


def _forget(data: dict[str, Any]) -> dict[str, Any]:
    """The quote itself is kept by law when it was accepted: only its key and number stay here."""
    return {name: data[name] for name in ("quote", "number") if name in data}


def _type(code: str, label: str, icon: str, sentence: str, detail: Any = lambda event: "") -> EventType:
    return EventType(
        code,
        label,
        "document",
        icon,
        lambda event: sentence.format(_number(event)),
        detail,
        view=_view,
        print=_print,
        forget=_forget,
    )


TYPES = (
    _type("quote.sent", "Devis envoyé", "file-text", "Devis {} envoyé"),
    EventType("quote.revised", "Devis remplacé", "document", "file-text", _revised, view=_view, print=_print, forget=_forget),
    _type("quote.accepted", "Devis accepté", "circle-check", "Devis {} accepté", _accepted),
    _type("quote.refused", "Devis refusé", "x", "Devis {} refusé", _refused),
    _type("quote.mailed", "Devis parti par e-mail", "send", "Devis {} envoyé par e-mail"),
    _type("quote.not_mailed", "Devis non envoyé", "alert-triangle", "Devis {} : l’e-mail n’a pas pu partir", _text("why")),
    _type("quote.expired", "Devis expiré", "clock", "Devis {} expiré"),
    _type("quote.prolonged", "Devis prolongé", "refresh", "Devis {} prolongé", _until),
    _type("quote.followed_up", "Relance d’un devis", "phone-outgoing", "Relance pour le devis {}", _text("note")),
    _type("quote.acceptance_cancelled", "Acceptation annulée", "arrow-back-up", "Acceptation du devis {} annulée", _text("reason")),
)  # fmt: skip
