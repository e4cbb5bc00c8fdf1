"""Firms of more than one paper: a third party who pays, two establishments, a CEDEX, a debt."""

from carnet.demo import arcs
from carnet.demo.book import Book
from carnet.demo.drafts import contact
from carnet.demo.fiction import domain_of
from carnet.demo.jobs import BY_CODE
from carnet.demo.places import at
from carnet.demo.tales.telling import MARYSE, firm, household, someone

# (name, town, days ago, job, key of who pays)
ESTATES = (
    ("SCI Les Glycines Bleues", "Cholet", 820, "windows", "manager0"),
    ("SCI Le Vieux Pressoir d’Alban", "Vihiers", 640, "gate", "manager1"),
    ("SCI Bocage Pierre", "Les Herbiers", 300, "renewal", "manager2"),
    ("SCI Trois-Sœurs", "Cholet", 1100, "door", "manager0"),
    ("SCI La Halle aux Cuirs", "Saint-Macaire-en-Mauges", 410, "renewal", "manager3"),
    ("SCI Mésange-Immo", "Mauléon", 55, "windows", ""),
    ("SCI Familiale Orvaudière", "Clisson", 760, "shutters", ""),
)
MANAGERS = (
    ("manager0", household("M.", "Lorieau", "Frédéric"), "Cholet"),
    ("manager1", household("M. et Mme", "Albanel", "Alban", "Roselyne"), "Vihiers"),
)  # fmt: skip


def write(book: Book) -> None:
    _payers(book)
    for number, (name, city, days_ago, job, payer) in enumerate(ESTATES):
        more = (
            {"payer": payer, "notes": "Facturer au tiers payeur, l’adresse du chantier reste celle de la SCI."}
            if payer
            else {}
        )
        pen = firm(book, f"estate{number}", name, "SCI", city, days_ago, vat_number="", **more)
        arcs.whole(pen, BY_CODE[job], likely=0.8)
    _establishments(book)
    _far_office(book)


def _payers(book: Book) -> None:
    for key, who, city in MANAGERS:
        pen = someone(book, key, who, city, None)
        pen.wait(200, 500).note(MARYSE, "Gérant de SCI : demander chaque fois à quel nom établir le devis.")
    firm(book, "manager2", "Holding Bocage Patrimoine", "SAS", "Les Herbiers", 1200)
    firm(book, "manager3", "Cuirs et Formes Lhuisset", "SAS", "Saint-Macaire-en-Mauges", None)


def _establishments(book: Book) -> None:
    """One SIREN, two shops."""
    siren, name = book.numbers.siren(), "Boulangeries Aux Deux Épeautres"
    shared = {"siren": siren, "vat_number": book.numbers.vat(siren), "trade_name": "Aux Deux Épeautres", "naf": "1071C"}
    head = firm(
        book, "bakery1", name, "SARL", "Cholet", None, siret=book.numbers.siret(siren, 1), **shared,
        contacts=[contact("Mme", "Élisa", "Grenouilleau", "manager", "gérante", book.numbers.phone(), f"elisa@{domain_of(name)}")],
    )  # fmt: skip
    arcs.whole(head.wait(100, 300), BY_CODE["shopfront"], likely=1.0, convert=False)
    branch = firm(
        book, "bakery2", f"{name} – magasin des Herbiers", "SARL", "Les Herbiers", 400, siret=book.numbers.siret(siren, 2), **shared,
        emails=[{"address": f"herbiers@{domain_of(name)}", "label": ""}],
    )  # fmt: skip
    arcs.whole(branch, BY_CODE["fitout"], likely=1.0)
    branch.until(90).note(MARYSE, "Facturer au siège de Cholet, livrer aux Herbiers.")


def _far_office(book: Book) -> None:
    office = at("Boîte postale 21\n2 boulevard des Peupliers", "49321", "Cholet Cedex", role="billing")
    site = at(
        "2 boulevard des Peupliers",
        "49300",
        "Cholet",
        role="site",
        access_notes="Entrée du personnel, badge à l’accueil.",
    )
    pen = firm(
        book, "cedex", "Mutuelle des Trois Clochers", "", "Cholet", 670, addresses=[office, site],
        contacts=[contact("Mme", "Nolwenn", "Kerbrat-Jolly", "purchasing", "services généraux", book.numbers.phone("west"), "achats@mutuelle-trois-clochers.example")],
    )  # fmt: skip
    arcs.whole(pen, BY_CODE["partition"], likely=1.0)
    pen.until(250).mail(MARYSE, "Demande un exemplaire de l’attestation d’assurance décennale chaque année en janvier.")
