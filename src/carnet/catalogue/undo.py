"""Undoing one act on a product: what it was before, if nothing was done since."""

from django.db import transaction

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.catalogue import writing
from carnet.catalogue.deletion import objection
from carnet.catalogue.models.acts import Done, first_error
from carnet.catalogue.models.revision import Revision
from carnet.kernel.errors import Refused

TOUCHED = "Rien n’a été annulé : cet article a été modifié depuis. Corrigez-le à la main."


def undo(revision: Revision, *, by: Actor) -> int | None:
    """The key of the product put back, None when undoing a creation took it away. Raises Refused, Forbidden."""
    require(by, "catalogue.delete" if None in (revision.before, revision.after) else "catalogue.change")
    with transaction.atomic():
        writing.hold_the_graph()
        revision = Revision.objects.select_for_update().get(pk=revision.pk)
        if Revision.objects.filter(undoes=revision).exists():
            raise Refused("Cette modification est déjà annulée.")
        if revision.after is None:
            return _bring_back(revision, by)
        held = writing.records([revision.key], lock=True).get(revision.key)
        if held is None or Revision.objects.filter(key=revision.key, pk__gt=revision.pk).exists():
            raise Refused(TOUCHED)
        if revision.before is None:
            _take_away(revision, by)
            return None
        done = writing.update({revision.key: revision.before}, by, {}, act="undone")[revision.key]
        return _noted(done, revision)


def _bring_back(revision: Revision, by: Actor) -> int:
    if writing.records([revision.key]):
        raise Refused("Cet article est déjà revenu.")
    assert revision.before is not None
    return _noted(writing.put_back(revision.key, revision.before, by), revision)


def _take_away(revision: Revision, by: Actor) -> None:
    if sentence := objection(revision.key):
        raise Refused(sentence)
    writing.note(revision.key, "undone", revision.after, None, by, undoes=revision)
    writing.delete(revision.key)


def _noted(done: Done, revision: Revision) -> int:
    if done.errors:
        raise Refused(f"Rien n’a été annulé. {first_error(done)}")
    if done.revision_id:
        Revision.objects.filter(pk=done.revision_id).update(undoes=revision)
    assert done.product_id
    return done.product_id
