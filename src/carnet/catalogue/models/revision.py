"""What was done to a product, old → new, so that it can be undone."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from carnet.accounts.actor import Source
from carnet.catalogue.models.product import Product
from carnet.jobs.models import Job

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor


class Revision(models.Model):
    """`before` is None for a creation, `after` for a deletion. Append-only; undoing writes another one."""

    product = models.ForeignKey(Product, null=True, on_delete=models.SET_NULL, related_name="revisions")
    key = models.PositiveBigIntegerField()  # of the product, which a deletion takes away
    act = models.CharField(max_length=20)  # created, changed, deactivated, reactivated, deleted, undone
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    source = models.CharField(max_length=8)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")

    class Meta:
        verbose_name = "modification d’article"
        verbose_name_plural = "modifications d’articles"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["key"], name="revision_key")]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%d/%m/%Y %H:%M}"

    @property
    def author(self) -> str:
        return str(self.user) if self.user else f"Carnet ({Source(self.source).label})"

    @property
    def sentence(self) -> str:
        return _SENTENCES.get(self.act, self.act)

    def undo(self, *, by: "Actor") -> Any:
        """Raises Refused when the product was touched since, or when something now hangs on it."""
        from carnet.catalogue.undo import undo

        return undo(self, by=by)


_SENTENCES = {
    "created": "Article créé",
    "changed": "Article modifié",
    "deactivated": "Article désactivé",
    "reactivated": "Article réactivé",
    "deleted": "Article supprimé",
    "undone": "Modification annulée",
    "repriced": "Prix suivi des composants",
}
