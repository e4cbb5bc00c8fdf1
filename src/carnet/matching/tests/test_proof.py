"""Certain proofs: what the strict control refuses."""

from datetime import date

import pytest

from carnet.matching import Party
from carnet.matching.tests.cast import ANGERS, HUGO, LINE, firm, judge, person

CERTAIN: dict[str, tuple[Party, Party]] = {
    "same SIRET": (
        firm("Maindron", HUGO, siret="00012345700012"),
        firm("Au vieux chêne", HUGO, siret="000 123 457 00012"),
    ),
    "same SIREN, SIRET missing": (firm("Maindron SARL", siren="000123457"), firm("MAINDRON", siren="000 123 457")),
    "same name and birth date": (
        person("Maindron", "Paul", HUGO, birth_date=date(1971, 3, 12)),
        person("MAINDRON", "Paul", ANGERS, birth_date=date(1971, 3, 12)),
    ),
    "same name, address and phone": (person("Maindron", "Paul", phone=LINE), person("MAINDRON", "PAUL", phone=LINE)),
    "same firm, address and phone": (firm("SARL Maindron", phone=LINE), firm("Maindron", phone=LINE)),
}
UNCERTAIN: dict[str, tuple[Party, Party]] = {
    "a phone alone": (person("Maindron", "Paul", HUGO, phone=LINE), person("Cesbron", "Luc", ANGERS, phone=LINE)),
    "an address alone": (person("Maindron", "Paul"), person("Cesbron", "Luc")),
    "a name and an address": (person("Maindron", "Paul"), person("Maindron", "Paul")),
    "a near name": (person("Maindron", "Paul", phone=LINE), person("Maindrom", "Paul", phone=LINE)),
    "one SIREN, two SIRET": (firm("Maindron", siret="00012345700012"), firm("Maindron", siret="00012345700038")),
    "same name, two birth dates": (
        person("Maindron", "Paul", phone=LINE, birth_date=date(1971, 3, 12)),
        person("Maindron", "Paul", phone=LINE, birth_date=date(1944, 8, 1)),
    ),
    "two SIREN": (firm("Maindron", phone=LINE, siren="000123457"), firm("Maindron", phone=LINE, siren="000987650")),
}


@pytest.mark.parametrize("pair", CERTAIN.values(), ids=CERTAIN.keys())
def test_a_certain_proof(pair: tuple[Party, Party]) -> None:
    verdict = judge(*pair)
    assert verdict.certain
    assert verdict.score > 0.5


@pytest.mark.parametrize("pair", UNCERTAIN.values(), ids=UNCERTAIN.keys())
def test_no_certain_proof(pair: tuple[Party, Party]) -> None:
    assert not judge(*pair).certain


def test_the_reasons_say_what_agrees() -> None:
    reasons = judge(person("Maindron", "Paul", phone=LINE), person("Maindrom", "P.", phone=LINE)).reasons
    assert reasons == ("nom proche", "même adresse", "même téléphone")
