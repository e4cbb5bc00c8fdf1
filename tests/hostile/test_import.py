"""`carnet import` of a file full of hostile values: a verdict on each line, nothing half written, nothing computed.

What a file may look like inside (encodings, broken CSV, workbooks that lie) is in src/carnet/exchange/tests/.
"""

import csv
from pathlib import Path

import pytest

from carnet.clients.models import Client
from carnet.clients.verifying import derived_agree, histories_whole
from carnet.exchange.commands.import_file import main
from carnet.kernel.errors import CarnetError
from tests.digest import database_digest
from tests.hostile.values import STRANGE, UNREADABLE

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
HEADINGS = ["Nom", "Prénom", "Adresse", "Code postal", "Ville", "Téléphone", "E-mail", "SIRET", "Notes", "N° client",
            "Date de naissance", "Commercial", "Étiquettes", "Site web", "Civilité"]  # fmt: skip


def written(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *rows])
    return path


def test_every_value_in_every_column(tmp_path: Path) -> None:
    texts = list((STRANGE | UNREADABLE).values())
    rows = [[texts[(line + column) % len(texts)] for column in range(len(HEADINGS))] for line in range(len(texts))]
    rows += [[f"Zorba{index}", *[text] * (len(HEADINGS) - 1)] for index, text in enumerate(texts)]
    report = tmp_path / "verdicts.csv"
    assert main([str(written(tmp_path / "clients.csv", rows)), "--report", str(report)]) in {0, 1}
    verdicts = list(csv.DictReader(report.read_text(encoding="utf-8").splitlines(), delimiter=";"))
    assert len(verdicts) == len(rows)
    created = sum(verdict["verdict"] == "created" for verdict in verdicts)
    assert created == Client.objects.count()
    assert [verdict for verdict in verdicts if verdict["reason"][:1] in {"=", "+", "@"}] == []
    assert derived_agree(False) == [] and histories_whole(False) == []


def test_the_report_computes_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    """The name of a client met again begins the reason: it is guarded as in an export."""
    path = tmp_path / "clients.csv"
    path.write_text('N° client;Nom\n"C1";"=Zorba"\n"C1";"=Zorba"\n', encoding="utf-8")
    main([str(path), "--report", str(tmp_path / "first.csv")])
    main([str(path), "--report", str(tmp_path / "again.csv")])
    assert ";'=ZORBA : même n° de client" in (tmp_path / "again.csv").read_text()


@pytest.mark.parametrize("content", [b"\x00" * 5_000, b"Nom;Ville\n\xed\xa0\x80;x\n", b"Nom\n" + b"[" * 200_000, b"\xff\xfe", b"Nom;" * 3_000])  # fmt: skip
def test_a_file_that_is_no_list_of_people(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "clients.csv"
    path.write_bytes(content)
    before = database_digest()
    try:
        assert main([str(path)]) in {0, 1}
    except CarnetError as refusal:
        assert refusal.sentence.endswith((".", "…")) and database_digest() == before


def test_a_rehearsal_leaves_no_trace(tmp_path: Path) -> None:
    path = written(tmp_path / "clients.csv", [[text] * len(HEADINGS) for text in STRANGE.values()])
    before = database_digest()
    main([str(path), "--dry-run"])
    assert database_digest() == before
