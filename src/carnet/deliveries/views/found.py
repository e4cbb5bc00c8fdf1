"""Fetching a delivery note for a view: one of a client that the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.deliveries.models import DeliveryNote


def note_for(request: Request, note_id: int) -> DeliveryNote:
    """With its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    if note_id >= 2**63:
        raise Http404
    found: DeliveryNote | None = DeliveryNote.objects.visible_to(request.user).with_parts().filter(pk=note_id).first()
    if found is None:
        raise Http404("Ce bon de livraison n’existe pas ou n’est pas dans votre portefeuille.")
    return found
