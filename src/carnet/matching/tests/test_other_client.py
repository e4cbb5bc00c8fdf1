"""Two clients that look alike: none of these pairs may be called one client, nor refused as a certain proof."""

from datetime import date

import pytest

from carnet.matching import Context, Party, Place, compare, prepare, scan
from carnet.matching.addresses import where
from carnet.matching.keys import key, namesake_text
from carnet.matching.tests.cast import (
    ANGERS,
    GARE,
    HUGO,
    LINE,
    MOBILE,
    OTHER_LINE,
    OTHER_MOBILE,
    firm,
    judge,
    person,
)

OTHER: dict[str, tuple[Party, Party, str]] = {
    "twins": (
        person("Maindron", "Sylvain", birth_date=date(1997, 7, 20), phone=MOBILE),
        person("Maindron", "Nicolas", birth_date=date(1997, 7, 20), phone=OTHER_MOBILE),
        "twins",
    ),
    "father and son of one compound, columns swapped": (
        person("Pierre", "Renaud", kind="", phone=MOBILE),
        person("Renaud", "Pierre-Marc", civility="M.", phone=OTHER_MOBILE),
        "",
    ),
    "a SCI and the one whose name it bears": (
        firm("SCI Génis Ibrahima", kind="", phone=MOBILE),
        person("Génis", "Ibrahima", kind="", phone=MOBILE),
        "",
    ),
    "two trades of one owner, one of them unknown to the list": (
        firm("Élagage Taluyers", phone=LINE),
        firm("Xylographie Taluyers", phone=LINE),
        "owner",
    ),
    "husband and wife": (
        person("Maindron", "Paul", phone=LINE, civility="M."),
        person("Maindron", "Claire", phone=LINE, civility="Mme"),
        "household",
    ),
    "husband and wife, same e-mail": (
        person("Maindron", "Paul", phone=LINE, email="maindron@courriel.example"),
        person("Maindron", "Claire", phone=LINE, email="maindron@courriel.example"),
        "household",
    ),
    "partners of two names": (
        person("Maindron", "Paul", phone=LINE, civility="M."),
        person("Cesbron", "Claire", phone=LINE, civility="Mme"),
        "",
    ),
    "Michel and Michelle": (
        person("Maindron", "Michel", phone=LINE),
        person("Maindron", "Michelle", phone=LINE),
        "household",
    ),
    "father and son": (
        person("Maindron", "Jean", phone=LINE, birth_date=date(1948, 5, 2)),
        person("Maindron", "Jean-Marc", phone=LINE, birth_date=date(1975, 9, 30)),
        "father_son",
    ),
    "father and son of one name, by their birth dates": (
        person("Maindron", "Jean", birth_date=date(1948, 5, 2)),
        person("Maindron", "Jean", birth_date=date(1975, 9, 30)),
        "father_son",
    ),
    "brothers in one town": (person("Maindron", "Paul", HUGO), person("Maindron", "Luc", GARE), "relatives"),
    "neighbours": (person("Maindron", "Paul"), person("Cesbron", "Luc"), "building"),
    "homonyms far apart": (
        person("Martin", "Paul", HUGO, phone=MOBILE),
        person("Martin", "Paul", ANGERS, phone=OTHER_MOBILE),
        "",
    ),
    "successive tenants with one landline": (
        person("Maindron", "Paul", phone=LINE),
        person("Cesbron", "Anne", phone=LINE),
        "",
    ),
    "two establishments": (
        firm("Maindron SAS", HUGO, siren="000123457", siret="00012345700012"),
        firm("Maindron SAS", ANGERS, siren="000123457", siret="00012345700038"),
        "establishments",
    ),
    "two establishments with one switchboard": (
        firm("Maindron SAS", HUGO, siret="00012345700012", phone=LINE),
        firm("Maindron SAS", ANGERS, siret="00012345700038", phone=LINE),
        "establishments",
    ),
    "shops of one chain": (
        firm("Brico Pro Cholet", HUGO, siren="000123457", email="cholet@bricopro.example"),
        firm("Brico Pro Angers", ANGERS, siren="000987650", email="angers@bricopro.example"),
        "",
    ),
    "the estate company and its manager": (
        firm("SCI Maindron", phone=MOBILE, contact="Paul Maindron", email="p.maindron@gmail.example"),
        person("Maindron", "Paul", phone=MOBILE, civility="M.", email="p.maindron@gmail.example"),
        "",
    ),
    "the company and its manager at home": (
        firm("SARL Maindron", HUGO, phones=(LINE, MOBILE), contact="Paul Maindron"),
        person("Maindron", "Paul", ANGERS, phone=MOBILE, civility="M."),
        "manager",
    ),
    "the farm and the farmer": (
        firm("EARL Maindron", phone=LINE),
        person("Maindron", "Paul", phone=LINE, civility="M."),
        "",
    ),
    "two companies of one owner": (
        firm("SARL Garage Maindron", phone=LINE, siren="000123457"),
        firm("SAS Transports Maindron", phone=LINE, siren="000987650"),
        "owner",
    ),
    "two firms of one building": (firm("Bois & Cie", phone=LINE), firm("Anjou Optique", phone=OTHER_LINE), "building"),
    "a residence and another of one syndic": (
        firm("Résidence Les Lilas", HUGO, phone=LINE, kind="condominium", syndic="Anjou Gestion"),
        firm("Résidence Bellevue", ANGERS, phone=LINE, kind="condominium", syndic="Anjou Gestion"),
        "one_syndic",
    ),
    "the town hall and its school": (
        firm("Mairie de Trémentines", phone=LINE, kind="public"),
        firm("École de Trémentines", phone=LINE, kind="public"),
        "bodies",
    ),
    "the town hall and its social office": (
        firm("Mairie de Trémentines", phone=LINE, kind="public"),
        firm("CCAS de Trémentines", phone=LINE, kind="public"),
        "bodies",
    ),
    "numbers in the names": (
        firm("Résidence Les Lilas 1", HUGO, kind="condominium"),
        firm("Résidence Les Lilas 2", GARE, kind="condominium"),
        "",
    ),
    "placeholders agree": (
        person("Maindron", "Paul", HUGO, phone="0600000000", email="nomail@nomail.fr"),
        person("Cesbron", "Luc", ANGERS, phone="06.00.00.00.00", email="nomail@nomail.fr"),
        "strangers",
    ),
    "placeholders between homonyms": (
        person("Martin", "Paul", HUGO, phone="0102030405"),
        person("Martin", "Paul", ANGERS, phone="01 02 03 04 05"),
        "",
    ),
}


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_two_clients_that_look_alike(pair: tuple[Party, Party, str]) -> None:
    a, b, story = pair
    verdict = judge(a, b)
    assert verdict.score < 0.5, verdict
    assert not verdict.certain
    assert not story or verdict.story == story, verdict


