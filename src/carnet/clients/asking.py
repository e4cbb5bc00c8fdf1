"""What a client's page asks of the base, in few questions whose SQL is made once: the client, its parts, every count and figure."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.models.callback import Callback
from carnet.clients.models.client import Client, Tag
from carnet.clients.models.parts import Address, Contact, Email, Phone
from carnet.clients.models.queries import sees_own_portfolio_only, visibility
from carnet.clients.tabs import FIGURES, TABS, Figure, Tab, counted
from carnet.kernel.prepared import Prepared


def _seen(client: int, person: int = 0, *, shape: tuple[str, bool, bool]) -> "QuerySet[Client]":
    role, is_active, _ = shape
    rule = visibility(User(pk=person, role=role, is_active=is_active))
    return Client.objects.filter(rule, pk=client).select_related("salesperson")


_SEEN = Prepared(_seen)
_IS_SEEN = Prepared(lambda *values, shape: _seen(*values, shape=shape).select_related(None).values_list("pk"))
_PARTS = {
    "addresses": Prepared(lambda client: Address.objects.filter(client=client)),
    "phones": Prepared(lambda client: Phone.objects.filter(client=client)),
    "emails": Prepared(lambda client: Email.objects.filter(client=client)),
    "contacts": Prepared(lambda client: Contact.objects.filter(client=client)),
    "tags": Prepared(lambda client: Tag.objects.filter(clients=client)),
}
_MODELS = {"addresses": Address, "phones": Phone, "emails": Email, "contacts": Contact, "tags": Tag}


def seen_client(client_id: int, user: User, *, parts: bool) -> Client | None:
    """Whom this person may see, with its parts or alone; as `visible_to` and `with_parts` say it."""
    client: Client | None = next(iter(_asked(_SEEN, client_id, user)), None)
    if client is not None and parts:
        _hang_parts(client)
        _hang_relations(client)
    return client


def is_seen(client_id: int, user: User) -> bool:
    return bool(_asked(_IS_SEEN, client_id, user))


def _asked(question: Prepared, client_id: int, user: User) -> list[Any]:
    if not user.is_active:
        return []
    own = sees_own_portfolio_only(user)
    return question(*((client_id, user.pk) if own else (client_id,)), shape=(user.role, True, own))


_OF_NUMBER = Prepared(lambda number: Client.objects.filter(number=number).values_list("number"))


def borne(numbers: Sequence[str]) -> set[str]:
    """Those of these numbers that some client bears; a person who saves asks for one."""
    if len(numbers) == 1:
        return {number for (number,) in _OF_NUMBER(numbers[0])}
    return {str(number) for number in Client.objects.filter(number__in=numbers).values_list("number", flat=True)}


def _hang_relations(client: Client) -> None:
    """Few have one: joined for everybody they would cost more than the rest of the page."""
    keys = {name: key for name in ("syndic", "payer", "replaced_by") if (key := getattr(client, f"{name}_id"))}
    related = Client.objects.in_bulk(keys.values()) if keys else {}
    for name, key in keys.items():
        setattr(client, name, related[key])


def _hang_parts(client: Client) -> None:
    """Where prefetch_related would have put them."""
    kept = client.__dict__.setdefault("_prefetched_objects_cache", {})
    for name, ask in _PARTS.items():
        rows = ask(client.pk)
        if name != "tags":
            for row in rows:
                row.client = client
        found: QuerySet[Any] = QuerySet(_MODELS[name])
        found._result_cache, found._prefetch_done = rows, True  # type: ignore[attr-defined]
        kept[name] = found


_CALLBACKS = Prepared(lambda client: Callback.objects.filter(client=client).waiting().select_related("person"))


def callbacks(client: Client) -> list[Callback]:
    found: list[Callback] = _CALLBACKS(client.pk)
    for one in found:
        one.client = client
    return found


def _facts(client: int, *, shape: tuple[tuple[str, ...], tuple[str, ...], str]) -> "QuerySet[Any, Any]":
    tabs, figures, _ = shape
    counts = [counted(TABS[code].counted(client)) for code in tabs]  # type: ignore[misc]
    facts = [fact for code in figures for fact in FIGURES[code].facts(client)]
    return Client.objects.filter(pk=client).values_list(*counts, *facts)


_FACTS = Prepared(_facts)


def told(
    client: Client, tabs: Sequence[Tab], figures: Sequence[Figure]
) -> tuple[list[tuple[Tab, int | None]], list[tuple[Figure, str]]]:
    """The tabs with their counts, the figures that have something to say: one question, whatever the apps plugged in."""
    asked = [tab.code for tab in tabs if tab.counted]
    # Facts may depend on the time: made again every minute.
    shape = (tuple(asked), tuple(figure.code for figure in figures), f"{timezone.now():%d%H%M}")
    row = iter(_FACTS(client.pk, shape=shape)[0] if asked or figures else ())
    counts = {code: int(next(row)) for code in asked}
    said = [(figure, figure.value(*(next(row) for _ in figure.facts(client.pk)))) for figure in figures]
    return [(tab, counts.get(tab.code)) for tab in tabs], [(figure, text) for figure, text in said if text is not None]
