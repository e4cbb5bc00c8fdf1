import csv

import pytest

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS, Right
from carnet.exchange.commands import export, import_file
from carnet.exchange.formats import Column, Listing
from carnet.exchange.targets import EXPORTS, IMPORTS, Finding, Judgement, Source, Target, Verdict
from carnet.exchange.tests.plain import TIDY
from carnet.kernel.errors import Refused

pytestmark = pytest.mark.django_db


class Shelf:
    """An intake that keeps records in a list, and knows a name twice."""

    kept: list[dict]

    def __init__(self, by, duplicates):
        self.duplicates = duplicates
        type(self).kept = []

    def judge(self, batch, notebook):
        names = [one.record["name"] for one in batch]
        return [
            Finding(one.line, number="K1" if one.record["name"] in names[:at] else f"K{at + 1}", alike=one.record["name"] in names[:at],
                    reason="même nom" if one.record["name"] in names[:at] else "")
            for at, one in enumerate(batch)
        ]  # fmt: skip

    def settle(self, batch, decisions=None, profiles=None):
        return [self._one(one) for one in batch]

    def _one(self, one):
        if any(record["name"] == one.record["name"] for record in self.kept):
            return Verdict(one.line, Judgement.DUPLICATE, "K1", "même nom")
        self.kept.append(one.record)
        return Verdict(one.line, Judgement.CREATED, f"K{len(self.kept)}")


COLUMNS = (Column("number", "N° de client"), Column("name", "Nom"))


def listing(by, query):
    names = [("K1", "Martin"), ("K2", "Roux")]
    return Listing("Cartes", COLUMNS, iter(names[1:] if query == "q=roux" else names), count=2)


@pytest.fixture(autouse=True)
def cards():
    target = Target("cards", "Cartes", "cards.all", lambda: TIDY, Shelf, left_aside=frozenset({"id"}))
    source = Source("cards", "Cartes", "cards.all", COLUMNS, listing, views=lambda by: [("Les Roux", "q=roux")])
    right = Right("cards.all", "toucher aux cartes", frozenset({Role.DIRECTION}))
    with IMPORTS.temporarily(target), EXPORTS.temporarily(source), RIGHTS.temporarily(right):
        yield


@pytest.fixture
def file(written):
    return written(
        "Nom;Prénom;Mail;Bidule\nMartin;Sophie;s@martin.example;1\nMartin;Luc;;2\nRoux;Léa;lea@;3\n;;;4\n".encode()
    )


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_the_report_has_a_verdict_on_every_line(file, tmp_path, capsys):
    report = tmp_path / "verdicts.csv"
    assert import_file.main([str(file), "--target", "cards", "--report", str(report)]) == 0
    found = rows(report)
    assert list(found[0]) == ["line", "verdict", "number", "reason"]
    assert [(row["line"], row["verdict"], row["number"]) for row in found] == [
        ("2", "created", "K1"), ("3", "duplicate", "K1"), ("4", "refused", ""), ("5", "refused", "")
    ]  # fmt: skip
    assert found[2]["reason"].startswith("C4 (E-mail) :")
    said = capsys.readouterr()
    assert "4 lignes : 1 créé, 1 doublon laissé, 2 refusés." in said.err
    assert "Colonnes laissées : Bidule." in said.err
    assert said.out == ""


def test_without_a_file_the_report_goes_to_standard_output(file, capsys):
    import_file.main([str(file), "--target", "cards"])
    assert capsys.readouterr().out.splitlines()[0] == "line;verdict;number;reason"


def test_a_rehearsal_has_the_same_verdicts_and_writes_nothing(file, tmp_path, capsys):
    from carnet.company.models import Company

    class Writing(Shelf):
        def settle(self, batch, decisions=None, profiles=None):
            Company(name="Écrit").save()
            return super().settle(batch)

    with IMPORTS.temporarily(Target("books", "Livres", "cards.all", lambda: TIDY, Writing)):
        real, rehearsed = tmp_path / "a.csv", tmp_path / "b.csv"
        import_file.main([str(file), "--target", "books", "--dry-run", "--report", str(rehearsed)])
        assert not Company.objects.exists()
        import_file.main([str(file), "--target", "books", "--report", str(real)])
        assert Company.objects.exists()
    assert rehearsed.read_bytes() == real.read_bytes()
    assert "rien n’a été écrit" in capsys.readouterr().err


