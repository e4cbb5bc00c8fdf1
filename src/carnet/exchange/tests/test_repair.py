from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.exchange import cells, repair

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "value", "noted"),
    [("1000", "01000", True), ("01000", "01000", False), ("39 000", "39000", False), ("F-39000", "39000", False),
     ("39000.0", "39000", True), ("2A004", "2A004", False), ("", "", False), ("1000,0", "01000", True)],
)  # fmt: skip
def test_postcodes_get_their_zero_back(text, value, noted):
    repaired = repair.postcode(text)
    assert (repaired.value, bool(repaired.note)) == (value, noted)


def test_a_foreign_postcode_is_left_alone():
    assert repair.postcode("1000", "Belgique") == ("1000", "")


@pytest.mark.parametrize(
    ("text", "value", "noted"),
    [("612345678", "0612345678", True), ("6.12345678E8", "0612345678", True), ("639981122.0", "0639981122", True),
     ("33639981122", "+33639981122", True), ("330639981122", "+33639981122", True), ("02 61 91 11 80", "02 61 91 11 80", False),
     ("+44 20 7946 0018", "+44 20 7946 0018", False), ("3949", "3949", False)],
)  # fmt: skip
def test_telephones_get_their_zero_back(text, value, noted):
    repaired = repair.phone(text)
    assert (repaired.value, bool(repaired.note)) == (value, noted)


@pytest.mark.parametrize(
    ("siren", "siret", "values"),
    [
        ("552100554.0", "", ("552100554", "")),
        ("5,52100554E+08", "", ("552100554", "")),
        ("552 100 554", "", ("552100554", "")),
        ("55210055400013", "", ("552100554", "55210055400013")),
        ("", "552100554", ("552100554", "")),
        ("552100554", "552 100 554 00013", ("552100554", "55210055400013")),
        ("", "55210055400013.0", ("552100554", "55210055400013")),
        ("05542118", "", ("005542118" if repair.luhn("005542118") else "05542118", "")),
        ("SIREN : 552100554", "", ("552100554", "")),
    ],
)
def test_identifiers_find_their_digits_and_their_column(siren, siret, values):
    found = repair.siren_and_siret(siren, siret)
    assert (found[0].value, found[1].value) == values


def test_digits_lost_by_a_spreadsheet_are_an_error_not_a_guess():
    with pytest.raises(ValueError, match="perdu des chiffres"):
        repair.siren_and_siret("", "5,521E+13")


@pytest.mark.parametrize(
    "text",
    ["24/11/2026", "24.11.2026", "24-11-26", "24112026", "2026-11-24", "24 nov. 2026", "24 novembre 2026", "20261124",
     "mardi 24 novembre 2026", "2026-11-24T10:00:00Z", "24/11/2026 00:00", "46350", "46350.0", "11/24/2026", "24 Nov 2026"],
)  # fmt: skip
def test_dates_of_every_sort_are_one_date(text):
    assert repair.to_date(text, today=TODAY).value == "2026-11-24"


def test_the_first_of_a_month_and_years_of_two_digits():
    assert repair.to_date("1er mars 80", today=TODAY).value == "1980-03-01"
    assert repair.to_date("01/02/05", today=TODAY).value == "2005-02-01"
    assert repair.to_date("5021970", today=TODAY).value == "1970-02-05"


@pytest.mark.parametrize("text", ["", "0000-00-00", "00/00/0000", "néant", "01/01/1900", "-"])
def test_dates_that_programs_write_for_nothing_are_nothing(text):
    assert repair.to_date(text, today=TODAY) == ("", "")


@pytest.mark.parametrize("text", ["31/02/2026", "hier", "32/12/2026", "99999999", "24/13/2026x", "12"])
def test_what_is_no_date_gets_a_sentence(text):
    with pytest.raises(ValueError, match="n’est pas une date"):
        repair.to_date(text, today=TODAY)


@given(st.dates(date(1900, 1, 2), date(2100, 1, 1)))
def test_every_day_comes_back_from_every_writing(day):
    serial = (day - date(1899, 12, 30)).days
    writings = [f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%d%m%Y}", f"{day:%Y-%m-%d}", f"{day:%Y%m%d}"]
    assert {repair.to_date(text).value for text in writings} <= {day.isoformat()} | _twins(day)
    assert repair.to_date(f"{day:%d/%m/%Y}").value == day.isoformat()
    assert serial <= 366 or repair.to_date(str(serial)).value == day.isoformat()


def _twins(day: date) -> set[str]:
    """`20112019` may be read from either end: only glued writings of such days are ambiguous."""
    return {
        (day + timedelta(0)).isoformat(),
        *(repair.to_date(text).value for text in (f"{day:%d%m%Y}", f"{day:%Y%m%d}") if text[:2] in {"19", "20"}),
    }


