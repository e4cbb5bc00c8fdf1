"""`carnet duplicates FILE`: a file against itself, without a base."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from carnet.clients.commands.duplicates import main
from carnet.clients.models import Client, Distinct
from carnet.clients.tests.helpers import SOPHIE, acting
from tests import cast

FILE = """N° client;Civilité;Nom;Prénom;Adresse;CP;Ville;Tél.;E-mail
A1;Mme;Martin;Sophie;12 rue des Tilleuls;49300;Cholet;02 61 91 11 80;sophie@martin.example
A2;;MARTIN;sophie;12 r des tilleuls;49300;CHOLET;+33261911180;
A3;M.;Martin;Gérard;12 rue des Tilleuls;49300;Cholet;02 61 91 11 80;
A4;M.;Oger;Paul;3 place Travot;49300;Cholet;02 61 91 22 33;
"""


def test_the_pairs_of_a_file_with_their_score_and_reasons(tmp_path: Path) -> None:
    source, pairs = tmp_path / "clients.csv", tmp_path / "pairs.csv"
    source.write_text(FILE, encoding="cp1252")
    assert main([str(source), "-o", str(pairs)]) == 0
    rows = list(csv.DictReader(pairs.read_text(encoding="utf-8").splitlines()))
    best = rows[0]
    assert {best["id_a"], best["id_b"]} == {"A1", "A2"} and float(best["score"]) > 0.9
    assert "même téléphone" in best["reasons"]
    assert all(float(row["score"]) < 0.5 for row in rows[1:])


def test_it_needs_neither_django_nor_a_base(tmp_path: Path) -> None:
    source = tmp_path / "clients.csv"
    source.write_text(FILE, encoding="utf-8")
    code = (
        "import sys; from carnet.clients.commands.duplicates import main; "
        f"main([{str(source)!r}]); sys.exit('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert done.returncode == 0, done.stderr


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    from carnet.kernel.errors import Refused

    source = tmp_path / "photo.csv"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2_000))
    with pytest.raises(Refused):
        main([str(source)])


@pytest.mark.django_db
def test_the_pairs_of_the_base_without_those_told_distinct(capsys: pytest.CaptureFixture[str]) -> None:
    actor = acting(cast.alice())
    drafts = [SOPHIE] * 3
    made = Client.create(drafts, by=actor, reasons=dict.fromkeys(range(3), "pour voir"))
    Distinct.objects.all().delete()  # what the reasons of the creation said
    first, second, third = (outcome.client_id or 0 for outcome in made)
    Client.dismiss_duplicate(first, second, by=actor, reason="la mère et la fille")
    assert main([]) == 0
    rows = csv.DictReader(capsys.readouterr().out.splitlines())
    assert {(row["id_a"], row["id_b"]) for row in rows} == {(str(first), str(third)), (str(second), str(third))}
