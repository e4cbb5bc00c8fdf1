"""Clients of the file drawn at random, always the same ones, with the keys they have in the base."""

import random
from collections.abc import Iterable

from carnet.accounts.models import Role, User
from carnet.bench import loading
from carnet.bench.drafts import draft, is_inactive
from carnet.clients.models import Client
from carnet.clients.record import EMPTY, Record


def numbers(count: int, total: int, seed: int) -> list[int]:
    """Numbers of active clients of a file of `total`."""
    drawn = random.Random(seed).sample(range(1, total + 1), min(total, count * 2))
    return [number for number in drawn if not is_inactive(number)][:count]


def people(count: int, total: int, seed: int) -> list[Record]:
    """Their whole records as they were loaded."""
    sellers = loading.team()
    return [{**EMPTY, **draft(number, sellers)} for number in numbers(count, total, seed)]


def keys(wanted: Iterable[str]) -> dict[str, int]:
    """The key of each client number."""
    found = Client.objects.filter(number__in=list(wanted)).values_list("number", "pk")
    return {number or "": key for number, key in found}


def secretary() -> User:
    return _first(Role.SECRETARY)


def direction() -> User:
    return _first(Role.DIRECTION)


def salesperson() -> User:
    return _first(Role.SALESPERSON)


def _first(role: Role) -> User:
    user: User = User.objects.filter(role=role).earliest("pk")
    return user
