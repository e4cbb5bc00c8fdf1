"""`carnet restore`: put a copy back, here or in another home folder."""

import os
import sys
from pathlib import Path

from carnet.kernel.arguments import Parser
from carnet.kernel.boot import with_django


def main(argv: list[str]) -> int:
    parser = Parser("carnet restore", "Remet une copie en place. Carnet doit être arrêté.")
    parser.add_argument(
        "archive", metavar="COPIE", type=Path, help="le fichier .sqlite3 ou .zip fait par carnet backup"
    )
    parser.add_argument("--into", metavar="DOSSIER", type=Path, help="dans un autre dossier de Carnet (base SQLite)")
    parser.add_argument("--force", action="store_true", help="remplace la base qui s’y trouve, mise de côté")
    options = parser.parse_args(argv)
    if options.into:
        os.environ["CARNET_HOME"] = str(options.into.absolute())
        os.environ.pop("CARNET_DATABASE_URL", None)
    with_django()
    from django.conf import settings

    from carnet.upkeep.lock import home_lock
    from carnet.upkeep.restore import restore
    from carnet.upkeep.stored import some

    settings.CARNET_HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    with home_lock(settings.CARNET_HOME):
        done = restore(options.archive, force=options.force)
    made = done.manifest
    rows = sum(made.counts.values())
    print(f"Copie du {made.at.astimezone():%d/%m/%Y à %H:%M} remise en place ({rows} lignes).", file=sys.stderr)
    for sentence in done.beyond:
        print(f"Attention. {sentence}", file=sys.stderr)
    if done.lost:
        print(f"La copie n’a pas {some(done.lost)} : carnet verify les nomme tous.", file=sys.stderr)
    return 0
