import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.exchange.encoding import guess_encoding
from carnet.exchange.guard import guard, unguard
from carnet.exchange.reading import open_table
from carnet.exchange.table import Limits, column_letters, human_size
from carnet.kernel.errors import Refused

ROWS = "Nom;Ville\nLefèvre;Besançon\nGœtz;L’Haÿ-les-Roses\nMartin;Orléans\n"


def cells(path, **options):
    return [line.cells for line in open_table(path, **options)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_french_encoding_is_recognised(written, encoding):
    assert cells(written(ROWS.encode(encoding)))[1:3] == [["Lefèvre", "Besançon"], ["Gœtz", "L’Haÿ-les-Roses"]]


@pytest.mark.parametrize("encoding", ["mac-roman", "cp850"])
def test_files_of_old_machines_are_recognised_by_their_letters(written, encoding):
    text = "Nom;Ville\nLefèvre;Besançon\nJérémie;Orléans\nFrançois;Évreux\n"
    assert cells(written(text.encode(encoding)))[1:] == [
        ["Lefèvre", "Besançon"],
        ["Jérémie", "Orléans"],
        ["François", "Évreux"],
    ]


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8(written):
    path = written("Nom;Ville\nLefèvre;Besançon\nZoé".encode()[:-1])
    assert guess_encoding(path).cut
    assert cells(path)[1] == ["Lefèvre", "Besançon"]


@pytest.mark.parametrize("delimiter", [";", "\t", ",", "|"])
def test_the_separator_is_the_one_that_cuts_regularly(written, delimiter):
    rows = [["Nom", "Adresse", "Solde"], ["Martin", "12, rue du Port", "1 200,50"], ["Roux", "3; quai Haut", "0,00"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    assert cells(written(text.getvalue().encode())) == rows


def test_excels_own_separator_line_is_obeyed_and_dropped(written):
    assert cells(written(b"sep=;\nNom;Ville\nMartin;Lyon, 3e\n")) == [["Nom", "Ville"], ["Martin", "Lyon, 3e"]]


def test_line_numbers_are_those_of_an_editor_and_blank_lines_are_skipped(written):
    lines = list(open_table(written(b'Nom;Notes\n\n;;\nMartin;"deux\nlignes"\nRoux;x\n')))
    assert [(line.number, line.cells) for line in lines] == [
        (1, ["Nom", "Notes"]), (4, ["Martin", "deux\nlignes"]), (6, ["Roux", "x"])
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line_is_understood(written, end):
    assert cells(written(end.join(["Nom;Ville", "Martin;Lyon", ""]).encode())) == [["Nom", "Ville"], ["Martin", "Lyon"]]


def test_an_open_quote_spoils_its_line_alone_and_says_so(written):
    path = written('N°;Nom;Ville\n1;"Martin;Lyon\n2;"Roux";Cholet\n3;Petit;Nantes\n'.encode())
    lines = list(open_table(path))
    assert [line.cells for line in lines[1:]] == [
        ["1", "Martin", "Lyon"],
        ["2", "Roux", "Cholet"],
        ["3", "Petit", "Nantes"],
    ]
    assert [bool(line.note) for line in lines] == [False, True, False, False]


def test_an_open_quote_never_swallows_the_rest_of_the_file(written):
    path = written(b'Nom;Ville\n"Martin;Lyon\n' + b"Roux;Cholet\n" * 5000)
    lines = list(open_table(path))
    assert len(lines) == 5002
    assert lines[1].cells == ["Martin", "Lyon"]
    assert lines[-1].number == 5002


def test_a_quote_inside_an_inch_mark_is_a_plain_character(written):
    assert cells(written(b'Nom;Notes\nMartin;tuyau 12" et 14"\n'))[1] == ["Martin", 'tuyau 12" et 14"']


def test_invisible_characters_are_taken_out_and_said(written):
    line = list(open_table(written(b"Nom;Ville\nMar\x00tin;Ly\x07on\nRoux;Cholet\n" + b"Petit;Nantes\n" * 50)))[1]
    assert line.cells == ["Martin", "Lyon"]
    assert line.note


@given(st.text())
def test_guard_is_undone_by_unguard_for_every_text(text):
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+33 6 39 98 11 22", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\x00=1", "＝1", "＋1", "　=1", "'=1"],
)
def test_what_a_spreadsheet_would_compute_gets_an_apostrophe(text):
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["Martin", "L'Haÿ", "'Les Tilleuls'", "12 - rue", "", "É-mile", "’=", "a@b.example"])
def test_what_is_harmless_stays_as_it_is(text):
    assert guard(text) == text == unguard(text)


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)


