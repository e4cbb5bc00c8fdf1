"""What templates of the client file need."""

import re
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from carnet.clients.models.client import Client
from carnet.clients.tidy import international

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """The address that dials a number."""
    return f"tel:{international(number)}"


@register.filter
def full_stop(text: str) -> str:
    """A sentence ends with one full stop, whoever wrote it."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail address that breaks after @ and before its dots, never inside a word."""
    return format_html_join(
        "", "{}{}", ((part, SafeString("<wbr>")) for part in re.findall(r"[^@.]*[@.]?", address) if part)
    )


@register.filter
def has_particulars(client: Client) -> bool:
    """Is there anything to show beside how to reach the client?"""
    names = ("siren", "siret", "vat_number", "naf", "service_code", "commitment_number", "syndic_id", "payer_id", "origin",
             "payment_terms", "notes")  # fmt: skip
    return any(getattr(client, name) for name in names) or bool(client.tags.all())


@register.filter
def directions(client: Client) -> str:
    """Where a phone opens its own map: nothing is asked from the server."""
    address = client.addresses.all()[0] if client.addresses.all() else None
    place = str(address) if address else f"{client.postcode} {client.city}"
    return f"https://www.openstreetmap.org/search?{urlencode({'query': place})}"
