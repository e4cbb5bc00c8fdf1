import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.clients import tidy

TIDIERS = [tidy.tidy_phone, tidy.tidy_email, tidy.tidy_siren, tidy.tidy_siret, tidy.tidy_vat, tidy.tidy_naf,
           tidy.tidy_postcode, tidy.tidy_date, tidy.tidy_website]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0261911180", "02 61 91 11 80"),
        ("02.61.91.11.80", "02 61 91 11 80"),
        ("+33 (0)2 61 91 11 80", "02 61 91 11 80"),
        ("0033261911180", "02 61 91 11 80"),
        ("33261911180", "02 61 91 11 80"),
        ("07 12 34 56 78", "07 12 34 56 78"),  # unusual is not refused
        ("+262 692 12 34 56", "06 92 12 34 56"),
        ("+44 20 7946 0018", "+44 20 7946 0018"),
        ("3949", "3949"),
        ("néant", ""),
        ("", ""),
    ],
)
def test_a_telephone_in_any_form(typed: str, kept: str) -> None:
    assert tidy.tidy_phone(typed) == kept


@pytest.mark.parametrize("typed", ["bonjour", "02 61 91 11 80 ou 06 39 98 00 11", "1"])
def test_a_telephone_that_is_none_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="numéro"):
        tidy.tidy_phone(typed)


def test_an_overseas_number_is_dialled_with_its_own_code() -> None:
    assert tidy.international("06 92 12 34 56") == "+262692123456"
    assert tidy.international("02 61 91 11 80") == "+33261911180"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Jean.Dupont@Exemple.EXAMPLE ", "Jean.Dupont@exemple.example"),
        ("Jean Dupont <jean@exemple.example>", "jean@exemple.example"),
        ("mailto:jean@exemple.example", "jean@exemple.example"),
    ],
)
def test_an_email_is_tidied(typed: str, kept: str) -> None:
    assert tidy.tidy_email(typed) == kept


@pytest.mark.parametrize("typed", ["contact@legoff", "jean", "a@b@c.example", "jean@.example"])
def test_an_incomplete_email_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"nom@domaine\.fr"):
        tidy.tidy_email(typed)


def test_a_siren_with_spaces_a_siret_in_its_place_and_a_spreadsheet_number() -> None:
    assert tidy.tidy_siren("552 100 554") == "552100554"
    assert tidy.tidy_siren("552100554.0") == "552100554"
    assert tidy.tidy_siren("55210055400013") == "552100554"


def test_a_false_siren_is_refused() -> None:
    with pytest.raises(ValueError, match="un chiffre est faux"):
        tidy.tidy_siren("552100555")


def test_the_post_office_has_its_own_siret_rule() -> None:
    assert tidy.tidy_siret("356 000 000 00048") == "35600000000048"


def test_the_vat_number_comes_from_the_siren_and_its_key_is_checked() -> None:
    assert tidy.vat_of("552100554") == "FR96552100554"
    assert tidy.tidy_vat("fr 96 552100554") == "FR96552100554"
    with pytest.raises(ValueError, match="FR96552100554"):
        tidy.tidy_vat("FR12552100554")


def test_a_date_of_birth_is_neither_ahead_nor_too_far() -> None:
    assert tidy.tidy_date("24111980") == "1980-11-24"
    assert tidy.tidy_date("1er novembre 1980") == "1980-11-01"
    with pytest.raises(ValueError, match="futur"):
        tidy.tidy_date("24/11/2980")


def test_a_website_never_runs_a_script() -> None:
    assert tidy.tidy_website("www.exemple.example") == "https://www.exemple.example"
    with pytest.raises(ValueError, match="adresse de site"):
        tidy.tidy_website("javascript://exemple.example/%0aalert(1)")


def test_invisible_characters_go_and_lone_surrogates_are_refused() -> None:
    assert tidy.tidy_text("Mar\u202etin\u200b  Sophie", 80) == "Martin Sophie"
    with pytest.raises(ValueError, match="illisible"):
        tidy.tidy_text("Martin \ud800", 80)


@given(st.text(max_size=80), st.sampled_from(TIDIERS))
def test_whatever_is_typed_is_kept_tidied_or_refused_with_a_sentence(typed: str, tidier) -> None:  # type: ignore[no-untyped-def]
    try:
        once = tidier(typed)
    except ValueError as refusal:
        assert str(refusal)
    else:
        assert tidier(once) == once
