"""The acts of signing in and out."""

from datetime import timedelta

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from carnet.accounts.address import address_of
from carnet.accounts.models import User
from carnet.accounts.security_log import disguised, note
from carnet.accounts.throttle import Throttle, keys
from carnet.kernel.errors import Refused


class Throttled(Refused):
    """Too many failures: the password was not even looked at."""

    def __init__(self, wait: timedelta) -> None:
        self.seconds = max(1, round(wait.total_seconds() + 0.5))
        super().__init__(f"Trop d’essais. Attendez {in_words(self.seconds)} puis recommencez.")


def in_words(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} seconde{'s' if seconds > 1 else ''}"
    return f"{-(-seconds // 60)} minutes"


def sign_in(request: HttpRequest, identifier: str, password: str) -> User:
    """Raises Refused with the same sentence and in the same time, whether the identifier exists or not."""
    user = proven(request, identifier, password)
    if user is None:
        raise Refused("Identifiant ou mot de passe incorrect. Vérifiez les majuscules, puis recommencez.")
    enter(request, user, "password")
    return user


def enter(request: HttpRequest, user: User, means: str) -> None:
    """Open a session, under a new key."""
    login(request, user)
    note("sign_in.ok", user=user, means=means, address=address_of(request))


def proven(request: HttpRequest, identifier: str, password: str) -> User | None:
    """Whose password this is, tries being counted. Raises Throttled."""
    address = address_of(request)
    counted = keys(identifier, address)
    if wait := Throttle.admit(counted):
        note("sign_in.throttled", who=_who(identifier), address=address)
        raise Throttled(wait)
    user = authenticate(request, username=identifier, password=password)
    if not isinstance(user, User):
        note("sign_in.refused", who=_who(identifier), address=address)
        return None
    Throttle.forgive(counted)
    return user


def _who(identifier: str) -> str:
    known = User.objects.named(identifier)
    return str(known.pk) if known else f"unknown:{disguised(identifier)}"


def sign_out(request: HttpRequest) -> None:
    if isinstance(request.user, User):
        note("sign_out", user=request.user, address=address_of(request))
    logout(request)
