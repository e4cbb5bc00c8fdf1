"""`carnet backup`: a copy of the base now, while people work."""

import sys
from pathlib import Path

from carnet.kernel.arguments import Parser
from carnet.upkeep import archive
from carnet.upkeep.folder import backup_folder, note_backup, prune


def main(argv: list[str]) -> int:
    parser = Parser("carnet backup", "Copie la base pendant que l’on travaille, puis vérifie la copie.")
    parser.add_argument(
        "-o", dest="folder", metavar="DOSSIER", type=Path, help="où l’écrire (sinon : le dossier réglé)"
    )
    parser.add_argument("--keep-all", action="store_true", help="n’efface pas les copies anciennes")
    options = parser.parse_args(argv)
    folder = options.folder or backup_folder()
    made = archive.write(folder)
    note_backup(made.manifest.at)
    if options.folder is None and not options.keep_all:
        for gone in prune(folder):
            print(f"Copie ancienne effacée : {gone.name}", file=sys.stderr)
    if lost := made.manifest.other.get("files_lost"):
        print(f"{len(lost)} fichier(s) manquent ou sont altérés : carnet verify les nomme.", file=sys.stderr)
    print(f"Copie faite et vérifiée ({made.manifest.size / 1e6:.1f} Mo).", file=sys.stderr)
    print(made.path)
    return 0
