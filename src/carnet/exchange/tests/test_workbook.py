import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from carnet.exchange.reading import open_table
from carnet.exchange.table import Limits
from carnet.kernel.errors import Refused

CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
BOOK = (
    '<workbook xmlns="m" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Clients" sheetId="1" r:id="r1"/></sheets></workbook>'
)
LINKS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'


def workbook(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def forged(sheet: str | bytes, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("xl/workbook.xml", parts.get("book", BOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", LINKS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        if "texts" in parts:
            archive.writestr("xl/sharedStrings.xml", parts["texts"])
    return stream.getvalue()


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="m"><sheetData>{rows}</sheetData></worksheet>'


def test_a_workbook_gives_texts_codes_and_dates(written):
    path = written(
        workbook(
            [
                ["Nom", "CP", "SIREN", "Né le", "Vu", "Pro", "Solde"],
                ["Lefèvre & <Fils>", 1000, 552100554.0, date(1980, 5, 17), datetime(2026, 11, 24, 9, 30), True, 12.5],
                [],
                [None, None, "000100004"],
            ]
        )
    )
    lines = list(open_table(path))
    assert lines[1].cells == [
        "Lefèvre & <Fils>",
        "1000",
        "552100554",
        "1980-05-17",
        "2026-11-24 09:30:00",
        "oui",
        "12.5",
    ]
    assert (lines[2].number, lines[2].cells[:3]) == (4, ["", "", "000100004"])


def test_cells_that_a_sheet_skips_are_empty(written):
    rows = '<row r="3"><c r="B3" t="inlineStr"><is><t>Martin</t></is></c><c r="D3"><v>6.12345678E8</v></c></row>'
    assert [(line.number, line.cells) for line in open_table(written(forged(sheet(rows))))] == [
        (3, ["", "Martin", "", "612345678"])
    ]


def test_the_first_visible_sheet_is_read(written):
    book = openpyxl.Workbook()
    book.active.title = "Cachée"
    book.active.append(["rien"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Clients").append(["Nom"])
    stream = io.BytesIO()
    book.save(stream)
    table = open_table(written(stream.getvalue()))
    assert [line.cells for line in table] == [["Nom"]]
    assert "Clients" in table.description


# -- hostile workbooks


def test_a_zip_bomb_is_refused_while_it_unpacks(written):
    bomb = sheet('<row><c t="inlineStr"><is><t>' + "x" * 5_000_000 + "</t></is></c></row>")
    with pytest.raises(Refused, match="démesuré"):
        list(open_table(written(forged(bomb)), limits=Limits(unzipped_bytes=1_000_000)))


def test_a_declared_size_that_lies_is_refused(written):
    content = bytearray(forged(sheet('<row><c t="inlineStr"><is><t>' + "x" * 3_000_000 + "</t></is></c></row>")))
    entry = content.rindex(b"PK\x01\x02", 0, content.rindex(b"sheet1.xml"))
    content[entry + 24 : entry + 28] = (200).to_bytes(4, "little")
    with pytest.raises(Refused, match="abîmé"):
        list(open_table(written(bytes(content))))


def test_two_cells_at_the_corners_of_a_sheet_cost_nothing(written):
    with pytest.raises(Refused, match="colonne 16384"):
        list(open_table(written(forged(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>')))))
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    assert [line.number for line in open_table(written(forged(sheet(rows))))] == [1, 1048576]


def test_one_long_text_shared_by_many_cells_refuses_its_lines(written):
    texts = "<sst><si><t>" + "x" * 40_000 + "</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4))
    assert all(line.refused for line in open_table(written(forged(sheet(rows), texts=texts))))


def test_an_endless_cell_or_tag_is_refused_before_it_fills_memory(written):
    for content in ("<is><t>" + "x" * 6_000_000 + "</t></is></c></row>", '<v a="' + "x" * 6_000_000 + '"/></c></row>'):
        with pytest.raises(Refused):
            for line in open_table(written(forged(sheet('<row><c t="inlineStr">' + content)))):
                raise Refused(line.refused)


def test_entities_are_refused(written):
    book = '<!DOCTYPE a [<!ENTITY b "xxxxxxxx">]>' + BOOK
    with pytest.raises(Refused, match="abîmé"):
        open_table(written(forged(sheet(""), book=book)))


@pytest.mark.parametrize("rows", ["<row><c", '<row r="-5"><c r="??"><v>1</v></c></row><row', "</sheetData>", "\x00"])
def test_broken_xml_gets_a_sentence(written, rows):
    with pytest.raises(Refused, match="abîmé"):
        list(open_table(written(forged(sheet(rows)))))


def test_a_workbook_of_libreoffice_says_what_to_do(tmp_path):
    path = tmp_path / "liste.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(Refused, match="LibreOffice"):
        list(open_table(path))


def test_a_plain_zip_is_no_workbook(written):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    with pytest.raises(Refused, match="archive ZIP"):
        open_table(written(stream.getvalue()))


def test_a_truncated_workbook_gets_a_sentence(written):
    with pytest.raises(Refused, match="abîmé"):
        list(open_table(written(workbook([["Nom"], ["Martin"]])[:-200])))
