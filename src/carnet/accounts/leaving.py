"""What somebody holds and should give before their account is closed: apps plug in what they know of."""

from collections.abc import Callable
from dataclasses import dataclass

from carnet.accounts.models import User
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Belonging:
    """`link`: (text, address) while this person holds some, else None; shown to who has the right."""

    code: str
    link: Callable[[User], tuple[str, str] | None]
    icon: str
    right: str
    order: int = 100


BELONGINGS: Registry[Belonging] = Registry("belongings of an account")


def belongings(person: User, seen_by: User) -> list[tuple[str, str, str]]:
    """(icon, text, address) of what this person still holds."""
    found = ((one.icon, one.link(person)) for one in BELONGINGS if seen_by.has_perm(one.right))
    return [(icon, *link) for icon, link in found if link]