@given(st.text(max_size=30))
def test_any_text_is_repaired_or_gets_a_value_error(text):
    for function in (
        repair.postcode,
        repair.phone,
        repair.to_date,
        repair.number_text,
        repair.accents,
        cells.phones,
        cells.emails,
    ):
        try:
            function(text)
        except ValueError as error:
            assert str(error)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("GÃ©rard LefÃ¨vre", "Gérard Lefèvre"),
        ("Lâ€™HaÃ¿", "L’Haÿ"),
        ("Lefèvre", "Lefèvre"),
        ("SÃO PAULO", "SÃO PAULO"),
        ("NguyÃªn", "Nguyên"),
    ],
)
def test_doubly_encoded_accents_are_restored(text, value):
    assert repair.accents(text).value == value


@pytest.mark.parametrize("text", ["néant", "NC", "-", "?", "n/a", "0", "Aucun", "non renseigné", "00 00 00 00 00", "…"])
def test_cells_that_say_they_are_empty(text):
    assert repair.is_filler(text)


@pytest.mark.parametrize(
    "text", ["n'en a pas", "pas de mail", "Aucun", "sans e-mail", "pas d'adresse mail", "N'a pas d'internet"]
)
def test_no_email_is_an_answer(text):
    assert repair.says_no_email(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("02 61 91 11 80 / 06 39 98 12 12", [("02 61 91 11 80", ""), ("06 39 98 12 12", "")]),
        ("0261911180 - 0639981212", [("0261911180", ""), ("0639981212", "")]),
        ("02.61.91.11.80;0639981212 (fille)", [("02.61.91.11.80", ""), ("0639981212", "fille")]),
        ("02/61/91/11/80", [("02/61/91/11/80", "")]),
        ("bureau : 02 61 91 11 80 ou 06 39 98 12 12", [("02 61 91 11 80", "bureau"), ("06 39 98 12 12", "")]),
        ("+33 (0)2 61 91 11 80", [("+33 (0)2 61 91 11 80", "")]),
        ("639981212", [("639981212", "")]),
    ],
)
def test_several_telephones_in_a_cell(text, found):
    assert cells.phones(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a@b.example; c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("a@b.example, c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
        ("Sophie Martin <s@martin.example>", [("s@martin.example", "Sophie Martin")]),
        ("compta@b.example (compta)", [("compta@b.example", "compta")]),
        ("a@b.example c@d.example", [("a@b.example", ""), ("c@d.example", "")]),
    ],
)
def test_several_emails_in_a_cell(text, found):
    assert cells.emails(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12 quai des Indes, 56100 Lorient", ("12 quai des Indes", "56100", "Lorient", "")),
        (
            "12 quai des Indes\nBâtiment B\n56100 LORIENT\nFrance",
            ("12 quai des Indes\nBâtiment B", "56100", "LORIENT", ""),
        ),
        ("3 rue Haute 44000 NANTES", ("3 rue Haute", "44000", "NANTES", "")),
        ("10115 route de Lyon - 69003 Lyon 3e", ("10115 route de Lyon", "69003", "Lyon 3e", "")),
        ("49300 Cholet", ("", "49300", "Cholet", "")),
    ],
)
def test_a_whole_address_in_one_cell(text, place):
    found = cells.whole_address(text)
    assert (found.street, found.postcode, found.city, found.country) == place


def test_a_street_without_postcode_is_no_whole_address():
    assert cells.whole_address("12 quai des Indes") is None
    assert cells.town("Lorient") is None
    assert cells.town("1000 BOURG")[0].value == "01000"


def test_countries_codes_tags_and_answers():
    assert [cells.country(text) for text in ("FR", "France", "be", "Wallis")] == ["", "", "Belgique", "Wallis"]
    assert cells.listed("fidèle, pro | VIP;fidèle") == ["fidèle", "pro", "VIP"]
    assert [cells.truth(text) for text in ("Oui", "x", "0", "peut-être")] == [True, True, False, None]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Rappeler en soirée ; portail vert</p>", "Rappeler en soirée ; portail vert"),
        ("<p>Portail<br/>vert</p><p>Chien&nbsp;méchant &amp; sourd</p>", "Portail\nvert\nChien méchant & sourd"),
        ("prix < 100 et > 50", "prix < 100 et > 50"),
        ("<jean@boite.example>", "<jean@boite.example>"),
        ("deux\nlignes", "deux\nlignes"),
    ],
)
def test_notes_written_as_html_are_read_as_text(written: str, read: str) -> None:
    assert repair.plain_text(written) == read
