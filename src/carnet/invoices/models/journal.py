"""The journal of sales and payments in the base, and its closings. Written by keeping.py alone."""

from typing import Self

from django.db import models

from carnet.invoices import journal
from carnet.invoices.frozen import AppendOnly


class JournalLine(AppendOnly):
    """`at`, `day` and `payload` are kept as the texts that were hashed."""

    seq = models.PositiveBigIntegerField("n°", primary_key=True)
    at = models.CharField(max_length=32)
    day = models.CharField("jour", max_length=10, db_index=True)
    kind = models.CharField("nature", max_length=20)
    payload = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = "ligne du journal des ventes"
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    @property
    def line(self) -> journal.Line:
        return journal.Line(self.seq, self.at, self.day, self.kind, self.payload, self.previous, self.hash, self.seal)

    @classmethod
    def of(cls, line: journal.Line) -> Self:
        return cls(**vars(line))


class Closing(AppendOnly):
    """A period closed for ever: silent, automatic."""

    period = models.CharField("période", max_length=5, choices=[("day", "jour"), ("month", "mois"), ("year", "année")])
    start = models.CharField("début", max_length=10)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)
    totals = models.TextField()
    running = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        verbose_name = "clôture"
        ordering = ["last", "id"]
        constraints = [models.UniqueConstraint(fields=["period", "start"], name="closing_once")]

    def __str__(self) -> str:
        return f"{self.period} {self.start}"

    @property
    def closing(self) -> journal.Closing:
        return journal.Closing(
            self.period, self.start, self.first, self.last, self.head,
            self.totals, self.running, self.previous, self.hash, self.seal,
        )  # fmt: skip

    @classmethod
    def of(cls, closing: journal.Closing) -> Self:
        return cls(**vars(closing))
