import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from carnet.exchange.formats import FORMATS, Column, Listing
from carnet.exchange.reading import open_table
from carnet.exchange.writing import pdf_list

COLUMNS = (
    Column("number", "N° de client", printed=1),
    Column("name", "Nom", printed=2),
    Column("birth_date", "Né le", "date", printed=1),
    Column("created_at", "Créé le", "datetime"),
    Column("balance", "Solde", "amount"),
    Column("count", "Nombre", "number"),
    Column("without_email", "Sans e-mail", "flag"),
)
ROW = ("000412", "=HYPERLINK(1)", date(1980, 5, 17), datetime(2026, 11, 24, 9, 30), Decimal("-1234.50"), 7, True)


def made(code, columns=COLUMNS, rows=(ROW,), **values):
    stream = io.BytesIO()
    listing = Listing("Clients", columns, iter(rows), count=len(rows), **values)
    assert FORMATS[code].write(listing, stream) == len(rows)
    return stream.getvalue()


def test_csv_is_what_french_excel_opens():
    assert made("csv").decode("utf-8") == (
        "\ufeffN° de client;Nom;Né le;Créé le;Solde;Nombre;Sans e-mail\r\n"
        "000412;'=HYPERLINK(1);17/05/1980;24/11/2026 09:30;-1234,50;7;oui\r\n"
    )


def test_rfc4180_is_for_other_programs():
    assert made("csv-rfc4180").decode("utf-8").split("\r\n")[1] == (
        "000412,'=HYPERLINK(1),1980-05-17,2026-11-24T09:30:00,-1234.50,7,oui"
    )


def test_xlsx_has_true_types_and_codes_as_text():
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx"))).active
    values = [cell.value for cell in sheet[2]]
    assert values == [
        "000412",
        "=HYPERLINK(1)",
        datetime(1980, 5, 17),
        datetime(2026, 11, 24, 9, 30),
        -1234.5,
        7,
        "oui",
    ]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "d", "d", "n", "n", "s"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G2"
    assert sheet["A1"].font.bold


def cells_of(columns, rows):
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", columns, rows))).active
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)]


def test_xlsx_takes_each_text_as_text_whatever_it_looks_like():
    texts = [
        "0612345678",
        "00123",
        "1e5",
        "2024-01-01",
        "TRUE",
        "=1+1",
        "+33 6",
        "@SUM(A1)",
        "https://x.example/",
        "#REF!",
    ]
    assert cells_of(COLUMNS[:1], [(text,) for text in texts]) == [[(text, "s")] for text in texts]


def test_xlsx_does_not_guess_a_column_by_its_first_row():
    rows = [(None,) * 7, ("1", 12, "1980-05-17", "2026-11-24T09:30:00+01:00", Decimal("0.10"), 0, False), ROW]
    empty, second, third = cells_of(COLUMNS, rows)
    assert empty == [(None, "n")] * 7
    assert [value for value, _ in second] == ["1", "12", datetime(1980, 5, 17), datetime(2026, 11, 24, 9, 30), 0.1, 0, "non"]  # fmt: skip
    assert [kind for _, kind in third] == ["s", "s", "d", "d", "n", "n", "s"]


def test_xlsx_holds_what_a_spreadsheet_cannot():
    columns = (Column("notes", "Notes"), Column("birth_date", "Né le", "date"), Column("notes", "Notes"))
    ((notes, born, _),) = cells_of(columns, [("x" * 40_000, date(1899, 12, 31), "a\x01b_x0041_")])
    assert notes == ("x" * 32_767, "s") and born == ("31/12/1899", "s")
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", columns, [("un", None, "deux")])))
    assert [[cell.value for cell in row] for row in book.active] == [
        ["Notes", "Né le", "Notes (2)"],
        ["un", None, "deux"],
    ]


def test_xlsx_goes_on_in_another_sheet_when_one_is_full(monkeypatch):
    monkeypatch.setattr("carnet.exchange.writing.xlsx_file.ROWS_OF_A_SHEET", 4)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", COLUMNS[:1], [(str(n),) for n in range(7)])))
    assert [[cell.value for cell in sheet["A"]][1:] for sheet in book] == [["0", "1", "2"], ["3", "4", "5"], ["6"]]


