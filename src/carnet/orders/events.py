"""How each line that an order leaves in the timeline is said."""

from carnet.clients.models.history import Event
from carnet.sales.events import Lines, said


def _origin(event: Event) -> str:
    number = event.data.get("quote_number")
    return f"Suite au devis {number}" if number else ""


LINES = Lines("order", "orders")
TYPES = (
    LINES.type("confirmed", "Commande confirmée", "package", "Commande {} confirmée", _origin),
    *LINES.mailed("Commande", "envoyée"),
    LINES.type("closed", "Commande close", "archive", "Commande {} close : le reste ne sera pas livré", said("reason")),
    LINES.type("reopened", "Commande rouverte", "archive-off", "Commande {} rouverte"),
    LINES.type("cancelled", "Commande annulée", "circle-x", "Commande {} annulée", said("reason")),
)
