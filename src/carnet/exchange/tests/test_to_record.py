import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.exchange.headings import find_header, recognise
from carnet.exchange.reading import open_table
from carnet.exchange.table import Line
from carnet.exchange.tests import samples
from carnet.exchange.tests.plain import TIDY
from carnet.exchange.to_record import Converter


def convert(headings: str, *rows: str):
    cells = [row.split("|") for row in rows]
    converter = Converter(recognise(headings.split("|"), cells), TIDY)
    return [converter.convert(Line(number, row)) for number, row in enumerate(cells, 2)]


def one(headings: str, row: str):
    return convert(headings, row)[0].record


def converted(path):
    lines = list(open_table(path))
    at = find_header([line.cells for line in lines])
    body = lines if at is None else lines[at + 1 :]
    headings = [] if at is None else lines[at].cells
    converter = Converter(recognise(headings, [line.cells for line in body]), TIDY)
    return [converter.convert(line) for line in body]


def test_a_dolibarr_export(written):
    firm, person, town_hall = converted(written(samples.DOLIBARR))
    assert (firm.number, firm.salesperson, firm.created_at) == ("CU2401-00012", "Paul Durand", "2019-03-14")
    assert firm.record["kind"] == "company"
    assert firm.record["addresses"][0]["street"] == "4 rue du Port\nZA de Kerlann"
    assert [(phone["number"], phone["label"]) for phone in firm.record["phones"]] == [
        ("02 61 91 11 80", ""), ("02 61 91 11 81", "fax")
    ]  # fmt: skip
    assert (person.record["name"], person.record["first_name"], person.record["status"]) == (
        "MARTIN",
        "Sophie",
        "prospect",
    )
    assert (town_hall.record["kind"], town_hall.record["status"]) == ("public", "client")


def test_a_siren_alone_in_the_column_of_the_siret_is_taken():
    found = convert("Raison sociale|SIRET", "Huet|552100554")[0]
    assert (found.record["siren"], found.record.get("siret", "")) == ("552100554", "")
    assert found.notes == ["SIREN trouvé dans la colonne SIRET"]


def test_an_ebp_export_with_its_zeros_lost(written):
    couple, firm = converted(written(samples.EBP))
    assert couple.record["addresses"] == [
        {"role": "main", "street": "3 impasse du Clos", "postcode": "01000", "city": "BOURG EN BRESSE"}
    ]
    assert couple.record["partner_first_name"] == "Marie"
    assert [phone["number"] for phone in couple.record["phones"]] == ["04 74 00 00 00", "06 39 98 12 12"]
    assert len(couple.notes) == 4
    assert [address["role"] for address in firm.record["addresses"]] == ["main", "delivery"]
    assert firm.record["contacts"][0]["first_name"] == "Hélène"
    assert firm.errors == ["O3 (SIRET) : Il faut 14 chiffres."]


def test_a_sage_export_in_utf16_with_tabulations(written):
    bakery, person = converted(written(samples.SAGE))
    assert (bakery.record["kind"], bakery.record["siren"], bakery.number) == ("company", "000100004", "CBOUL")
    assert bakery.record["contacts"] == [{"civility": "Mme", "name": "Leroux", "first_name": "Annie", "role": "other"}]
    assert len(person.record["phones"]) == 2
    assert person.record["civility"] == "Mme"


def test_a_sellsy_export_mixes_firms_and_people(written):
    firm, person = converted(written(samples.SELLSY))
    assert firm.record["contacts"][0]["name"] == "Petit"
    assert (firm.record["tags"], firm.record["origin"]) == (["fidèle", "pro"], "Salon")
    assert (person.record["kind"], person.record["name"]) == ("person", "Nguyễn")


def test_a_google_export_with_formatted_addresses(written):
    person, hotel = converted(written(samples.GOOGLE))
    assert person.record["addresses"] == [
        {"role": "main", "street": "9 rue du Lac", "postcode": "74000", "city": "Annecy"}
    ]
    assert (person.record["birth_date"], person.record["tags"]) == ("1984-02-29", ["Voisins"])
    assert hotel.record["contacts"][0]["role"] == "manager"
    assert len(hotel.record["phones"]) == 2


def test_an_outlook_export_with_two_addresses(written):
    firm, person = converted(written(samples.OUTLOOK))
    assert (firm.record["name"], firm.record["contacts"][0]["name"]) == ("Électricité Benali", "Benali")
    assert person.record["addresses"][0]["label"] == "Domicile"
    assert person.record["without_email"]
    assert person.record["notes"] == "Chien méchant\nsonner deux fois"


def test_a_contact_of_google_with_several_values_in_a_cell():
    found = one(
        "First Name|Last Name|Labels|E-mail 1 - Value|Phone 1 - Value",
        "Élodie|Retailleau|* myContacts ::: Fidèle|a@boite.example ::: b@boite.example|06 39 98 12 34 ::: +33 2 61 91 00 12",
    )
    assert [phone["number"] for phone in found["phones"]] == ["06 39 98 12 34", "02 61 91 00 12"]
    assert [email["address"] for email in found["emails"]] == ["a@boite.example", "b@boite.example"]
    assert found["tags"] == ["Fidèle"]


