"""What templates of the client file need."""

from urllib.parse import urlencode

from django import template

from carnet.clients.models.client import Client
from carnet.clients.tidy import international

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """The address that dials a number."""
    return f"tel:{international(number)}"


@register.filter
def directions(client: Client) -> str:
    """Where a phone opens its own map: nothing is asked from the server."""
    address = client.addresses.all()[0] if client.addresses.all() else None
    place = str(address) if address else f"{client.postcode} {client.city}"
    return f"https://www.openstreetmap.org/search?{urlencode({'query': place})}"
