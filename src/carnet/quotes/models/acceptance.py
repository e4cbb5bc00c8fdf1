"""How a quote was accepted, with its proof. Never changed: cancelled, it stays, and another may come."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from carnet.files.models import File
from carnet.quotes.models.quote import Quote
from carnet.quotes.states import Means


class Acceptance(models.Model):
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="acceptances")
    means = models.CharField("accepté", max_length=6, choices=Means.choices)
    name = models.CharField("par", max_length=160)  # as the person who signed wrote it
    day = models.DateField("le")
    chosen = models.JSONField(default=list)  # positions of the options and variants taken
    document_hash = models.CharField("empreinte du PDF", max_length=64, blank=True)  # SHA-256 of what was signed
    drawing = models.TextField("signature", max_length=40_000, blank=True)  # an SVG path, see sales.signature
    proof = models.OneToOneField(
        File, verbose_name="preuve", null=True, on_delete=models.PROTECT, related_name="proof_of_quote"
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "acceptation"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["quote"],
                condition=Q(cancelled_at=None),
                name="quote_accepted_once",
                violation_error_message="Ce devis est déjà accepté.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="acceptance_named",
                violation_error_message="Écrivez le nom de la personne qui accepte.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quote} accepté par {self.name}"
