"""The client: a person, a firm, a public body, a condominium or an association, prospect or client."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from carnet.clients.models.acts import ClientActs
from carnet.clients.models.queries import ClientQuerySet
from carnet.kernel.columns import SortKeyField

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from carnet.clients.models.parts import Address, Contact, Email, Phone


class Kind(models.TextChoices):
    PERSON = "person", "Particulier"
    COMPANY = "company", "Entreprise"
    PUBLIC = "public", "Organisme public"
    CONDOMINIUM = "condominium", "Copropriété"
    ASSOCIATION = "association", "Association"


class Status(models.TextChoices):
    PROSPECT = "prospect", "Prospect"
    CLIENT = "client", "Client"


class Civility(models.TextChoices):
    MR = "M.", "M."
    MRS = "Mme", "Mme"
    COUPLE = "M. et Mme", "M. et Mme"


class InactiveReason(models.TextChoices):
    DUPLICATE = "duplicate", "Saisi deux fois"
    CLOSED = "closed", "Activité cessée"
    MOVED = "moved", "Parti sans laisser d’adresse"
    DECEASED = "deceased", "Décédé"
    ERASURE = "erasure", "Droit à l’oubli"
    OTHER = "other", "Autre raison"


class Tag(models.Model):
    name = models.CharField("étiquette", max_length=40, unique=True)

    class Meta:
        verbose_name = "étiquette"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


# What a list tests on each client it walks over stands in the index walked: the rows are not read (walking.py).
TESTED = ("status", "kind", "salesperson", "department", "inactive_reason", "deleted_at", "erasure_due")
WALKS = {
    "client_by_name": ("sort_name", "id"),
    "client_by_city": ("city", "sort_name", "id"),
    "client_by_update": ("updated_at", "id"),
    "client_seller_name": ("salesperson", "sort_name", "id"),
    "client_seller_city": ("salesperson", "city", "sort_name", "id"),
    "client_seller_update": ("salesperson", "updated_at", "id"),
    "client_seller": ("salesperson", "id"),
    "client_department_name": ("department", "sort_name", "id"),
    "client_department_city": ("department", "city", "sort_name", "id"),
    "client_department": ("department", "id"),
    "client_kind_name": ("kind", "sort_name", "id"),
    "client_status": ("status", "id"),
}


def _walk(name: str, *columns: str) -> models.Index:
    return models.Index(fields=[*columns, *(column for column in TESTED if column not in columns)], name=name)


class Client(ClientActs):
    """The record. Its acts are in acts.py, its questions in queries.py, what hangs on it in parts.py.

    Never written outside the acts: record, history, search tokens and match keys go together.
    """

    number = models.CharField("n° de client", max_length=40, unique=True, null=True, blank=True)
    kind = models.CharField("type", max_length=12, choices=Kind.choices, default=Kind.PERSON)
    status = models.CharField("statut", max_length=8, choices=Status.choices, default=Status.PROSPECT)

    civility = models.CharField("civilité", max_length=10, choices=Civility.choices, blank=True)
    name = models.CharField("nom ou raison sociale", max_length=160)
    first_name = models.CharField("prénom", max_length=80, blank=True)
    partner_name = models.CharField("nom du conjoint", max_length=80, blank=True)
    partner_first_name = models.CharField("prénom du conjoint", max_length=80, blank=True)
    birth_date = models.DateField("date de naissance", null=True, blank=True)

    trade_name = models.CharField("nom commercial", max_length=160, blank=True)
    legal_form = models.CharField("forme juridique", max_length=60, blank=True)
    siren = models.CharField("SIREN", max_length=9, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    vat_number = models.CharField("n° de TVA", max_length=20, blank=True)
    naf = models.CharField("code NAF", max_length=6, blank=True)
    service_code = models.CharField("code service", max_length=100, blank=True)
    commitment_number = models.CharField("n° d’engagement", max_length=50, blank=True)
    syndic = models.ForeignKey(
        "self",
        verbose_name="syndic",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="condominiums",
        db_index=False,
    )
    payer = models.ForeignKey(
        "self",
        verbose_name="tiers payeur",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="paid_for",
        db_index=False,
    )

    website = models.CharField("site web", max_length=200, blank=True)
    origin = models.CharField("origine", max_length=80, blank=True)
    salesperson = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="commercial",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="portfolio",
        db_index=False,
    )
    payment_terms = models.CharField("conditions de règlement", max_length=80, blank=True)
    notes = models.TextField("notes", max_length=20_000, blank=True)
    warning = models.CharField("à savoir", max_length=300, blank=True)
    # "n'en a pas": the firm asks for an e-mail, this client has none.
    without_email = models.BooleanField("n’a pas d’e-mail", default=False)
    tags = models.ManyToManyField(Tag, verbose_name="étiquettes", blank=True, related_name="clients")

    inactive_reason = models.CharField("désactivé", max_length=10, choices=InactiveReason.choices, blank=True)
    inactive_note = models.CharField("précision", max_length=300, blank=True)
    inactive_at = models.DateTimeField(null=True, blank=True)
    # The client kept when this one was entered twice: its number leads there.
    replaced_by = models.ForeignKey(
        "self",
        verbose_name="remplacé par",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
        db_index=False,
    )
    erasure_due = models.DateField("à effacer avant le", null=True, blank=True)
    # In the bin: nobody sees it, the nightly work removes it for good after thirty days.
    deleted_at = models.DateTimeField("supprimé le", null=True, blank=True)

    # Derived by the acts from the record, for lists: never typed.
    sort_name = SortKeyField(max_length=160, editable=False)
    department = models.CharField("département", max_length=3, editable=False, blank=True)
    city = models.CharField("ville", max_length=100, editable=False, blank=True)
    postcode = models.CharField("code postal", max_length=10, editable=False, blank=True)
    main_phone = models.CharField("téléphone", max_length=30, editable=False, blank=True)
    main_email = models.CharField("e-mail", max_length=254, editable=False, blank=True)

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField("créé le", editable=False)
    updated_at = models.DateTimeField("modifié le", editable=False)

    objects = ClientQuerySet.as_manager()

    if TYPE_CHECKING:
        addresses: RelatedManager[Address]
        phones: RelatedManager[Phone]
        emails: RelatedManager[Email]
        contacts: RelatedManager[Contact]
        salesperson_id: int | None
        syndic_id: int | None
        payer_id: int | None

    class Meta:
        verbose_name = "client"
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""), name="client_named", violation_error_message="Saisissez le nom du client."
            ),
            models.CheckConstraint(
                condition=Q(inactive_reason="", inactive_at=None)
                | (~Q(inactive_reason="") & Q(inactive_at__isnull=False)),
                name="client_inactive_dated",
                violation_error_message="Une désactivation a toujours sa raison et sa date.",
            ),
            models.CheckConstraint(
                condition=Q(erasure_due=None) | Q(inactive_reason="erasure"),
                name="client_erasure_inactive",
                violation_error_message="Un droit à l’oubli désactive la fiche.",
            ),
            models.CheckConstraint(
                condition=~Q(payer=F("id")) & ~Q(syndic=F("id")) & ~Q(replaced_by=F("id")),
                name="client_not_own_relation",
                violation_error_message="Un client ne peut pas se désigner lui-même.",
            ),
        ]
        indexes = [
            *(_walk(name, *columns) for name, columns in WALKS.items()),
            models.Index(
                fields=["sort_name", "id", *TESTED, "inactive_at"],
                condition=Q(inactive_at__isnull=False),
                name="client_inactive",
            ),
            # Few clients point at another: only they are in these.
            models.Index(fields=["syndic"], condition=Q(syndic__isnull=False), name="client_syndic"),
            models.Index(fields=["payer"], condition=Q(payer__isnull=False), name="client_payer"),
            models.Index(fields=["replaced_by"], condition=Q(replaced_by__isnull=False), name="client_replaced_by"),
            models.Index(fields=["erasure_due", "id"], condition=Q(erasure_due__isnull=False), name="client_erasure"),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        from carnet.clients.naming import display_name

        return display_name(self)

    @property
    def is_active(self) -> bool:
        return not self.inactive_reason

    def get_absolute_url(self) -> str:
        return f"/clients/{self.pk}/"
