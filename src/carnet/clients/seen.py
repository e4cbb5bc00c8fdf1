"""Queries of what a person may see, their SQL made once for all the people of one sight."""

from collections.abc import Callable, Hashable
from typing import Any

from carnet.accounts.models import User
from carnet.clients.models.queries import sees_own_portfolio_only
from carnet.kernel.prepared import Prepared


class SeenBy:
    """`RECENT = SeenBy(lambda user: Client.objects.visible_to(user)[:8])`, then `RECENT(user)`.

    `build` is given a person of that role who has a key only where the SQL compares with it: asking whether this very
    person may do something is for the caller. What else changes the SQL (a day, an option) follows the person.
    """

    def __init__(self, build: Callable[..., Any]) -> None:
        self._build = build
        self._asked = Prepared(self._of)

    def __call__(self, user: User, *more: Hashable, named: bool = False) -> list[Any]:
        """`named`: the query compares with the person's key, whatever they see."""
        if not user.is_active:
            return []  # a closed account sees nobody
        own = sees_own_portfolio_only(user)
        return self._asked(*([user.pk] if named or own else []), shape=(user.role, own, *more))

    def _of(self, *person: int, shape: tuple[Any, ...]) -> Any:
        role, _, *more = shape
        return self._build(User(pk=next(iter(person), None), role=role), *more)
