"""Electronic addresses as people type them: one, or several. Pure."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from carnet.kernel.errors import Refused

MOST = 10
_BETWEEN = re.compile(r"[,;\s]+")


def read(text: str) -> str:
    """`a@x.fr, b@y.fr`, each once. Raises Refused with the one that is no address."""
    found = list(dict.fromkeys(filter(None, _BETWEEN.split(text.strip()))))
    if not found:
        raise Refused("Écrivez l’adresse e-mail du destinataire.")
    if len(found) > MOST:
        raise Refused(f"{MOST} destinataires au plus : envoyez plusieurs messages.")
    for address in found:
        try:
            validate_email(address)
        except ValidationError as error:
            raise Refused(f"« {address[:80]} » n’est pas une adresse e-mail : corrigez-la.") from error
    written = ", ".join(found)
    if len(written) > 500:
        raise Refused("Ces adresses sont trop longues : envoyez plusieurs messages.")
    return written


def listed(text: str) -> list[str]:
    return [address for address in (part.strip() for part in text.split(",")) if address]


def for_server(address: str) -> str:
    """The domain as servers read it: `contact@cafés.example` → `contact@xn--cafs-dma.example`."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode()}" if not domain.isascii() else address
