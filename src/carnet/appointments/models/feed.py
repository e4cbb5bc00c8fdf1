"""The secret link by which a person's telephone or calendar program reads their appointments."""

import secrets
from hashlib import sha256

from django.conf import settings
from django.db import models

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.kernel.errors import Forbidden


class Feed(models.Model):
    """Only the print of the secret is kept: a copy of the base opens nothing. A new link closes the former one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="agenda_feed")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = "abonnement d’agenda"

    def __str__(self) -> str:
        return f"Agenda de {self.user}"

    @classmethod
    def renew(cls, *, by: Actor) -> str:
        """A new secret for oneself; told this once."""
        if by.user is None:
            raise Forbidden("Un abonnement appartient à une personne.")
        secret = secrets.token_urlsafe(32)
        values = {"digest": _digest(secret), "created_at": by.now()}
        cls._default_manager.update_or_create(user=by.user, defaults=values)
        return secret

    @classmethod
    def close(cls, *, by: Actor) -> None:
        cls._default_manager.filter(user=by.user).delete()

    @classmethod
    def owner(cls, secret: str) -> User | None:
        """Whose link it is; nobody's once it is closed, or the account."""
        found = cls._default_manager.select_related("user").filter(digest=_digest(secret)).first()
        return found.user if found and found.user.is_active else None


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
