"""The printed documents: what they say, and that the file is what archives and screen readers ask for."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.catalogue.vat import rate_of
from carnet.printing.glyphs import MISSING, drawable
from carnet.sales import totals
from carnet.sales.lines import Line, LineKind
from carnet.sales.paper import figures as fr
from carnet.sales.paper.content import Annex, Kind, Paper, Seller, Signature, Watermark
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import freeze, thaw
from carnet.sales.paper.specimen import BUYER, CONSUMER, SELLER, specimen
from carnet.sales.paper.theme import Theme
from carnet.sales.paper.wording import view
from carnet.sales.parties import Party

PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def text_of(pdf: bytes) -> str:
    from pypdf import PdfReader

    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return re.sub(r"\s+", " ", "\n".join(pages))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_drawn_and_says_its_name(kind):
    said = text_of(draw(specimen(kind), Theme()))
    title = view(specimen(kind), Theme())["heading"]
    assert title in said and "SPÉCIMEN" in said and "Menuiserie des Tilleuls" in said


def test_the_same_paper_gives_the_same_bytes():
    assert draw(specimen(), Theme()) == draw(specimen(), Theme())


def test_the_file_is_tagged_dated_and_made_for_archives():
    import pikepdf

    with pikepdf.open(BytesIO(draw(specimen(), Theme(logo=PIXEL)))) as pdf:
        assert "/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang).startswith("fr")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        meta = bytes(pdf.Root.Metadata.read_bytes())
        assert b"<pdfaid:part>3<" in meta and b"<pdfaid:conformance>A<" in meta and b"<pdfuaid:part>1<" in meta
        assert b"2026-11-24" in meta


def test_a_delivery_note_shows_no_price():
    said = text_of(draw(specimen(Kind.DELIVERY), Theme()))
    assert "842,50" not in said and "Total" not in said and "Commandé" in said and "TVA FR" in said


def test_the_code_of_a_door_is_printed_for_who_delivers_alone():
    printed = {
        kind: "code 0000" in str(view(specimen(kind), Theme())["boxes"])
        for kind in (Kind.DELIVERY, Kind.QUOTE, Kind.INVOICE)
    }
    assert printed == {Kind.DELIVERY: True, Kind.QUOTE: False, Kind.INVOICE: False}


def test_a_quote_keeps_its_options_apart_and_asks_for_its_deposit():
    quote = specimen(Kind.QUOTE)
    said = view(quote, Theme())
    labels = {row["label"]: row["amount"] for row in said["totals"]}
    assert labels["Total TTC"] == fr.euros(quote.totals.incl)
    assert labels["Avec toutes les options TTC"] == fr.euros(quote.totals.incl + Decimal("682"))
    assert "Acompte à la commande (30\u00a0%)" in labels and "Option" in text_of(draw(quote, Theme()))


def test_the_final_invoice_deducts_each_deposit_by_rate():
    final = specimen(Kind.FINAL)
    rows = view(final, Theme())["deductions"]
    assert len(rows) == 6
    assert [row["cells"][0] for row in rows if row["strong"]] == ["Reste à facturer"] * 3
    left = sum(
        (Decimal(row["cells"][5].replace("\u202f", "").replace(",", ".")) for row in rows if row["strong"]), Decimal()
    )
    assert left == final.payment.due


def test_columns_that_nothing_fills_are_not_drawn():
    plain = replace(specimen(), lines=(Line(description="Pose", unit="C62", unit_price=Decimal(10)),))
    assert [column["key"] for column in view(plain, Theme())["columns"]] == [
        "label",
        "quantity",
        "price",
        "rate",
        "net",
    ]


def test_without_vat_the_reason_is_printed_and_no_rate_is_totalled():
    line = Line(description="Pose", unit_price=Decimal(100), vat=rate_of("E"))
    paper = replace(
        specimen(), lines=(line,), totals=totals.of([line]), exemption="TVA non applicable, art. 293 B du CGI."
    )
    said = view(paper, Theme())
    assert "TVA non applicable, art. 293 B du CGI." in said["mentions"]
    assert not any(row["label"].startswith("TVA") for row in said["totals"])


def test_the_debits_mention_is_printed_only_when_the_firm_opted():
    option = "Option pour le paiement de la taxe d’après les débits."
    assert option not in view(specimen(), Theme())["mentions"]
    assert option in view(replace(specimen(), vat_on_debits=True), Theme())["mentions"]


def test_two_hundred_lines_repeat_their_heading_and_keep_the_totals_together():
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(draw(specimen(lines=200), Theme()))).pages
    assert len(pages) > 5
    said = [page.extract_text() for page in pages]
    (last,) = [page for page in said if "Total HT avant remise" in page]
    assert all("Désignation" in page for page in said[: said.index(last)])
    assert "Net à payer" in last and "Taux de TVA" in last and "IBAN" in last


HOSTILE = [
    '#image("/etc/passwd")',
    "$x$ *gras* _ital_ `code`",
    "\\u{0}",
    "<script>",
    "]#panic()[",
    "{{ 7*7 }}",
    "@ref",
    "= titre",
    "ﷺ",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_people_type_is_printed_not_run(typed):
    party = replace(BUYER, name=typed)
    line = Line(description=f"{typed}\n{typed}", reference=typed, unit=typed[:20], unit_price=Decimal(1))
    text = Line(LineKind.TEXT, description=typed)
    said = text_of(draw(replace(specimen(), buyer=party, lines=(line, text), subject=typed), Theme(footer=typed)))
    assert re.sub(r"\s", "", drawable(typed)) in re.sub(r"\s", "", said)


def test_names_of_the_whole_world_are_printed_and_an_emoji_leaves_a_sign():
    import pikepdf

    buyer = replace(BUYER, name="Nguyễn Thị Ễ · Œuvre Łódź · 🥐🥐 張")
    pdf = draw(replace(specimen(), buyer=buyer), Theme())
    assert f"Nguyễn Thị Ễ · Œuvre Łódź · {MISSING} {MISSING}" in text_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as read:
        assert b"<pdfaid:part>3<" in bytes(read.Root.Metadata.read_bytes())


def test_control_characters_and_halves_of_characters_are_drawn():
    assert draw(
        replace(specimen(), subject="a\x00\x07\x1b\x7f\ufffe\ud800b\u202e\u2028", buyer=replace(BUYER, name="\t\r\n")),
        Theme(),
    )


def test_a_signature_an_annex_and_a_draft_are_drawn():
    paper = replace(
        specimen(Kind.QUOTE, buyer=CONSUMER),
        signature=Signature(name="Anne Lefèvre", at="le 24/11/2026 à 10:42", image=PIXEL),
        annexes=(Annex("Formulaire de rétractation", ("À l’attention de…", "Je vous notifie…")),),
        watermark=Watermark.DRAFT,
        number="",
    )
    said = text_of(draw(paper, Theme(logo=PIXEL)))
    assert "Anne Lefèvre" in said and "Formulaire de rétractation" in said and "BROUILLON" in said


def test_several_documents_are_printed_as_one_file():
    from pypdf import PdfReader

    from carnet.sales.paper.bundle import bundle

    one, other = draw(specimen(Kind.QUOTE), Theme()), draw(specimen(Kind.DELIVERY), Theme())
    pages = PdfReader(BytesIO(bundle([one, other]))).pages
    assert len(pages) == len(PdfReader(BytesIO(one)).pages) + 1 and "Bon de livraison" in pages[-1].extract_text()


def test_a_variant_is_told_from_an_option():
    lines = [Line(description=name, variant="A", option=name == "Autre") for name in ("Retenu", "Autre")]
    rows = view(replace(specimen(Kind.QUOTE), lines=(*lines, Line(description="Plus", option=True))), Theme())["rows"]
    assert [row["tag"] for row in rows] == ["", "Variante", "Option"]


def test_a_name_of_a_hundred_words_and_a_bare_paper_are_drawn():
    long = replace(BUYER, name="Établissements " * 100)
    assert draw(replace(specimen(), buyer=long, seller=replace(SELLER, name="M" * 300)), Theme())
    assert draw(Paper(Kind.INVOICE, date(2026, 1, 1), Seller("A"), Party(name="B")), Theme())


@pytest.mark.parametrize("colour", ["red", "#12345", "#gggggg", "#123456; x", ""])
def test_a_colour_is_a_colour(colour):
    with pytest.raises(ValueError, match="not a colour"):
        Theme(ink=colour)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_an_amount_is_written_so_that_it_reads_back(value):
    written = fr.money(value)
    assert Decimal(written.replace("\u202f", "").replace("\u2212", "-").replace(",", ".")) == value


def test_amounts_are_written_the_french_way():
    assert fr.euros(Decimal("-1240.5")) == "−1\u202f240,50\u00a0€"
    assert (fr.price(Decimal("0.1275")), fr.price(Decimal("12"))) == ("0,1275", "12,00")
    assert (fr.quantity(Decimal("2.50")), fr.percent(Decimal("5.5")), fr.percent(Decimal("20.00"))) == (
        "2,5",
        "5,5\u00a0%",
        "20\u00a0%",
    )
    assert fr.money(Decimal("-0.001")) == "0,00"


@pytest.mark.parametrize("kind", Kind)
def test_a_frozen_paper_comes_back_the_same_through_json(kind):
    import json

    paper = specimen(kind)
    assert thaw(json.loads(json.dumps(freeze(paper)))) == paper


def test_what_an_older_version_froze_is_still_read():
    frozen = freeze(specimen())
    del frozen["annexes"], frozen["payment"]["bic"]
    frozen["gone"] = 1
    assert thaw(frozen).payment.bic == "" and thaw(frozen).annexes == ()


def test_lines_are_numbered_by_section_only_when_there_are_sections():
    numbers = [row["number"] for row in view(specimen(Kind.QUOTE), Theme())["rows"] if row["kind"] == "item"]
    assert numbers[:2] == ["1.1", "1.2"] and "2.1" in numbers
    assert view(specimen(Kind.DEPOSIT), Theme())["rows"][0]["number"] == ""
