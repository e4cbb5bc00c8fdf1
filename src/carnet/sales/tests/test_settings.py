"""The screen of the documents: what the firm chooses, the logo checked, parts plugged in by other apps."""

import logging
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from carnet.accounts.actor import system
from carnet.accounts.forms import PlainModelForm
from carnet.company.models import Company, Options
from carnet.kernel.errors import Refused
from carnet.sales import logo, mentions
from carnet.sales.firm import seller_now, theme_now, with_bank
from carnet.sales.models import DocumentSettings
from carnet.sales.paper.content import Payment
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.specimen import BUYER, CONSUMER, SELLER, specimen
from carnet.sales.settings_parts import SETTINGS_PARTS, SettingsPart
from tests.cast import alice, bob

HERE = "/documents/reglages/"
TYPED = {
    "documents-ink": "#112233",
    "documents-accent": "#AA3300",
    "documents-footer": "Ouvert du lundi au vendredi",
    "documents-mentions": "Une mention\n\nUne autre",
    "documents-capital": "10 000 €",
    "documents-rcs_town": "Angers",
    "documents-insurance": "Assurances du Chêne, contrat 00-0000, France",
    "documents-mediator": "",
    "documents-vat_regime": "debits",
    "documents-exemption": "",
    "documents-late_penalty": "trois fois le taux d’intérêt légal",
    "documents-discount": "Pas d’escompte pour paiement anticipé.",
    "documents-bank_holder": "",
    "documents-iban": "FR76 3000 6000 0112 3456 7890 189",
    "documents-bic": "agrifrpp",
    "documents-einvoice_start": "2027-09-01",
    "documents-electronic_address": "",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="#123456"/></svg>'


@pytest.fixture(autouse=True)
def nothing_plugged_in(monkeypatch):
    """The parts of the apps above are their own affair."""
    monkeypatch.setattr(SETTINGS_PARTS, "_entries", {})


@pytest.fixture
def direction(client, db):
    client.force_login(alice())
    return client


def png(size=(40, 20)) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "red").save(out, "PNG")
    return out.getvalue()


