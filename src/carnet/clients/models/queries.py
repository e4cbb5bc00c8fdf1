"""Questions asked of the client file."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from carnet.accounts.models import Role, User
from carnet.company.models import Options, Visibility

if TYPE_CHECKING:
    from carnet.clients.models.client import Client  # noqa: F401


class ClientQuerySet(models.QuerySet["Client"]):
    def visible_to(self, user: User, binned: bool = False) -> Self:
        """THE rule of who sees whom: every list, search, suggestion, count and export goes through it.

        A salesperson sees their portfolio or the whole file, by the firm's option;
        a client awaiting erasure is seen by direction alone; a deleted one by nobody.
        """
        return self.filter(visibility(user, binned))

    def active(self) -> Self:
        """Whom one can work with: default lists, suggestions, pickers."""
        return self.filter(inactive_reason="", deleted_at=None)

    def in_bin(self) -> Self:
        return self.filter(deleted_at__isnull=False)

    def with_parts(self) -> Self:
        """Everything a page of one client shows, in a constant number of queries."""
        return self.select_related("salesperson", "syndic", "payer", "replaced_by").prefetch_related(
            "addresses", "phones", "emails", "contacts", "tags"
        )


def visibility(user: User, binned: bool = False) -> Q:
    """The rule as a condition on clients. A closed account sees nobody."""
    if not user.is_active:
        return Q(pk__in=[])
    rule = Q(deleted_at__isnull=not binned)
    if user.role != Role.DIRECTION:
        rule &= Q(erasure_due=None)
    if sees_own_portfolio_only(user):
        rule &= Q(salesperson=user)
    return rule


def of_seen_client(user: User, of: str = "client") -> Exists:
    """Whose client this person sees, as a condition on what belongs to a client.

    Asked row by row through the key: SQLite would first write down the million clients of an IN (SELECT …).
    """
    from carnet.clients.models.client import Client

    return Exists(Client.objects.filter(visibility(user), pk=OuterRef(of)))


def sees_own_portfolio_only(user: User) -> bool:
    return user.role == Role.SALESPERSON and Options.current().portfolio_visibility == Visibility.OWN
