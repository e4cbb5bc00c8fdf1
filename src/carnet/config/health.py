"""`/sante/`: for monitors. Public, so nothing in it but states."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from carnet import __version__
from carnet.accounts.middleware import public
from carnet.jobs.heartbeat import silent
from carnet.upkeep.folder import hours_since_backup, is_late


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return True
    except DatabaseError:
        return False


@public
def health(request: HttpRequest) -> JsonResponse:
    database = database_answers()
    late, dead = is_late(), silent()
    state = {
        "ok": database and not dead and not late,
        "version": __version__,
        "database": database,
        "backup_hours": hours_since_backup(),
        "backup_late": late,
        "silent": dead,
    }
    return JsonResponse(state, status=200 if state["ok"] else 503)