@given(st.lists(st.lists(PLAIN, min_size=3, max_size=3), min_size=1, max_size=8))
def test_any_table_written_in_csv_is_read_back_the_same(tmp_path_factory, rows):
    rows = [["Nom", "Ville", "Notes"], *([cell or "x" for cell in row] for row in rows if any(c.strip() for c in row))]
    path = tmp_path_factory.mktemp("t") / "t.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([[guard(cell) for cell in row] for row in rows])
    assert cells(path) == rows


@given(st.binary(max_size=400))
def test_any_bytes_give_lines_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("b") / "b.csv"
    path.write_bytes(content)
    try:
        for line in open_table(path):
            assert all(isinstance(cell, str) and "\x00" not in cell for cell in line.cells)
    except Refused as refusal:
        assert len(refusal.sentence) > 15


@given(st.text(alphabet='ab;",\n\r', max_size=80))
def test_any_muddle_of_quotes_keeps_going_to_the_end(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("q") / "q.csv"
    path.write_bytes(text.encode() + b"\nfin;fin")
    assert list(open_table(path, delimiter=";"))[-1].cells[-1].endswith("fin")


# -- hostile files


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "vide"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "ancien classeur"),
        (b"<!DOCTYPE html><table>", "page web"),
        (b"\x00" * 5000, "texte"),
        (bytes(range(1, 32)) * 200, "texte"),
        (b"PK\x03\x04rien du tout", "abîmé"),
    ],
)
def test_what_is_no_list_gets_a_sentence_that_says_what_it_is(written, content, word):
    with pytest.raises(Refused, match=word):
        list(open_table(written(content)))


def test_a_file_of_two_gigabytes_is_refused_before_being_read(written):
    path = written(b"Nom\n")
    with path.open("r+b") as stream:
        stream.truncate(2_000_000_000)
    with pytest.raises(Refused, match="2 Go"):
        open_table(path)


def test_a_cell_of_ten_megabytes_is_refused_with_its_line(written):
    with pytest.raises(Refused, match="ligne 2 dépasse"):
        list(open_table(written(b"Nom;Notes\nMartin;" + b"x" * 10_000_000)))


def test_a_cell_too_long_refuses_its_line_only(written):
    lines = list(open_table(written(b"Nom;Notes\nMartin;" + b"x" * 40_000 + b"\nRoux;y\n")))
    assert "B2" in lines[1].refused
    assert not lines[2].refused


def test_a_quoted_cell_beyond_the_parsers_limit_refuses_its_line_only(written):
    lines = list(open_table(written(b'Nom;Notes\nMartin;"' + b"x" * 200_000 + b'"\nRoux;y\n')))
    assert lines[1].refused
    assert lines[2].cells == ["Roux", "y"]


def test_ten_thousand_columns_are_refused(written):
    with pytest.raises(Refused, match="10000 colonnes"):
        list(open_table(written(b";".join([b"a"] * 10_000) + b"\n")))


def test_too_many_rows_are_refused(written):
    with pytest.raises(Refused, match="plus de 3 lignes"):
        list(open_table(written(b"a;b\n" * 5), limits=Limits(rows=3)))
    with pytest.raises(Refused, match="plus de 3 lignes"):
        list(open_table(written(b"a;b\n" + b"\n" * 5), limits=Limits(rows=3)))


def test_a_missing_file_gets_a_sentence(tmp_path):
    with pytest.raises(Refused, match="n’existe pas"):
        open_table(tmp_path / "absent.csv")


def test_columns_and_sizes_are_named_as_people_do():
    assert [column_letters(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [human_size(size) for size in (12, 1500, 2_000_000_000)] == ["12 octets", "1,5 Ko", "2 Go"]
