"""`/sante/`: for monitors. Public, so nothing in it but states."""

import shutil

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, JsonResponse

from carnet import __version__
from carnet.accounts.middleware import public
from carnet.config import unavailable
from carnet.jobs.heartbeat import silent
from carnet.upkeep.folder import hours_since_backup, is_late

# Below it a save may fail at any moment: the journal of one import takes as much.
LITTLE_ROOM = 50_000_000  # bytes


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return True
    except (DatabaseError, InterfaceError):
        connection.close()
        return False


def disk_is_low() -> bool:
    return shutil.disk_usage(settings.CARNET_HOME).free < LITTLE_ROOM


@public
def health(request: HttpRequest) -> JsonResponse:
    database = database_answers()
    late, dead, low, troubles = is_late(), silent(), disk_is_low(), unavailable.recent()
    state = {
        "ok": database and not dead and not late and not low and not troubles,
        "version": __version__,
        "database": database,
        "backup_hours": hours_since_backup(),
        "backup_late": late,
        "silent": dead,
        "disk_low": low,
        "troubles": troubles,
    }
    return JsonResponse(state, status=200 if state["ok"] else 503)
