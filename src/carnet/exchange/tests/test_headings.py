from itertools import chain

import pytest

from carnet.exchange.fields import FIELDS, GROUPS, HEADINGS
from carnet.exchange.headings import _spelled, field_of_heading, field_title, find_header, impose, recognise
from carnet.kernel.errors import Refused


@pytest.mark.parametrize(
    ("field", "headings"),
    {
        "phone": [
            "Tél.",
            "Téléphone fixe",
            "N° de téléphone",
            "Phone 1 - Value",
            "Téléphone (bureau)",
            "Tel2",
            "Telehpone",
        ],
        "mobile": [
            "N° tél portable",
            "Tél. mobile",
            "GSM",
            "Mobile Phone",
            "Téléphone portable (facturation)",
            "PORTABLE",
        ],
        "postcode": [
            "C.P.",
            "CP",
            "Code postal",
            "zip",
            "Code postal (bureau)",
            "CodePostal",
            "code_postal",
            "Postal Code",
        ],
        "city": ["Ville", "Commune", "City", "Adresse : ville", "Ville (bureau)", "VILLE DU CLIENT"],
        "town": ["Code postal Ville", "CP / Ville", "Code postal et ville"],
        "company": ["Raison sociale", "Société", "Organization Name", "Nom de la société", "Company"],
        "full_name": ["Nom / Raison sociale", "NOM PRENOM", "Nom et prénom", "Intitulé", "Nom du tiers", "Client"],
        "name": ["Nom", "Last Name", "Nom de famille"],
        "first_name": ["Prénom", "First Name", "Given Name", "Prénom du client"],
        "email": [
            "E-mail",
            "Courriel",
            "Mail",
            "Adresse de messagerie",
            "E-mail 1 - Value",
            "Adresse e-mail",
            "E-mail 2",
        ],
        "birth_date": ["Date naiss.", "Date de naissance", "Birthday", "Né(e) le", "Anniversaire"],
        "number": ["N° client", "Code client", "Code (tiers)", "Numéro compte", "s.code_client", "Réf. client", "N°"],
        "street": [
            "Adresse",
            "Adresse 1",
            "Adresse2",
            "Complément d'adresse",
            "Rue (bureau)",
            "Adresse : partie 1",
            "Street",
        ],
        "siret": ["SIRET", "N° Siret"],
        "vat_number": ["N° TVA intracommunautaire", "Numéro de TVA", "TVA intra.", "VAT", "N° identifiant"],
        "naf": ["NAF (APE)", "Code APE", "NAF-APE"],
        "salesperson": ["Commercial(aux)", "Représentant", "Propriétaire", "Salesperson"],
        "delivery.street": ["Adresse 1 (livraison)", "Adresse livraison", "Livraison – Adresse"],
        "delivery.postcode": ["Code Postal (livraison)", "CP livraison"],
        "site2.city": ["Chantier 2 – Ville"],
        "home.street": ["Rue (domicile)", "Home Street"],
        "contact.name": ["Nom (contact)", "Nom du contact", "Nom (contact) (facturation)"],
        "contact.first_name": ["Prénom contact", "Prénom de l'interlocuteur"],
        "contact.phone": ["Contact – Téléphone", "Portable du contact"],
        "contact.full_name": ["Contact", "Interlocuteur"],
        "": ["Nb enfants", "Solde actuel", "Couleur préférée", "", "2024", "x" * 200],
    }.items(),
)
def test_usual_headings_are_recognised(field, headings):
    assert {heading: field_of_heading(heading) for heading in headings} == dict.fromkeys(headings, field)


def test_no_heading_is_claimed_by_two_fields():
    seen: dict[str, str] = {}
    for field, heading in ((field, heading) for field, text in HEADINGS.items() for heading in text.split("|")):
        assert seen.setdefault(" ".join(_spelled(heading)), field) == field, heading


def test_every_field_is_recognised_by_its_own_title():
    titles = {title: code for code, title in FIELDS.items()}
    assert {code: field_of_heading(title) for title, code in titles.items()} == {
        code: {"company": "company"}.get(code, code) for code in FIELDS
    }


@pytest.mark.parametrize(
    "code", ["delivery.street", "site2.city", "billing.postcode", "contact2.name", "home.city", "email"]
)
def test_the_title_of_a_field_in_a_group_leads_back_to_it(code):
    assert field_of_heading(field_title(code)) == code
    assert chain(FIELDS, GROUPS)


def test_content_settles_headings_that_mean_two_things():
    headings = ["Nom", "Prénom", "Client", "Titre"]
    assert [c.field for c in recognise(headings, [["Roux", "Léa", "1", "Mme"], ["Petit", "Luc", "2", "M."]]).columns] == [
        "name", "first_name", "is_client", "civility"
    ]  # fmt: skip
    jobs = [["Roux", "Léa", "Martin", word] for word in ("Gérant", "Comptable", "Chef de chantier", "Acheteur")]
    assert recognise(headings, jobs).columns[3].field == "contact.job_title"


def test_the_identifiers_of_the_former_program_are_the_client_numbers_when_no_column_gives_them():
    rows = [["1001", "Roux"], ["1002", "Petit"]]
    assert next(c.field for c in recognise(["id", "Nom"], rows).columns) == "number"
    assert next(c.field for c in recognise(["id", "Code client"], rows).columns) == "id"
    technical = [["res_partner_41_7f3a", "Roux"], ["res_partner_42_99bc", "Petit"]]
    assert recognise(["id", "Nom"], technical).columns[0].field == "id"


def test_content_guesses_an_unknown_heading():
    mapping = recognise(["Nom", "Divers 1", "Machin"], [["Roux", "lea@roux.example", "02 61 91 11 80"]])
    assert [(c.field, c.why) for c in mapping.columns[1:]] == [("email", "contenu"), ("phone", "contenu")]


def test_a_name_alone_holds_everything_and_a_second_column_for_one_value_is_left():
    mapping = recognise(["Nom", "Code postal", "CP"], [["Roux Léa", "49300", "49000"]])
    assert [c.field for c in mapping.columns] == ["full_name", "postcode", ""]
    assert [c.title for c in mapping.left_aside] == ["CP"]


def test_the_headings_are_found_under_a_title():
    assert find_header([["Liste au 12/03/2026"], ["", ""], ["Nom", "Ville"], ["Roux", "Cholet"]]) == 2
    assert find_header([["MARTIN", "Sophie", "56100"], ["ROUX", "Léa", "49300"]]) is None
    assert find_header([["Kunde", "PLZ"], ["ROUX", "49300"], ["MARTIN", "56100"]]) == 0


def test_columns_are_imposed_by_heading_letter_or_rank():
    mapping = recognise(["Nom", "Truc", "Bidule", "Tél."], [["Roux", "a", "b", "c"]])
    imposed = impose(mapping, ["truc=notes", "C=E-mail", "4="])
    assert [c.field for c in imposed.columns] == ["full_name", "notes", "email", ""]
    assert impose(mapping, ["Truc=full_name"]).of("full_name") == [1]


@pytest.mark.parametrize("choice", ["Truc", "Absent=name", "Nom=couleur", "Nom=contact.siren"])
def test_an_impossible_choice_says_what_is_possible(choice):
    with pytest.raises(Refused, match=r"Champs possibles|Colonnes du fichier|COLONNE=CHAMP"):
        impose(recognise(["Nom"], [["Roux"]]), [choice])
