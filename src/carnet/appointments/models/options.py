"""What the firm chose for its agenda."""

from datetime import time

from django.db import models

from carnet.company.models import Singleton


class AgendaOptions(Singleton):
    opens_at = models.TimeField("début de la journée", default=time(8))
    closes_at = models.TimeField("fin de la journée", default=time(18))
    pause_starts = models.TimeField("début de la pause", default=time(12))
    pause_ends = models.TimeField("fin de la pause", default=time(13, 30))
    alsace_moselle = models.BooleanField("jours fériés d’Alsace-Moselle", default=False)

    reminds = models.BooleanField("rappel au client la veille", default=False)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "options de l’agenda"

    def __str__(self) -> str:
        return "Options de l’agenda"
