"""What the firm sells: a product, a service, or a work made of them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from carnet.catalogue import units
from carnet.catalogue.models.acts import ProductActs
from carnet.catalogue.models.queries import ProductQuerySet
from carnet.catalogue.record import GOODS, SERVICE
from carnet.catalogue.units import label_of
from carnet.catalogue.vat import CHOICES, USUAL, VatRate, rate_of
from carnet.kernel.columns import SortKeyField

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from carnet.catalogue.models.revision import Revision


class Nature(models.TextChoices):
    GOODS = GOODS, "Bien"
    SERVICE = SERVICE, "Service"


class Product(ProductActs):
    """A product that has components is a work: its price and cost are their sums, kept here for lists."""

    reference = models.CharField("référence", max_length=40)
    reference_key = SortKeyField(max_length=80, unique=True, error_messages={"unique": "Cette référence existe déjà."})
    name = models.CharField("désignation", max_length=200)
    description = models.TextField("description", blank=True)
    nature = models.CharField("nature", max_length=8, choices=Nature.choices, default=Nature.GOODS)
    family = models.CharField("famille", max_length=60, blank=True)
    unit = models.CharField("unité", max_length=3, choices=units.CHOICES, default=units.PIECE)
    price = models.DecimalField("prix HT", max_digits=12, decimal_places=4, default=Decimal(0))
    cost = models.DecimalField("coût", max_digits=12, decimal_places=4, null=True, blank=True)
    vat = models.CharField("TVA", max_length=4, choices=CHOICES, default=USUAL)
    is_work = models.BooleanField("ouvrage", default=False)
    inactive_at = models.DateTimeField("désactivé le", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField("créé le")
    updated_at = models.DateTimeField("modifié le")
    # Derived: what lists are sorted by and what words are looked for in, folded.
    sort_name = SortKeyField(max_length=200, editable=False)
    haystack = models.TextField(editable=False)

    objects = ProductQuerySet.as_manager()

    if TYPE_CHECKING:
        components: "RelatedManager[Component]"
        uses: "RelatedManager[Component]"
        revisions: "RelatedManager[Revision]"

    class Meta:
        verbose_name = "article"
        ordering = ["sort_name", "pk"]
        indexes = [models.Index(fields=["sort_name", "id"], name="product_sorted")]
        constraints = [
            models.CheckConstraint(condition=~Q(reference_key=""), name="product_has_a_reference"),
            models.CheckConstraint(condition=Q(price__gte=0), name="product_price_positive"),
            models.CheckConstraint(condition=Q(cost=None) | Q(cost__gte=0), name="product_cost_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("catalogue:page", args=[self.pk])

    @property
    def is_active(self) -> bool:
        return self.inactive_at is None

    @property
    def unit_label(self) -> str:
        return label_of(self.unit)

    @property
    def rate(self) -> VatRate:
        return rate_of(self.vat)

    @property
    def text(self) -> str:
        """What a line of a document says: the name, then the description."""
        return f"{self.name}\n{self.description}" if self.description else self.name

    @property
    def margin(self) -> Decimal | None:
        """Of one unit; None as long as the cost is not known."""
        return None if self.cost is None else self.price - self.cost

    @property
    def margin_percent(self) -> Decimal | None:
        """Of the price."""
        margin = self.margin
        return None if margin is None or not self.price else (margin * 100 / self.price).quantize(Decimal("0.1"))


class Component(models.Model):
    """A line of a work."""

    work = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="components", verbose_name="ouvrage")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="uses", verbose_name="composant")
    quantity = models.DecimalField("quantité", max_digits=9, decimal_places=3)
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "composant"
        verbose_name_plural = "ouvrages"
        ordering = ["work", "position"]
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="component_position"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="component_quantity_positive"),
            models.CheckConstraint(condition=~Q(work=F("product")), name="component_is_another"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.product_id}"

    @property
    def price(self) -> Decimal:
        return (self.quantity * self.product.price).quantize(Decimal("0.01"), ROUND_HALF_UP)
