"""People who use Carnet."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from carnet.kernel.text import squeeze


class Role(models.TextChoices):
    DIRECTION = "direction", "Direction"
    SECRETARY = "secretary", "Secrétariat"
    SALESPERSON = "salesperson", "Commercial"
    TECHNICIAN = "technician", "Technicien"
    ACCOUNTANT = "accountant", "Comptable"


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)

    def salespeople(self) -> "UserQuerySet":
        """Who may hold a portfolio: salespeople, and direction in a small firm."""
        return self.active().filter(role__in=[Role.SALESPERSON, Role.DIRECTION])


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str, password: str | None = None, **values: Any) -> "User":
        user: User = self.model(username=squeeze(username), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with an account. Never deleted: their name stays in the history; `is_active` closes the account."""

    username = models.CharField("identifiant", max_length=80, unique=True)
    name = models.CharField("nom", max_length=120)
    email = models.EmailField("e-mail", blank=True)
    role = models.CharField("rôle", max_length=20, choices=Role.choices)
    is_active = models.BooleanField("compte ouvert", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = "utilisateur"
        verbose_name_plural = "utilisateurs"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"), name="user_username_unique", violation_error_message="Cet identifiant est déjà pris."
            )
        ]

    def __str__(self) -> str:
        return self.name or self.username

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2]).upper() or "?"

    def has_perm(self, right: str, subject: object = None) -> bool:
        """Does this person have a right (see rights.py)? A closed account has none."""
        from carnet.accounts.rights import may

        return may(self, right, subject)

    def has_module_perms(self, app: str) -> bool:
        return self.is_active
