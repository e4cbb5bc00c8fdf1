from django.db import models

from carnet.company.models import Singleton


class QuoteOptions(Singleton):
    """What the firm chose for its quotes."""

    number_mask = models.CharField("modèle du n° de devis", max_length=30, default="DV-{AAAA}-{0000}")
    valid_days = models.PositiveSmallIntegerField("validité habituelle, en jours", default=30)
    deposit_percent = models.DecimalField("acompte habituel %", max_digits=5, decimal_places=2, default=30)
    delay = models.CharField("délai habituel", max_length=200, blank=True)
    follow_up_days = models.PositiveSmallIntegerField("à relancer après, en jours", default=10)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "réglages des devis"

    def __str__(self) -> str:
        return "Réglages des devis"
