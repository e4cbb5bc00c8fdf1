"""How each line that a delivery note leaves in the timeline is said."""

from typing import Any

from django.urls import reverse

from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType, Link
from carnet.deliveries.states import Means


def _number(event: Event) -> str:
    return str(event.data.get("number") or "")


def _link(event: Event, route: str) -> Link | None:
    return Link(_number(event), reverse(route, args=[event.data["delivery"]])) if "delivery" in event.data else None


def _view(event: Event) -> Link | None:
    return _link(event, "deliveries:page")


def _print(event: Event) -> Link | None:
    return _link(event, "deliveries:pdf")


def _order(event: Event) -> str:
    number = event.data.get("order_number")
    return f"De la commande {number}" if number else ""


def _signed(event: Event) -> str:
    means, name = event.data.get("means", ""), event.data.get("name", "")
    how = Means(means).label if means in Means.values else ""
    reserves = "avec réserves" if event.data.get("reserves") else ""
    return " · ".join(part for part in (f"Reçu par {name}" if name else "", how.lower(), reserves) if part)


def _reason(event: Event) -> str:
    return str(event.data.get("reason", ""))


def _forget(data: dict[str, Any]) -> dict[str, Any]:
    """The note itself is kept by law: its key and number stay."""
    return {name: data[name] for name in ("delivery", "number") if name in data}


def _type(code: str, label: str, icon: str, sentence: str, detail: Any) -> EventType:
    return EventType(
        code, label, "document", icon, lambda event: sentence.format(_number(event)), detail,
        view=_view, print=_print, forget=_forget,
    )  # fmt: skip


TYPES = (
    _type("delivery.issued", "Livraison", "truck-delivery", "Bon de livraison {} émis", _order),
    _type("delivery.signed", "Livraison signée", "signature", "Bon de livraison {} signé", _signed),
    _type("delivery.cancelled", "Livraison annulée", "circle-x", "Bon de livraison {} annulé", _reason),
)
