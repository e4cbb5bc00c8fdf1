"""The search box on a small file: what is found, in which order, and why."""

import pytest

from carnet.search import engine, gathering, walk
from carnet.search.sources import SOURCES
from carnet.search.tokens import Entry, Field

pytestmark = pytest.mark.postgresql

FILE = {
    1: Entry(
        names=["Le Goff"],
        first_names=["Yann"],
        numbers=["C00412"],
        phones=["06 39 98 11 80"],
        emails=["yann.legoff@orange.example"],
        streets=["12 quai des Indes"],
        postcodes=["56100"],
        cities=["Lorient"],
        notes=["Portail vert, chien méchant"],
        filters=["active", "s:1"],
    ),
    2: Entry(
        names=["Menuiserie Martin"],
        registrations=["000123456", "00012345600012", "FR12000123456"],
        contacts=["Mme Sophie Guéguen comptable"],
        phones=["+33 2 61 91 22 33"],
        cities=["Saint-Germain-en-Laye"],
        postcodes=["78100"],
        filters=["active", "s:2"],
    ),
    3: Entry(
        names=["Martin"], first_names=["Jean-Pierre"], cities=["Lyon"], postcodes=["69003"], filters=["active", "s:1"]
    ),
    4: Entry(names=["Martin"], first_names=["Sophie"], cities=["Lorient"], filters=["s:2"]),
    5: Entry(names=["Lefebvre"], first_names=["Philippe"], streets=["3 rue Martin"], filters=["active", "s:2"]),
    6: Entry(names=["Legoff"], first_names=["Anne"], filters=["active", "s:2"]),
    7: Entry(names=["Société Nouvelle de Charpente"], filters=["active", "s:2"]),
}


@pytest.fixture
def found(write, source):
    write(FILE)
    return lambda query, **options: engine.find(query, source=source, **options)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("C00412", 1),
        ("c412", 1),
        ("412", 1),
        ("00412", 1),
        ("goff", 1),
        ("le goff yann", 1),
        ("YANN LE GOFF", 1),
        ("0639981180", 1),
        ("06.39.98.11.80", 1),
        ("+33 6 39 98 11 80", 1),
        ("0033 (0)6 39 98 11 80", 1),
        ("11 80", 1),
        ("981180", 1),
        ("le goff 1180", 1),
        ("0261912233", 2),
        ("yann.legoff@orange.example", 1),
        ("yann.legoff@", 1),
        ("000 123 456", 2),
        ("000 123 456 00012", 2),
        ("FR12000123456", 2),
        ("martin germain", 2),
        ("st germain", 2),
        ("stgermain", 2),
        ("StGermain-en-Laye", 2),
        ("gueguen", 2),
        ("quai indes lorient", 1),
        ("12 q. des Indes, 56100 Lorient", 1),
        ("chien mechant", 1),
        ("jeanpierre", 3),
        ("jean pierre", 3),
        ("martin lyon", 3),
        ("pierre marti", 3),
        ("yan legof", 1),
        ("snc charpente", 7),
    ],
)
def test_a_client_is_found_first_by(found, query, expected):
    assert found(query).ids[0] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lefevbre", 5),
        ("lefebre", 5),
        ("leffebvre", 5),
        ("lefevre", 5),
        ("filipe", 5),
        ("gueguin", 2),
        ("lefebvre filip", 5),
        ("febv", 5),
        ("martinmenuiserie", 2),
        ("lefebvre marseille", 5),
    ],
)
def test_a_mistyped_word_is_rescued(found, query, expected):
    results = found(query)
    assert expected in results.ids[:2]
    assert results.rescued


def test_the_name_comes_before_the_street_and_the_active_before_the_inactive(found):
    assert found("martin").ids == [3, 2, 4, 5]


def test_one_s_own_come_before_the_others(found):
    assert found("martin", prefer=["s:2"]).ids[:2] == [2, 3]
    assert found("martin", prefer=["s:1"]).ids[:2] == [3, 2]


def test_a_restricted_salesperson_finds_the_own_portfolio_and_nothing_else(found):
    assert found("martin", must=["s:1"]).ids == [3]
    assert found("lefebvre", must=["s:1"]).ids == []
    assert found("lefevbre", must=["s:1"]).ids == []
    assert found("martin", must=["s:2", "active"]).ids == [2, 5]


def test_a_filter_is_not_a_word_that_one_types(found):
    assert found("active").ids == []
    assert found("=active").ids == []
    assert found("s:1").ids == found("1").ids


