"""What upper apps say while a client is being typed, above the fields."""

from collections.abc import Callable
from dataclasses import dataclass

from carnet.accounts.models import User
from carnet.clients.record import Record
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Check:
    """`say` returns French sentences about a record as typed so far; it never blocks."""

    code: str
    say: Callable[[Record, User], list[str]]
    order: int = 100


CHECKS: Registry[Check] = Registry("checks of the client form")
