"""What `carnet verify` looks at. Apps register theirs in plug.py; ours look at the base and the copies."""

import stat
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from carnet.files import store
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.kernel.registry import Registry
from carnet.upkeep import archive, heads, stored
from carnet.upkeep.folder import archives, backup_folder
from carnet.upkeep.schema import schema
from carnet.upkeep.stored import Wanted


@dataclass(frozen=True)
class Check:
    """`run(repair)` returns one French sentence a problem that is left, after repairing what it can if asked."""

    code: str
    title: str
    run: Callable[[bool], list[str]]
    order: int = 100


CHECKS: Registry[Check] = Registry("checks of verify")


def integrity(repair: bool) -> list[str]:
    if connection.vendor == "sqlite":
        told = [line for (line,) in _ask("PRAGMA integrity_check(100)")]
        return [] if told == ["ok"] else [f"Base abîmée : {line}. Restaurez une copie." for line in told]
    broken = _ask("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
    if repair:
        for (name,) in broken:
            _ask(f"REINDEX INDEX {name}")
        broken = _ask("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
    return [f"L’index {name} est à refaire : carnet verify --repair." for (name,) in broken]


def references(repair: bool) -> list[str]:
    if connection.vendor == "sqlite":
        return [
            f"{table}, ligne {row} : renvoie à une ligne de {parent} qui n’existe pas."
            for table, row, parent, _ in _ask("PRAGMA foreign_key_check")
        ]
    loose = _ask("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated")
    return [f"{table} : la contrainte {name} n’a jamais été vérifiée." for table, name in loose]


def schema_agrees(repair: bool) -> list[str]:
    found = schema()
    told = [f"Étape {app}.{name} à faire : carnet migrate." for app, name in sorted(found.pending)]
    return told + [f"Étape {app}.{name} d’une version plus récente." for app, name in sorted(found.unknown)]


def backups_readable(repair: bool) -> list[str]:
    problems = []
    for path, _ in archives(backup_folder()):
        try:
            archive.check(path)
        except Refused as error:
            problems.append(error.sentence)
    return problems + stored.damaged(archives(backup_folder()), backup_folder())


def journals_as_in_copies(repair: bool) -> list[str]:
    """What each copy remembers of a chained journal is still there."""
    return heads.problems(archives(backup_folder()))


def files_whole(repair: bool) -> list[str]:
    """Every file that people added is there, to the last bit; repaired from the copies."""
    copies = dict.fromkeys([backup_folder(), settings.CARNET_HOME / "backups"])
    told = []
    for file in File.objects.order_by("pk").iterator():
        one = Wanted(file.key, file.name, file.size, file.sha256)
        if stored.is_whole(store.path_of(file.key), one) or (repair and stored.take_back(one, copies)):
            continue
        state = "altéré" if file.is_present else "absent du disque"
        what_to_do = "aucune copie ne l’a entier" if repair else "carnet verify --repair le reprend dans une copie"
        told.append(f"Fichier {state} : {_owned(file)}, ajouté le {file.at:%d/%m/%Y} ({what_to_do}).")
    return told


def _owned(file: File) -> str:
    """As the app that owns it calls it."""
    for relation in File._meta.related_objects:
        if relation.one_to_one and (owner := getattr(file, relation.get_accessor_name() or "", None)):
            return str(owner)
    return file.name


def home_is_private(repair: bool) -> list[str]:
    """The base, the key and the copies are read by nobody else on the machine."""
    private = [
        settings.CARNET_HOME,
        *(
            settings.CARNET_HOME / name
            for name in ("secret-key", "smtp-password", "carnet.sqlite3", "backups", "files", heads.RESTORED)
        ),
    ]
    problems = []
    for path in private:
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            if repair:
                path.chmod(0o700 if path.is_dir() else 0o600)
            else:
                problems.append(f"{path} peut être lu par d’autres que vous : carnet verify --repair.")
    return problems


def _ask(sql: str) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


CHECKS.register(
    Check("upkeep.integrity", "Base de données entière", integrity, order=10),
    Check("upkeep.references", "Renvois entre les tables", references, order=11),
    Check("upkeep.schema", "Version de la base", schema_agrees, order=12),
    Check("upkeep.home", "Dossier fermé aux autres", home_is_private, order=13),
    Check("upkeep.files", "Fichiers des clients", files_whole, order=60),
    Check("upkeep.heads", "Journaux comparés aux copies", journals_as_in_copies, order=890),
    Check("upkeep.backups", "Copies lisibles", backups_readable, order=900),
)
