"""A postcode and a city as typed or imported: one commune, or none when in doubt."""

import pytest

from carnet.communes.engine import by_postcode, department_of, departments, resolve, split_pasted


@pytest.mark.parametrize(
    ("postcode", "city", "insee", "kept"),
    [
        ("56100", "Lorient", "56121", "56100"),
        ("56100", "lorient", "56121", "56100"),
        ("56100", "Lorrient", "56121", "56100"),
        ("56 100", "LORIENT", "56121", "56100"),
        ("", "Lorient", "56121", "56100"),
        ("56100", "", "56121", "56100"),
        ("35042", "Rennes Cedex", "35238", "35000"),
        ("69231", "Lyon cedex 02", "69382", "69002"),
        ("75008", "Paris", "75108", "75008"),
        ("75015", "PARIS 15", "75115", "75015"),
        ("01300", "Arbignieu", "01015", "01300"),
        ("1000", "Bourg en Bresse", "01053", "01000"),
        ("39000", "Lons", "39300", "39000"),
        ("64140", "Lons", "64348", "64140"),
        ("49000", "Cholet", "49099", "49300"),
        ("93200", "St Denis", "93066", "93200"),
        ("97400", "St Denis", "97411", "97400"),
    ],
)
def test_a_pair_as_typed_is_one_commune(postcode: str, city: str, insee: str, kept: str) -> None:
    found = resolve(postcode, city)
    assert found is not None
    assert (found.insee, found.postcode) == (insee, kept)


@pytest.mark.parametrize(
    ("postcode", "city"),
    [
        ("", "Saint-Denis"),
        ("", ""),
        ("51300", ""),
        ("51300", "Vitry"),
        ("75000", "Paris"),
        ("49300", "Nantes"),
        ("83860", "Nantes"),
        ("01630", "Saint-Denis"),
        ("77270", "Bordeaux"),
        ("49300", "chez mamie"),
        ("99999", "Lorient"),
        ("56", "Lorient"),
        ("", "Bruxelles"),
        ("1050", "Bruxelles"),
    ],
)
def test_a_doubt_is_no_answer(postcode: str, city: str) -> None:
    assert resolve(postcode, city) is None


def test_all_the_communes_of_a_postcode() -> None:
    assert [commune.name for commune in by_postcode("01000")] == ["Bourg-en-Bresse", "Saint-Denis-lès-Bourg"]
    assert by_postcode("35042") == by_postcode("3900") == by_postcode("lons") == []


@pytest.mark.parametrize(
    ("postcode", "insee", "code"),
    [
        ("49300", "", "49"),
        ("20000", "", "2A"),
        ("20200", "", "2B"),
        ("20185", "", "2A"),
        ("97110", "", "971"),
        ("98800", "", "988"),
        ("35042", "", "35"),
        ("94390", "91479", "91"),
        ("01590", "39286", "39"),
        ("", "2A004", "2A"),
        ("", "97411", "974"),
        ("98000", "", ""),
        ("99999", "", ""),
        ("", "", ""),
        ("abcde", "zz", ""),
    ],
)
def test_the_departement_comes_from_the_list_and_not_from_two_digits(postcode: str, insee: str, code: str) -> None:
    assert department_of(postcode, insee) == code


def test_departements_are_named_with_their_region() -> None:
    by_code = {department.code: department for department in departments()}
    assert (by_code["49"].name, by_code["49"].region) == ("Maine-et-Loire", "Pays de la Loire")
    assert by_code["2A"].name == "Corse-du-Sud"
    assert len(by_code) == 109


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 rue X 56100 Lorient", ("12 rue X", "56100", "Lorient")),
        ("12 rue X, 56 100 Lorient", ("12 rue X", "56100", "Lorient")),
        ("12 rue X F-56100 Lorient", ("12 rue X", "56100", "Lorient")),
        ("56100 Lorient", ("", "56100", "Lorient")),
        ("12 rue X, Lorient 56100", ("12 rue X", "56100", "Lorient")),
        ("SARL X\n12 rue des Lilas\n49300 CHOLET\nFrance", ("SARL X, 12 rue des Lilas", "49300", "CHOLET")),
        ("CS 12345 35042 Rennes cedex 9", ("CS 12345", "35042", "Rennes cedex 9")),
        ("BP 10123, 44001 Nantes Cedex 1", ("BP 10123", "44001", "Nantes Cedex 1")),
        ("12 avenue du 8 mai 1945 - 56100 Lorient (France)", ("12 avenue du 8 mai 1945", "56100", "Lorient")),
    ],
)
def test_a_pasted_address_is_cut_in_three(text: str, expected: tuple[str, str, str]) -> None:
    assert split_pasted(text) == expected


@pytest.mark.parametrize("text", ["", "Lorient", "56100", "12 rue X", "tél. 02 61 91 00 11", "SIRET 000 123 456 00017"])
def test_what_holds_no_postcode_beside_a_city_is_left_alone(text: str) -> None:
    assert split_pasted(text) is None
