"""Words looked for in a list of documents: in what the document says of itself, folded, and in the names of its client.

Few documents hold a rare word and few clients bear a rare name: they are gathered by their keys. Of a common one the list
tests each row that it walks along, and its first page is soon full.
"""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from carnet.clients.models import SearchToken
from carnet.kernel.text import words
from carnet.search.dictionary import after
from carnet.search.tokens import Field
from carnet.search.vocabulary import OPTIONAL

MOST_WORDS = 8
FEW = 1_000  # keys asked for by their list
# Clients whose documents are looked up through them; beyond, each document is asked whose it is.
MANY = 50_000
_NAMES = (Field.NAME, Field.FIRST_NAME, Field.VARIANT)


def holding(model: type[Model], typed: str) -> Q:
    """The documents of this kind that hold each word: « dupont escalier », « dv-2026-01 »."""
    asked = [words(part) for part in typed.split()]
    asked = [part for part in asked if part][:MOST_WORDS]
    if not asked:
        return Q(pk__in=[])  # signs or another script: nothing is written so
    telling = [part for part in asked if not OPTIONAL.issuperset(part)]
    found = Q()
    for part in telling or asked:
        found &= _said(model, " ".join(part)) | _named(part)
    return found


def _said(model: Any, part: str) -> Q:
    said = Q(haystack__contains=part)
    keys = list(model._default_manager.filter(said).order_by().values_list("pk", flat=True)[: FEW + 1])
    return Q(pk__in=keys) if len(keys) <= FEW else said


def _named(part: list[str]) -> Q:
    found = Q()
    for word in part:
        begun = SearchToken.objects.filter(field__in=_NAMES, token__gte=word[:40], token__lt=after(word[:40]))
        found &= _of_clients(begun)
    return found


def _of_clients(begun: QuerySet[SearchToken]) -> Q:
    keys = list(begun.values_list("subject_id", flat=True)[: FEW + 1])
    if len(keys) <= FEW:
        return Q(client__in=set(keys))
    if begun.values("subject_id")[: MANY + 1].count() <= MANY:
        return Q(client__in=begun.values("subject_id"))
    return Q(Exists(begun.filter(subject=OuterRef("client"))))
