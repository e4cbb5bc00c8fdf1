"""What quotes, orders, delivery notes and invoices have in common."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.clients.models.queries import of_seen_client
from carnet.kernel.errors import Forbidden, Refused
from carnet.kernel.text import fold
from carnet.sales import totals
from carnet.sales.lines import Line
from carnet.sales.parties import Party, buyer_of
from carnet.sales.totals import Allowance, Totals

if TYPE_CHECKING:
    from carnet.sales.models.line import DocumentLine


class Stale(Refused):
    """Somebody saved first: nothing is written, the person chooses."""


class DocumentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Who sees a client sees its documents: the rule is the client file's own, and stands there alone."""
        return self.filter(of_seen_client(user))

    def of(self, client: Client) -> Self:
        return self.filter(client=client)

    def lean(self) -> Self:
        """Without the long texts: what a line of a list shows."""
        long = (models.TextField, models.JSONField)
        return self.defer(*(one.name for one in self.model._meta.concrete_fields if isinstance(one, long)))

    def with_parts(self) -> Self:
        """What a page of one document shows, in a constant number of queries."""
        related = ("client", "client__syndic", "salesperson")
        return self.select_related(*related).prefetch_related("lines", "client__addresses")


class Document(models.Model):
    """A draft lives with its client; once issued it bears its number and its own copy of the parties.

    Never written outside its acts. `buyer` and `site` are empty in a draft: `party` reads the client as it is.
    """

    kind: ClassVar[str]  # its code in sales.kinds: "quote", "invoice"…

    number = models.CharField("numéro", max_length=35, unique=True, null=True, blank=True)
    client = models.ForeignKey(
        Client, verbose_name="client", on_delete=models.PROTECT, related_name="%(class)s_documents"
    )
    salesperson = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="commercial",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    date = models.DateField("date")  # of issue; until then the day it was last written
    subject = models.CharField("objet", max_length=200, blank=True)
    introduction = models.TextField("texte d’introduction", max_length=4_000, blank=True)
    site_id = models.BigIntegerField("chantier", null=True, blank=True)  # an Address of the client, while a draft
    allowance_percent = models.DecimalField("remise %", max_digits=5, decimal_places=2, default=0)
    allowance_amount = models.DecimalField("remise HT", max_digits=12, decimal_places=2, default=0)
    internal_notes = models.TextField("notes internes", max_length=10_000, blank=True)

    # The parties as they were on the day of issue: the client may change, move, merge or be erased.
    buyer = models.JSONField(default=dict, editable=False)
    site = models.JSONField(default=dict, editable=False)

    # Derived from the lines by `write_lines`.
    total_excl = models.DecimalField("total HT", max_digits=14, decimal_places=2, default=0, editable=False)
    total_tax = models.DecimalField("TVA", max_digits=14, decimal_places=2, default=0, editable=False)
    total_incl = models.DecimalField("total TTC", max_digits=14, decimal_places=2, default=0, editable=False)

    # What its list looks words up in: see `said`. Derived by `save`.
    haystack = models.CharField(max_length=700, default="", editable=False)

    version = models.PositiveIntegerField(default=1, editable=False)  # two people on one draft are noticed
    # The form that last wrote it: sent again after an answer lost on the way, it makes neither a conflict nor a second one.
    entry_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField("créé le", editable=False)
    updated_at = models.DateTimeField("modifié le", editable=False)

    objects = DocumentQuerySet.as_manager()

    if TYPE_CHECKING:
        lines: models.Manager[DocumentLine]
        client_id: int
        salesperson_id: int | None
        pk: int

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(allowance_percent__gte=0, allowance_percent__lte=100, allowance_amount__gte=0),
                name="%(app_label)s_%(class)s_allowance",
                violation_error_message="Une remise va de 0 à 100 pour cent.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or f"brouillon n° {self.pk}"

    @property
    def said(self) -> list[str]:
        """What it is found by in its list, beside the names of its client."""
        return [self.number or "", self.subject]

    def look_back(self) -> None:
        self.haystack = fold(" ".join(self.said))[:700]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.look_back()
        super().save(*args, **kwargs)

    @property
    def party(self) -> Party:
        """The buyer printed: frozen once issued, the client as it is before."""
        return Party.read(self.buyer) if self.buyer else buyer_of(self.client)

    @property
    def allowance(self) -> Allowance:
        return Allowance(self.allowance_percent, self.allowance_amount)

    def plain_lines(self) -> list[Line]:
        return [line.plain for line in self.lines.all()]

    def totals(self) -> Totals:
        return totals.of(self.plain_lines(), self.allowance)

    @classmethod
    def held(cls, pk: int, by: Actor, version: int | None = None, entry_key: UUID | None = None) -> Self:
        """The document, locked until the end of the transaction. Raises Forbidden (not theirs) and Stale.

        Never stale for the form that last wrote it.
        """
        documents: Any = cls._default_manager
        seen = documents.visible_to(by.user) if by.user else documents.all()
        found: Self | None = documents.select_for_update().filter(pk=pk, pk__in=seen.values("pk")).first()
        if found is None:
            raise Forbidden("Ce document n’existe pas ou n’est pas dans votre portefeuille.")
        wrote_it = entry_key is not None and found.entry_key == entry_key
        if version is not None and found.version != version and not wrote_it:
            raise Stale(
                "Ce document a été enregistré entre-temps par quelqu’un d’autre ou dans un autre onglet. "
                "Votre saisie est gardée ici : comparez, puis choisissez laquelle garder."
            )
        return found

    @classmethod
    def entered(cls, entry_key: UUID | None, by: Actor) -> Self | None:
        """The document that this form already made, when the answer to it was lost."""
        found: Self | None = None
        if entry_key is not None:
            found = cls._default_manager.filter(entry_key=entry_key, created_by=by.user).first()
        return found

    def write_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines of a draft and what is derived from them. The caller saves the document."""
        rows: Any = self.lines
        rows.all().delete()
        rows.model.objects.bulk_create(
            [rows.model(document=self, position=i, **rows.model.columns(line)) for i, line in enumerate(lines)]
        )
        found = totals.of(lines, self.allowance)
        self.total_excl, self.total_tax, self.total_incl = found.excl, found.tax, found.incl

    def freeze_parties(self, site: "dict[str, str] | None" = None) -> None:
        """The document keeps its own copy of who it is for. The caller saves it."""
        if self.client.inactive_reason or self.client.deleted_at:
            raise Refused("Ce client est désactivé : réactivez sa fiche avant de lui faire un document.")
        self.buyer = buyer_of(self.client).plain()
        self.site = site or {}

    def touch(self, by: Actor) -> None:
        self.version += 1
        self.updated_at = by.now()


def usable_client(client_id: int, by: Actor) -> Client:
    """The client of a new document. Raises Forbidden when not seen, Refused when inactive."""
    clients = Client.objects.visible_to(by.user) if by.user else Client.objects.filter(deleted_at=None)
    client = clients.filter(pk=client_id).first()
    if client is None:
        raise Forbidden("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
    if client.inactive_reason:
        raise Refused("Ce client est désactivé : réactivez sa fiche avant de lui faire un document.")
    return client


def share_rows(shares: Iterable[totals.Share]) -> list[dict[str, str]]:
    """The table of VAT as JSON: code of the rate, base and tax as text, so that no cent is lost."""
    return [{"vat": share.vat.code, "base": f"{share.base:.2f}", "tax": f"{share.tax:.2f}"} for share in shares]


def shares_from(rows: Sequence[dict[str, str]]) -> tuple[totals.Share, ...]:
    """The inverse of `share_rows`."""
    return tuple(totals.Share(rate_of(row["vat"]), Decimal(row["base"]), Decimal(row["tax"])) for row in rows)


def today() -> date:
    from django.utils import timezone

    return timezone.localdate()
