"""What the firm chose for its invoices."""

from django.db import models

from carnet.company.models import Singleton


class InvoiceOptions(Singleton):
    """Numbers, payment terms, reminders. The VAT regime is that of all documents (sales.DocumentSettings)."""

    invoice_mask = models.CharField("modèle du n° de facture", max_length=30, default="FA-{AAAA}-{0000}")
    deposit_mask = models.CharField("modèle du n° de facture d’acompte", max_length=30, default="AC-{AAAA}-{0000}")
    credit_mask = models.CharField("modèle du n° d’avoir", max_length=30, default="AV-{AAAA}-{0000}")
    payment_terms = models.CharField("conditions de règlement", max_length=80, default="30 jours")
    first_reminder_days = models.PositiveSmallIntegerField("premier rappel : jours après l’échéance", default=8)
    second_reminder_days = models.PositiveSmallIntegerField("second rappel : jours après le premier", default=15)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "options des factures"

    def __str__(self) -> str:
        return "Options des factures"

    def mask_of(self, type_: str) -> str:
        """A final invoice is numbered with the invoices."""
        masks = {"deposit": self.deposit_mask, "credit_note": self.credit_mask}
        return masks.get(type_, self.invoice_mask)
