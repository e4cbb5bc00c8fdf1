"""Questions asked of the catalogue."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, IntegerField, Value, When

from carnet.catalogue.record import key_of
from carnet.kernel.text import words as folded_words

if TYPE_CHECKING:
    from carnet.catalogue.models.product import Product  # noqa: F401

MOST_WORDS = 12


class ProductQuerySet(models.QuerySet["Product"]):
    def active(self) -> Self:
        """What can be sold: suggestions, components."""
        return self.filter(inactive_at=None)

    def matching(self, words: str) -> Self:
        """Every word stands somewhere in the product, accents and case aside. Nothing asked, all of them."""
        found, asked = self, folded_words(words)[:MOST_WORDS]
        if not asked and words.strip():
            return self.none()  # signs or another script: nothing is written so
        for word in asked:
            found = found.filter(haystack__contains=word[:40])
        return found

    def best_first(self, words: str) -> Self:
        """The reference itself, then references that begin so, then names that begin so, then the others."""
        key, start = key_of(words)[:40], " ".join(folded_words(words))[:60]
        if not key:
            return self.order_by("sort_name", "pk")
        rank = Case(
            When(reference_key=key, then=Value(0)),
            When(reference_key__startswith=key, then=Value(1)),
            When(sort_name__startswith=start, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
        return self.order_by(rank, "sort_name", "pk")

    def families(self) -> list[str]:
        return list(self.exclude(family="").order_by("family").values_list("family", flat=True).distinct())