def test_a_phone_borne_by_many_counts_for_little() -> None:
    a, b = prepare(firm("Bois et Cie", HUGO, phone=LINE)), prepare(firm("Bois Anjou", GARE, phone=LINE))
    alone = compare(a, b)
    crowd = compare(a, b, Context({key("t:0261910001"): 60}))
    assert crowd.score < alone.score / 3


def test_a_surname_common_in_the_hamlet_counts_for_little() -> None:
    hamlet = Place("", "29242", "Ouessant")
    a, b = prepare(person("Malgorn", "", hamlet)), prepare(person("Malgorn", "Jean", hamlet))
    common = {
        key("l:malgorn"): 40,
        key(namesake_text("malgorn", where("", "29242", "Ouessant"))): 40,
        key("c:29242"): 60,
    }
    rare = compare(a, b, Context())
    assert compare(a, b, Context(common)).score < rare.score


def test_residents_of_one_syndic_are_different() -> None:
    residents = [
        person(name, "Paul", phone=LINE) for name in ("Maindron", "Cesbron", "Guéry", "Le Goff", "Bozec", "Tessier")
    ]
    assert not [pair for pair in scan(residents) if pair.score > 0.3]


def test_forty_residences_of_one_syndic_are_different() -> None:
    names = ["Lilas", "Acacias", "Bellevue", "Parc", "Mimosas", "Ormes", "Cèdres", "Tilleuls", "Glycines", "Roses"]
    file = [
        firm(
            f"Résidence {name}",
            Place(f"{at} rue {name}", "49300", "Cholet"),
            phone=LINE,
            kind="condominium",
            syndic="Anjou Gestion",
        )
        for at, name in enumerate(names, 1)
    ]
    assert not [pair for pair in scan(file) if pair.score > 0.3]


def test_two_people_of_a_household_stay_two_though_a_third_record_links_them() -> None:
    husband = person("Maindron", "Paul", phone=LINE, civility="M.")
    wife = person("Maindron", "Claire", phone=LINE, civility="Mme")
    vague = person("Maindron", "", phone=LINE)
    shown = {frozenset((pair.id_a, pair.id_b)): pair.score for pair in scan([husband, wife, vague])}
    assert shown.get(frozenset((husband.id, wife.id)), 0) < 0.5


def test_the_sameness_of_siblings_mobile_is_not_enough() -> None:
    verdict = judge(
        person("Maindron", "Paul", HUGO, phone=OTHER_MOBILE), person("Maindron", "Luc", GARE, phone=OTHER_MOBILE)
    )
    assert verdict.score < 0.5
