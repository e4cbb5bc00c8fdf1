import pytest

from carnet.exchange.kinds import kind_of_name, kind_written
from carnet.exchange.people import Person, civility_of, split_person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("M. et Mme DUPONT Jean et Marie", Person("M. et Mme", "DUPONT", "Jean", "", "Marie")),
        ("Mr & Mme Jean et Marie Dupont", Person("M. et Mme", "Dupont", "Jean", "", "Marie")),
        ("M. et Mme LE GOFF", Person("M. et Mme", "LE GOFF")),
        ("DUPONT Jean et MARTIN Marie", Person("M. et Mme", "DUPONT", "Jean", "MARTIN", "Marie")),
        ("M. DUPONT Jean et Mme MARTIN Marie", Person("M. et Mme", "DUPONT", "Jean", "MARTIN", "Marie")),
        ("Mme MARTIN Sophie", Person("Mme", "MARTIN", "Sophie")),
        ("MARTIN Sophie (Mme)", Person("Mme", "MARTIN", "Sophie")),
        ("Mademoiselle Sophie MARTIN", Person("Mme", "MARTIN", "Sophie")),
        ("Sophie Martin", Person("", "Martin", "Sophie")),
        ("Martin Sophie", Person("", "Martin", "Sophie")),
        ("LE GOFF Yann", Person("", "LE GOFF", "Yann")),
        ("Jean-Luc de LA TOUR", Person("", "de LA TOUR", "Jean-Luc")),
        ("DUPONT JEAN-PIERRE", Person("", "DUPONT", "Jean-Pierre")),
        ("JEAN DUPONT", Person("", "DUPONT", "Jean")),
        ("MARTIN Jean Pierre", Person("", "MARTIN", "Jean Pierre")),
        ("BERNARD Émilie", Person("", "BERNARD", "Émilie")),
        ("M. Martin", Person("M.", "Martin")),
        ("NGUYỄN Minh Đức", Person("", "NGUYỄN", "Minh Đức")),
        ("Dupont", Person("", "Dupont")),
        ("MARTIN-DUBOIS Anne", Person("", "MARTIN-DUBOIS", "Anne")),
        ("M MME DIARRA CLAUDE", Person("M. et Mme", "DIARRA", "Claude")),
        ("Patrick et Lucie François", Person("M. et Mme", "François", "Patrick", "", "Lucie")),
        ("Philippe-René Michel", Person("", "Michel", "Philippe-René")),
        ("Marie Ait Ahmed", Person("", "Ait Ahmed", "Marie")),
    ],
)
def test_a_name_in_one_cell_is_split(text, person):
    assert split_person(text) == person


def test_the_heading_says_the_order_when_both_words_are_first_names():
    assert split_person("Thomas Bernard") == Person("", "Thomas", "Bernard")
    assert split_person("Thomas Bernard", name_first=False) == Person("", "Bernard", "Thomas")


def test_two_words_without_a_sign_stay_whole():
    assert split_person("Kermarec Loisirs") == Person("", "Kermarec Loisirs")


@pytest.mark.parametrize(
    ("text", "civility"),
    [
        ("Monsieur", "M."),
        ("MME", "Mme"),
        ("M. et Mme", "M. et Mme"),
        ("Mr/Mme", "M. et Mme"),
        ("Mlle", "Mme"),
        ("Dr", ""),
        ("SARL", None),
    ],
)
def test_civilities(text, civility):
    assert civility_of(text) == civility


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SARL Garage des Alpes", "company"), ("Menuiserie Le Goff", "company"), ("S.A.R.L. DUPOND", "company"),
        ("DUPONT SAS", "company"), ("SCI Les Tilleuls", "company"), ("Dupont et Fils", "company"), ("Ets Roux", "company"),
        ("Mairie de Plouay", "public"), ("Commune de Cholet", "public"), ("Lycée Jean Moulin", "public"), ("CHU Angers", "public"),
        ("Communauté de communes du Pays", "public"), ("SDC Le Parc", "condominium"), ("Syndicat des copropriétaires du Lac", "condominium"),
        ("Résidence du Lac - copropriété", "condominium"), ("Association des parents", "association"),
        ("Tabac et Stores Savigneux", "company"), ("Maindron et Fils", "company"), ("Chez Louis", "company"), ("QP Géomètre", "company"),
        ("Lucas Jardin", ""), ("Amicale laïque", "association"),
        ("Comité des fêtes", "association"), ("Martin Sophie", ""), ("Sa Hélène", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_kind_is_read_in_the_name(name, kind):
    assert kind_of_name(name) == kind


def test_the_kind_is_read_in_its_column():
    written = ["Particulier", "Professionnel", "Collectivité", "Copropriété", "PME/TPE", "Association", "Bidule"]
    assert [kind_written(text) for text in written] == [
        "person",
        "company",
        "public",
        "condominium",
        "",
        "association",
        "",
    ]
