"""The circumstances of a sale that change what must be printed: where it is signed, what it is, which dwelling."""

from django.db import models


class SignedAt(models.TextChoices):
    """Where the client signs (C. conso. art. L221-1 and following)."""

    PREMISES = "premises", "Dans nos locaux"
    OFF_PREMISES = "off_premises", "Chez le client (hors établissement)"
    DISTANCE = "distance", "À distance (courrier, internet, téléphone)"


class Nature(models.TextChoices):
    """What is sold: works carry mentions that a sale of goods has not."""

    WORKS = "works", "Travaux (fourniture et pose)"
    REPAIR = "repair", "Dépannage, réparation, entretien"
    SERVICE = "service", "Prestation de services"
    GOODS = "goods", "Fourniture seule"


class Dwelling(models.TextChoices):
    """What the works are done in: reduced rates want a dwelling (CGI art. 279-0 bis and 278-0 bis A)."""

    HOUSE = "house", "Maison individuelle"
    FLAT = "flat", "Appartement"
    COMMON = "common", "Parties communes d’un immeuble d’habitation"
    OTHER = "other", "Autre local d’habitation"
    NONE = "none", "Pas un logement"


class Circumstances(models.Model):
    signed_at = models.CharField("lieu de signature", max_length=12, choices=SignedAt.choices, blank=True)
    nature = models.CharField("nature", max_length=8, choices=Nature.choices, default=Nature.WORKS)
    urgent = models.BooleanField("dépannage urgent demandé par le client", default=False)
    dwelling = models.CharField("local", max_length=6, choices=Dwelling.choices, blank=True)
    # None: not asked yet.
    dwelling_over_two_years = models.BooleanField("achevé depuis plus de deux ans", null=True, blank=True)
    waste = models.TextField("déchets du chantier", max_length=1_000, blank=True)

    class Meta:
        abstract = True


CIRCUMSTANCES = tuple(field.name for field in Circumstances._meta.local_fields)
