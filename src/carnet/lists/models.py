"""A view of a list, kept under a name: the address it had. Nothing else is stored, so nothing can disagree."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict

from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.kernel.errors import Forbidden, Refused
from carnet.kernel.text import squeeze

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor

LONGEST = 2_000
MOST = 60  # views of one person in one list


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def of(self, list_code: str, user: User) -> "SavedViewQuerySet":
        """Mine, and those that others share."""
        return self.filter(list_code=list_code).filter(Q(owner=user) | Q(shared=True)).select_related("owner")


class SavedView(models.Model):
    list_code = models.CharField(max_length=40)
    name = models.CharField("nom", max_length=60)
    address = models.CharField(max_length=LONGEST, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    shared = models.BooleanField("partagée", default=False)

    objects = SavedViewQuerySet.as_manager()
    removable = False  # by who sees the page: set by lists.shown

    class Meta:
        verbose_name = "vue enregistrée"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["list_code", "owner", "name"],
                name="saved_view_named_once",
                violation_error_message="Vous avez déjà une vue de ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def keep(cls, list_code: str, name: str, address: str, *, shared: bool, by: "Actor") -> "SavedView":
        """Keep an address under a name; one's own view of that name is replaced. Raises Refused, Forbidden."""
        assert by.user is not None
        name = squeeze(name)[:60]
        if not name:
            raise Refused("Donnez un nom à cette vue, par exemple « Clients de Cholet ».")
        if len(address) > LONGEST:
            raise Refused("Cette vue est trop longue : décochez les clients choisis un à un, puis recommencez.")
        if shared:
            require(by, "lists.share")
        mine = cls.objects.filter(list_code=list_code, owner=by.user)
        if mine.count() >= MOST and not mine.filter(name=name).exists():
            raise Refused(f"Vous avez déjà {MOST} vues : supprimez-en une.")
        view, _ = mine.update_or_create(
            list_code=list_code, owner=by.user, name=name, defaults={"address": lasting(address), "shared": shared}
        )
        return view

    def may_be_dropped_by(self, user: User) -> bool:
        return user == self.owner or (self.shared and user.has_perm("lists.share"))

    def drop(self, *, by: "Actor") -> None:
        """Its owner removes a view; so does who may share, for a shared one."""
        if by.user is None or not self.may_be_dropped_by(by.user):
            raise Forbidden("Cette vue est à quelqu’un d’autre.")
        self.delete()


def lasting(address: str) -> str:
    """An address without what belongs to one moment: the page, the boxes checked."""
    query = QueryDict(address, mutable=True)
    for name in ("suite", "choisis", "vue", "csrfmiddlewaretoken"):
        query.pop(name, None)
    return query.urlencode()
