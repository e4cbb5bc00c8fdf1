"""The acts of the catalogue. Each takes a list, checks rights, and is one transaction.

The form, the import and the demonstration call these; there is no second way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from carnet.catalogue.record import Record


@dataclass
class Done:
    """What became of one draft: a product and its revision, or why not, by field."""

    product_id: int | None = None
    revision_id: int | None = None  # None: nothing changed
    errors: dict[str, str] = field(default_factory=dict)
    stale: bool = False  # somebody else saved first


class ProductActs(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def create(cls, drafts: "list[Record]", *, by: Actor) -> list[Done]:
        """Enter products. A draft with a fault is not written: its outcome says why. Raises Forbidden."""
        from carnet.catalogue import writing

        require(by, "catalogue.change")
        with transaction.atomic():
            return writing.insert(drafts, by)

    @classmethod
    def change(
        cls, drafts: "Mapping[int, Record]", *, by: Actor, versions: Mapping[int, int] | None = None
    ) -> dict[int, Done]:
        """Change products. With `versions`, one that was saved since by somebody else is left and told as stale."""
        from carnet.catalogue import writing

        require(by, "catalogue.change")
        with transaction.atomic():
            return writing.update(drafts, by, versions or {})

    @classmethod
    def deactivate(cls, ids: Iterable[int], *, by: Actor) -> dict[int, Done]:
        """They are proposed no more; what was sold stays as it is."""
        return cls._set_inactive(ids, by.now().isoformat(), by, "deactivated")

    @classmethod
    def reactivate(cls, ids: Iterable[int], *, by: Actor) -> dict[int, Done]:
        return cls._set_inactive(ids, None, by, "reactivated")

    @classmethod
    def _set_inactive(cls, ids: Iterable[int], at: str | None, by: Actor, act: str) -> dict[int, Done]:
        from carnet.catalogue import writing

        require(by, "catalogue.change")
        with transaction.atomic():
            writing.hold_the_graph()
            held = writing.records(ids, lock=True)
            wanted = {pk: {"inactive_at": at} for pk, one in held.items() if bool(one["inactive_at"]) != bool(at)}
            return writing.update(wanted, by, {}, act=act)

    @classmethod
    def remove(cls, product_id: int, *, by: Actor) -> int:
        """Delete what was never used; its revision brings it back. Raises Refused with what it is used by."""
        from carnet.catalogue import writing
        from carnet.catalogue.deletion import objection

        require(by, "catalogue.delete")
        with transaction.atomic():
            writing.hold_the_graph()
            held = writing.records([product_id], lock=True)
            if product_id not in held:
                raise Refused("Cet article est déjà supprimé.")
            if sentence := objection(product_id):
                raise Refused(sentence)
            revision = writing.note(product_id, "deleted", held[product_id], None, by)
            writing.delete(product_id)
            return revision


def first_error(done: Done) -> Any:
    return next(iter(done.errors.values()), "")
