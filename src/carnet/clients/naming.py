"""How a client is called: on screens, in lists, in alphabetical order. Pure."""

from typing import Protocol

from carnet.kernel.text import fold, squeeze


class Named(Protocol):
    kind: str
    civility: str
    name: str
    first_name: str
    partner_name: str
    partner_first_name: str


def display_name(client: Named) -> str:
    """`MARTIN Sophie`, `LE GOFF Yann et Anne`, `Menuiserie Le Goff`: the name first, as one looks for it in a list."""
    if client.kind != "person":
        return client.name
    own = squeeze(f"{client.name.upper()} {client.first_name}")
    if client.partner_name and fold(client.partner_name) != fold(client.name):
        own += " et " + squeeze(f"{client.partner_name.upper()} {client.partner_first_name}")
    elif client.partner_first_name:
        own += f" et {client.partner_first_name}"
    return own


def sort_name(client: Named) -> str:
    """Folded, name before first name: the same order on both databases (COLLATE "C" / BINARY)."""
    return fold(f"{client.name} {client.first_name}" if client.kind == "person" else client.name)[:160] or "~"


def postal_name(client: Named) -> str:
    """`Mme Sophie MARTIN`, `M. et Mme Paul MARTIN`, `Menuiserie Le Goff`: as a letter or an invoice says it."""
    if client.kind != "person":
        return client.name
    return squeeze(f"{client.civility} {client.first_name} {client.name.upper()}")
