"""How each line that an order leaves in the timeline is said."""

from typing import Any

from django.urls import reverse

from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType, Link


def _number(event: Event) -> str:
    return str(event.data.get("number") or "")


def _view(event: Event) -> Link | None:
    return Link(_number(event), reverse("orders:page", args=[event.data["order"]])) if "order" in event.data else None


def _print(event: Event) -> Link | None:
    return Link(_number(event), reverse("orders:pdf", args=[event.data["order"]])) if "order" in event.data else None


def _origin(event: Event) -> str:
    number = event.data.get("quote_number")
    return f"Suite au devis {number}" if number else ""


def _reason(event: Event) -> str:
    return str(event.data.get("reason", ""))


def _forget(data: dict[str, Any]) -> dict[str, Any]:
    """The order itself is kept by law: its key and number stay."""
    return {name: data[name] for name in ("order", "number") if name in data}


def _type(code: str, label: str, icon: str, sentence: str, detail: Any = lambda event: "") -> EventType:
    return EventType(
        code, label, "document", icon, lambda event: sentence.format(_number(event)), detail,
        view=_view, print=_print, forget=_forget,
    )  # fmt: skip


TYPES = (
    _type("order.confirmed", "Commande confirmée", "package", "Commande {} confirmée", _origin),
    _type("order.closed", "Commande close", "archive", "Commande {} close : le reste ne sera pas livré", _reason),
    _type("order.reopened", "Commande rouverte", "archive-off", "Commande {} rouverte"),
    _type("order.cancelled", "Commande annulée", "circle-x", "Commande {} annulée", _reason),
)