def test_an_outlook_address_behind_its_name_is_read_and_its_display_name_left_aside():
    found = one(
        "Prénom|Nom|Adresse de messagerie|Nom complet de l'adresse de messagerie",
        "Jérôme|Thomazeau|Jérôme Thomazeau (jerome@boite.example)|Jérôme Thomazeau (jerome@boite.example)",
    )
    assert [email["address"] for email in found["emails"]] == ["jerome@boite.example"]


def test_a_date_of_creation_that_is_none_refuses_no_line():
    (line,) = convert("Nom|Prénom|Date de création", "Roux|Léa|2 avant")
    assert line.errors == []
    assert "date de création « 2 avant » non reprise" in line.notes


def test_a_hand_made_list_under_its_title(written):
    man, sci, building, club, mojibake = converted(written(samples.HAND_MADE))
    assert (man.record["civility"], man.record["name"], man.record["birth_date"]) == ("M.", "BERTIN", "1970-11-24")
    assert [line.record["kind"] for line in (sci, building, club)] == ["company", "condominium", "association"]
    assert sci.record["phones"] == [] == sci.record["emails"]
    assert mojibake.record["first_name"] == "Gérard"
    assert [phone["label"] for phone in mojibake.record["phones"]] == ["fille", ""]


def test_a_file_without_headings_is_read_by_its_content(written):
    assert [line.record["name"] for line in converted(written(samples.WITHOUT_HEADINGS))] == [
        "MARTIN",
        "LE GOFF",
        "ROUX",
    ]


def test_every_error_of_a_line_names_its_cell():
    line = convert("Nom|Prénom|E-mail|SIREN|Date de naissance", "Roux|Léa|lea@|12|hier")[0]
    assert [error[:2] for error in line.errors] == ["D2", "E2", "C2"]
    assert "E-mail" in line.errors[2]


def test_a_line_without_a_name_is_refused():
    assert "aucun nom" in convert("Nom|Prénom|Ville", "||Cholet")[0].errors[0]


def test_more_cells_than_columns_is_a_separator_in_a_cell():
    assert "4 cellules pour 3" in convert("Nom|Prénom|Ville", "Roux|Léa|Cholet", "Roux|Léa|rue|Cholet")[1].errors[0]


def test_names_in_their_own_columns_are_never_rewritten():
    record = one("Type|Nom|Prénom", "Particulier|MAIRIE|jean et marie")
    assert (record["kind"], record["name"], record["first_name"], record["partner_first_name"]) == (
        "person", "MAIRIE", "jean", "marie"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "row", "kind"),
    [
        ("Nom|SIREN", "Kermarec Loisirs|000100004", "company"),
        ("Nom|Ville", "Kermarec Loisirs|Cholet", "person"),
        ("Civilité|Nom", "Sté|Kermarec", "company"),
        ("Civilité|Nom", "M.|Garage", "person"),
        ("Société|Nom|Prénom", "Kermarec|Roux|Léa", "company"),
        ("Société|Nom|Prénom", "Roux Léa|Roux|Léa", "person"),
        ("Société|Nom|Prénom", "|Roux|Léa", "person"),
        ("Nom|Prénom", "Mairie de Cholet|", "public"),
        ("Raison sociale|Ville", "M. Dupont Jean|Cholet", "person"),
        ("Nom|is_company", "Kermarec|True", "company"),
    ],
)
def test_the_kind_of_a_line(headings, row, kind):
    assert one(headings, row)["kind"] == kind


def test_a_contact_without_name_gives_its_telephone_to_the_client():
    record = one("Raison sociale|Nom du contact|Contact – Téléphone", "Kermarec||02 61 91 11 80")
    assert record["phones"] == [{"number": "02 61 91 11 80", "label": ""}]
    assert record["contacts"] == []


def test_a_postcode_in_the_column_of_the_city_is_found():
    assert one("Nom|Adresse|Ville", "Roux|3 rue Haute|49300 Cholet")["addresses"][0]["postcode"] == "49300"
    assert one("Nom|Adresse", "Roux|3 rue Haute, 49300 Cholet")["addresses"][0] == {
        "role": "main", "street": "3 rue Haute", "postcode": "49300", "city": "Cholet"
    }  # fmt: skip


def test_a_delivery_address_equal_to_the_main_one_is_not_repeated():
    headings = "Nom|Adresse|Code postal|Ville|Adresse livraison|CP livraison|Ville livraison"
    assert len(one(headings, "Roux|3 rue Haute|49300|Cholet|3 Rue haute|49300|CHOLET")["addresses"]) == 1


@given(st.lists(st.text(max_size=15), min_size=9, max_size=9))
def test_any_cells_give_plain_data_or_errors(row):
    headings = ["Type", "Nom", "Prénom", "Adresse", "CP", "Ville", "Tél.", "Mail", "Date naiss."]
    line = Converter(recognise(headings, [row]), TIDY).convert(Line(2, row))
    assert json.dumps(line.record)
    assert line.errors or line.record["name"]
