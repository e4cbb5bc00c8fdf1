"""What is known of a stored file. Whose it is stands in the app that owns it, by a one-to-one link to this row."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from carnet.files import store
from carnet.files.sniffing import IMAGES, INLINE, label_of


class Kind(models.TextChoices):
    PLAN = "plan", "Plan"
    PHOTO = "photo", "Photo"
    SIGNED = "signed", "Devis signé"
    BANK = "bank", "RIB"
    LETTER = "letter", "Courrier"
    OTHER = "other", "Autre"


class FileQuerySet(models.QuerySet["File"]):
    def unlinked(self) -> "FileQuerySet":
        """Those that nothing owns any more, whichever app did: every relation to a file is asked."""
        owners = File._meta.related_objects
        found = self if owners else self.none()
        for relation in owners:
            found = found.filter(**{f"{relation.field.related_query_name()}__isnull": True})
        return found


class File(models.Model):
    """Its content is at `store.path_of(key)`; the name that the person gave is only here."""

    key = models.CharField(max_length=32, unique=True, editable=False)
    name = models.CharField("nom", max_length=200)
    kind = models.CharField("nature", max_length=8, choices=Kind.choices, default=Kind.OTHER)
    content_type = models.CharField(max_length=100, editable=False)  # told by the content, not by the sender
    size = models.PositiveBigIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    at = models.DateTimeField(default=timezone.now, editable=False)
    # No index: an account is never deleted, and nothing asks for everything that one person added.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier"
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="file_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        return self.content_type in IMAGES

    @property
    def opens(self) -> bool:
        """Shown by the browser; the others are only downloaded."""
        return self.content_type in INLINE

    @property
    def is_present(self) -> bool:
        return store.path_of(self.key).is_file()

    @property
    def type_label(self) -> str:
        return label_of(self.content_type)
