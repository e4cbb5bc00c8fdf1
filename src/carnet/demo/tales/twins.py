"""People who look alike: those entered in spite of it, those told apart, and those who were truly entered twice."""

from carnet.demo import arcs
from carnet.demo.book import Book
from carnet.demo.firm import OWNER
from carnet.demo.jobs import BY_CODE
from carnet.demo.people import MIDDLE, OLD, YOUNG
from carnet.demo.stage import FOLLOWER
from carnet.demo.tales.telling import MARYSE, firm, household, someone

YARD = "La Haute Gaudinière-Neuve"


def write(book: Book) -> None:
    _father_and_son(book)
    _namesakes_of_one_town(book)
    _swapped(book)
    _two_farms(book)
    _ex_couple(book)
    _one_household_two_records(book)
    _mother_and_daughter(book)
    _told_apart(book)
    _entered_twice(book)


def _father_and_son(book: Book) -> None:
    """One name, one yard, one telephone: two clients."""
    line = {"number": book.numbers.phone("west"), "label": "ferme"}
    father = someone(
        book,
        "father",
        household("M.", "Retailleau-Baud", "Joseph", generation=OLD),
        "Yzernay",
        None,
        street=YARD,
        phones=[line],
        emails=[],
        without_email=True,
    )
    arcs.whole(father.wait(60, 200), BY_CODE["shutters"], likely=1.0, convert=False)
    son = someone(
        book, "son", household("M.", "Retailleau-Baud", "Joseph", generation=YOUNG), "Yzernay", 610, street=YARD,
        phones=[{"number": book.numbers.phone(), "label": "mobile"}, line],
        reason="Père et fils, même prénom, deux maisons dans la même cour.",
        warning="C’est le FILS : le père a sa propre fiche.",
    )  # fmt: skip
    arcs.whole(son, BY_CODE["carport"], likely=1.0)


def _namesakes_of_one_town(book: Book) -> None:
    someone(
        book,
        "isabelle1",
        household("Mme", "Gautier", "Isabelle"),
        "Le May-sur-Èvre",
        930,
        street="14 rue du Vieux-Lavoir",
    ).call_in(MARYSE, "Volet de la chambre cassé par la grêle, dossier d’assurance en cours.")
    pen = someone(
        book, "isabelle2", household("Mme", "Gautier", "Isabelle"), "Le May-sur-Èvre", 265, street="14 rue du Vieux-Lavoir",
        reason="Homonymes sous le même toit ! Vérifié au téléphone : ce sont deux belles-sœurs.",
    )  # fmt: skip
    pen.note(
        MARYSE,
        "Elle habite l’étage, l’autre Isabelle le rez-de-chaussée : bien demander laquelle, le courrier se mélange.",
    )


def _swapped(book: Book) -> None:
    """M. Paul Bernard… and M. Bernard Paul."""
    someone(book, "paul1", household("M.", "Bernard", "Paul"), "Jallais", 700, street="6 rue des Sabotiers")
    pen = someone(book, "paul2", household("M.", "Paul", "Bernard"), "Jallais", 88, street="31 rue de la Cure")
    pen.call_in(MARYSE, "S’amuse de la confusion : on lui parle toujours de Paul Bernard, son voisin de Jallais.")


def _two_farms(book: Book) -> None:
    """One family, one yard, one mail box, two firms without a number yet."""
    line = [{"number": book.numbers.phone("west"), "label": ""}]
    mail = [{"address": "landes-rousses@courriel.example", "label": ""}]
    nothing = {"siren": "", "siret": "", "vat_number": ""}
    first = firm(
        book,
        "farm1",
        "Ferme des Landes-Rousses",
        "EARL",
        "Les Cerqueux",
        770,
        street="Les Landes-Rousses",
        phones=line,
        emails=mail,
        **nothing,
    )
    arcs.whole(first, BY_CODE["barn"], likely=1.0)
    second = firm(
        book, "farm2", "Ferme des Landes-Rousses", "", "Les Cerqueux", 115, street="Les Landes-Rousses", phones=line, emails=mail, **nothing,
        reason="Le fils monte sa propre structure de transformation, comptes séparés. SIREN à venir.",
    )  # fmt: skip
    second.call_in(MARYSE, "Laboratoire à fromages dans l’ancienne grange : portes lavables et fenêtres.")


