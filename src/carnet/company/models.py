"""The firm: who it is on paper, and the options it chose."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import cache
from typing import Any, Self

from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role
from carnet.accounts.rights import require
from carnet.accounts.security_log import note
from carnet.kernel.prepared import Prepared

_READ: ContextVar[dict[type, Any] | None] = ContextVar("singletons", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """For an answer that writes nothing: a page asks for the options in five places, the base is asked once."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


@cache
def _reader(model: "type[Singleton]") -> Prepared:
    return Prepared(lambda key: model._default_manager.filter(pk=key))


class Singleton(models.Model):
    """One row, of key 1, made at first need."""

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="%(app_label)s_%(class)s_single")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)
        if (read := _READ.get()) is not None:
            read.pop(type(self), None)

    @classmethod
    def current(cls) -> Self:
        """The row as it is now; inside `read_once`, as it was when it was first asked."""
        read = _READ.get()
        if read is None:
            return cls._read()
        if cls not in read:
            read[cls] = cls._read()
        kept: Self = copy(read[cls])
        return kept

    @classmethod
    def _read(cls) -> Self:
        found: list[Self] = _reader(cls)(1)
        return found[0] if found else cls(pk=1)

    @classmethod
    @transaction.atomic
    def change(cls, *, by: Actor, **values: Any) -> Self:
        """Write these values; the security log says which ones changed, not what they are."""
        require(by, "company.settings")
        kept = cls.locked()
        changed = [name for name, value in values.items() if getattr(kept, name) != value]
        for name in changed:
            setattr(kept, name, values[name])
        kept.save()
        if changed:
            note("settings.changed", by=by, what=cls.__name__.lower(), fields=",".join(changed))
        return kept

    @classmethod
    def locked(cls) -> Self:
        """The row, made if need be, held until the end of the transaction."""
        return cls._default_manager.select_for_update().get_or_create(pk=1)[0]


class Company(Singleton):
    """The firm's own identity, as printed on its documents."""

    name = models.CharField("raison sociale", max_length=160)
    legal_form = models.CharField("forme juridique", max_length=60, blank=True)
    siret = models.CharField("SIRET", max_length=14, blank=True)
    vat_number = models.CharField("n° de TVA", max_length=20, blank=True)
    street = models.TextField("adresse", blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    city = models.CharField("ville", max_length=100, blank=True)
    phone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("e-mail", blank=True)
    website = models.CharField("site web", max_length=200, blank=True)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "entreprise"

    def __str__(self) -> str:
        return self.name


class DuplicateControl(models.TextChoices):
    SOFT = "soft", "Souple : prévenir seulement"
    NORMAL = "normal", "Normal : demander une raison"
    STRICT = "strict", "Strict : refuser sur preuve certaine"


class Visibility(models.TextChoices):
    ALL = "all", "Tout le fichier"
    OWN = "own", "Leur portefeuille seulement"


class NumberAt(models.TextChoices):
    CREATION = "creation", "À la création de la fiche"
    CONVERSION = "conversion", "Quand le prospect devient client"


class Options(Singleton):
    """What the firm chose in the settings screen."""

    email_required = models.BooleanField("e-mail obligatoire pour une nouvelle fiche", default=False)
    birth_date_shown = models.BooleanField("date de naissance des particuliers", default=False)
    number_mask = models.CharField("modèle du n° de client", max_length=40, default="C{00000}")
    number_at = models.CharField("numéro donné", max_length=12, choices=NumberAt.choices, default=NumberAt.CREATION)
    reassign_roles = models.JSONField("qui peut réattribuer un client", default=list, blank=True)
    duplicate_control = models.CharField(
        "contrôle des doublons", max_length=8, choices=DuplicateControl.choices, default=DuplicateControl.NORMAL
    )
    portfolio_visibility = models.CharField(
        "les commerciaux voient", max_length=4, choices=Visibility.choices, default=Visibility.ALL
    )
    portfolio_transfers = models.BooleanField("transfert de portefeuilles", default=True)
    modules_off = models.JSONField("modules désactivés", default=list, blank=True)
    backup_folder = models.CharField("dossier des sauvegardes", max_length=300, blank=True)

    class Meta(Singleton.Meta):
        abstract = False
        verbose_name = "options"

    def __str__(self) -> str:
        return "Options"

    @property
    def roles_that_reassign(self) -> frozenset[str]:
        return frozenset(self.reassign_roles) | {Role.DIRECTION}


from carnet.company.numbering import Counter as Counter  # noqa: E402  (Django finds models here)
