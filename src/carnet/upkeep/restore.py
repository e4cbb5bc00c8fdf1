"""Put a copy back: into SQLite or PostgreSQL, from either. The base that was there is never erased, it is set aside."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from carnet.kernel.errors import Refused
from carnet.upkeep import archive, heads, lines, stored, tables
from carnet.upkeep.folder import archives
from carnet.upkeep.manifest import Manifest, print_of
from carnet.upkeep.sources import SKIPPED, Source, open_source

BATCH = 500


@dataclass(frozen=True)
class Restored:
    manifest: Manifest
    lost: list[str]  # names of the files that the copy does not hold
    beyond: list[str]  # what newer copies of its folder remember of the journals, one sentence each


def restore(path: Path, force: bool = False) -> Restored:
    """Under the lock of the home folder. Raises Refused and leaves everything as it was when it cannot be done."""
    made = archive.check(path)
    _refuse_newer(made)
    if not force and _holds_something():
        raise _occupied(_where())
    aside = settings.CARNET_HOME / f"before-restore-{datetime.now():%Y%m%d-%H%M%S}"
    wanted = stored.wanted_by(path, made)
    # Under their own random names, files disturb nobody: they come first, a base without its files is not whole.
    lost = stored.bring_back(wanted, path.parent)
    if connection.vendor == "postgresql":
        _into_postgresql(path, made)
    else:
        _into_sqlite(path, made, aside)
    stored.set_aside(wanted, aside)
    heads.note_restored(made)
    return Restored(made, [one.name for one in lost], list(heads.beyond(made, archives(path.parent))))


def _refuse_newer(made: Manifest) -> None:
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    ours = {app for app, _ in known}
    if unknown := [step for step in made.migrations if step not in known and step[0] in ours]:
        app, name = unknown[0]
        raise Refused(
            f"Cette copie vient d’une version plus récente de Carnet (étape {app}.{name}) : installez-la d’abord."
        )


def _where() -> str:
    name = connection.settings_dict["NAME"]
    return f"PostgreSQL ({name})" if connection.vendor == "postgresql" else str(Path(name).parent)


def _into_sqlite(path: Path, made: Manifest, aside: Path) -> None:
    base = Path(connection.settings_dict["NAME"])
    connection.close()
    fresh = base.with_name(base.name + ".restoring")
    fresh.unlink(missing_ok=True)
    try:
        if made.database == "sqlite":
            _copy(path, fresh, made)
        else:
            _build_sqlite(path, fresh, made)
        _set_aside(base, aside)
        fresh.replace(base)
    finally:
        fresh.unlink(missing_ok=True)


def _copy(path: Path, fresh: Path, made: Manifest) -> None:
    fresh.touch(mode=0o600)
    shutil.copyfile(path, fresh)
    archive.flush(fresh)
    if print_of(fresh) != made.sha256:
        raise Refused(f"La copie {path.name} n’a pas pu être relue telle qu’elle a été faite : vérifiez le disque.")


def _set_aside(base: Path, aside: Path) -> None:
    if not base.exists():
        return
    aside.mkdir(mode=0o700)
    for suffix in ("", "-wal", "-shm"):
        if (file := base.with_name(base.name + suffix)).exists():
            file.replace(aside / file.name)


def _holds_something() -> bool:
    """Is there a base with an account or a client in it? An empty one is worth nothing."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in {"accounts_user", "clients_client"} & present:
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
            if cursor.fetchone():
                return True
    return False


def _occupied(where: str) -> Refused:
    return Refused(
        f"Il y a déjà une base dans {where}. Restaurez ailleurs avec --into, "
        "ou remplacez-la avec --force : l’ancienne sera mise de côté."
    )


