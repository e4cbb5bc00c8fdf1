import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.accounts.passwords import is_common


@pytest.mark.parametrize(
    "password",
    [
        "motdepasse1234",
        "MotDePasse2026!",
        "m0tdep@sse2026",
        "azertyuiop123",
        "123azertyuiop",
        "Bienvenue2026!",
        "Bonjour123456",
        "soleilsoleil",
        "1234soleil5678",
        "abcabcabcabc",
        "121212121212",
        "aaaaaaaaaaaa",
        "Marseille13013",
        "Jean-Pierre1975",
        "Février2026!!",
        "@dministrateur",
        "menuiserie2026",
    ],
)
def test_what_people_choose_first_is_refused(password):
    assert is_common(password)


@pytest.mark.parametrize(
    "password",
    ["menuiserie-des-tilleuls", "quatre chevaux sous la pluie", "Xv9!kd02Lqpz", "bonjour madame la marquise"],
)
def test_a_phrase_or_a_random_word_is_accepted(password):
    assert not is_common(password)


@given(st.text(max_size=200))
def test_any_text_has_an_answer(password):
    assert is_common(password) in {True, False}
