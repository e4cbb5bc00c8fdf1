"""What the page of a transfer says: who received how many, who was left and why."""

from dataclasses import dataclass, field

from django.db.models import Count

from carnet.accounts.models import User
from carnet.clients import transferring
from carnet.clients.models.queries import of_seen_client
from carnet.clients.models.transfer import Handed, Handover, Transfer, TransferState
from carnet.clients.portfolio import TRANSFERS

SHOWN = 200
PRINTED_AT_ONCE = 5_000


@dataclass
class Received:
    """One salesperson: how many lines in each state."""

    user: User
    waiting: int = 0
    given: int = 0
    left: int = 0
    back: int = 0
    kept: int = 0

    @property
    def all(self) -> int:
        return self.waiting + self.given + self.left + self.back + self.kept


@dataclass
class Report:
    received: list[Received] = field(default_factory=list)
    givers: list[tuple[str, int]] = field(default_factory=list)
    exceptions: list[Handover] = field(default_factory=list)  # left or kept, those this person sees
    unseen: int = 0  # more of them, or hidden from this person
    follows: list[str] = field(default_factory=list)
    planned: transferring.Preview | None = None

    @property
    def is_long(self) -> bool:
        """Its list is printed by a job."""
        return self.count > PRINTED_AT_ONCE

    @property
    def count(self) -> int:
        return self.planned.count if self.planned else sum(one.all for one in self.received)


def report(transfer: Transfer, user: User) -> Report:
    follows = [TRANSFERS[code].label for code in transfer.follows if code in TRANSFERS]
    if transfer.state == TransferState.PLANNED:
        return Report(follows=follows, planned=_planned(transfer))
    odd = transfer.lines.filter(state__in=[Handed.LEFT, Handed.KEPT])
    # Only those this person sees: a client that went out of a portfolio is not named to who lost sight of it.
    seen = odd.filter(of_seen_client(user)).select_related("client", "to").order_by("pk")
    exceptions = list(seen[:SHOWN])
    return Report(_received(transfer), _givers(transfer), exceptions, odd.count() - len(exceptions), follows)


def _planned(transfer: Transfer) -> transferring.Preview:
    asker = transfer.created_by or User(role="direction", is_active=True)
    shares = transferring.Shares.from_json(transfer.shares)
    return transferring.preview(transferring.scope(transferring.criteria_of(transfer), asker), shares)


def _received(transfer: Transfer) -> list[Received]:
    rows = transfer.lines.order_by().values_list("to", "state").annotate(count=Count("pk"))
    people = User.objects.in_bulk({heir for heir, _, _ in rows})
    found = {pk: Received(user) for pk, user in people.items()}
    for heir, state, count in rows:
        setattr(found[heir], state, count)
    return sorted(found.values(), key=lambda one: one.user.name)


def _givers(transfer: Transfer) -> list[tuple[str, int]]:
    counts = dict(transfer.lines.order_by().values_list("was").annotate(count=Count("pk")))
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=[pk for pk in counts if pk])}
    return sorted((names.get(pk or 0, "Sans commercial"), count) for pk, count in counts.items())
