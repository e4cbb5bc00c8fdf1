from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from carnet.ui import formats


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("18240"), "18\u202f240,00\u00a0€"),
        (Decimal("0.005"), "0,00\u00a0€"),
        (Decimal("-1234567.8"), "−1\u202f234\u202f567,80\u00a0€"),
        (12, "12,00\u00a0€"),
        (None, ""),
        ("", ""),
    ],
)
def test_an_amount_has_french_spaces_and_a_comma(value: Decimal | None, written: str) -> None:
    assert formats.amount(value) == written


def test_the_first_of_a_month_is_written_1er() -> None:
    assert formats.day(date(2026, 11, 1)) == "dimanche 1er novembre 2026"
    assert formats.day(date(2026, 11, 24)) == "mardi 24 novembre 2026"
    assert formats.day(None) == ""


def test_a_moment_falls_on_the_day_of_paris() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert formats.day(late) == "mercredi 25 novembre 2026"
    assert formats.day_short(late) == "25/11/2026"
    assert formats.hour(late) == "00:30"
    assert formats.hour(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    "stored", ["0261911180", "+33261911180", "0033 2 61 91 11 80", "02.61.91.11.80", "+33 (0)261911180"]
)
def test_a_french_phone_is_shown_in_pairs_and_dialled_from_anywhere(stored: str) -> None:
    assert formats.phone(stored).replace("\u00a0", " ") == "02 61 91 11 80"
    assert "href=tel:+33261911180>" in formats.phone_link(stored)


@pytest.mark.parametrize("overseas", ["0262123456", "0590123456", "0692123456", "0639012345"])
def test_an_overseas_number_is_not_dialled_as_one_of_the_mainland(overseas: str) -> None:
    assert f"href=tel:{overseas}>" in formats.phone_link(overseas)


def test_the_fictitious_mobile_range_belongs_to_the_mainland() -> None:
    assert "href=tel:+33639981234>" in formats.phone_link("06 39 98 12 34")


def test_a_foreign_or_odd_number_is_shown_as_it_is_and_escaped() -> None:
    assert formats.phone("+32 2 555 12 34") == "+32 2 555 12 34"
    assert formats.phone_link("demander Paul") == ""
    assert "<b>" not in formats.phone_link("<b>0261")


def test_company_numbers_are_grouped_and_an_unfinished_one_is_left_alone() -> None:
    assert formats.siren("000100554") == "000\u00a0100\u00a0554"
    assert formats.siret("00010055400013") == "000\u00a0100\u00a0554\u00a000013"
    assert formats.siren("0001005") == "0001005"
    assert formats.siren(None) == ""


def test_initials_skip_punctuation_and_never_come_empty() -> None:
    assert formats.initials("Chloé Bernier") == "CB"
    assert formats.initials("d’Anjou (SCI)") == "DA"
    assert formats.initials("  ") == "?"


def test_zero_is_singular_in_french() -> None:
    assert formats.plural(0, "client,clients") == "0\u00a0client"
    assert formats.plural(1, "client,clients") == "1\u00a0client"
    assert formats.plural(5000, "client,clients") == "5\u202f000\u00a0clients"
