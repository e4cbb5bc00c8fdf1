"""A whole file against itself."""

from datetime import date

from carnet.matching import Party, Place, scan
from carnet.matching.scanning import BLOCK_CAP
from carnet.matching.tests.cast import ANGERS, GARE, HUGO, LINE, MOBILE, firm, person


def _same(file: list[Party]) -> set[frozenset[int | str]]:
    return {frozenset((pair.id_a, pair.id_b)) for pair in scan(file) if pair.score >= 0.5}


def test_pairs_come_likeliest_first_with_their_reasons() -> None:
    file = [
        person("Maindron", "Paul", phone=LINE),
        person("MAINDRON", "Paul", phone=LINE),
        firm("Bois & Cie", GARE),
        firm("Bois", GARE),
    ]
    pairs = scan(file)
    assert [pair.score for pair in pairs] == sorted((pair.score for pair in pairs), reverse=True)
    assert all(pair.verdict.explanation and pair.verdict.score == pair.score for pair in pairs)


def test_what_two_records_do_not_share_a_third_may_say() -> None:
    first = person("Maindron", "Paul", HUGO, phone=LINE)
    moved = person("Maindron", "Paul", ANGERS, phone=MOBILE)
    between = person("Maindron", "Paul", HUGO, phones=(LINE, MOBILE))
    assert frozenset((first.id, moved.id)) in _same([first, moved, between])
    stories = {frozenset((pair.id_a, pair.id_b)): pair.verdict.story for pair in scan([first, moved, between])}
    assert stories[frozenset((first.id, moved.id))] == "linked"


def test_an_incomplete_record_does_not_join_father_and_son() -> None:
    father = person("Maindron", "Jean", phone=LINE, birth_date=date(1948, 5, 2))
    son = person("Maindron", "Jean-Marc", phone=LINE, birth_date=date(1975, 9, 30))
    vague = person("Maindron", "J.", phone=LINE)
    assert frozenset((father.id, son.id)) not in _same([father, son, vague])


def test_a_phone_of_the_whole_file_makes_no_candidates() -> None:
    heard: list[tuple[int, int]] = []
    file = [firm(f"Zorbal {at}", Place("", f"{at + 10}000", "Ville"), phone=LINE) for at in range(BLOCK_CAP + 5)]
    scan(file, progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (0, 0)


def test_the_progress_is_told_to_its_end() -> None:
    heard: list[tuple[int, int]] = []
    scan(
        [person("Maindron", "Paul"), person("Maindron", "Paul")],
        progress=lambda done, total: heard.append((done, total)),
    )
    assert heard[-1] == (1, 1)


def test_an_empty_file_and_a_file_of_one() -> None:
    assert scan([]) == []
    assert scan([person("Maindron", "Paul")]) == []


def test_ids_may_be_texts() -> None:
    pairs = scan(
        [
            Party("A1", "person", "", "Maindron", "Paul", places=(HUGO,)),
            Party("B2", "person", "", "Maindron", "Paul", places=(HUGO,)),
        ]
    )
    assert (pairs[0].id_a, pairs[0].id_b) == ("A1", "B2")
