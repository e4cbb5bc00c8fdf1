"""What is derived from the record in the same transaction: search tokens, match keys. `carnet verify` rebuilds them."""

from django.conf import settings
from django.db import models

from carnet.clients.models.client import Client
from carnet.search.models import Token


class SearchToken(Token):
    pk = models.CompositePrimaryKey("field", "token", "subject")
    subject = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="search_tokens", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["subject", "token", "field"], name="searchtoken_by_subject")]

    def __str__(self) -> str:
        return str(self.token)


class MatchKey(models.Model):
    """A blocking key of matching.keys(): two clients that share one are compared."""

    pk = models.CompositePrimaryKey("key", "client")
    key = models.BigIntegerField()
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="match_keys")

    def __str__(self) -> str:
        return str(self.key)


class MatchProfile(models.Model):
    """What matching needs of a client, normalised once: candidates are compared after one query."""

    client = models.OneToOneField(Client, primary_key=True, on_delete=models.CASCADE, related_name="match_profile")
    data = models.TextField()

    def __str__(self) -> str:
        return str(self.pk)


class Distinct(models.Model):
    """Somebody said « ce n'est pas un doublon » of this pair; remembered for ever. `first` has the smaller id."""

    first = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_pair_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="distinct_pair_ordered"),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"
