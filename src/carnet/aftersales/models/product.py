"""What was fitted at a client's, and the warranties that run on it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.aftersales.warranty import LABELS, LEGAL, MOST_YEARS, Coverage, Running, Term, coverage, ends_on
from carnet.clients.models.acts import _visible
from carnet.clients.models.client import Client
from carnet.clients.models.parts import Address
from carnet.clients.models.queries import of_seen_client
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


@dataclass(frozen=True)
class Fitted:
    """A product as one enters it."""

    name: str
    family: str = ""
    reference: str = ""
    serial: str = ""
    document: str = ""  # "FA-2026-0012": what it came with
    address: int | None = None
    fitted_on: date | None = None
    fitted_by: int | None = None
    maker_years: int = 0


class InstalledQuerySet(models.QuerySet["Installed"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user))

    def present(self) -> Self:
        return self.filter(removed_at=None)


class Installed(models.Model):
    client = models.ForeignKey(Client, verbose_name="client", on_delete=models.PROTECT, related_name="installed")
    # Without constraint, as for files: an address removed comes back under its key when that is undone.
    address = models.ForeignKey(
        Address, verbose_name="lieu", null=True, blank=True, on_delete=models.DO_NOTHING, related_name="+",
        db_index=False, db_constraint=False,
    )  # fmt: skip
    name = models.CharField("produit", max_length=160)
    family = models.CharField("famille", max_length=60, blank=True)
    reference = models.CharField("référence", max_length=80, blank=True)
    serial = models.CharField("n° de série", max_length=80, blank=True)
    document = models.CharField("document", max_length=60, blank=True)
    fitted_on = models.DateField("posé le", null=True, blank=True)
    fitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="posé par",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    maker_years = models.PositiveSmallIntegerField("garantie du fabricant (années)", default=0)
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = InstalledQuerySet.as_manager()

    if TYPE_CHECKING:
        warranties: RelatedManager["Warranty"]
        client_id: int

    class Meta:
        verbose_name = "produit posé"
        verbose_name_plural = "produits posés"
        ordering = ["-fitted_on", "-pk"]

    def __str__(self) -> str:
        return " ".join(part for part in (self.name, self.reference) if part)

    @property
    def running(self) -> list[Running]:
        return [Running(Term(one.term), one.starts_on, one.ends_on) for one in self.warranties.all()]

    @property
    def coverage(self) -> Coverage:
        """Today."""
        return coverage(self.running, timezone.localdate())

    @property
    def place(self) -> Address | None:
        try:
            return self.address
        except Address.DoesNotExist:
            return None

    @classmethod
    def add(cls, client_id: int, fitted: Fitted, *, by: Actor) -> "Installed":
        """A maker's warranty runs from the fitting; the legal ones from the reception of the works."""
        from carnet.aftersales.events import log

        require(by, "aftersales.write")
        _check(client_id, fitted)
        with transaction.atomic():
            _visible(Client, [client_id], by)
            values = {**fitted.__dict__}
            address, person = values.pop("address"), values.pop("fitted_by")
            made = cls.objects.create(client_id=client_id, address_id=address, fitted_by_id=person, **values)
            made.start_maker()
            log(client_id, "product.installed", by, product=made.pk, name=str(made), document=made.document)
        return made

    def change(self, fitted: Fitted, *, by: Actor) -> None:
        require(by, "aftersales.write")
        _check(self.client_id, fitted)
        with transaction.atomic():
            _visible(Client, [self.client_id], by)
            values = {**fitted.__dict__}
            self.address_id, self.fitted_by_id = values.pop("address"), values.pop("fitted_by")
            for name, value in values.items():
                setattr(self, name, value)
            self.save()
            self.start_maker()

    def remove(self, *, by: Actor) -> None:
        """Taken down, or entered by mistake: no longer proposed. Its cases keep it."""
        require(by, "aftersales.write")
        _visible(Client, [self.client_id], by)
        Installed.objects.filter(pk=self.pk).update(removed_at=by.now())

    def start_maker(self) -> None:
        Warranty.objects.filter(product=self, term=Term.MAKER).delete()
        if self.maker_years and self.fitted_on:
            self.start(Term.MAKER, self.fitted_on, self.maker_years)

    def start(self, term: Term, on: date, years: int, reception: int | None = None) -> None:
        values = {"starts_on": on, "ends_on": ends_on(on, years), "reception_id": reception}
        Warranty.objects.update_or_create(product=self, term=term, defaults=values)

    def start_legal(self, on: date, reception: int) -> None:
        for term, years in LEGAL.items():
            self.start(term, on, years, reception)


def _check(client_id: int, fitted: Fitted) -> None:
    if not fitted.name.strip():
        raise Refused("Dites quel produit est posé.")
    if not 0 <= fitted.maker_years <= MOST_YEARS:
        raise Refused(f"La garantie du fabricant va de 0 à {MOST_YEARS} ans.")
    if fitted.maker_years and fitted.fitted_on is None:
        raise Refused("La garantie du fabricant court de la pose : saisissez-en la date.")
    if fitted.address and not Address.objects.filter(pk=fitted.address, client_id=client_id).exists():
        raise Refused("Ce lieu n’est plus une adresse du client : choisissez-en une autre.")


class Warranty(models.Model):
    product = models.ForeignKey(Installed, on_delete=models.CASCADE, related_name="warranties")
    term = models.CharField("garantie", max_length=10, choices=[(str(term), label) for term, label in LABELS.items()])
    starts_on = models.DateField("du")
    ends_on = models.DateField("au")
    reception = models.ForeignKey(
        "aftersales.Reception", null=True, on_delete=models.PROTECT, related_name="warranties"
    )  # that started it

    class Meta:
        verbose_name = "garantie"
        ordering = ["ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["product", "term"], name="warranty_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="warranty_in_order"),
        ]

    def __str__(self) -> str:
        return str(self.get_term_display())
