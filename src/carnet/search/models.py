"""The tables of the search box. One index per source: each app makes its own concrete token table."""

from django.db import models

from carnet.kernel.columns import SortKeyField


class Token(models.Model):
    """`token` stands in field `field` of a subject. A source subclasses it and adds `subject`, a real foreign key.

    The concrete table is walked by (field, token, subject) descending, newest first: its primary key;
    and probed by (subject, token, field): its index.
    """

    token = SortKeyField(max_length=40)
    field = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Term(models.Model):
    """The dictionary: every word of letters of the indexes once, for typo rescue."""

    term = SortKeyField(max_length=40, unique=True)
    # How many subjects bear it: recomputed by the nightly job, never inside a save (two saves would deadlock).
    frequency = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mot"

    def __str__(self) -> str:
        return str(self.term)


class TermKey(models.Model):
    """A way to a word that is not typed as it is written: one letter less, its end, its sound (dictionary.keys_of)."""

    pk = models.CompositePrimaryKey("key", "term")
    key = SortKeyField(max_length=41)
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        verbose_name = "accès à un mot"

    def __str__(self) -> str:
        return str(self.key)
