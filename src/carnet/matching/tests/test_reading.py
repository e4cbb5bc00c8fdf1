"""What is read in the columns, as people fill them."""

from datetime import date

import pytest

from carnet.matching import Party, Place, prepare
from carnet.matching.addresses import where
from carnet.matching.firms import firm_name
from carnet.matching.identifiers import company_numbers, emails, phones
from carnet.matching.people import humans, split_name
from carnet.matching.phonetic import phonetic


@pytest.mark.parametrize(
    "typed",
    [
        "0261910001", "02 61 91 00 01", "02.61.91.00.01", "+33 2 61 91 00 01", "+33 (0)2 61 91 00 01", "0033261910001",
        "33 2 61 91 00 01", "261910001", "261910001.0", "(0)261910001", "Tél : 02-61-91-00-01",
    ],
)  # fmt: skip
def test_a_french_phone_has_one_form(typed: str) -> None:
    assert phones((typed,)) == ("0261910001",)


@pytest.mark.parametrize(
    "typed", ["0600000000", "06 06 06 06 06", "0102030405", "0123456789", "0612345678", "", "?", "12"]
)
def test_a_placeholder_is_no_phone(typed: str) -> None:
    assert phones((typed,)) == ()


def test_two_phones_in_one_cell_are_two() -> None:
    assert phones(("02 61 91 00 01 / 06 39 98 00 01",)) == ("0261910001", "0639980001")


def test_a_foreign_phone_keeps_its_country() -> None:
    assert phones(("+32 2 555 12 12", "0032 2 555 12 12")) == ("+3225551212",)


@pytest.mark.parametrize(
    "typed", ["nomail@nomail.fr", "pasdemail@orange.fr", "aucun@aucun.fr", "non communiqué", "x@x.fr"]
)
def test_a_mail_that_means_none_is_none(typed: str) -> None:
    assert emails((typed,)) == ()


def test_mails_are_lower_case_and_found_in_a_sentence() -> None:
    assert emails(("Paul <P.Maindron@Courriel.example>; compta@bois.example",)) == (
        "p.maindron@courriel.example",
        "compta@bois.example",
    )


@pytest.mark.parametrize(
    ("siren", "siret", "vat", "read"),
    [
        ("000 123 457", "", "", ("000123457", "")),
        ("00012345700012", "", "", ("000123457", "00012345700012")),
        ("123457.0", "", "", ("000123457", "")),
        ("", "12345700012", "", ("000123457", "00012345700012")),
        ("", "", "FR 40 000 123 457", ("000123457", "")),
        ("1.23E+13", "", "", ("", "")),
        ("néant", "", "", ("", "")),
    ],
)
def test_company_numbers_are_found_in_any_column(siren: str, siret: str, vat: str, read: tuple[str, str]) -> None:
    assert company_numbers(siren, siret, vat) == read


@pytest.mark.parametrize(
    ("street", "number", "naming"),
    [
        ("12 rue Victor Hugo", "12", "victor hugo"),
        ("12, r. Victor-Hugo", "12", "victor hugo"),
        ("12bis, av. du Gal Leclerc", "12", "general leclerc"),
        ("Bât C 189, rue de la Fontaine", "189", "fontaine"),
        ("30, ter rue d'Alsace", "30", "alsace"),
        ("Résidence Les Lilas 12 rue Victor Hugo", "12", "victor hugo"),
        ("12 rue Victor Hugo, appt 4, BP 120", "12", "victor hugo"),
        ("Lieu-dit La Lande", "", "lande"),
        ("LD LA LANDE", "", "lande"),
        ("3 rue St Jean", "3", "saint jean"),
        ("Appt 20", "", ""),
    ],
)
def test_a_street_line(street: str, number: str, naming: str) -> None:
    read = where(street, "49300", "Cholet")
    assert (read.number, read.street) == (number, naming)


@pytest.mark.parametrize("city", ["Saint-Étienne", "ST ETIENNE", "St-Etienne Cedex 2", "saint etienne"])
def test_a_city_has_one_form(city: str) -> None:
    assert where("", "42000", city).city == "saint etienne"


