"""What the firm chose for all its documents. What belongs to one kind alone (its numbers, its delays) is in the app of that kind."""

from datetime import date

from django.db import models

from carnet.company.models import Singleton
from carnet.sales.paper.theme import ACCENT, INK

# Small and middle-size firms (LF 2024, art. 91).
EINVOICE_START = date(2027, 9, 1)


class VatRegime(models.TextChoices):
    RECEIPTS = "receipts", "Sur les encaissements (cas habituel des travaux et services)"
    DEBITS = "debits", "Sur les débits (option déposée aux impôts)"
    FRANCHISE = "franchise", "Franchise en base : pas de TVA (art. 293 B du CGI)"


class DocumentSettings(Singleton):
    logo = models.TextField(
        blank=True, editable=False
    )  # a data URI (PNG) or the text of an SVG, as `logo.read` left it
    ink = models.CharField("couleur des titres", max_length=7, default=INK)
    accent = models.CharField("couleur d’accent", max_length=7, default=ACCENT)
    footer = models.CharField("pied de page", max_length=300, blank=True)
    mentions = models.TextField("mentions libres", max_length=4_000, blank=True)

    capital = models.CharField("capital social", max_length=40, blank=True)
    rcs_town = models.CharField("ville du RCS ou du RNE", max_length=80, blank=True)
    insurance = models.CharField("assurance décennale", max_length=400, blank=True)
    mediator = models.CharField("médiateur de la consommation", max_length=400, blank=True)

    vat_regime = models.CharField("TVA", max_length=9, choices=VatRegime.choices, default=VatRegime.RECEIPTS)
    exemption = models.CharField("raison d’une exonération", max_length=200, blank=True)
    late_penalty = models.CharField("pénalités de retard", max_length=200, default="trois fois le taux d’intérêt légal")
    discount = models.CharField("escompte", max_length=200, default="Pas d’escompte pour paiement anticipé.")

    bank_holder = models.CharField("titulaire du compte", max_length=120, blank=True)
    iban = models.CharField("IBAN", max_length=34, blank=True)
    bic = models.CharField("BIC", max_length=11, blank=True)

    einvoice_start = models.DateField(
        "factures électroniques à partir du", null=True, blank=True, default=EINVOICE_START
    )
    electronic_address = models.CharField("adresse de facturation électronique", max_length=125, blank=True)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "réglages des documents"

    def __str__(self) -> str:
        return "Réglages des documents"

    @property
    def is_franchise(self) -> bool:
        return self.vat_regime == VatRegime.FRANCHISE

    @property
    def vat_on_debits(self) -> bool:
        return self.vat_regime == VatRegime.DEBITS

    @property
    def free_mentions(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.mentions.splitlines() if line.strip())
