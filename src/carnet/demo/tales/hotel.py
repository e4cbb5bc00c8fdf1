"""A client of every week: a hotel refitted room after room, with a very long history."""

from carnet.demo.arcs import JORDAN, NADEGE, TONY
from carnet.demo.book import Book
from carnet.demo.drafts import contact, organisation
from carnet.demo.firm import OWNER
from carnet.demo.jobs import euros
from carnet.demo.organisations import COMPANIES
from carnet.demo.places import BY_NAME, at
from carnet.demo.stage import FOLLOWER
from carnet.demo.tales.telling import MARYSE

NAME = "Hôtel des Trois Moulins"
ROOMS = 16
COMPLAINTS = (
    "La porte de la {room} grince, des clients se sont plaints.", "Poignée arrachée dans la {room}, client indélicat.", "Un tiroir du dressing de la {room} est sorti de son rail.",
    "La fenêtre de la {room} ne s’ouvre plus en oscillo-battant.", "Demande un deuxième jeu de clés pour la {room}.",
)  # fmt: skip
REPAIRS = (
    "Passé à 14 h, réglage fait entre deux clients.",
    "Gâche déplacée de 2 mm, porte silencieuse.",
    "Pièce changée, prise sur le stock.",
    "Paumelles remplacées, à surveiller.",
)
ORDERS = (
    "Commande la {room} : tête de lit chêne, dressing, porte acoustique. Comme la précédente.", "Bon pour accord signé pour la {room}, {price} TTC.",
    "Devis {room} accepté par mail, {price} TTC. À livrer avant le week-end prolongé.",
)  # fmt: skip
FITTED = (
    "{room} terminée en trois jours, photos prises pour le book.",
    "{room} livrée. Réserve : un chant à recoller dans la salle d’eau.",
    "{room} posée. La directrice est ravie.",
)
PAYMENTS = (
    "Situation du mois réglée par virement.",
    "Règlement reçu, moins l’escompte convenu de 1 %.",
    "Facture en attente : il manque leur n° de bon.",
    "Virement reçu.",
)


def write(book: Book) -> None:
    rng = book.rng("hotel")
    about = next(one for one in COMPANIES if one.name == NAME)
    draft = organisation(book, about, rng, payment_terms="30 jours fin de mois", tags=["fidèle", "chantier en cours"])
    draft["addresses"] = [
        at("1 place des Meuniers", "85290", "Saint-Laurent-sur-Sèvre", access_notes="Livraisons par la cour, avant 7 h 30."),
        at("1 place des Meuniers", "85290", "Saint-Laurent-sur-Sèvre", role="site", label="Annexe du moulin bas", access_notes="Passer par le pont, code portail 90C12."),
    ]  # fmt: skip
    draft["contacts"].append(contact("M.", "Ludovic", "Passavant", "site", "homme d’entretien", book.numbers.phone()))
    draft["warning"] = "Ne pas faire de bruit avant 10 h : clients dans les chambres."
    draft["notes"] = (
        "Rénovation des seize chambres, une par une, depuis trois ans.\nFactures au nom de la SAS, jamais au nom de Mme Delabarre.\nLes clés des chambres se prennent à la réception."
    )
    pen = book.take_over("hotel", draft, BY_NAME["Saint-Laurent-sur-Sèvre"].zone)
    pen.wait(90).visit(
        OWNER.username, "Visite de l’hôtel avec la directrice : seize chambres à refaire, une première pour voir."
    )
    for number in range(1, ROOMS + 1):
        room = f"chambre {number if number < 9 else number + 92}"
        price = euros(6200 + rng.randrange(90) * 20)
        pen.wait(44, 58).mail(FOLLOWER, rng.choice(ORDERS).replace("{room}", room).replace("{price}", price))
        pen.wait(9, 16).note(MARYSE, f"Fourniture de la {room} reçue, pose calée {{date}}.")
        pen.wait(10).visit(TONY, rng.choice(FITTED).replace("{room}", room).capitalize())
        pen.wait(2, 6).note(NADEGE, rng.choice(PAYMENTS))
        if number % 2:
            pen.wait(2, 5).call_in(MARYSE, rng.choice(COMPLAINTS).replace("{room}", room))
            pen.wait(1, 3).visit(JORDAN, rng.choice(REPAIRS))
    pen.until(420).change(MARYSE, {"name": "Delabarre-Quintin", "job_title": "directrice générale"}, "contacts", 0)
    pen.until(120).attach(TONY, "Plan chambre 104.png", place=0)
    pen.until(101).attach(MARYSE, "Devis chambre 104 signé.pdf")
    pen.until(64).attach(NADEGE, "RIB Trois Moulins.pdf")
    pen.until(30).attach(JORDAN, "Parquet taché.jpg", place=0)
    pen.until(18).call_in(
        MARYSE, "La salle du restaurant est la suite du projet : rendez-vous avec Solène et l’architecte {date}."
    )
    pen.until(6).visit(
        FOLLOWER, "Restaurant : comptoir, claustras, douze tables. Esquisse de l’architecte remise, à chiffrer."
    )