def test_columns_are_imposed(file, tmp_path, capsys):
    import_file.main([str(file), "--target", "cards", "--map", "Bidule=notes", "--map", "Mail="])
    assert Shelf.kept[0]["notes"] == "1"
    assert Shelf.kept[0]["emails"] == []


def test_a_file_of_which_every_line_is_refused_is_refused(written, capsys):
    assert import_file.main([str(written(b"Nom;Mail\n;a@b.example\n;c@d.example\n")), "--target", "cards"]) == 1


@pytest.mark.parametrize("content", [b"Nom;Ville\n", b"Couleur;Taille\nvert;12\nbleu;13\n"])
def test_a_file_that_names_nobody_gets_a_sentence(written, content):
    with pytest.raises(Refused, match=r"aucune ligne|donne le nom"):
        import_file.main([str(written(content)), "--target", "cards"])


@pytest.mark.parametrize("words", [[], ["x.csv", "--duplicates", "peut-être"], ["x.csv", "--inconnue"]])
def test_wrong_usage_is_said_in_french_with_code_2(words, capsys):
    with pytest.raises(SystemExit) as stop:
        import_file.main(words)
    assert stop.value.code == 2
    assert "carnet import :" in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--encoding", "klingon"], ["--delimiter", "ab"]])
def test_an_impossible_encoding_or_separator_gets_a_sentence(file, option):
    with pytest.raises(Refused):
        import_file.main([str(file), *option])


def test_an_export_by_view_or_filter(tmp_path, capsys):
    output = tmp_path / "cartes.csv"
    assert export.main(["cards", "-o", str(output)]) == 0
    assert output.read_text("utf-8-sig").splitlines()[1:] == ["K1;Martin", "K2;Roux"]
    export.main(["cards", "--view", "Les Roux", "-o", str(output)])
    assert output.read_text("utf-8-sig").splitlines()[1:] == ["K2;Roux"]
    export.main(["cards", "--filter", "?q=roux", "-o", str(output)])
    assert output.read_text("utf-8-sig").splitlines()[1:] == ["K2;Roux"]
    with pytest.raises(Refused, match="Les Roux"):
        export.main(["cards", "--view", "Absente", "-o", str(output)])
    assert capsys.readouterr().out.splitlines() == [str(output)] * 3


def test_an_export_that_fails_leaves_the_file_of_before(tmp_path, monkeypatch):
    output = tmp_path / "cartes.csv"
    output.write_text("avant")

    def broken(by, query):
        def failing():
            yield ("K1", "Martin")
            raise RuntimeError

        return Listing("Cartes", COLUMNS, failing(), count=2)

    with EXPORTS.temporarily(Source("broken", "Cassées", "cards.all", COLUMNS, broken)), pytest.raises(RuntimeError):
        export.main(["broken", "-o", str(output)])
    assert output.read_text() == "avant"
    assert [path.name for path in tmp_path.iterdir()] == ["cartes.csv"]


def test_a_printed_list_too_long_proposes_something_else(tmp_path):
    def long(by, query):
        return Listing("Cartes", COLUMNS, iter(()), count=50_000)

    with (
        EXPORTS.temporarily(Source("long", "Longue", "cards.all", COLUMNS, long)),
        pytest.raises(Refused, match="Excel ou CSV"),
    ):
        export.main(["long", "--format", "pdf", "-o", str(tmp_path / "a.pdf")])


def test_progress_is_a_bar_on_a_terminal_and_plain_lines_elsewhere(capsys, monkeypatch):
    from carnet.exchange.commands import progress

    monkeypatch.setattr(progress, "_EVERY", 0)
    with progress.progress("Import", 10) as advance:
        advance(4)
    assert capsys.readouterr().err == "Import : 4 sur 10\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress.progress("Import", 10) as advance:
        advance(10)
    assert "━" in (told := capsys.readouterr().err) and "10/10" in told
