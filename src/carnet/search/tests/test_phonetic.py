"""Names heard the same share a key; names that only resemble each other do not."""

import pytest

from carnet.search.phonetic import LENGTH, key


@pytest.mark.parametrize(
    "spellings",
    [
        "gueguen gueguin",
        "lefevre lefebvre lefaivre",
        "philippe filipe phillipe",
        "gauthier gautier gotier",
        "renault renaud renaux reno",
        "dupont dupond dupon",
        "dupre duprey dupret",
        "moreau moro moreaux",
        "francois fransois",
        "besancon besanson",
        "caquelin kakelin",
        "quemener kemener",
        "henry henri",
        "thomas tomas",
        "bernard bernar",
        "leclerc leclair",
        "laurent lorent loran",
        "maillard mayard",
        "retailleau retaillo retayo",
        "jacques jaques",
        "christophe cristof",
        "muller muler",
        "guillaume guiyaume",
        "hernandez ernandes",
        "dubois duboi",
        "faure fore",
        "lemaitre lemetre",
        "mace masse",
        "schmitt chmit",
    ],
)
def test_what_sounds_the_same_has_one_key(spellings):
    assert len({key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("martin", "martinet"), ("petit", "petite"), ("bernard", "benard"), ("dubois", "duval"), ("leroy", "leroux")],
)
def test_what_sounds_different_has_two(one, other):
    assert key(one) != key(other)


@pytest.mark.parametrize("word", ["h", "e", "hh", "x", "es", "a" * 200, "zzzz"])
def test_every_word_has_a_key_of_bounded_length(word):
    assert 0 < len(key(word)) <= LENGTH
