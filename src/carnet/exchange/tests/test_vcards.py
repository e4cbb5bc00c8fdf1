import io

import pytest

from carnet.exchange.formats import FORMATS, Column, Listing
from carnet.exchange.headings import recognise
from carnet.exchange.reading import open_table
from carnet.exchange.tests.plain import TIDY
from carnet.exchange.to_record import Converter
from carnet.exchange.vcards import HEADINGS
from carnet.kernel.errors import Refused

BOOK = """BEGIN:VCARD
VERSION:3.0
N:Martin;Sophie;;Mme;
FN:Mme Sophie Martin
item1.TEL;TYPE=CELL:06 39 98 11 22
TEL;TYPE=FAX,WORK:02 61 91 11 80
EMAIL;TYPE=INTERNET:sophie@martin.example
ADR;TYPE=HOME:;;12 quai des Indes\\, B;Lorient;;56100;France
ADR;TYPE=WORK:;Étage 2;3 rue Haute;Cholet;;49300;
NOTE:Première ligne\\nseconde ligne qui est si longue qu'el
 le est repliée
BDAY:1980-05-17
CATEGORIES:fidèle,pro
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Ren=C3=
=A9e
TEL;CELL:0639981133
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:org
FN:Garage des Alpes
ORG:Garage des Alpes;Atelier
TEL;VALUE=uri:tel:+33-4-65-71-00-01
URL:https://alpes.example
END:VCARD
"""


def records(path):
    head, *lines = open_table(path)
    converter = Converter(recognise(head.cells, [line.cells for line in lines]), TIDY)
    return [converter.convert(line) for line in lines]


def test_cards_of_three_versions_become_records(written):
    sophie, renee, garage = records(written(BOOK.encode()))
    assert (sophie.line, renee.line, garage.line) == (1, 15, 21)
    assert (sophie.record["civility"], sophie.record["name"], sophie.record["birth_date"]) == (
        "Mme",
        "Martin",
        "1980-05-17",
    )
    assert sophie.record["addresses"] == [
        {"role": "main", "street": "12 quai des Indes, B", "city": "Lorient", "postcode": "56100"},
        {"role": "site", "street": "3 rue Haute\nÉtage 2", "city": "Cholet", "postcode": "49300"},
    ]
    assert [(way["number"], way["label"]) for way in sophie.record["phones"]] == [
        ("06 39 98 11 22", ""),
        ("02 61 91 11 80", "fax"),
    ]
    assert sophie.record["notes"].endswith("si longue qu'elle est repliée")
    assert sophie.record["tags"] == ["fidèle", "pro"]
    assert (renee.record["name"], renee.record["first_name"]) == ("Lefèvre", "Renée")
    assert (garage.record["kind"], garage.record["name"]) == ("company", "Garage des Alpes")


def test_every_heading_of_the_reader_is_recognised():
    assert all(column.field for column in recognise(HEADINGS, [["x"] * len(HEADINGS)]).columns)


def test_what_is_written_is_read_back(written):
    columns = tuple(
        Column(code, code)
        for code in ("kind", "civility", "name", "first_name", "phone", "street", "postcode", "city", "notes")
    )
    row = (
        "Particulier",
        "M.",
        "Le Goff; Yann",
        "Jean, Luc",
        "06 39 98 11 22 (fax)",
        "12 quai\nBât. B",
        "56100",
        "Lorient",
        "é" * 90,
    )
    stream = io.BytesIO()
    FORMATS["vcard"].write(Listing("Clients", columns, [row], 1), stream)
    record = records(written(stream.getvalue()))[0].record
    assert (record["name"], record["first_name"], record["notes"]) == ("Le Goff; Yann", "Jean, Luc", "é" * 90)
    assert record["addresses"][0]["street"] == "12 quai\nBât. B"
    assert record["phones"] == [{"number": "06 39 98 11 22", "label": "fax"}]


def test_a_hostile_address_book_gets_a_sentence_or_lines(written):
    with pytest.raises(Refused, match="démesurée"):
        list(open_table(written(b"BEGIN:VCARD\nNOTE:" + b"xxxx\n " * 600_000 + b"\nEND:VCARD\n")))
    assert [line.number for line in open_table(written(b"BEGIN:VCARD\nN:;;\n:\n;\nEND:VCARD\nEND:VCARD\nx"))] == [
        0,
        1,
        1,
    ]


def test_an_iphone_book_with_heavy_photos_and_a_birthday_without_year_is_read(written):
    photo = "\n ".join(["A" * 74] * 30_000)
    book = BOOK.replace("BDAY:1980-05-17", f"BDAY;value=date:1604-05-17\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}")
    (_headings, first, *others) = list(open_table(written(book.encode(), "book.vcf")))
    assert "1604-05-17" not in first.cells and not any(len(cell) > 1_000 for cell in first.cells)
    assert "sophie@martin.example" in first.cells and others
