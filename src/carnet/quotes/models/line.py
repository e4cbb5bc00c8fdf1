from django.db import models

from carnet.quotes.models.quote import Quote
from carnet.sales.models import DocumentLine


class QuoteLine(DocumentLine):
    document = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")

    class Meta(DocumentLine.Meta):
        verbose_name = "ligne de devis"
