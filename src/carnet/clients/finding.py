"""Searching the client file: the one engine, restricted to whom a person may see by tokens of the index."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from carnet.accounts.models import Role, User
from carnet.clients.indexing import ACTIVE, SEEN, owned_by
from carnet.clients.models.client import Client
from carnet.clients.models.queries import sees_own_portfolio_only
from carnet.search import engine
from carnet.search.sources import SOURCES, Shown


@dataclass(frozen=True)
class Hit:
    id: int
    why_text: str  # "téléphone", "nom, proche de « martin »"


@dataclass(frozen=True)
class Found:
    hits: list[Hit] = field(default_factory=list)
    more: bool = False
    rescued: str = ""


def search(query: str, user: User | None, *, limit: int, active_only: bool = False, keep: engine.Keep = list) -> Found:
    """The best first. Every query goes through `visible_to` again when the hits are loaded: two locks, one rule."""
    if not query.strip():
        return Found()
    results = engine.find(
        query,
        source=SOURCES["clients"],
        must=musts(user, active_only),
        prefer=(ACTIVE, owned_by(user.pk)) if user else (ACTIVE,),
        limit=limit,
        keep=keep,
    )
    hits = [Hit(hit.id, hit.reason) for hit in results.hits]
    return Found(hits, results.more, results.rescued or "")


def musts(user: User | None, active_only: bool = False) -> tuple[str, ...]:
    """The filter tokens that a hit must bear for this person: models.queries.visibility, said to the index."""
    wanted = [ACTIVE] if active_only else []
    if user is None:  # the system: the command line of whoever owns the base
        return tuple(wanted)
    if user.role != Role.DIRECTION:
        wanted.append(SEEN)
    if sees_own_portfolio_only(user):
        wanted.append(owned_by(user.pk))
    return tuple(wanted)


def ids(query: str, user: User, ceiling: int, *, active_only: bool = False) -> list[int]:
    """Those that the list shows, `ceiling` at most, in any order."""
    if not query.strip():
        return []
    found = engine.ids(query, source=SOURCES["clients"], must=musts(user, active_only), ceiling=ceiling)
    # Few are shown with those that a mistyped word may mean; of too many, the best are.
    if found is not None and len(found) >= engine.FEW:
        return found
    return [hit.id for hit in search(query, user, limit=ceiling, active_only=active_only).hits]


def shown_hits(ids: Sequence[int]) -> list[Shown]:
    """How the search box shows clients. The caller chose whom the person may see."""
    return [
        Shown(
            id=client.pk,
            number=client.number or "",
            title=client.display_name,
            detail=f"{client.postcode} {client.city}".strip(),
            url=client.get_absolute_url(),
            inactive=not client.is_active,
        )
        for client in Client.objects.filter(pk__in=ids)
    ]
