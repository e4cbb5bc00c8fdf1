"""Triggers: the database itself refuses to change or delete what is issued or journalled.

They stop mistakes and other programs. Who may drop a trigger is found by the chain of the journal (verifying.py).
TRUNCATE on PostgreSQL is left to the restoration of a copy; `carnet verify` tells an emptied journal.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models

_KEEP = """CREATE OR REPLACE FUNCTION invoices_keep() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'carnet: % is never changed nor deleted', TG_TABLE_NAME USING ERRCODE = '23001';
END $$ LANGUAGE plpgsql"""
_KEEP_LINE = """CREATE OR REPLACE FUNCTION invoices_keep_line() RETURNS trigger AS $$
BEGIN
  IF (SELECT number FROM invoices_invoice WHERE id = OLD.document_id) IS NULL THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'carnet: % is never changed nor deleted', TG_TABLE_NAME USING ERRCODE = '23001';
END $$ LANGUAGE plpgsql"""


def after_migration(**_: Any) -> None:
    install()


def install() -> None:
    """Put every trigger in place, whatever was there."""
    remove()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_KEEP)
            cursor.execute(_KEEP_LINE)
        for text in _triggers():
            cursor.execute(text)


def remove() -> None:
    """For the restoration of a whole base, and the tests."""
    with connection.cursor() as cursor:
        for table in _tables():
            of = f" ON {table}" if connection.vendor == "postgresql" else ""
            for name in _names(table):
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{of}")


def missing() -> list[str]:
    """The triggers that should be there and are not."""
    wanted = {name for table in _tables() for name in _names(table)}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal")
        return sorted(wanted - {name for (name,) in cursor.fetchall()})


def _names(table: str) -> tuple[str, str]:
    return f"{table}_no_update", f"{table}_no_delete"


def _tables() -> list[str]:
    return [model._meta.db_table for model in _models()]


def _models() -> Iterable[type[models.Model]]:
    names = ("Invoice", "InvoiceLine", "Deduction", "Payment", "Allocation", "JournalLine", "Closing")
    return [apps.get_model("invoices", name) for name in names]


def _triggers() -> Iterator[str]:
    for model in _models():
        table, columns = model._meta.db_table, ", ".join(f'"{name}"' for name in frozen_columns(model))
        drafts = {"Invoice": "OLD.number IS NOT NULL", "InvoiceLine": "line"}.get(model.__name__, "")
        for name, when in zip(_names(table), (f"UPDATE OF {columns}", "DELETE"), strict=True):
            yield _trigger(name, table, when, drafts)


def frozen_columns(model: Any) -> list[str]:
    """Every column but those that may follow something else."""
    movable: set[str] = getattr(model, "MOVABLE", set())
    return [field.column for field in model._meta.concrete_fields if field.name not in movable]


def _trigger(name: str, table: str, when: str, drafts: str) -> str:
    head = f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW"
    if connection.vendor == "postgresql":
        condition = f" WHEN ({drafts})" if drafts not in {"", "line"} else ""
        return f"{head}{condition} EXECUTE FUNCTION invoices_keep{'_line' if drafts == 'line' else ''}()"
    if drafts == "line":
        drafts = "(SELECT number FROM invoices_invoice WHERE id = OLD.document_id) IS NOT NULL"
    condition = f" WHEN {drafts}" if drafts else ""
    return f"{head}{condition} BEGIN SELECT RAISE(ABORT, 'carnet: {table} is never changed nor deleted'); END"
