"""The tables of the search box. One index per source: each app makes its own concrete token table."""

from django.db import models

from carnet.kernel.columns import SortKeyField


class Token(models.Model):
    """`token` stands in field `field` of a subject. A source subclasses it and adds `subject`, a real foreign key.

    The concrete table is walked by (token, field, subject) descending, newest first, and by (subject, token).
    """

    token = SortKeyField(max_length=40)
    field = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Term(models.Model):
    """The dictionary: every word of the indexes once, with its phonetic key, for typo rescue."""

    term = SortKeyField(max_length=40, unique=True)
    phonetic = models.CharField(max_length=20, db_index=True)
    # How many subjects bear it: recomputed by the nightly job, never inside a save (two saves would deadlock).
    frequency = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mot"

    def __str__(self) -> str:
        return self.term


class TermDeletion(models.Model):
    """A word with one letter left out: two words with a deletion in common are one edit apart."""

    deletion = SortKeyField(max_length=40)
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="deletions")

    class Meta:
        verbose_name = "mot à une lettre près"
        indexes = [models.Index(fields=["deletion", "term"], name="term_deletion_walk")]

    def __str__(self) -> str:
        return self.deletion
