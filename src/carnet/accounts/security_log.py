"""The security log: one line an event, `key=value`, no secret, nothing that a value could forge."""

import json
import logging
import re
from typing import TYPE_CHECKING

from django.db.models import Model
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor

_LOGGER = logging.getLogger("carnet.security")
_PLAIN = re.compile(r"[A-Za-z0-9@._:+,/-]{1,200}")


def note(event: str, *, by: "Actor | None" = None, **fields: object) -> None:
    """`note("user.closed", by=actor, user=user)` → `event=user.closed by=3 user=7`."""
    if by is not None:
        fields["by"] = by.user if by.user is not None else by.source.value
    _LOGGER.info(" ".join(f"{key}={_written(value)}" for key, value in {"event": event, **fields}.items()))


def disguised(identifier: str) -> str:
    """An identifier that nobody has: people type their password there, so only a mark that tells two apart is kept."""
    return salted_hmac("carnet.security_log", identifier, algorithm="sha256").hexdigest()[:10]


def _written(value: object) -> str:
    text = str(value.pk if isinstance(value, Model) else value)
    # JSON in ASCII: a line break, a quote or a control character inside a value cannot begin a second line or key.
    return text if _PLAIN.fullmatch(text) else json.dumps(text[:200], ensure_ascii=True)
