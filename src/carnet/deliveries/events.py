"""How each line that a delivery note leaves in the timeline is said."""

from carnet.clients.models.history import Event
from carnet.deliveries.states import Means
from carnet.sales.events import Lines, said


def _order(event: Event) -> str:
    number = event.data.get("order_number")
    return f"De la commande {number}" if number else ""


def _signed(event: Event) -> str:
    means, name = event.data.get("means", ""), event.data.get("name", "")
    how = Means(means).label if means in Means.values else ""
    reserves = "avec réserves" if event.data.get("reserves") else ""
    return " · ".join(part for part in (f"Reçu par {name}" if name else "", how.lower(), reserves) if part)


LINES = Lines("delivery", "deliveries")
TYPES = (
    LINES.type("issued", "Livraison", "truck-delivery", "Bon de livraison {} émis", _order),
    LINES.type("signed", "Livraison signée", "signature", "Bon de livraison {} signé", _signed),
    *LINES.mailed("Bon de livraison"),
    LINES.type("cancelled", "Livraison annulée", "circle-x", "Bon de livraison {} annulé", said("reason")),
)
