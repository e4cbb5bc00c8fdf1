"""Look-alikes as a person may see them: the rule of portfolios holds here too."""

from collections.abc import Sequence
from dataclasses import dataclass

from carnet.accounts.models import User
from carnet.clients.lookalikes import Lookalike
from carnet.clients.models.client import Client


@dataclass(frozen=True)
class Shown:
    """`client` is None for one outside the person's portfolio: only who follows it is told."""

    client: Client | None
    followed_by: str
    reasons: str
    explanation: str
    percent: int
    certain: bool


def shown(alike: Sequence[Lookalike], user: User, most: int = 5) -> list[Shown]:
    """In the order given. Two queries, whatever their number."""
    ids = [one.client_id for one in alike[:most] if one.client_id]
    clients = Client.objects.select_related("salesperson").in_bulk(ids)
    visible = set(Client.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    return [
        _shown(one, clients[one.client_id], one.client_id in visible)
        for one in alike[:most]
        if one.client_id in clients
    ]


def _shown(one: Lookalike, client: Client, is_visible: bool) -> Shown:
    return Shown(
        client=client if is_visible else None,
        followed_by=str(client.salesperson or "la direction"),
        # The reasons would tell a hidden client's telephone or address.
        reasons=", ".join(one.verdict.reasons) if is_visible else "",
        explanation=one.verdict.explanation if is_visible else "",
        percent=round(one.verdict.score * 100),
        certain=one.verdict.certain,
    )