def upload(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_what_the_firm_chose_is_kept_and_printed(direction):
    Company.change(
        by=system(), name="Menuiserie des Tilleuls", legal_form="SARL", siret="00000001800018", city="Cholet"
    )
    assert direction.post(HERE, TYPED | {"documents-logo": upload(png())}).status_code == 302
    chosen = DocumentSettings.current()
    assert (chosen.ink, chosen.accent, chosen.iban, chosen.bic) == (
        "#112233",
        "#aa3300",
        "FR7630006000011234567890189",
        "AGRIFRPP",
    )
    assert chosen.vat_on_debits and not chosen.is_franchise and chosen.einvoice_start == date(2027, 9, 1)
    assert seller_now().legal == "SARL au capital de 10 000 € · RCS Angers 000\u00a0000\u00a0018"
    assert theme_now().mentions == ("Une mention", "Une autre") and theme_now().logo.startswith(
        "data:image/png;base64,"
    )
    assert with_bank(Payment(due=Decimal(1))).holder == "Menuiserie des Tilleuls"
    page = direction.get(HERE).content.decode()
    assert "data:image/png;base64," in page and "Assurances du Chêne" in page


def test_a_logo_that_nobody_touches_stays_until_it_is_taken_away(direction):
    direction.post(HERE, TYPED | {"documents-logo": upload(SVG, "logo.svg")})
    direction.post(HERE, TYPED)
    assert "<svg" in DocumentSettings.current().logo
    direction.post(HERE, TYPED | {"documents-without_logo": "on"})
    assert DocumentSettings.current().logo == ""


WRONG = [
    ("ink", "rouge"), ("accent", "#ffee88"), ("accent", "#12"), ("iban", "FR76 0000"), ("bic", "TROP LONG"), ("vat_regime", "autre"),
    ("einvoice_start", "demain"), ("electronic_address", "a@b"), ("footer", "x" * 301), ("late_penalty", ""),
]  # fmt: skip


@pytest.mark.parametrize(("field", "wrong"), WRONG)
def test_bad_input_writes_nothing_and_keeps_what_was_typed(direction, field, wrong):
    answer = direction.post(HERE, TYPED | {f"documents-{field}": wrong})
    assert answer.status_code == 422 and not DocumentSettings.objects.exists()
    assert "Ouvert du lundi" in answer.content.decode() or field == "footer"


HOSTILE = {
    "a script": SVG.replace(b"<path", b"<script>alert(1)</script><path"),
    "a handler": SVG.replace(b"<path", b'<path onload="x()"'),
    "another file": SVG.replace(b"<path", b'<image href="file:///etc/passwd"/><path'),
    "another place": SVG.replace(b"<path", b'<use href="https://ailleurs.example/x.svg#a"/><path'),
    "a style that fetches": SVG.replace(b"<path", b'<path style="fill:url(http://ailleurs.example)"'),
    "an entity": b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
    "text": SVG.replace(b"<path", b"<text>Logo</text><path"),
    "a page inside": SVG.replace(b"<path", b"<foreignObject/><path"),
    "no drawing": b"<svg",
    "a program": b"MZ\x90\x00",
    "nothing readable": b"\x00" * 400,
    "a page": b"<html><svg></svg></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_logo_that_could_harm_or_not_be_printed_is_refused(name):
    with pytest.raises(Refused, match=r"logo|SVG"):
        logo.read(HOSTILE[name])


def test_what_is_taken_as_a_logo_is_drawn():
    from carnet.sales.paper.theme import Theme

    commented = SVG.replace(
        b"<path", b'<!-- x --><metadata>auteur</metadata><g inkscape:x="1" xmlns:inkscape="urn:i"><path/></g><path'
    )
    for content in (SVG, commented, png((3000, 100))):
        read = logo.read(content)
        assert "auteur" not in read and "inkscape:x" not in read
        assert draw(specimen(lines=1), Theme(logo=read))


def test_a_huge_logo_is_refused_and_a_large_one_made_smaller():
    with pytest.raises(Refused, match="2 Mo"):
        logo.read(b"x" * 2_000_001)
    assert len(logo.read(png((3000, 3000)))) < 50_000


def test_the_examples_are_drawn_for_direction_alone(direction, client):
    for kind in ("quote", "delivery", "invoice", "reminder"):
        answer = direction.get(f"{HERE}exemple/{kind}.pdf")
        assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert direction.get(f"{HERE}exemple/autre.pdf").status_code == 404
    client.force_login(bob())
    assert client.get(f"{HERE}exemple/quote.pdf").status_code == 403


class PartForm(PlainModelForm):
    class Meta:
        model = Options
        fields = ["number_mask"]

    def clean_number_mask(self):
        if "{" not in self.cleaned_data["number_mask"]:
            raise forms.ValidationError("Écrivez des zéros entre accolades.")
        return self.cleaned_data["number_mask"]


def test_an_app_plugs_its_own_part_into_the_screen(direction):
    part = SettingsPart("essai", "Les essais", lambda: Options, lambda: PartForm)
    with SETTINGS_PARTS.temporarily(part):
        assert "Les essais" in direction.get(HERE).content.decode()
        assert direction.post(HERE, TYPED | {"essai-number_mask": "X{00}"}).status_code == 302
        assert Options.current().number_mask == "X{00}"
        assert direction.post(HERE, TYPED | {"essai-number_mask": "X", "documents-footer": "autre"}).status_code == 422
        assert DocumentSettings.current().footer == "Ouvert du lundi au vendredi"


def test_the_security_log_tells_which_settings_changed_and_not_their_values(direction, caplog):
    caplog.set_level(logging.INFO, "carnet.security")
    direction.post(HERE, TYPED)
    assert "iban" in caplog.text and "FR7630006000" not in caplog.text


class Sale:
    def __init__(self, signed_at="premises", nature="works", urgent=False, waste=""):
        self.signed_at, self.nature, self.urgent, self.waste = signed_at, nature, urgent, waste


def said(*found) -> str:
    return " ".join(one.text for one in found)


def test_a_professional_reads_of_penalties_and_a_consumer_of_the_mediator():
    firm = DocumentSettings(insurance="Assurances du Chêne", mediator="Médiation, 1 rue X")
    trade, private = mentions.of_invoice(BUYER, firm, works=True), mentions.of_invoice(CONSUMER, firm, works=True)
    assert [one.subject for one in trade[:3]] == ["PMT", "PMD", "AAB"] and "Médiateur" not in said(*trade)
    assert "40 €" not in said(*private) and "Médiateur" in said(*private) and "décennale" in said(*private)
    assert "décennale" not in said(*mentions.of_invoice(CONSUMER, firm, works=False))


def test_where_a_consumer_signs_changes_what_is_printed():
    firm = DocumentSettings()

    def quote(buyer=CONSUMER, **sale):
        return said(*mentions.of_quote(buyer, firm, Sale(**sale), {"20"}, None))

    assert "rétractation" not in quote() and "rétractation" not in quote(buyer=BUYER, signed_at="off_premises")
    away = quote(signed_at="off_premises")
    assert "quatorze jours" in away and "sept jours" in away and "réception du bien" in away
    assert "de la signature" in quote(signed_at="distance", nature="service") and "sept jours" not in quote(
        signed_at="distance"
    )
    urgent = quote(signed_at="off_premises", urgent=True)
    assert "sept jours" not in urgent and "en urgence" in urgent
    assert mentions.withdrawal_form(CONSUMER, SELLER, Sale("off_premises"))
    assert (
        mentions.withdrawal_form(CONSUMER, SELLER, Sale())
        == ()
        == mentions.withdrawal_form(BUYER, SELLER, Sale("distance"))
    )


def test_a_reduced_rate_is_certified_by_the_client_and_waste_is_told():
    firm = DocumentSettings()
    works = mentions.of_quote(CONSUMER, firm, Sale(waste="0,4 m³ triés"), {"10", "5.5", "20"}, date(2026, 12, 24))
    assert [one.strong for one in works][:2] == [True, True] and "rénovation énergétique" in works[1].text
    assert "0,4 m³" in said(*works) and "24 décembre 2026" in said(*works)
    assert not any(one.strong for one in mentions.of_quote(CONSUMER, firm, Sale(nature="goods"), {"5.5"}, None))
