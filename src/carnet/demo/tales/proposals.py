"""What is on the desk today: quotes that wait, some of them for too long, and drafts."""

from carnet.demo.book import Book
from carnet.demo.firm import SECRETARY
from carnet.demo.people import OLD, YOUNG
from carnet.demo.tales.telling import household, someone

MARYSE = SECRETARY.username
# key | civility | name | first name | partner | city | entered so many days ago | job | quote sent so many days ago
_WAITING = (
    ("wait0", "M. et Mme", "Orvault-Tessier", "Julien", "Anaïs", "Cholet", 34, "windows", 26),
    ("wait1", "Mme", "Brossellier", "Ghislaine", "", "Cholet", 31, "door", 24),
    ("wait2", "M. et Mme", "Cassegrain", "Loïc", "Manon", "Saumur", 29, "bay", 19),
    ("wait3", "M.", "Villoutreys", "Aymeric", "", "Angers", 26, "stairs", 17),
    ("wait4", "Mme", "Landemaine", "Clotilde", "", "Cholet", 22, "closet", 14),
    ("wait5", "M. et Mme", "Pinsonneau-Roy", "Samir", "Élodie", "Chemillé", 19, "shutters", 12),
    ("wait6", "M.", "Toublanc", "Gaëtan", "", "Mortagne-sur-Sèvre", 14, "gate", 8),
    ("wait7", "M. et Mme", "Houdebine", "Rémi", "Sarah", "Maulévrier", 12, "floor", 6),
    ("wait8", "Mme", "Esnault-Vigier", "Inès", "", "Cholet", 9, "kitchen", 4),
    ("wait9", "M. et Mme", "Chauvigné", "Théo", "Lucie", "Angers", 7, "deck", 2),
)
_DRAFTED = (
    ("desk0", "M. et Mme", "Maugendre", "Basile", "Noémie", "Cholet", 6, "library", 2),
    ("desk1", "Mme", "Rousselot-Bry", "Jacqueline", "", "Cholet", 5, "roof", 1),
    ("desk2", "M.", "Guillopé", "Antonin", "", "Saumur", 4, "garage", 1),
)


def write(book: Book) -> None:
    for key, civility, name, first, partner, city, days_ago, job, sent in _WAITING:
        age = OLD if days_ago % 2 else YOUNG
        pen = someone(book, key, household(civility, name, first, partner, generation=age), city, days_ago)
        pen.call_in(MARYSE, "Demande un devis, rappeler pour convenir d’une visite.")
        pen.until(sent).always_quote(job)
        if sent > 20:
            pen.until(sent - 9).call_out(book.zones[key], "Relancé : se décide d’ici la fin du mois.")
    for key, civility, name, first, partner, city, days_ago, job, began in _DRAFTED:
        pen = someone(book, key, household(civility, name, first, partner), city, days_ago)
        pen.visit(book.zones[key], "Cotes prises, devis à finir.")
        pen.until(began).always_quote(job, sent=False)
