"""Fetching one of them for a view: of a client that the person may see, else 404."""

from carnet.accounts.http import Request
from carnet.deliveries.models import DeliveryNote
from carnet.sales.views.found import document_for


def note_for(request: Request, note_id: int) -> DeliveryNote:
    return document_for(request, DeliveryNote, note_id)
