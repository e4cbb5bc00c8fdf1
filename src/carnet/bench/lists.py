"""Every filter of the list, alone and together, with every sort, at the beginning, the middle and far into it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from carnet.accounts.models import Role, User
from carnet.clients import cursors
from carnet.clients.listing import SORTS, Criteria, Sort
from carnet.clients.models import Client
from carnet.clients.models.client import Kind, Status

DEPTHS = {"first page": 0.0, "middle": 0.5, "far": 0.98}


@dataclass(frozen=True)
class Asked:
    criteria: Criteria
    sort: str
    depth: str

    @property
    def path(self) -> str:
        cursor = {"suite": self.criteria.cursor} if self.criteria.cursor else {}
        return f"/clients/?{self.criteria.address(**cursor)}"


def criteria() -> list[Criteria]:
    """Each filter alone with each of its values (few départements stand for all), then pairs and threes."""
    sellers = list(User.objects.filter(role=Role.SALESPERSON).order_by("pk").values_list("pk", flat=True))
    one = [Criteria(), Criteria(state="inactifs"), Criteria(state="tous")]
    one += [Criteria(status=status) for status in Status.values]
    one += [Criteria(kind=kind) for kind in Kind.values]
    one += [Criteria(salesperson=str(seller)) for seller in (sellers[0], sellers[-1])]
    one += [Criteria(salesperson="aucun")]
    one += [Criteria(department=code) for code in ("75", "49", "2A", "976")]
    one += [Criteria(tag=tag) for tag in ("fidèle", "sous-traitant")]
    return [*one, *_together(sellers)]


def _together(sellers: list[int]) -> list[Criteria]:
    """Pairs and threes, the sparse ones first of all: a few clients among very many that meet half of it."""
    first, last = str(sellers[0]), str(sellers[-1])
    return [
        Criteria(status="prospect", kind="association"),
        Criteria(status="prospect", state="inactifs"),
        Criteria(status="client", salesperson=last),
        Criteria(kind="public", department="49"),
        Criteria(kind="public", salesperson=first),
        Criteria(kind="condominium", tag="sous-traitant"),
        Criteria(kind="person", tag="fidèle"),
        Criteria(state="inactifs", salesperson=first),
        Criteria(state="inactifs", department="2A"),
        Criteria(state="inactifs", tag="fidèle"),
        Criteria(department="75", salesperson=first),
        Criteria(department="976", salesperson=last),
        Criteria(department="75", tag="fidèle"),
        Criteria(salesperson="aucun", kind="condominium"),
        Criteria(status="prospect", kind="association", department="75"),
        Criteria(status="prospect", kind="public", state="inactifs"),
        Criteria(kind="association", state="inactifs", salesperson=last, status="prospect"),
        Criteria(tag="sous-traitant", state="inactifs", kind="public", status="prospect"),
    ]


def asked() -> Iterator[Asked]:
    for sort, keyset in SORTS.items():
        for depth, share in DEPTHS.items():
            cursor = _cursor(keyset, share)
            for one in criteria():
                yield Asked(replace(one, sort=sort, cursor=cursor), sort, depth)


def searched() -> list[Asked]:
    """A searched list, then narrowed and sorted."""
    words = ("martin", "jean martin", "menuiserie", "paris", "49300", "dupont marie")
    chosen = [Criteria(query=word) for word in words]
    chosen += [Criteria(query="martin", kind="company"), Criteria(query="marie", department="49", sort="nom")]
    chosen += [Criteria(query="martin", sort="-modification"), Criteria(query="sarl", sort="ville", cursor="50")]
    return [Asked(one, one.sort, "searched") for one in chosen]


def _cursor(sort: Sort, share: float) -> str:
    """Where a list sorted so is at this share of its length."""
    if not share:
        return ""
    rank = int(Client.objects.count() * share)
    found = Client.objects.order_by(*sort.order).values_list(*sort.columns)[rank]
    return cursors.after_values(list(found))


def some_words(count: int) -> list[str]:
    """What is typed letter by letter in the search box."""
    chance = random.Random(3)
    words = ["martin", "dupont", "menuiserie", "le goff", "garage bernard", "cholet", "0199", "C0001", "paris", "jean"]
    return [word[: chance.randint(1, len(word))] for _ in range(count // len(words) + 1) for word in words][:count]
