"""The daily summary of sales: made again every night, so that a home page adds up a few thousand rows at most."""

from django.conf import settings
from django.db import models

from carnet.company.models import Singleton


class Day(models.Model):
    """What one salesperson's documents of one day came to. Derived: summary.py alone writes it."""

    day = models.DateField()
    salesperson = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    quotes = models.PositiveIntegerField(default=0)  # sent that day, whatever became of them
    signed = models.PositiveIntegerField(default=0)  # of these, accepted by now
    signed_excl = models.DecimalField(max_digits=16, decimal_places=2, default=0)
    excl = models.DecimalField(max_digits=16, decimal_places=2, default=0)  # invoiced, credit notes taken off

    class Meta:
        verbose_name = "ventes d’un jour"
        indexes = [models.Index(fields=["day", "salesperson"], name="sales_of_day")]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class Summary(Singleton):
    """When it was made: what was written since is asked of the documents themselves."""

    made_at = models.DateTimeField(null=True)

    class Meta(Singleton.Meta):
        verbose_name = "résumé des ventes"
