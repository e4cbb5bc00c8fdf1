"""The reception of works: with or without reserves, signed on the spot; it starts the legal warranties and never changes."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.aftersales.models.product import Installed
from carnet.aftersales.warranty import ends_on
from carnet.clients.models.acts import _visible
from carnet.clients.models.client import Client
from carnet.clients.models.queries import of_seen_client
from carnet.kernel.errors import Refused
from carnet.sales import signature


class ReceptionQuerySet(models.QuerySet["Reception"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_seen_client(user))


class Reception(models.Model):
    client = models.ForeignKey(Client, verbose_name="client", on_delete=models.PROTECT, related_name="receptions")
    # As they were called that day: what is signed does not follow the record.
    buyer = models.CharField(max_length=200, editable=False)
    place = models.CharField(max_length=600, editable=False)
    works = models.TextField("travaux reçus", max_length=2_000)
    received_on = models.DateField("reçus le")
    reserves = models.TextField("réserves", max_length=4_000, blank=True)  # empty: without reserves
    lifted_on = models.DateField("réserves levées le", null=True, blank=True)
    products = models.ManyToManyField(Installed, related_name="receptions", blank=True)
    signed_by = models.CharField("signé par", max_length=120)
    drawing = models.TextField(editable=False)  # the path of the signature (sales.signature)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ReceptionQuerySet.as_manager()

    if TYPE_CHECKING:
        client_id: int

    class Meta:
        verbose_name = "procès-verbal de réception"
        verbose_name_plural = "procès-verbaux de réception"
        ordering = ["-received_on", "-pk"]

    def __str__(self) -> str:
        return f"Réception du {self.received_on:%d/%m/%Y}"

    @property
    def kept_until(self) -> date:
        return ends_on(self.received_on, 10)

    @classmethod
    def sign(
        cls, client_id: int, *, by: Actor, works: str, received_on: date, signed_by: str, drawing: str,
        reserves: str = "", place: str = "", products: Sequence[int] = (),
    ) -> "Reception":  # fmt: skip
        """Raises Refused for a day to come, products of somebody else, or a drawing that is no signature."""
        from carnet.aftersales.events import log

        require(by, "aftersales.receive")
        path = signature.read(drawing)
        if received_on > timezone.localdate(by.now()):
            raise Refused("Des travaux ne se reçoivent pas à l’avance : corrigez la date.")
        with transaction.atomic():
            _visible(Client, [client_id], by)
            found = list(Installed.objects.filter(pk__in=products, client_id=client_id))
            if len(found) != len(set(products)):
                raise Refused("Un de ces produits n’est plus chez ce client : choisissez de nouveau.")
            made = cls.objects.create(
                client_id=client_id, buyer=Client.objects.get(pk=client_id).display_name, place=place, works=works,
                received_on=received_on, reserves=reserves, signed_by=signed_by, drawing=path, user=by.user, at=by.now(),
            )  # fmt: skip
            made.products.set(found)
            for product in found:
                product.start_legal(received_on, made.pk)
            log(client_id, "works.received", by, reception=made.pk, works=works[:120], reserves=bool(reserves))
        return made

    def lift(self, *, by: Actor, on: date) -> None:
        """The reserves are lifted. The report signed stays as it is."""
        from carnet.aftersales.events import log

        require(by, "aftersales.receive")
        if not self.reserves or self.lifted_on:
            raise Refused("Il n’y a pas de réserve à lever.")
        if not self.received_on <= on <= timezone.localdate(by.now()):
            raise Refused("La levée des réserves vient après la réception, et pas demain : corrigez la date.")
        with transaction.atomic():
            _visible(Client, [self.client_id], by)
            Reception.objects.filter(pk=self.pk, lifted_on=None).update(lifted_on=on)
            log(self.client_id, "works.lifted", by, reception=self.pk, works=self.works[:120])
