"""Loading the file: the product's own bulk writing, without the control of duplicates, which a known file does not need.

Rows, history, search tokens, match keys and profiles are written by carnet.clients.writing, as by any act; what comes
after a creation is added to the history as the acts write it; a deactivation is the act itself. One transaction a
slice: after a kill the next start goes on where the last whole slice ended.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import Role, User
from carnet.bench.drafts import draft
from carnet.bench.lives import Happening, created_at, deactivation, life
from carnet.bench.place import Place
from carnet.clients import writing
from carnet.clients.models import ChangeSet, Client, Event
from carnet.clients.models.acts import NUMBERS
from carnet.company.models import Company, Counter
from carnet.kernel.errors import Refused
from carnet.kernel.rows import Table
from carnet.search import index

SLICE = 2_000
SALESPEOPLE = 12

_SETS = Table(ChangeSet, ["act", "source", "user", "at"])
_EVENTS = Table(Event, ["client", "change_set", "code", "user", "at", "data"])

Progress = Callable[[int], None]


def prepare() -> None:
    """The schema, the firm and its team: direction, secretary, twelve salespeople."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    add_team()


def add_team() -> None:
    if not User.objects.exists():
        Company.change(by=system(), name="Menuiserie des mesures", postcode="49300", city="Cholet")
        add = _account
        add("direction", "Alice Martineau", Role.DIRECTION)
        add("secretariat", "Chloé Bernier", Role.SECRETARY)
        for rank in range(1, SALESPEOPLE + 1):
            add(f"commercial{rank}", f"Commercial {rank}", Role.SALESPERSON)


def _account(username: str, name: str, role: str) -> None:
    User.add(by=system(), username=username, name=name, role=role)


def team() -> list[int]:
    """The keys of the salespeople, in the order of their hiring."""
    return list(User.objects.filter(role=Role.SALESPERSON).order_by("pk").values_list("pk", flat=True))


def loaded() -> int:
    """How many clients are there. Raises Refused for a base that the bench did not make."""
    last = Client.objects.order_by("-pk").values_list("pk", "number").first()
    if last is None:
        return 0
    number = last[1] or ""
    if not number[1:].isdigit() or Client.objects.count() != int(number[1:]):
        raise Refused("Cette base n’est pas celle d’une mesure : donnez un autre dossier avec --home.")
    return int(number[1:])


def load(place: Place, progress: Progress) -> dict[str, float]:
    """Fill the file up to its size; seconds by step."""
    seconds: dict[str, float] = {}
    with quick_writes():
        _timed(seconds, "fiches", lambda: _load_slices(place.clients, progress))
        _timed(seconds, "mots", index.recompute_frequencies)
        _timed(seconds, "statistiques", settle)
    return seconds


def _timed(seconds: dict[str, float], step: str, act: Callable[[], None]) -> None:
    start = time.process_time()
    act()
    seconds[step] = time.process_time() - start


def _load_slices(total: int, progress: Progress) -> None:
    sellers = team()
    done = loaded()
    while done < total:
        last = min(done + SLICE, total)
        load_slice(done + 1, last, total, sellers)
        done = last
        progress(done)


def load_slice(first: int, last: int, total: int, sellers: Sequence[int]) -> None:
    """Clients `first` to `last`, whole or not at all."""
    numbers = range(first, last + 1)
    with transaction.atomic():
        by = Actor(None, Source.IMPORT, at=created_at(first, total))
        keys = writing.insert([draft(number, sellers) for number in numbers], writing.open_change_set("import", by))
        Counter.raise_to(NUMBERS, last)
        _add_history(
            [(key, one) for key, number in zip(keys, numbers, strict=True) for one in life(number, total)], sellers
        )
        for reason in ("closed", "moved", "deceased", "other"):
            gone = [key for key, number in zip(keys, numbers, strict=True) if deactivation(number) == reason]
            if gone:
                Client.deactivate(gone, reason=reason, by=Actor(None, Source.COMMAND, at=by.at))


def _add_history(happenings: Iterable[tuple[int, Happening]], sellers: Sequence[int]) -> None:
    """A change set and its event for each, in bulk: as Client.log and Client.change sign theirs."""
    lines = list(happenings)
    authors = [sellers[one.author % len(sellers)] if sellers else None for _, one in lines]
    signed = [(one.code, Source.SCREEN, author, one.at) for (_, one), author in zip(lines, authors, strict=True)]
    sets = _SETS.insert(signed, keys=True)
    _EVENTS.insert(
        [
            (key, made, one.code, author, one.at, one.data)
            for (key, one), made, author in zip(lines, sets, authors, strict=True)
        ]
    )


class quick_writes:  # noqa: N801  (read as a word: with quick_writes)
    """A load that is lost by a power cut starts again: it does not wait for the disk."""

    def __enter__(self) -> None:
        if connection.vendor == "sqlite":
            self._say("PRAGMA synchronous=OFF", "PRAGMA cache_size=-600000", "PRAGMA foreign_keys=OFF")
        else:
            self._say("SET synchronous_commit=off", "SET statement_timeout=0")

    def __exit__(self, *error: Any) -> None:
        connection.close()  # the next one has the settings of the product

    def _say(self, *statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def settle() -> None:
    """What PostgreSQL does by itself at night; SQLite only empties its journal: the product never asks it for statistics."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA wal_checkpoint(TRUNCATE)")
