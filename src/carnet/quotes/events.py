"""How each line that a quote leaves in the timeline is said."""

from datetime import date

from carnet.clients.models.history import Event
from carnet.kernel.dates import french_day
from carnet.quotes.states import Means, RefusalReason
from carnet.sales.events import Lines, number, said


def _revised(event: Event) -> str:
    return f"Devis {number(event)} envoyé, remplace {event.data.get('older', '')}"


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


LINES = Lines("quote", "quotes")
TYPES = (
    LINES.type("sent", "Devis envoyé", "file-text", "Devis {} envoyé"),
    LINES.type("revised", "Devis remplacé", "file-text", _revised),
    LINES.type("accepted", "Devis accepté", "circle-check", "Devis {} accepté", _accepted),
    LINES.type("refused", "Devis refusé", "x", "Devis {} refusé", _refused),
    *LINES.mailed("Devis"),
    LINES.type("expired", "Devis expiré", "clock", "Devis {} expiré"),
    LINES.type("prolonged", "Devis prolongé", "refresh", "Devis {} prolongé", _until),
    LINES.type("followed_up", "Relance d’un devis", "phone-outgoing", "Relance pour le devis {}", said("note")),
    LINES.type(
        "acceptance_cancelled",
        "Acceptation annulée",
        "arrow-back-up",
        "Acceptation du devis {} annulée",
        said("reason"),
    ),
)