def _ex_couple(book: Book) -> None:
    """Divorced: the couple's record stays his, she has her own."""
    couple = someone(
        book,
        "couple",
        household("M. et Mme", "Vrignonneau", "Fabrice", "Sandra"),
        "Trémentines",
        None,
        street="22 rue des Fileuses",
    )
    arcs.whole(couple.wait(30, 200), BY_CODE["windows"], likely=1.0, convert=False)
    couple.until(205).change(MARYSE, {"civility": "M.", "partner_first_name": ""})
    couple.wait(0).note(MARYSE, "Séparés depuis le printemps. Monsieur garde la maison, Madame a sa propre fiche.")
    line = book.numbers.phone()
    wife = someone(
        book, "wife", household("Mme", "Vrignonneau", "Sandra"), "Cholet", 200, phones=[{"number": line, "label": ""}],
        notes="Ex-épouse de M. Fabrice Vrignonneau (Trémentines). Ne pas parler d’elle chez lui.",
    )  # fmt: skip
    wife.wait(20, 40).change(MARYSE, {"name": "Sachet-Rouault"})
    wife.wait(0.1, 1).note(MARYSE, "Reprend son nom de jeune fille. Pièce d’identité vue au comptoir.")


def _one_household_two_records(book: Book) -> None:
    """Not married, two projects, two bills."""
    line = {"number": book.numbers.phone("west"), "label": "maison"}
    her = someone(
        book,
        "gite",
        household("Mme", "Cochetière", "Mélanie", generation=YOUNG),
        "Les Epesses",
        540,
        street="18 rue du Prieuré",
        phones=[{"number": book.numbers.phone(), "label": ""}, line],
    )
    arcs.whole(her, BY_CODE["deck"], likely=1.0)
    him = someone(
        book,
        "partner",
        household("M.", "Haurayot", "Bastien", generation=YOUNG),
        "Les Epesses",
        145,
        street="18 rue du Prieuré",
        phones=[{"number": book.numbers.phone(), "label": ""}, line],
    )
    him.call_in(MARYSE, "Compagnon de Mme Cochetière. Veut une facture à son nom pour son atelier, pas pour le gîte.")


def _mother_and_daughter(book: Book) -> None:
    line = book.numbers.phone("west")
    someone(
        book, "mother", household("Mme", "Poupardin", "Jeannine", generation=OLD), "Coron", 1300, phones=[{"number": line, "label": "fixe"}], emails=[], without_email=True,
        contacts=[{"civility": "Mme", "first_name": "Nadine", "name": "Poupardin-Lecomte", "role": "family", "job_title": "sa fille", "phone": book.numbers.phone(), "email": ""}],
        warning="Malvoyante : lui lire le devis au téléphone.",
    ).call_in(MARYSE, "Veut des volets qui se ferment tout seuls. C’est sa fille qui décide.")  # fmt: skip


def _told_apart(book: Book) -> None:
    """« Pas un doublon », said from the record."""
    first = someone(
        book,
        "apart1",
        household("M. et Mme", "Guérinelle", "Alain", "Josiane", generation=OLD),
        "Beaupréau",
        None,
        street="3 rue de la Brèche",
    )
    arcs.whole(first.wait(100, 300), BY_CODE["door"], likely=1.0, convert=False)
    other = someone(
        book,
        "apart2",
        household("M.", "Guérinel", "Alain", generation=MIDDLE),
        "Beaupréau",
        350,
        street="40 avenue du Parc",
    )
    other.call_in(MARYSE, "Guérinel sans LE à la fin. Veut un devis de portail.")
    other.wait(0.5, 1).dismiss(OWNER.username, "apart1", "Cousins, les noms s’écrivent autrement.")


def _entered_twice(book: Book) -> None:
    """Two records that were one client: the poorer one is put away and leads to the other."""
    kept = someone(
        book,
        "kept1",
        household("Mme", "Bourdeillette", "Françoise", generation=OLD),
        "Chemillé",
        None,
        street="7 rue des Tisserands",
    )
    arcs.whole(kept.wait(20, 300), BY_CODE["windows"], likely=1.0, convert=False)
    extra = someone(
        book,
        "extra1",
        household("Mme", "Bourdeillet", "F.", generation=OLD),
        "Cholet",
        470,
        by=OWNER.username,
        origin="Passage au showroom",
        emails=[],
        notes="",
    )
    extra.call_in(
        MARYSE, "Rappelle pour son devis. C’est Mme Bourdeillette de Chemillé, entrée avec l’adresse de sa fille !"
    )
    extra.wait(0.1, 0.5).deactivate(
        MARYSE, "duplicate", "Adresse de sa fille à Cholet, saisie au showroom", replaced_by="kept1"
    )

    dealer = firm(book, "kept2", "Scierie du Grand Hêtrier", "SARL", "Mauléon", None)
    dealer.wait(300, 320).mail(MARYSE, "Changement de RIB reçu par courrier, vérifié par téléphone avec la comptable.")
    again = firm(book, "extra2", "Bois et Sciages GH", "", "Cerizay", 240, siren="", siret="", vat_number="", emails=[])
    again.note(FOLLOWER, "Dépôt de Cerizay, a demandé une porte pour le local de séchage.")
    again.wait(30, 40).deactivate(
        MARYSE, "duplicate", "C’est le dépôt de la Scierie du Grand Hêtrier, même société", replaced_by="kept2"
    )
