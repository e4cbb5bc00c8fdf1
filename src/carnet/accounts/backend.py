"""Sign-in by identifier and password, whatever the case of the identifier."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from carnet.accounts.models import User
from carnet.kernel.prepared import Prepared

_OPEN = Prepared(lambda person: User.objects.active().filter(pk=person))


class Backend(BaseBackend):
    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **_: Any
    ) -> User | None:
        user: User | None = User.objects.named(username or "")
        if user is None or not user.has_usable_password():
            # The same time for an unknown identifier or a person only invited: no enumeration.
            User().set_password(password or "")
            return None
        return user if user.check_password(password or "") and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        """A closed account ends its sessions at once: this is asked at every request."""
        return next(iter(_OPEN(int(user_id))), None)
