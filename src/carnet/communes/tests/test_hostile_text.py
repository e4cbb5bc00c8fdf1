"""No text, however strange, makes the help fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carnet.communes.engine import by_postcode, department_of, resolve, split_pasted, suggest

_PIECES = "lyon,3e,arr,cedex,02,st,s/,(,),49,49300,2a,56 100,l',-,france,x, "
_pieces = st.sampled_from(_PIECES.split(","))
_shuffled = st.lists(_pieces, max_size=12).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), _shuffled))
def test_any_text_gets_an_answer(text: str) -> None:
    suggest(text)
    resolve(text, text)
    by_postcode(text)
    department_of(text, text)
    split_pasted(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x1b[31m",
        "\ud800",
        "٣٩٠٠٠",
        "3９000 lons",
        "👩‍👩‍👧‍👦" * 50,
        "e\u0301" * 5_000,
        "a" * 10_000,
        "a " * 5_000,
        "1" * 10_000,
        "st " * 3_000,
        "(" * 10_000,
        "56100 " * 2_000,
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "\u202elorient",
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    suggest(text)
    resolve(text, text)
    department_of(text, text)
    split_pasted(text)


def test_digits_of_a_wide_keyboard_are_digits() -> None:
    assert suggest("３９０００")[0].name == "Lons-le-Saunier"
