"""What a record is found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.search.tokens import LENGTH, Entry, Field, national, tokens_of


def tokens(field: Field, **entry) -> set[str]:
    return {token for at, token in tokens_of(Entry(**entry)) if at == field}


def test_a_number_with_and_without_its_zeros():
    assert tokens(Field.NUMBER, numbers=["C00412"]) == {"c00412", "#c412", "#412"}


@pytest.mark.parametrize(
    "written",
    ["06 39 98 11 80", "0639981180", "06.39.98.11.80", "+33 6 39 98 11 80", "+33 (0)6 39 98 11 80", "0033639981180"],
)
def test_a_french_telephone_is_the_same_however_written(written):
    assert national(written) == "0639981180"
    assert tokens(Field.PHONE, phones=[written]) == {"0639981180", "~0811899360"}


def test_a_foreign_telephone_keeps_its_country():
    assert national("+44 20 7946 0018") == "00442079460018"


def test_an_e_mail_whole_and_by_its_words():
    assert tokens(Field.EMAIL, emails=["Yann.LeGoff@bois-du-lac.example"]) == {
        "yann.legoff@bois-du-lac.example",
        "yann",
        "legoff",
        "yannlegoff",
        "bois",
        "lac",
    }


def test_an_e_mail_longer_than_a_token_is_cut():
    assert max(map(len, tokens(Field.EMAIL, emails=["a" * 60 + "@carnet.example"]))) == LENGTH


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("Le Goff", {"legoff"}),
        ("de La Tour", {"delatour"}),
        ("Saint-Germain", {"saintgermain", "stgermain"}),
        ("St Germain", {"saintgermain", "stgermain"}),
        ("Jean-Pierre", {"jeanpierre"}),
        ("D'Angelo", {"dangelo"}),
        ("S.N.C.F.", {"sncf"}),
        ("Atelier du Bois et du Métal", {"dubois", "dumetal", "abm"}),
        ("Martin", set()),
        ("Nguyen Van", {"nguyenvan"}),
        ("Menuiserie 49", set()),
    ],
)
def test_the_other_ways_to_write_a_name(name, variants):
    assert tokens(Field.VARIANT, names=[name]) == variants


def test_an_address_keeps_the_words_that_tell():
    found = tokens(Field.PLACE, streets=["12 bis, avenue de la Gare"], postcodes=["56100"], cities=["LORIENT CEDEX"])
    assert found == {"12", "gare", "56100", "lorient"}


def test_a_word_counts_in_its_most_telling_field():
    assert tokens_of(Entry(names=["Martin"], streets=["rue Saint-Martin"], notes=["voir Martin"])) == {
        (Field.NAME, "martin"),
        (Field.PLACE, "saint"),
        (Field.PLACE, "saintmartin"),
        (Field.PLACE, "stmartin"),
        (Field.NOTE, "voir"),
    } - {(Field.PLACE, "saintmartin"), (Field.PLACE, "stmartin")}


def test_a_filter_cannot_be_typed():
    assert tokens(Field.FILTER, filters=["active", "s:12"]) == {"=active", "=s:12"}


def test_a_very_long_note_is_indexed_in_part():
    words = " ".join(f"mot{number}" for number in range(3_000))
    assert len(tokens(Field.NOTE, notes=[words])) == 300


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_any_text_gives_tokens_a_database_accepts(some, others):
    entry = Entry(names=some, first_names=others, numbers=some, phones=others, emails=some, streets=others, notes=some)
    for field, token in tokens_of(entry):
        assert 0 < len(token) <= LENGTH
        assert token.isascii()
        assert token.isprintable()
        assert field in set(Field)


@given(st.text())
def test_the_index_of_a_name_does_not_depend_on_case_or_accents(name):
    assert tokens_of(Entry(names=[name.upper()])) == tokens_of(Entry(names=[name.upper().lower()]))
