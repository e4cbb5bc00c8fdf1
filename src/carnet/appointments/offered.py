"""« Prendre rendez-vous » on the documents below, which know nothing of the agenda."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from carnet.sales.actions import NextStep

# Kind of document → what is usually planned from it.
PLANNED = {"quote": ("Devis", "sales"), "order": ("Commande", "fitting"), "delivery": ("Bon de livraison", "delivery")}


def _step(kind: str, label: str, nature: str) -> NextStep:
    def address(document: Any) -> str:
        about = " ".join(filter(None, [label, document.number, document.subject]))[:160]
        return f"{reverse('appointments:new')}?{urlencode({'client': document.client_id, 'about': about, 'nature': nature})}"

    return NextStep(
        f"appointments.from_{kind}", kind, "Prendre rendez-vous", address, lambda document: document.client.is_active,
        "appointments.take", icon="calendar-event", post=False, order=90,
    )  # fmt: skip


STEPS = tuple(_step(kind, label, nature) for kind, (label, nature) in PLANNED.items())
