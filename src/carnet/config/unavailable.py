"""Bad days: no room left, no writing allowed, the base away. A page that says what to do, instead of « an error occurred ».

The handler of every exception that nothing caught (views and middlewares alike). Nothing is tried again behind the person's back;
the next request works as soon as the cause is gone.
"""

import errno
import sys
import time
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse

from carnet.ui import views


@dataclass(frozen=True)
class Trouble:
    code: str
    title: str
    message: str
    unsure: bool = False  # what was sent may have been written: the answer of the base was lost


UNSURE = "Ce que vous venez d’envoyer n’est peut-être pas enregistré : vérifiez-le avant de recommencer."
NOTHING = "Rien n’a été enregistré."
ALONE = "Carnet reprend tout seul dès que c’est possible."
FULL = Trouble(
    "full",
    "Plus de place sur le disque",
    f"{NOTHING} Faites de la place sur le disque de Carnet, ou prévenez qui s’en occupe, puis réessayez. {ALONE}",
)
READ_ONLY = Trouble(
    "read-only",
    "La base n’accepte plus d’écriture",
    f"{NOTHING} Consulter reste possible. Prévenez qui s’occupe de Carnet : son disque est en lecture seule. {ALONE}",
)
BUSY = Trouble("busy", "Carnet est très occupé", f"{NOTHING} Attendez quelques secondes, puis réessayez.")
AWAY = Trouble(
    "away",
    "La base de données ne répond pas",
    f"Attendez une minute, puis réessayez. {ALONE} Si cela dure, prévenez qui s’en occupe.",
    unsure=True,
)
DAMAGED = Trouble(
    "damaged",
    "La base de données est abîmée",
    f"{NOTHING} N’essayez pas de continuer : prévenez qui s’occupe de Carnet, la dernière sauvegarde est à restaurer.",
)

# SQLite's own names of its errors, by their beginning.
_SQLITE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CANTOPEN": AWAY,
    "SQLITE_IOERR": AWAY,
}
# PostgreSQL's SQLSTATE; other operational errors mean that it is away.
_POSTGRESQL = {
    "53100": FULL,
    "25006": READ_ONLY,
    "53300": BUSY,
    "55P03": BUSY,
    "57014": BUSY,
    "40001": BUSY,
    "40P01": BUSY,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
_SYSTEM = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL, errno.EROFS: READ_ONLY}

REMEMBERED = 60.0  # seconds
_last: dict[str, float] = {}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What is wrong around the program, None when the program itself is."""
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0)
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    if name := getattr(cause, "sqlite_errorname", None):
        return next((trouble for start, trouble in _SQLITE.items() if name.startswith(start)), None)
    state = getattr(cause, "sqlstate", None)
    if state in _POSTGRESQL:
        return _POSTGRESQL[state]
    # InternalError is our own fault (a statement in an aborted transaction) unless its code says otherwise.
    away = isinstance(error, OperationalError | InterfaceError) and not isinstance(error, InternalError)
    return AWAY if away else None


def recent() -> list[str]:
    """The troubles met by this process in the last minute: what `/sante/` tells, since a full disk still reads well."""
    now = time.monotonic()
    return sorted(code for code, at in _last.items() if now - at < REMEMBERED)


def forget() -> None:
    _last.clear()


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500, called while the exception is being handled."""
    trouble = trouble_of(sys.exc_info()[1])
    if trouble is None:
        return views.server_error(request)
    _last[trouble.code] = time.monotonic()
    unsure = trouble.unsure and request.method == "POST"
    return views.unavailable(request, trouble.title, f"{UNSURE} {trouble.message}" if unsure else trouble.message)
