"""A quote or an invoice made from a case: what links them."""

from django.db import models
from django.db.models import Q

from carnet.aftersales.models.case import Case
from carnet.invoices.models import Invoice
from carnet.quotes.models import Quote


class Charge(models.Model):
    """Gone with a draft that is thrown away."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="charges")
    quote = models.OneToOneField(Quote, null=True, on_delete=models.CASCADE, related_name="+")
    invoice = models.OneToOneField(Invoice, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "facturation d’un dossier"
        verbose_name_plural = "facturations de dossiers"
        constraints = [
            models.CheckConstraint(
                condition=Q(quote=None, invoice__isnull=False) | Q(quote__isnull=False, invoice=None),
                name="charge_of_one_document",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case} : {self.quote or self.invoice}"
