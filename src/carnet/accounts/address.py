"""Where a request comes from, as far as it can be trusted."""

from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_HOST", "HTTP_VIA")


def address_of(request: HttpRequest) -> str:
    """The peer; when it is a proxy named in CARNET_TRUSTED_PROXIES, the peer that this proxy saw."""
    peer: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    while peer in settings.CARNET_TRUSTED_PROXIES and hops and _parsed(hops[-1]) is not None:
        peer = hops.pop()
    return peer


def network_of(address: str) -> str:
    """What one subscriber holds: the address itself, or the /64 of an IPv6 one."""
    found = _parsed(address)
    if isinstance(found, IPv6Address):
        return found.exploded[:19]
    return str(found or "?")


def from_this_machine(request: HttpRequest) -> bool:
    """Is the person at this very machine? Any sign of a proxy says no: its peer is loopback for everybody."""
    if any(name in request.META for name in _FORWARDED):
        return False
    found = _parsed(request.META.get("REMOTE_ADDR", ""))
    return found is not None and found.is_loopback


def _parsed(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found
