"""Names that files often spoil: ligatures, apostrophes, hyphens, particles, names from elsewhere, very long ones, homonyms."""

from carnet.demo import arcs
from carnet.demo.book import Book
from carnet.demo.jobs import BY_CODE
from carnet.demo.people import MIDDLE, OLD, YOUNG, Household
from carnet.demo.places import BY_NAME, at
from carnet.demo.stage import FOLLOWER
from carnet.demo.tales.telling import MARYSE, household, someone

# (household, town, days ago or None for the old file, job)
EVERYWHERE: tuple[tuple[Household, str, int | None, str], ...] = (
    (household("M. et Mme", "Lebœuf", "Gilbert", "Nicole", generation=OLD), "Cholet", None, "shutters"),
    (household("Mme", "Cœurdevey", "Apolline", generation=YOUNG), "Cholet", 210, "closet"),
    (household("M. et Mme", "D’Hérouville-Naud", "Aymeric", "Bérengère"), "Maulévrier", 640, "library"),
    (household("Mme", "L’Hermitte", "Marie-Noëlle"), "Les Herbiers", 95, "bay"),
    (household("Mme", "O’Shaughnessy", "Maureen"), "Clisson", 330, "deck"),
    (household("M. et Mme", "Le Guénédal", "Yann", "Rozenn"), "Saint-Florent-le-Vieil", None, "windows"),
    (household("M.", "de La Brosse-Périgny", "Foulques"), "Maulévrier", 1010, "windows"),
    (household("Mme", "du Vigneau", "Sixtine", generation=YOUNG), "Vihiers", 61, "stairs"),
    (household("M. et Mme", "van den Bosschaert", "Pieter", "Annelies"), "Mauléon", 480, "gate"),
    (household("M.", "von Ahlendorf", "Jürgen"), "Beaupréau", 770, "roof"),
    (household("M. et Mme", "Nguyễn", "Văn Hùng", "Thị Mai"), "Cholet", 285, "kitchen"),
    (household("Mme", "Yıldırım", "Ayşe", generation=YOUNG), "Cholet", 34, "door"),
    (household("M. et Mme", "Kowalczyk", "Stanisław", "Danuta", generation=OLD), "Cholet", None, "shutters"),
    (household("M. et Mme", "da Silva Ferreira", "João", "Conceição"), "Saint-Macaire-en-Mauges", 905, "garage"),
    (household("M.", "Ben Youssef", "Slimane"), "Cholet", 150, "windows"),
    (household("M. et Mme", "Traoré", "Moussa", "Fatoumata", partner_name="Coulibaly-Diarra"), "Cholet", 420, "closet"),
    (household("Mme", "N’Diaye-Sarr", "Aïssatou", generation=YOUNG), "Bressuire", 12, "door"),
    (household("M.", "Østergård", "Søren"), "Montaigu", 560, "floor"),
    (household("M. et Mme", "Müller", "Günther", "Ingeborg", partner_name="Weißenfels", generation=OLD), "Pouzauges", 1190, "windows"),
    (household("Mme", "Al-Khatib", "Nour", generation=YOUNG), "Angers", 45, "library"),
    (household("M.", "Rakotomalala", "Hery Tiana"), "Chemillé", 380, "carport"),
    (household("M. et Mme", "Goñi-Etxeberria", "Iñaki", "Maialen"), "Clisson", 250, "bay"),
    (household("Mme", "Saint-Aubin de Montrésor", "Marie-Charlotte-Éléonore", generation=OLD), "Rochefort-sur-Loire", 1105, "windows"),
)  # fmt: skip


def write(book: Book) -> None:
    for number, (who, city, days_ago, job) in enumerate(EVERYWHERE):
        pen = someone(book, f"name{number}", who, city, days_ago)
        arcs.whole(pen if days_ago else pen.wait(30, 700), BY_CODE[job], likely=0.8, convert=days_ago is not None)
    _namesakes(book)
    _far_away(book)


