"""What the upkeep gives to the others: the copy of every night, and the notice when it does not come."""

from django.utils import timezone

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.ui.shell import NOTICES, Notice
from carnet.upkeep import archive
from carnet.upkeep.folder import backup_folder, is_late, last_backup, note_backup, prune

RIGHTS.register(Right("upkeep.see_backups", "voir l’état des sauvegardes", frozenset({Role.DIRECTION})))


def back_up() -> None:
    """Copy (`write` checks the copy), then only let old ones go."""
    made = archive.write(backup_folder())
    note_backup(made.manifest.at)
    prune(backup_folder())


def late_backup() -> str | None:
    if not is_late():
        return None
    last = last_backup()
    when = f"date du {timezone.localtime(last):%d/%m/%Y}" if last else "n’a jamais été faite"
    return f"La dernière bonne sauvegarde {when}. Vérifiez le dossier {backup_folder()}."


SCHEDULE.register(Scheduled("upkeep.backup", "Sauvegarde de la base", back_up, hour=2, minute=30))
NOTICES.register(Notice("upkeep.late_backup", late_backup, right="upkeep.see_backups", link="jobs:schedule"))
