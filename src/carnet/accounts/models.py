"""People who use Carnet, and what can be done to their accounts."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from carnet.accounts.security_log import note
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor

TAKEN = "Cet identifiant est déjà pris."


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

    def in_charge(self) -> "UserQuerySet":
        """Who can still open accounts and change settings."""
        return self.active().filter(role=Role.DIRECTION)

    def named(self, identifier: str) -> "User | None":
        return self.filter(username__iexact=identifier.strip()).first()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, username: str, password: str | None = None, **values: Any) -> "User":
        user: User = self.model(username=squeeze(username).lower(), **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


# ASCII alone: SQLite does not know that É and é are one letter, and two accounts must not differ by that.
valid_username = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._@-]{1,79}\Z",
    "Écrivez au moins deux caractères, des lettres sans accent, des chiffres, un point ou un tiret : m.durand.",
)


class User(AbstractBaseUser):
    """A person with an account. Never deleted: their name stays in the history; `is_active` closes the account."""

    username = models.CharField(
        "identifiant", max_length=80, unique=True, validators=[valid_username], error_messages={"unique": TAKEN}
    )
    name = models.CharField("nom", max_length=120)
    email = models.EmailField("e-mail", blank=True)
    role = models.CharField("rôle", max_length=20, choices=Role.choices)
    is_active = models.BooleanField("compte ouvert", default=True)
    session_generation = models.PositiveIntegerField(default=0)  # raised to end every session
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        verbose_name = "utilisateur"
        verbose_name_plural = "utilisateurs"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(username=Lower("username")), name="user_username_lower"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def has_perm(self, right: str, subject: object = None) -> bool:
        """Does this person have a right (see rights.py)? A closed account has none."""
        from carnet.accounts.rights import may

        return may(self, right, subject)

    def has_module_perms(self, app: str) -> bool:
        return self.is_active

    @classmethod
    def add(
        cls, *, by: "Actor", username: str, name: str, role: str, email: str = "", password: str | None = None
    ) -> "User":
        """Without a password nobody can sign in until the invitation link is used. Raises Refused, Forbidden."""
        _require_management(by)
        try:
            with transaction.atomic():
                user = cls.objects.create_user(username, password, name=squeeze(name), role=role, email=email)
        except IntegrityError as error:
            raise Refused(TAKEN) from error
        note("user.created", by=by, user=user, role=role)
        return user

    def change(self, *, by: "Actor", username: str, name: str, role: str, email: str) -> None:
        """Raises Refused when the identifier is taken or nobody would be left in charge."""
        _require_management(by)
        before = User.objects.get(pk=self.pk).role
        self.username, self.name, self.role, self.email = squeeze(username).lower(), squeeze(name), role, email
        try:
            with transaction.atomic():
                if role != Role.DIRECTION:
                    self._leave_somebody_in_charge()
                self.save(update_fields=["username", "name", "role", "email"])
        except IntegrityError as error:
            raise Refused(TAKEN) from error
        note("user.changed", by=by, user=self, role=role, role_before=before)

    def close(self, *, by: "Actor") -> None:
        """The person is out at once, sessions and invitation links included; their name stays in the history."""
        _require_management(by)
        with transaction.atomic():
            self._leave_somebody_in_charge()
            self.is_active = False
            self.save(update_fields=["is_active"])
            self._raise_session_generation()
        note("user.closed", by=by, user=self)

    def reopen(self, *, by: "Actor") -> None:
        _require_management(by)
        self.is_active = True
        self.save(update_fields=["is_active"])
        note("user.reopened", by=by, user=self)

    def end_sessions(self, *, by: "Actor") -> None:
        _require_management(by)
        self._raise_session_generation()
        note("user.sessions_ended", by=by, user=self)

    def rename(self, name: str) -> None:
        """What people may change of their own account."""
        self.name = squeeze(name)
        self.save(update_fields=["name"])

    def choose_password(self, password: str, *, by: "Actor") -> None:
        """Ends every session of the person and kills the invitation links still about."""
        self.set_password(password)
        self.save(update_fields=["password"])
        note("password.changed", by=by, user=self)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must still match: the password and the session generation."""
        value = f"{self.session_generation}:{self.password}"
        return salted_hmac("carnet.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()

    def _raise_session_generation(self) -> None:
        User.objects.filter(pk=self.pk).update(session_generation=models.F("session_generation") + 1)
        self.refresh_from_db(fields=["session_generation"])

    def _leave_somebody_in_charge(self) -> None:
        """Locks every account in charge: two of them closing each other at once leave one open."""
        in_charge = User.objects.in_charge().select_for_update().order_by("pk").values_list("pk", flat=True)
        if list(in_charge) == [self.pk]:
            raise Refused(f"{self} est la seule personne de la direction : donnez d’abord ce rôle à quelqu’un d’autre.")


def _require_management(by: "Actor") -> None:
    from carnet.accounts.rights import require

    require(by, "accounts.manage")


from carnet.accounts.throttle import Throttle as Throttle  # noqa: E402  (Django finds models here)
