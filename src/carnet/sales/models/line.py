"""A line of a document in the base: one abstract row, the same columns for every document."""

from typing import Any

from django.db import models
from django.db.models import Q

from carnet.catalogue import vat
from carnet.sales.lines import Line, LineKind


class DocumentLine(models.Model):
    """To be made concrete with a `document` foreign key. Written whole by `Document.write_lines`, read by `plain`."""

    position = models.PositiveSmallIntegerField()
    kind = models.CharField("type", max_length=8, choices=LineKind.choices, default=LineKind.ITEM)
    reference = models.CharField("référence", max_length=60, blank=True)
    description = models.TextField("désignation", max_length=4_000, blank=True)
    quantity = models.DecimalField("quantité", max_digits=12, decimal_places=3, default=1)
    unit = models.CharField("unité", max_length=20, blank=True)
    unit_price = models.DecimalField("prix unitaire HT", max_digits=14, decimal_places=4, default=0)
    allowance = models.DecimalField("remise %", max_digits=5, decimal_places=2, default=0)
    vat = models.CharField("TVA", max_length=4, choices=vat.CHOICES, default=vat.USUAL)
    option = models.BooleanField("en option", default=False)
    variant = models.CharField("variante", max_length=20, blank=True)
    cost = models.DecimalField("coût unitaire", max_digits=14, decimal_places=4, default=0)
    product_id = models.BigIntegerField(null=True, blank=True)
    net = models.DecimalField("montant HT", max_digits=14, decimal_places=2, editable=False, default=0)

    class Meta:
        abstract = True
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(allowance__gte=0, allowance__lte=100),
                name="%(app_label)s_%(class)s_allowance",
                violation_error_message="Une remise va de 0 à 100 pour cent.",
            ),
        ]

    def __str__(self) -> str:
        return self.description or self.reference

    @property
    def plain(self) -> Line:
        return Line(
            kind=self.kind,
            reference=self.reference,
            description=self.description,
            quantity=self.quantity,
            unit=self.unit,
            unit_price=self.unit_price,
            allowance=self.allowance,
            vat=vat.rate_of(self.vat),
            option=self.option,
            variant=self.variant,
            cost=self.cost,
            product_id=self.product_id,
        )

    @staticmethod
    def columns(line: Line) -> dict[str, Any]:
        """A plain line as the values of a row."""
        return {
            "kind": line.kind,
            "reference": line.reference,
            "description": line.description,
            "quantity": line.quantity,
            "unit": line.unit,
            "unit_price": line.unit_price,
            "allowance": line.allowance,
            "vat": line.vat.code,
            "option": line.option,
            "variant": line.variant,
            "cost": line.cost,
            "product_id": line.product_id,
            "net": line.net,
        }
