"""A link by which a person chooses their own password: signed, one week, good once."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from carnet.accounts.models import User

LIFETIME = timedelta(days=7)
_SALT = "carnet.accounts.invitation"


def path_for(user: User) -> str:
    """Nothing is stored: the link dies when the password is set, the account closed or its sessions ended."""
    token = signing.dumps([user.pk, user.get_session_auth_hash()[:32]], salt=_SALT)
    return reverse("accounts:invitation", args=[token])


def read(token: str) -> User | None:
    """The person invited, or None when the link is false, old, or already used."""
    try:
        pk, stamp = signing.loads(token, salt=_SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    user: User | None = User.objects.active().filter(pk=pk).first()
    if user is None or not constant_time_compare(stamp, user.get_session_auth_hash()[:32]):
        return None
    return user