def migrate_to(made: Manifest) -> None:
    """Give an empty base the schema of the copy; `carnet serve` brings it up to date afterwards."""
    executor = MigrationExecutor(connection)
    graph, wanted = executor.loader.graph, set(made.migrations)
    present = [step for step in made.migrations if step in graph.nodes]
    executor.migrate(
        [step for step in present if not any(child.key in wanted for child in graph.node_map[step].children)]
    )
    if not MigrationExecutor(connection).migration_plan(graph.leaf_nodes()):
        # What apps put beside their tables, as triggers; for an older copy, `carnet serve` does it with the rest.
        emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _build_sqlite(path: Path, fresh: Path, made: Manifest) -> None:
    """A new SQLite file from the lines of a PostgreSQL copy."""
    kept = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(fresh)
    try:
        migrate_to(made)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept
    with closing(sqlite3.connect(fresh, isolation_level=None)) as base, open_source(path, made) as source:
        base.execute("PRAGMA foreign_keys=OFF")
        base.execute("BEGIN")
        for table in sorted(set(source.columns) - SKIPPED):
            _fill_sqlite(base, source, table)
        base.execute("COMMIT")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        base.execute("PRAGMA journal_mode=DELETE")
    fresh.chmod(0o600)
    archive.flush(fresh)
    _compare(archive.inspect_sqlite(fresh), made)


def _fill_sqlite(base: sqlite3.Connection, source: Source, table: str) -> None:
    kinds = _sqlite_kinds(base, table)
    names = source.columns[table]
    convert = [lines.to_sqlite(kinds[name]) for name in names]
    quoted, holes = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    base.execute(f'DELETE FROM "{table}"')
    rows = source.lines(table, {})
    while batch := list(islice(rows, BATCH)):
        values = [
            [_stored(write, cell) for write, cell in zip(convert, lines.read(line), strict=True)] for line in batch
        ]
        base.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({holes})', values)


def _sqlite_kinds(base: sqlite3.Connection, table: str) -> dict[str, str]:
    """The declared type of each column; JSON is text with a constraint, as Django declares it."""
    (made_by,) = base.execute("SELECT sql FROM sqlite_master WHERE name = ?", [table]).fetchone()
    kinds = {row[1]: row[2] for row in base.execute(f'PRAGMA table_info("{table}")')}
    return {name: "json" if f'JSON_VALID("{name}")' in made_by else kind for name, kind in kinds.items()}


def _stored(write: Any, cell: str | None) -> Any:
    return None if cell is None else write(cell)


def _into_postgresql(path: Path, made: Manifest) -> None:
    """All in one transaction: the base is the old one until the new one is whole."""
    if _holds_something():
        archive.write(settings.CARNET_HOME / "backups", "before-restore")
    with open_source(path, made) as source, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL timezone = 'UTC'")
        for table in tables.own_tables(cursor):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        migrate_to(made)
        brought = sorted(set(source.columns) - SKIPPED)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what they wrote is checked: nothing waits for the end
        # What the migrations themselves wrote, all at once: table by table would empty those already filled.
        cursor.execute(f"TRUNCATE {', '.join(map(connection.ops.quote_name, brought))} CASCADE")
        with tables.filled_at_once(cursor):
            counts = {table: _fill_postgresql(cursor, source, table) for table in brought}
        _raise_sequences(cursor)
        _compare(counts, made)


def _fill_postgresql(cursor: Any, source: Source, table: str) -> int:
    kinds = tables.column_kinds(cursor, table)
    with cursor.copy(tables.copy_order(table, source.columns[table], "FROM STDIN")) as rows:
        for line in source.lines(table, kinds):
            rows.write(line)
    return int(cursor.rowcount)


def _raise_sequences(cursor: Any) -> None:
    """The next key of each table comes after those that were brought."""
    cursor.execute(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND is_identity = 'YES'"
    )
    quote = connection.ops.quote_name
    for table, column in cursor.fetchall():
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s), "
            f"coalesce(max({quote(column)}), 0) + 1, false) FROM {quote(table)}",
            [quote(table), column],
        )


def _compare(counts: dict[str, int], made: Manifest) -> None:
    for table, count in made.counts.items():
        if table not in SKIPPED and not table.startswith("sqlite_") and counts.get(table) != count:
            raise Refused(f"La table {table} a {counts.get(table)} lignes au lieu de {count} : rien n’a été remplacé.")