@pytest.mark.parametrize("city", ["Paris", "Paris 15", "PARIS 15E", "Paris 15e Arrondissement", "Paris Cedex 15"])
def test_arrondissements_are_their_city(city: str) -> None:
    assert where("", "75015", city).city == "paris"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("MAINDRON Paul", ("MAINDRON", "Paul")),
        ("Paul MAINDRON", ("MAINDRON", "Paul")),
        ("Paul Maindron", ("Maindron", "Paul")),
        ("MAINDRON PAUL", ("MAINDRON", "PAUL")),
        ("P. Maindron", ("Maindron", "P.")),
        ("MAINDRON J.-P.", ("MAINDRON", "J.-P.")),
        ("LE GOFF Anne-Marie", ("LE GOFF", "Anne-Marie")),
        ("Le Goff", ("Le Goff", "")),
        ("Maindron", ("Maindron", "")),
    ],
)
def test_a_name_in_one_column(typed: str, read: tuple[str, str]) -> None:
    assert split_name(typed) == read


def test_a_couple_is_two_persons() -> None:
    people, couple = humans("M. et Mme MAINDRON", "Paul et Claire", "", "", "", "")
    assert couple
    assert [(one.surname, one.first) for one in people] == [("maindron", "paul"), ("maindron", "claire")]


def test_a_contact_is_read_without_its_role() -> None:
    read = prepare(
        Party(name="Bois", contacts=("Mme Claire Cesbron (comptabilité)", "MAINDRON Paul - gérant"))
    ).contacts
    assert [(one.surname, one.first) for one in read] == [("cesbron", "claire"), ("maindron", "paul")]


def test_a_birth_name_is_kept() -> None:
    people, _ = humans("Cesbron née Maindron", "Claire", "Mme", "", "", "")
    assert (people[0].surname, people[0].birth) == ("cesbron", "maindron")


@pytest.mark.parametrize(
    "typed", ["SARL Maindron", "MAINDRON S.A.R.L.", "Ets Maindron & Fils", "Société Maindron Frères"]
)
def test_what_names_a_firm_is_left(typed: str) -> None:
    assert firm_name(typed).core == ("maindron",)


@pytest.mark.parametrize(
    ("name", "given", "kind"),
    [
        ("Mairie de Trémentines", {}, "public"),
        ("SDC Les Lilas", {}, "condominium"),
        ("Les Lilas", {"syndic": "Anjou Gestion"}, "condominium"),
        ("Association Les Lilas", {}, "association"),
        ("SARL Maindron", {}, "company"),
        ("SARL Maindron", {"kind": "person"}, "company"),
        ("Maindron", {"first_name": "Paul"}, "person"),
        ("M. Maindron", {}, "person"),
        ("Maindron", {"first_name": "Paul", "kind": "company"}, "person"),
        ("Zorbal", {}, ""),
    ],
)
def test_the_kind_is_inferred(name: str, given: dict[str, str], kind: str) -> None:
    assert prepare(Party(name=name, **given)).kind == kind


def test_sounds_that_are_heard_for_one_another() -> None:
    for a, b in (
        ("gueguen", "gueguin"),
        ("lefevre", "lefebvre"),
        ("dupont", "dubond"),
        ("philippe", "filipe"),
        ("gautier", "gauthier"),
    ):
        assert phonetic(a) == phonetic(b)


def test_nothing_at_all_is_read_without_complaint() -> None:
    empty = prepare(Party())
    assert (empty.phones, empty.emails, empty.places) == ((), (), ())
    assert prepare(Party(places=(Place(),), birth_date=date(1950, 1, 1))).born == "19500101"


@pytest.mark.parametrize("typed", ["LefÃ¨vre", "Lef\ufffdvre", "Lef?vre"])
def test_letters_lost_by_an_encoding_are_mended(typed: str) -> None:
    assert prepare(Party(name=typed, first_name="Paul")).people[0].surname in ("lefevre", "lefvre")


@pytest.mark.parametrize(
    "place",
    [
        Place("12 rue Victor Hugo", "", "49300 Cholet"),
        Place("12 rue Victor Hugo, 49300 CHOLET"),
        Place("12 rue Victor Hugo", "F-49300", "Cholet"),
    ],
)
def test_an_address_in_the_wrong_cells(place: Place) -> None:
    assert prepare(Party(name="Maindron", places=(place,))).places == (where("12 rue Victor Hugo", "49300", "Cholet"),)


def test_a_phone_and_a_mail_in_each_other_s_column() -> None:
    read = prepare(Party(name="Maindron", phones=("p.maindron@bois.example",), emails=("02 61 91 00 01",)))
    assert (read.phones, read.emails) == (("0261910001",), ("p.maindron@bois.example",))
