"""What the upkeep gives to the others: the copy of every night, and the notice when it does not come."""

import logging

from django.utils import timezone

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.files.purge import purge
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import NOTICES, Notice
from carnet.upkeep import archive
from carnet.upkeep.folder import backup_folder, is_late, last_backup, note_backup, prune

logger = logging.getLogger("carnet.upkeep")

RIGHTS.register(Right("upkeep.see_backups", "voir l’état des sauvegardes", frozenset({Role.DIRECTION})))


def back_up() -> None:
    """Copy (`write` checks the copy), then only let old ones go."""
    made = archive.write(backup_folder())
    note_backup(made.manifest.at)
    if lost := made.manifest.other.get("files_lost"):
        logger.error("copie faite, mais %d fichiers manquent ou sont altérés : carnet verify les nomme", len(lost))
    prune(backup_folder())


def late_backup() -> str | None:
    if not is_late():
        return None
    last = last_backup()
    when = f"date du {timezone.localtime(last):%d/%m/%Y}" if last else "n’a jamais été faite"
    return f"La dernière bonne sauvegarde {when}. Vérifiez le dossier {backup_folder()}."


SCHEDULE.register(
    Scheduled("upkeep.backup", "Sauvegarde de la base", back_up, hour=2, minute=30),
    Scheduled("upkeep.files", "Effacer les fichiers que plus rien ne retient", purge, hour=3, minute=50),
)
NOTICES.register(Notice("upkeep.late_backup", late_backup, right="upkeep.see_backups", link="jobs:schedule"))
