"""The arithmetic of a transfer of portfolio: who is in it, who receives whom, what it would do. Nothing is written here."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.http import QueryDict
from django.urls import reverse

from carnet.accounts.models import Role, User
from carnet.clients.listing import Criteria, matching
from carnet.clients.models.client import Client, Status
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.models.transfer import Handed, Handover, Transfer, TransferState
from carnet.clients.portfolio import TRANSFERS
from carnet.kernel.numbers import whole

ONE_BY_ONE = 200  # clients that can be shared one by one
PLACES = 500  # communes shared by name: the smaller ones go with the rest
NAMED = 8
LOOKED_BACK = 5_000


@dataclass(frozen=True)
class Candidate:
    """A client of the scope, with what sharing and counting need."""

    pk: int
    was: int | None
    department: str
    city: str
    status: str
    is_active: bool

    @property
    def place(self) -> str:
        """Homonyms of two départements are two places."""
        return f"{self.department}|{self.city}"


@dataclass(frozen=True)
class Shares:
    """Who receives whom: a client's own line, else its commune's, else the rest. None stays where it is."""

    rest: int | None = None
    places: Mapping[str, int | None] = field(default_factory=dict)
    clients: Mapping[int, int | None] = field(default_factory=dict)

    def heir(self, one: Candidate) -> int | None:
        if one.pk in self.clients:
            return self.clients[one.pk]
        return self.places.get(one.place, self.rest)

    @property
    def heirs(self) -> set[int]:
        return {pk for pk in (self.rest, *self.places.values(), *self.clients.values()) if pk is not None}

    def as_json(self) -> dict[str, Any]:
        clients = {str(pk): heir for pk, heir in self.clients.items()}
        return {"rest": self.rest, "places": dict(self.places), "clients": clients}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Shares":
        clients = {int(pk): heir for pk, heir in data.get("clients", {}).items()}
        return cls(data.get("rest"), dict(data.get("places", {})), clients)


@dataclass(frozen=True)
class Asked:
    """A transfer as somebody asks for it."""

    title: str
    criteria: Criteria
    shares: Shares
    starts_on: date
    returns_on: date | None = None
    follows: Sequence[str] = ()
    reason: str = ""


Move = tuple[Candidate, int]


def scope(criteria: Criteria, user: User) -> list[Candidate]:
    """Who is in it among those the person may see, in the order of the list."""
    rows = matching(criteria, user).values_list(
        "pk", "salesperson_id", "department", "city", "status", "inactive_reason"
    )
    return [
        Candidate(pk, was, department, city, status, not inactive)
        for pk, was, department, city, status, inactive in rows
    ]


def moves(candidates: Iterable[Candidate], shares: Shares) -> list[Move]:
    """Those who really change hands."""
    heirs = ((one, shares.heir(one)) for one in candidates)
    return [(one, heir) for one, heir in heirs if heir is not None and heir != one.was]


def moves_of(transfer: Transfer) -> list[Move]:
    """What a transfer would move now, seen by who asked for it."""
    asker = transfer.created_by or User(role=Role.DIRECTION, is_active=True)
    candidates = scope(criteria_of(transfer), asker)
    return moves(candidates, Shares.from_json(transfer.shares))


def criteria_of(transfer: Transfer) -> Criteria:
    return Criteria.read(QueryDict(transfer.criteria))


def portfolio(salesperson: int | None) -> Criteria:
    """A whole portfolio, inactive clients included: nobody is left with an account that is closed."""
    return Criteria(salesperson=str(salesperson) if salesperson else "aucun", state="tous")


def source_of(criteria: Criteria) -> User | None:
    """Whose whole portfolio this is."""
    if criteria.salesperson in {"", "aucun"} or criteria.narrowed_beyond_salesperson:
        return None
    found: User | None = User.objects.filter(pk=int(criteria.salesperson)).first()
    return found


def title_of(criteria: Criteria, candidates: Sequence[Candidate]) -> str:
    from carnet.clients.exchange import in_words

    if source := source_of(criteria):
        return f"Portefeuille de {source}"
    if len(candidates) == 1:
        return Client.objects.get(pk=candidates[0].pk).display_name
    if criteria.chosen:
        return f"{len(candidates)} clients choisis"
    return f"Liste : {in_words(criteria).rpartition(' · tri : ')[0]}"


@dataclass(frozen=True)
class Portfolio:
    user: User | None
    count: int

    @property
    def address(self) -> str:
        return portfolio(self.user.pk if self.user else None).address()


def portfolios(user: User) -> list[Portfolio]:
    """Everybody who holds clients, closed accounts too, and how many of them this person sees."""
    counted = Client.objects.visible_to(user).order_by().values("salesperson").annotate(count=Count("pk"))
    counts = {row["salesperson"]: row["count"] for row in counted}
    holders = User.objects.filter(pk__in=[pk for pk in counts if pk]).order_by("is_active", "name", "pk")
    return [Portfolio(holder, counts[holder.pk]) for holder in holders] + (
        [Portfolio(None, counts[None])] if counts.get(None) else []
    )


def handing_over(holder: User) -> tuple[str, str] | None:
    """What the page of an account proposes: « Donner son portefeuille (240 clients) »."""
    count = Client.objects.filter(salesperson=holder, deleted_at=None).count()
    if not count:
        return None
    text = f"Donner son portefeuille ({count} client{'s' if count > 1 else ''})"
    return text, f"{reverse('clients:transfer_new')}?{portfolio(holder.pk).address()}"


@dataclass(frozen=True)
class Place:
    key: str
    city: str
    department: str
    count: int
    heir: int | None = None
    chosen: bool = False


def places(candidates: Iterable[Candidate], shares: Shares) -> list[Place]:
    """The communes of a scope, the fullest first."""
    counts = Counter(one.place for one in candidates)
    found = []
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:PLACES]:
        department, _, city = key.partition("|")
        found.append(Place(key, city, department, count, shares.places.get(key), key in shares.places))
    return found


@dataclass
class Receipt:
    """What one salesperson receives."""

    user: User
    count: int = 0
    clients: int = 0
    prospects: int = 0
    inactive: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.count - len(self.names)


@dataclass(frozen=True)
class Follower:
    """Something that may follow the clients: how many."""

    code: str
    label: str
    count: int


@dataclass(frozen=True)
class Preview:
    receipts: list[Receipt]
    count: int
    staying: int  # not given to anybody
    already: int  # with who would receive them
    seal: str  # what was seen: another list is previewed again


def preview(candidates: Sequence[Candidate], shares: Shares) -> Preview:
    moved = moves(candidates, shares)
    staying = sum(shares.heir(one) is None for one in candidates)
    already = len(candidates) - staying - len(moved)
    return Preview(_receipts(moved), len(moved), staying, already, seal(moved))


def _receipts(moved: Sequence[Move]) -> list[Receipt]:
    by_heir: dict[int, list[Candidate]] = {}
    for one, heir in moved:
        by_heir.setdefault(heir, []).append(one)
    people = User.objects.in_bulk(by_heir)
    first = [one.pk for some in by_heir.values() for one in some[:NAMED]]
    names = {client.pk: client.display_name for client in Client.objects.filter(pk__in=first)}
    receipts = [_receipt(people[heir], some, names) for heir, some in by_heir.items()]
    return sorted(receipts, key=lambda receipt: receipt.user.name)


def _receipt(user: User, some: Sequence[Candidate], names: Mapping[int, str]) -> Receipt:
    active = Counter(one.status for one in some if one.is_active)
    shown = [names[one.pk] for one in some[:NAMED] if one.pk in names]
    inactive = sum(not one.is_active for one in some)
    return Receipt(user, len(some), active[Status.CLIENT], active[Status.PROSPECT], inactive, shown)


def followers(ids: Sequence[int]) -> list[Follower]:
    return [Follower(one.code, one.label, one.count(ids)) for one in TRANSFERS.in_use()]


def seal(moved: Sequence[Move]) -> str:
    """A mark of exactly who would go from whom to whom, and of the moment it was seen."""
    text = ";".join(f"{one.pk},{one.was},{heir}" for one, heir in sorted(moved, key=lambda move: move[0].pk))
    last = ChangeSet.objects.aggregate(last=Max("pk"))["last"] or 0
    return f"{hashlib.sha256(text.encode()).hexdigest()[:24]}-{last}"


def is_same(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]


def moved_since(seen: str, candidates: Sequence[Candidate], source: User | None) -> list[str]:
    """Who changed hands since a preview, by whom: « 12 clients confiés à Malik Ferhaoui par Maryse Guérif »."""
    last = whole(seen.rpartition("-")[2])
    if last is None:
        return []
    known = {one.pk for one in candidates}
    counts: Counter[tuple[str, str]] = Counter()
    events = Event.objects.filter(change_set_id__gt=last, code="client.reassigned").select_related("user")
    for event in events.order_by("pk")[:LOOKED_BACK]:
        old, new = event.data["diff"]["salesperson"]
        if event.client_id in known or (source is not None and old == source.pk):
            name = event.data.get("names", {}).get("salesperson", {}).get(str(new), "") if new else ""
            counts[name, str(event.user or "Carnet")] += 1
    return [_sentence(count, name, author) for (name, author), count in counts.most_common(10)]


def _sentence(count: int, name: str, author: str) -> str:
    many = "s" if count > 1 else ""
    given = f"confié{many} à {name}" if name else f"retiré{many} de tout portefeuille"
    return f"{count} client{many} {given} par {author}"


def last_taken(source: User | None) -> Transfer | None:
    """The last transfer that took clients from somebody: why a portfolio is empty."""
    taken = Handover.objects.filter(was=source, state=Handed.GIVEN).order_by("-pk")
    line = taken.select_related("transfer__created_by").first() if source else None
    return line.transfer if line else None


def already_planned(criteria: Criteria) -> list[Transfer]:
    waiting = Transfer.objects.filter(state__in=[TransferState.PLANNED, TransferState.RUNNING])
    return list(waiting.filter(criteria=criteria.address()).select_related("created_by"))
