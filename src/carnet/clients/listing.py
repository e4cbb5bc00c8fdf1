"""The list of clients: what the address asks for, as a query. One definition for the screen, the count and the export."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.db.models.lookups import IsNull

from carnet.accounts.models import User
from carnet.clients import cursors, finding, walking
from carnet.clients.models.client import Client, Kind, Status, Tag
from carnet.clients.models.queries import ClientQuerySet, sees_own_portfolio_only, visibility
from carnet.clients.walking import Conditions, Filter
from carnet.kernel.among import Among
from carnet.kernel.numbers import grouped, whole
from carnet.lists.asked import Addressed, Asked, checked, choice, person, text

PAGE = 50
CEILING = 1_000  # counts above it read « plus de 1 000 »
CHOSEN = 200  # clients of a selection by boxes at most
RANKED = 200  # the best of a search, when nothing else is asked


@dataclass(frozen=True)
class Sort:
    """A keyset: the columns of the order, the last one unique. `descending` holds for all of them."""

    label: str
    columns: tuple[str, ...]
    descending: bool = False

    @property
    def order(self) -> list[str]:
        return [f"-{column}" if self.descending else column for column in self.columns]


SORTS: Mapping[str, Sort] = {
    "nom": Sort("Nom", ("sort_name", "pk")),
    "-nom": Sort("Nom, de Z à A", ("sort_name", "pk"), descending=True),
    "ville": Sort("Ville", ("city", "sort_name", "pk")),
    "-creation": Sort("Les derniers créés", ("pk",), descending=True),
    "creation": Sort("Les premiers créés", ("pk",)),
    "-modification": Sort("Les derniers modifiés", ("updated_at", "pk"), descending=True),
}
STATES = {"": "Actifs", "inactifs": "Désactivés", "tous": "Tous"}


@dataclass(frozen=True)
class Criteria(Addressed):
    """What the address asks for; a value that means nothing is dropped, never an error."""

    query: str = ""
    status: str = ""
    kind: str = ""
    salesperson: str = ""  # an id, or "aucun"
    department: str = ""
    tag: str = ""
    state: str = ""
    sort: str = ""
    cursor: str = ""
    columns: str = ""  # as the address says them; lists.definition reads it
    chosen: tuple[int, ...] = ()  # of a selection by boxes: these alone

    @classmethod
    def read(cls, get: Asked) -> "Criteria":
        return cls(
            query=text(get, "q", 200),
            status=choice(get, "statut", Status.values),
            kind=choice(get, "type", Kind.values),
            salesperson=person(get, "commercial"),
            department=text(get, "departement", 3).strip().upper(),  # « 2A Corse-du-Sud » too
            tag=text(get, "etiquette"),
            state=choice(get, "etat", STATES),
            sort=choice(get, "tri", SORTS),
            cursor=text(get, "suite", 600),
            columns=text(get, "colonnes", 300),
            chosen=checked(text(get, "choisis", CHOSEN * 20).split(","), CHOSEN),
        )

    @property
    def order(self) -> Sort:
        return SORTS[self.sort or "nom"]

    @property
    def is_filtered(self) -> bool:
        return bool(self.query or self.state or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        """By more than words and state."""
        named = (self.status, self.kind, self.salesperson, self.department, self.tag, self.state == "inactifs")
        return any(named) or bool(self.chosen)

    @property
    def narrowed_beyond_salesperson(self) -> bool:
        """Not a whole portfolio."""
        named = (self.query, self.status, self.kind, self.department, self.tag, self.chosen)
        return any(named) or self.state != "tous"

    def _values(self) -> dict[str, str]:
        return {
            "q": self.query,
            "statut": self.status,
            "type": self.kind,
            "commercial": self.salesperson,
            "departement": self.department,
            "etiquette": self.tag,
            "etat": self.state,
            "tri": self.sort,
            "colonnes": self.columns,
            "choisis": ",".join(map(str, self.chosen)),
        }

    def clients(self, user: User) -> ClientQuerySet:
        """Who answers these criteria among those the person may see, not sorted. Typed words are not applied here."""
        found = Client.objects.visible_to(user).filter(self._states())
        for one in self._filters():
            found = found.filter(one.condition)
        return found.filter(pk__in=self.chosen) if self.chosen else found

    def conditions(self, user: User) -> Conditions:
        """The same, said to who plans how to read them."""
        filters, rest = self._filters(), visibility(user)
        if sees_own_portfolio_only(user):
            filters.append(Filter.of("salesperson", str(user.pk), Q(salesperson=user)))
        if self.state == "inactifs":
            # The index of the few; a check of the base ties the date to the reason.
            filters.append(Filter.of("inactive", "", Q(inactive_at__isnull=False), ~Q(inactive_reason="")))
        else:
            rest &= self._states()
        return Conditions(filters, rest & Q(pk__in=self.chosen) if self.chosen else rest)

    def _filters(self) -> list[Filter]:
        found = []
        if self.status:
            found.append(Filter.of("status", self.status, Q(status=self.status)))
        if self.kind:
            found.append(Filter.of("kind", self.kind, Q(kind=self.kind)))
        if self.salesperson:
            seller = None if self.salesperson == "aucun" else int(self.salesperson)
            found.append(Filter.of("salesperson", self.salesperson, Q(salesperson=seller)))
        if self.department:
            found.append(Filter.of("department", self.department, Q(department=self.department)))
        if self.tag:
            tag = Subquery(Tag.objects.filter(name=self.tag).values("pk"))
            tagged = Client.tags.through.objects.filter(tag=tag)
            borne = tagged.filter(client=OuterRef("pk"))
            # A join, that stops when it has enough; a list of keys would be made whole first. One value and not EXISTS to
            # test a client: PostgreSQL would write down all who bear the tag, 120,000 at a million, to look one up.
            probe = Q(IsNull(Subquery(borne.values("pk")[:1]), False))
            found.append(Filter.of("tag", self.tag, Q(tags=tag), probe, tagged))
        return found

    def _states(self) -> Q:
        return {"": Q(inactive_reason=""), "inactifs": ~Q(inactive_reason=""), "tous": Q()}[self.state]


@dataclass
class Page:
    clients: list[Client]
    criteria: Criteria
    count: int
    more: bool = False  # there are more than `count`
    next: str = ""
    previous: str = ""
    rescued: str = ""

    @property
    def next_address(self) -> str:
        return self.criteria.address(suite=self.next)

    @property
    def previous_address(self) -> str:
        return self.criteria.address(suite=self.previous)

    @property
    def count_text(self) -> str:
        return f"plus de {grouped(self.count)}" if self.more else grouped(self.count)


def page(criteria: Criteria, user: User) -> Page:
    """The page that the address asks for, in a constant number of queries."""
    if criteria.query:
        return _searched(criteria, user)
    conditions = criteria.conditions(user)
    rows, following, preceding = _window(conditions, criteria.order, criteria.cursor)
    count, more = walking.count(conditions, CEILING)
    return Page(rows, criteria, count, more=more, next=following, previous=preceding)


def matching(criteria: Criteria, user: User) -> ClientQuerySet:
    """All who are seen with these criteria, sorted. A search gives CEILING clients at most."""
    clients = criteria.clients(user)
    if criteria.query:
        found = finding.ids(criteria.query, user, CEILING, active_only=not criteria.state)
        clients = clients.filter(Among("pk", found))
    return clients.order_by(*criteria.order.order)


def keys(criteria: Criteria, user: User) -> list[int]:
    """The clients of every page of the list, in its order: by relevance when words are searched and no sort is asked."""
    if not criteria.query:
        return list(matching(criteria, user).values_list("pk", flat=True))
    conditions = criteria.conditions(user)
    sieve = _Sieve(criteria, conditions, 0)
    found = finding.search(criteria.query, user, limit=CEILING, active_only=not criteria.state, keep=sieve)
    ordered = sieve.sorted or [hit.id for hit in found.hits]
    seen = set(conditions.among(ordered).values_list("pk", flat=True))
    return [key for key in ordered if key in seen]


def _searched(criteria: Criteria, user: User) -> Page:
    """By relevance unless a sort is asked; the hits of the one search box, then the filters."""
    conditions = criteria.conditions(user)
    start = whole(criteria.cursor, most=5) or 0
    sieve = _Sieve(criteria, conditions, start)
    # Filters and sorts need everybody; otherwise what is shown, and enough to say that there are many.
    limit = CEILING if sieve.acts else min(start + RANKED, CEILING)
    results = finding.search(criteria.query, user, limit=limit, active_only=not criteria.state, keep=sieve)
    reasons = {hit.id: hit.why_text for hit in results.hits}
    ordered = sieve.sorted or list(reasons)
    shown = ordered[start : start + PAGE]
    rows = {client.pk: client for client in conditions.among(shown).select_related("salesperson")}
    for pk, client in rows.items():
        client.why = reasons.get(pk, "")  # type: ignore[attr-defined]  # shown beside it: why it is there
    return Page(
        [rows[pk] for pk in shown if pk in rows],
        criteria,
        len(ordered),
        more=results.more and sieve.met >= limit,
        next=str(start + PAGE) if len(ordered) > start + PAGE else "",
        previous=str(start - PAGE) if start >= PAGE else "",
        rescued=results.rescued or "",
    )


class _Sieve:
    """Of those that a search means, the ones that answer the filters, in the order asked; only these are ranked and told why."""

    def __init__(self, criteria: Criteria, conditions: Conditions, start: int) -> None:
        self._sort = criteria.order if criteria.sort else None
        self._conditions, self._start = conditions, start
        self.acts = criteria.is_narrowed or bool(criteria.sort)
        self.met = 0
        self.sorted: list[int] = []

    def __call__(self, subjects: list[int]) -> list[int]:
        self.met = len(subjects)
        if not self.acts:
            return subjects
        found = self._conditions.among(subjects)
        if self._sort is None:
            return list(found.values_list("pk", flat=True))
        self.sorted = walking.sort(found, self._sort.columns, descending=self._sort.descending)[:CEILING]
        return self.sorted[self._start : self._start + PAGE]


def _window(conditions: Conditions, sort: Sort, cursor: str) -> tuple[list[Client], str, str]:
    """One page by keyset: its cost does not depend on how far it is."""
    backwards, after = cursors.read(cursor, sort.columns)
    descending = sort.descending != backwards
    keys = walking.page_keys(conditions, sort.columns, after, descending=descending, limit=PAGE + 1)
    found = Client.objects.select_related("salesperson").in_bulk(keys[:PAGE])
    more, rows = len(keys) > PAGE, [found[key] for key in keys[:PAGE] if key in found]
    if backwards:
        rows.reverse()
    following = cursors.after(rows[-1], sort.columns) if rows and (more or backwards) else ""
    preceding = (
        cursors.after(rows[0], sort.columns, backwards=True)
        if rows and ((more and backwards) or (after and not backwards))
        else ""
    )
    return rows, following, preceding
