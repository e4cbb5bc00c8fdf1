import pytest

from carnet.kernel.numbers import grouped, whole


@pytest.mark.parametrize("text", ["", " 12", "-1", "1.0", "1e3", "²", "١٢", "1_000", "1" * 19])
def test_only_plain_digits_that_a_key_can_hold_are_a_number(text: str) -> None:
    assert whole(text) is None


def test_a_number_is_read_up_to_the_digits_allowed() -> None:
    assert whole("0") == 0
    assert whole("9" * 18) == 999_999_999_999_999_999
    assert whole("1234", most=3) is None


def test_thousands_are_set_apart_by_a_narrow_space() -> None:
    assert grouped(0) == "0"
    assert grouped(1_284_905) == "1\u202f284\u202f905"
