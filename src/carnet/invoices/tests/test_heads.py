"""Each copy of the base remembers where the journal of sales stood: what was cut or rewritten since is told, whoever holds the key."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.serving import carnet

FILL = """
from carnet.accounts.models import User
from carnet.invoices.tests import making
User.objects.create_user("alice", None, name="Alice Martineau", role="direction")
from tests import cast
first = making.issued()
"""
ONE_MORE = """
from carnet.clients.models import Client
from carnet.invoices.tests import making
making.issued(Client.objects.get())
"""
# Everything written again with the key of the installation: chain and seals are right, only the amount is another.
FORGE = """
from django.db import connection
from carnet.invoices import guards, journal, keeping
from carnet.invoices.models import JournalLine
guards.remove()
lines = [row.line for row in JournalLine.objects.order_by("seq")]
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM invoices_journalline")
previous = journal.GENESIS
for one in lines:
    made = journal.line(one.seq, one.at, one.day, one.kind, one.data | {"client": 0}, previous, keeping.seal_key())
    JournalLine.of(made).save(force_insert=True)
    previous = made.hash
guards.install()
"""
CUT = """
from django.db import connection
from carnet.company.numbering import Counter
from carnet.invoices import guards
guards.remove()
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM invoices_journalline WHERE seq = 2")
    cursor.execute("DELETE FROM invoices_invoiceline WHERE document_id = 2")
    cursor.execute("DELETE FROM invoices_invoice WHERE id = 2")
Counter.objects.filter(series="journal").update(last=1)
guards.install()
"""


def shell(home: Path, code: str, **variables: str) -> None:
    done = carnet(home, "django", "shell", "-v", "0", "-c", code, **variables)
    assert done.returncode == 0, done.stderr


def firm(home: Path, **variables: str) -> Path:
    """An invoice, then a copy."""
    assert carnet(home, "migrate", **variables).returncode == 0
    shell(home, FILL, **variables)
    return copied(home, **variables)


def copied(home: Path, **variables: str) -> Path:
    done = carnet(home, "backup", **variables)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def head(copy: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(copy.with_suffix(".json").read_text())["other"]["heads"]["invoices.journal"]
    return found


def told(home: Path, **variables: str) -> str:
    return carnet(home, "verify", **variables).stdout


@pytest.mark.sqlite
def test_a_journal_rewritten_whole_with_the_key_no_longer_holds_what_the_copy_remembers(tmp_path: Path) -> None:
    home = tmp_path / "home"
    copy = firm(home)
    with closing(sqlite3.connect(home / "carnet.sqlite3")) as base:
        (hash_,) = base.execute("SELECT hash FROM invoices_journalline").fetchone()
    assert head(copy) == {"line": 1, "hash": hash_}
    shell(home, FORGE)
    assert f"la copie {copy.name} connaît une autre ligne 1, le journal a été réécrit" in told(home)
    card = copy.with_suffix(".json")
    data = json.loads(card.read_text())
    data["other"]["heads"]["invoices.journal"]["hash"] = "0" * 64
    card.write_text(json.dumps(data))
    assert "ne finit plus par les lignes de journal que dit sa fiche" in told(home)


@pytest.mark.long
@pytest.mark.sqlite
def test_what_was_cut_or_rewritten_since_a_copy_is_told_also_once_restored(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = firm(home)
    shell(home, ONE_MORE)
    second = second_of(home, first)
    assert head(second)["line"] == 2 and told(home) == ""

    shell(home, CUT)
    assert f"la copie {second.name} en connaît 2 lignes, la fin a été coupée" in told(home)

    done = carnet(home, "restore", str(first), "--force")
    assert done.returncode == 0 and "une copie plus récente en connaît 2 lignes, celle-ci 1" in done.stderr
    assert told(home) == "", "the newer copy was given up knowingly"
    shell(home, FORGE)
    assert f"la copie {first.name} connaît une autre ligne 1, le journal a été réécrit" in told(home)

    elsewhere = tmp_path / "elsewhere"
    assert carnet(tmp_path / "x", "restore", str(second), "--into", str(elsewhere)).returncode == 0
    (elsewhere / "secret-key").write_text((home / "secret-key").read_text())
    (elsewhere / "secret-key").chmod(0o600)
    assert "journal" not in told(elsewhere)
    shell(elsewhere, FORGE)
    assert f"la copie {second.name} connaît une autre ligne 2" in told(elsewhere)


def second_of(home: Path, first: Path) -> Path:
    """Copies are named by the second."""
    found = first
    while found == first:
        done = carnet(home, "backup")
        found = Path(done.stdout.strip()) if done.returncode == 0 else first
    return found


@pytest.mark.postgresql(only=True)
def test_a_copy_of_postgresql_remembers_too(tmp_path: Path, server: str) -> None:
    home = tmp_path / "home"
    first = firm(home, CARNET_DATABASE_URL=server)
    assert head(first)["line"] == 1 and told(home, CARNET_DATABASE_URL=server) == ""
    shell(home, FORGE, CARNET_DATABASE_URL=server)
    assert "connaît une autre ligne 1" in told(home, CARNET_DATABASE_URL=server)
