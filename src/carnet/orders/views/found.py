"""Fetching an order for a view: one of a client that the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.orders.models import Order


def order_for(request: Request, order_id: int) -> Order:
    """With its parts. 404 for one that does not exist or is not theirs: no difference is told."""
    if order_id >= 2**63:
        raise Http404
    found: Order | None = Order.objects.visible_to(request.user).with_parts().filter(pk=order_id).first()
    if found is None:
        raise Http404("Cette commande n’existe pas ou n’est pas dans votre portefeuille.")
    return found