def test_each_hit_says_why(found):
    hit = found("goff 1180").hits[0]
    assert hit.reason == "nom : goff, téléphone : 0639981180"
    assert str(found("lefevbre").hits[0].why[0]) == "nom : lefebvre (proche de « lefevbre »)"
    assert found("412").hits[0].why[0].field == Field.NUMBER


def test_a_word_too_many_is_left_out_and_the_answer_says_so(found):
    results = found("lefebvre philippe zzzz")
    assert results.ids[0] == 5
    assert results.rescued == "Aucune fiche ne porte tous ces mots : voici les plus proches."


def test_pages_follow_each_other_without_a_hole(found):
    whole = found("martin").ids
    first, second = found("martin", limit=2), found("martin", limit=2, offset=2)
    assert first.ids + second.ids == whole
    assert first.more
    assert not second.more


def test_a_count_is_exact_under_its_ceiling_and_unknown_above(found, source):
    assert engine.count("martin", source=source) == 4
    assert engine.count("martin", source=source, must=["active"]) == 3
    assert engine.count("martin", source=source, ceiling=3) is None
    assert sorted(engine.ids("martin", source=source) or ()) == [2, 3, 4, 5]


def test_a_source_is_found_by_its_code(write, source):
    write(FILE)
    with SOURCES.temporarily(source):
        assert engine.find("yann", source="test").ids == [1]


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\x00",
        "martin\x00",
        "🦊",
        "' OR 1=1 --",
        '"; DROP TABLE clients_client;',
        "%",
        "_%_",
        "\\",
        "%s",
        "%(a)s",
        "a" * 10_000,
        "martin " * 2_000,
        "@",
        "@@",
        "a@\ud7ff",
        "é@é",
        "+",
        "+()",
        "0" * 300,
        "١٢٣",
        "²",
        "le",
        "de la",
        "北京",
        "~",
        "#412",
        "=active",
        "*goff",
    ],
)
def test_nothing_typed_raises(found, source, query):
    found(query)
    engine.count(query, source=source)


def test_one_s_own_are_found_behind_a_crowd(write, source, monkeypatch):
    """Among the many of a common name, the newest are gathered: one's own, older, must be there all the same."""
    monkeypatch.setattr(gathering, "CANDIDATES", 5)
    monkeypatch.setattr(engine, "CANDIDATES", 5)
    crowd = {pk: Entry(names=["Martin"], filters=["active", "s:1"]) for pk in range(10, 40)}
    write({1: Entry(names=["Martin"], filters=["active", "s:2"]), **crowd})
    monkeypatch.setattr(gathering, "COUNTED", 10)
    monkeypatch.setattr(walk, "COUNTED", 10)
    assert engine.find("martin", source=source, limit=3).ids == [39, 38, 37]
    assert engine.find("martin", source=source, limit=3, prefer=["s:2"]).ids == [1, 39, 38]
    assert engine.find("martin", source=source, limit=3, must=["s:2"]).ids == [1]
    assert engine.find("martin", source=source, limit=3).more


def test_common_words_meet_whatever_the_plan(write, source, monkeypatch):
    """The plans for common words give what the plan for rare ones gives."""
    people = {pk: Entry(names=["Martin"], first_names=["Jean"], cities=["Lyon"]) for pk in range(1, 30)}
    people |= {pk: Entry(names=["Martin"], first_names=["Paul"], cities=["Paris"]) for pk in range(30, 60)}
    people |= {60: Entry(names=["Martin"], first_names=["Jean"], cities=["Paris"], filters=["s:1"])}
    write(people)
    rare = engine.find("martin jean paris", source=source)
    for probe in (0, 1000):
        monkeypatch.setattr(gathering, "PROBE", probe)
        monkeypatch.setattr(gathering, "COUNTED", 10)
        common = engine.find("martin jean paris", source=source)
        assert common.hits == rare.hits
        assert engine.find("martin jean", source=source, must=["s:1"]).ids == [60]
        assert engine.find("paris j", source=source).ids[0] == 60


def test_digits_in_groups_are_a_telephone_before_a_number(write, source):
    write(
        {981180: Entry(numbers=["C981180"]), 5: Entry(phones=["06 39 98 11 80"]), 6: Entry(registrations=["000981180"])}
    )
    assert engine.find("98 11 80", source=source).ids[0] == 5
    assert engine.find("981180", source=source).ids[0] == 981180
    assert engine.find("000 981 180", source=source).ids[0] == 6
    assert engine.find("000981180", source=source).ids[0] == 6
