"""What the registers of the house ask of every kind of document: the dossier of a client, erasure, who leaves, what follows."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from carnet.accounts.models import Role, User
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import Client
from carnet.clients.seen import SeenBy
from carnet.lists.keyset import CEILING
from carnet.sales.actions import Followed
from carnet.ui.formats import amount, day_short, plural

SHOWN = 100  # in the tab of a client
ON_A_TILE = 8
KEPT_YEARS = 10  # C. com. art. L123-22, C. conso. art. L213-1


def new_address(app: str, client: Client) -> str:
    return f"{reverse(f'{app}:create')}?client={client.pk}"


def of_client(documents: Any, client: Client, *related: str) -> list[Any]:
    """The newest first, for its tab."""
    return list(documents.of(client).select_related("salesperson", *related).order_by("-date", "-pk")[:SHOWN])


class Waiting:
    """The documents of a home tile: the first ones, how many there are and the list that shows just them.

    One's own when one sells, everybody's else. `build`: those that wait, of what a person sees, on a day, by the options.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._first = SeenBy(self._of_tile)
        self._keys = SeenBy(lambda *asked: self._found(*asked).order_by().values_list("pk")[: CEILING + 1])

    def tile(self, user: User, route: str, *options: Hashable, **asked: str) -> dict[str, Any] | None:
        """None when nothing waits. `asked`: what the address of the list says."""
        today, sells = timezone.localdate(), user.role == Role.SALESPERSON
        rows = self._first(user, today, *options, named=sells)
        if not rows:
            return None
        count = len(self._keys(user, today, *options, named=sells))
        asked |= {"commercial": str(user.pk)} if sells else {}
        return {
            "documents": rows,
            "count": min(count, CEILING),
            "more": count > CEILING,
            "address": f"{reverse(route)}?{urlencode(asked)}",
            "today": today,
        }

    def _found(self, user: User, *asked: Any) -> Any:
        found = self._build(user, *asked)
        if user.role != Role.SALESPERSON:
            return found
        # Hidden from its index: SQLite would read all that one sold, where few documents wait.
        return found.alias(seller=Coalesce(F("salesperson"), F("salesperson"))).filter(seller=user.pk)

    def _of_tile(self, *asked: Any) -> Any:
        return self._found(*asked).lean().select_related("client")[:ON_A_TILE]


def held_by(documents: Any, person: User, words: str, address: str) -> tuple[str, str] | None:
    """What stays in the hands of somebody whose account is closed. `words`: "devis en cours,devis en cours"."""
    held = documents.open().filter(salesperson=person).count()
    return (plural(held, words), f"{address}?commercial={person.pk}") if held else None


def ten_years_after(day: date) -> date:
    return date(day.year + KEPT_YEARS, 12, 31)


def papers_kept(issued: Any, words: str) -> list[Kept]:
    """Supporting documents of the accounts: all of one kind, until ten years after the last."""
    last = issued.order_by("-date").values_list("date", flat=True).first()
    if last is None:
        return []
    why = "pièces justificatives, dix ans (C. com. art. L123-22)"
    return [Kept(plural(issued.count(), words), ten_years_after(last), why)]


def dossier(documents: Any, client: Client, period: Period, *, sees_prices: bool) -> Sequence[Block]:
    found: Iterable[Any] = documents.of(client).order_by("date", "pk")
    rows = [
        (
            f"{one.date:%d/%m/%Y}",
            one.number or "brouillon",
            one.subject,
            one.get_state_display(),
            amount(one.total_incl) if sees_prices else "",
        )
        for one in found
        if period.holds(one.date)
    ]
    columns = ("Date", "N°", "Objet", "État", "Total TTC")
    return [Block(columns=columns, rows=rows, numbers=frozenset({4}), wide=frozenset({2}))] if rows else []


def followed(document: Any, *, sees_prices: bool) -> Followed:
    """A document as the page of the one before shows it."""
    told = [day_short(document.date), amount(document.total_incl) if sees_prices else ""]
    return Followed(
        document.title,
        document.get_absolute_url(),
        document.get_state_display(),
        document.tone,
        " · ".join(filter(None, told)),
    )
