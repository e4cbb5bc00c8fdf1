"""The first start: nobody has an account yet, and whoever holds the printed key sets the house up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from carnet.accounts.actor import Source, system
from carnet.accounts.models import Role, User
from carnet.company.models import Company
from carnet.config import setup_token
from carnet.kernel.errors import Refused
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Starter:
    """Another way to begin than an empty file, say with a fictional firm; `start` answers who is then signed in."""

    code: str
    label: str
    note: str
    start: Callable[[], User]
    order: int = 100


STARTERS: Registry[Starter] = Registry("starters")


def done() -> bool:
    return bool(User.objects.exists())


def opens(key: str) -> bool:
    """Does this key open the set-up? Never once somebody has an account."""
    return not done() and setup_token.valid(key)


def set_up(firm: dict[str, Any], person: dict[str, Any]) -> User:
    """The firm and its first administrator. Raises Refused for the second of two who would do it at once."""

    def begin() -> User:
        by = system(Source.SCREEN)
        Company.change(by=by, **firm)
        return User.add(by=by, role=Role.DIRECTION, **person)

    return _once(begin)


def start_with(starter: Starter) -> User:
    return _once(starter.start)


def _once(begin: Callable[[], User]) -> User:
    with transaction.atomic():
        Company.locked()  # the second one waits here, then sees the account of the first
        if done():
            raise Refused("Carnet vient d’être installé par quelqu’un d’autre : connectez-vous.")
        user = begin()
    setup_token.consume()
    return user