def _namesakes(book: Book) -> None:
    """Three Martin and two Bernard: only the rest of the record tells them apart."""
    sophie = someone(book, "martin1", household("Mme", "Martin", "Sophie"), "Cholet", None)
    sophie.wait(200, 300).call_in(
        MARYSE, "Porte-fenêtre de la cuisine qui ferme mal. Ne pas confondre avec Mme Martin de la rue des Camélias."
    )
    sophie.wait(4, 8).visit(FOLLOWER, "Gond usé, remplacé sur place. Rien à facturer.")
    someone(book, "martin2", household("M.", "Martin", "Jean-Pierre", generation=OLD), "Cholet", 860)
    luc = someone(book, "martin3", household("M. et Mme", "Martin", "Luc", "Hélène"), "Trémentines", 190)
    arcs.whole(luc, BY_CODE["stairs"], likely=0.9)
    someone(
        book, "martin4", household("Mme", "Martin-Brossard", "Sophie", generation=YOUNG), "Le May-sur-Èvre", 75
    ).call_in(MARYSE, "Veut deux placards sous pente. Préfère être appelée par son nom complet, Martin-Brossard.")
    michel = someone(book, "bernard1", household("M.", "Bernard", "Michel", generation=OLD), "Cholet", None)
    arcs.whole(michel.wait(100, 400), BY_CODE["gate"], likely=0.9, convert=False)
    someone(
        book, "bernard2", household("M. et Mme", "Bernard", "Kévin", "Laura", generation=YOUNG), "Nuaillé", 130
    ).call_in(MARYSE, "Construction neuve, toutes les menuiseries à chiffrer. Plans reçus par mail.")


def _far_away(book: Book) -> None:
    """Houses of holidays and families from elsewhere."""
    rng = book.rng("far away")
    paris = at("27 rue des Volontaires-Verts", "75015", "Paris")
    house = book.places.address(
        BY_NAME["Maulévrier"],
        rng,
        role="site",
        label="Maison de famille",
        access_notes="Clé chez Mme Supiot, maison d’en face.",
    )
    pen = someone(
        book,
        "far0",
        household("M. et Mme", "Castelnérac", "Bertrand", "Odile"),
        "Maulévrier",
        520,
        addresses=[paris, house],
    )
    arcs.whole(pen, BY_CODE["shutters"], likely=1.0)
    pen.until(200).note(MARYSE, "Viennent aux vacances scolaires seulement. Les joindre à Paris.")

    sea = at(
        "9 allée des Tamaris-Gris",
        "85100",
        "Les Sables-d'Olonne",
        role="site",
        label="Résidence secondaire",
        access_notes="Digicode 29B14, ascenseur en panne un jour sur deux.",
    )
    home = book.places.address(BY_NAME["Maulévrier"], rng)
    someone(
        book,
        "far1",
        household("M. et Mme", "Lhommeau", "Jean-Noël", "Martine"),
        "Maulévrier",
        300,
        addresses=[home, sea],
    ).call_in(
        MARYSE,
        "Baie coulissante grippée par le sel dans l’appartement des Sables. Grouper avec un autre chantier sur la côte.",
    )

    ghent = at("Sint-Jansstraat 14", "9000", "Gand", country="Belgique")
    farm = at(
        "La Vieille Tuilerie",
        "79250",
        "Nueil-les-Aubiers",
        role="site",
        label="Fermette",
        access_notes="Chemin non goudronné, 400 m après le calvaire.",
    )
    belgian = someone(
        book, "far2", household("M. et Mme", "De Smedt", "Bart", "Liesbeth"), "Nueil-les-Aubiers", 410, addresses=[ghent, farm],
        warning="Écrire plutôt que téléphoner, comprend bien le français écrit.",
    )  # fmt: skip
    arcs.whole(belgian, BY_CODE["windows"], likely=1.0)
    belgian.until(110).mail(
        MARYSE,
        "Demande la facture avec le n° de TVA belge de sa société : refusé, c’est une maison privée. Il a compris.",
    )

    island = at(
        "3 venelle des Roses-Trémières", "17580", "Le Bois-Plage-en-Ré", role="site", label="Maison de vacances"
    )
    someone(
        book,
        "far3",
        household("Mme", "Vauchelet", "Ghislaine", generation=MIDDLE),
        "Cholet",
        66,
        addresses=[book.places.address(BY_NAME["Cholet"], rng), island],
    ).note(FOLLOWER, "Volets de l’île de Ré à refaire : voir si un confrère de La Rochelle peut poser.")
