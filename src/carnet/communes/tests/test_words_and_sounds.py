"""The pure rules under the engine: distance, sound, the reading of a query, the pieces of the gazetteer."""

import subprocess
import sys

import pytest

from carnet.communes.customs import PLACES_IN_USE
from carnet.communes.distance import prefix_slips, slips
from carnet.communes.loading import gazetteer
from carnet.communes.query import Query, read
from carnet.communes.spelling import name_words, skeleton, sound
from carnet.communes.wording import cost


@pytest.mark.parametrize(
    ("typed", "word", "number"),
    [
        ("cholet", "cholet", 0),
        ("chollet", "cholet", 1),
        ("cohlet", "cholet", 1),
        ("colet", "cholet", 1),
        ("chplet", "cholet", 1),
        ("shollet", "cholet", 2),
        ("lorient", "cholet", 3),
        ("", "ab", 2),
    ],
)
def test_slips_are_counted(typed: str, word: str, number: int) -> None:
    assert slips(typed, word) == slips(word, typed) == number


def test_a_word_not_finished_is_compared_with_a_beginning() -> None:
    assert prefix_slips("mrasei", "marseille") == 1
    assert prefix_slips("marsei", "marseille") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("quimper", "kimper"), ("calais", "cale"), ("rouen", "rouan"), ("saintbrieuc", "sinbrieuc"),
        ("thionville", "tionville"), ("dunkerque", "dunquerque"), ("nimes", "nime"), ("beziers", "bezie"),
        ("montpellier", "monpelier"), ("beauvais", "bauvais"), ("hyeres", "iere"),
    ],
)  # fmt: skip
def test_what_sounds_the_same_is_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_different_cities_do_not_sound_the_same() -> None:
    cities = ["nantes", "nancy", "rennes", "reims", "tours", "tarbes", "lille", "lyon", "laval", "lens", "lens"]
    assert len({sound(city) for city in cities}) == len(set(cities))


def test_the_skeleton_of_a_name_is_what_people_keep() -> None:
    assert skeleton(name_words("L'Haÿ-les-Roses")) == ["hay", "roses"]
    assert skeleton(name_words("STE FOY LES LYON")) == ["sainte", "foy", "lyon"]
    assert skeleton(["la"]) == ["la"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("49 chol", Query(digits="49", words=("chol",))),
        ("lyon 3e arr", Query(words=("lyon",), number=3)),
        ("lyon 3", Query(words=("lyon",), perhaps=3)),
        ("marseille 13", Query(words=("marseille",), perhaps=13)),
        ("cholet 13", Query(digits="13", words=("cholet",), perhaps=13)),
        ("lyon 7 ème", Query(words=("lyon",), number=7)),
        ("paris xv", Query(words=("paris",), number=15)),
        ("35042 rennes cedex 9", Query("35042", words=("rennes",), number=9, cedex=True, open_ended=False)),
        ("lorient (56)", Query(digits="56", words=("lorient",))),
        ("mans (le)", Query(words=("le", "mans"))),
        ("bastia 2b", Query(digits="2b", words=("bastia",))),
        ("12 rue X 56100 Lorient", Query("56100", words=("lorient",), before=("12", "rue", "x"))),
        ("lorient (morbihan)", Query(words=("lorient",), hint=("morbihan",))),
    ],
)
def test_a_query_is_taken_apart(text: str, query: Query) -> None:
    assert read(text) == query


def test_a_nearer_wording_costs_less() -> None:
    def price(typed: str, name: str) -> float:
        found = cost(typed.split(), name.split(), [{}] * len(typed.split()), True)
        assert found is not None
        return found

    name = "villeneuve sur lot"
    assert price("villeneuve sur lot", name) == 0
    assert price("villeneuve lot", name) < price("villeneuve en lot", name) < price("lot", name)
    assert cost(["lyon"], ["paris"], [{}], True) is None


def test_each_place_in_use_is_where_we_say() -> None:
    lines = {(line.insee, line.postcode) for line in map(gazetteer().line, range(35_511))}
    assert [place for place in PLACES_IN_USE if place[1:] not in lines] == []


def test_the_engine_does_without_django() -> None:
    program = "import sys, carnet.communes.command, carnet.communes.update; sys.exit('django' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}, check=False).returncode
        == 0
    )