def test_empty_lists_are_written_in_every_format():
    for one in FORMATS:
        assert made(one.code, rows=()) or one.code == "vcard"


def pdf_pages(content):
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def test_the_printed_list_has_its_head_its_pages_and_every_letter():
    rows = [(f"C{n:05}", "Nguyễn Thị Œuvrard-Ñuñez", None, None, None, None, None) for n in range(70)]
    pages = pdf_pages(made("pdf", rows=rows, firm="Menuiserie du Bocage", subtitle="Actifs", day="24 novembre 2026"))
    assert len(pages) == -(-70 // pdf_list.ROWS_OF_A_PAGE)
    assert all(
        word in pages[0]
        for word in ("Clients", "Menuiserie du Bocage", "24 novembre 2026", "page 1 / 3", "Nguyễn", "Œuvrard")
    )
    assert "C00069" in pages[-1]
    assert "Créé le" not in pages[0]


def test_a_text_too_wide_is_cut_before_the_next_column():
    made("pdf")
    assert pdf_list.fitted("x" * 500, 100).endswith("…")
    assert pdf_list.fitted("Martin", 100) == "Martin"


VCARD_COLUMNS = tuple(
    Column(code, code)
    for code in ("kind", "civility", "name", "first_name", "phone", "phone2", "email", "street", "postcode", "city", "notes",
                 "birth_date", "tags", "number", "website")
)  # fmt: skip


def test_a_vcard_a_client():
    rows = [
        ("Particulier", "Mme", "Martin", "Sophie", "06 39 98 11 22", "02 61 91 11 80 (fax)", "s@martin.example", "12 quai; B",
         "56100", "Lorient", "deux\nlignes", date(1980, 5, 17), "fidèle, pro", "C1", ""),
        ("Entreprise", "", "Garage, Roux", "", "", "", "", "", "", "", "é" * 60, None, "", "C2", "https://roux.example"),
    ]  # fmt: skip
    text = made("vcard", VCARD_COLUMNS, rows).decode()
    assert text.count("BEGIN:VCARD\r\nVERSION:4.0\r\n") == 2
    for line in (
        "FN:Mme Sophie Martin", "N:Martin;Sophie;;Mme;", "TEL;VALUE=text;TYPE=cell:06 39 98 11 22",
        "TEL;VALUE=text;TYPE=fax:02 61 91 11 80", "ADR;TYPE=home:;;12 quai\\; B;Lorient;;56100;", "NOTE:deux\\nlignes",
        "BDAY:19800517", "CATEGORIES:fidèle,pro", "ORG:Garage\\, Roux", "KIND:org", "URL:https://roux.example",
    ):  # fmt: skip
        assert f"\r\n{line}\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "NOTE:" + "é" * 60 in text.replace("\r\n ", "")


PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\u2028"), max_size=25)
DANGEROUS = st.sampled_from(["=1", "+33 6", "-2", "@x", "'=1", "''+1", "'", "x'=1", "＝1", " =1", "a;b", 'a"b', "a\nb"])


@pytest.mark.parametrize("code", ["csv", "csv-rfc4180", "xlsx"])
@given(rows=st.lists(st.tuples(*[PLAIN | DANGEROUS] * 3), min_size=1, max_size=6))
def test_what_is_exported_is_read_back_the_same(tmp_path_factory, code, rows):
    columns = tuple(Column(name, name.title()) for name in ("name", "notes", "city"))
    path = tmp_path_factory.mktemp("r") / "r"
    path.write_bytes(made(code, columns, rows))
    read = [line.cells + [""] * (3 - len(line.cells)) for line in open_table(path)][1:]
    assert read == [list(row) for row in rows if any(cell and not cell.isspace() for cell in row)]


def test_a_printed_list_of_many_columns_keeps_dates_and_telephones_whole():
    columns = [Column(f"c{at}", f"Colonne {at}", "date" if at % 2 else "text", printed=1.3) for at in range(15)]
    row = ["2026-11-24" if at % 2 else "02 61 91 00 12" for at in range(15)]
    stream = io.BytesIO()
    FORMATS["pdf"].write(Listing("Clients", columns, [row], 1), stream)
    text = PdfReader(stream).pages[0].extract_text()
    assert text.count("24/11/2026") == 7
    assert text.count("02 61 91 00 12") == 8
