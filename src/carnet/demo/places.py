"""Where the clients live: true communes around Cholet, invented streets."""

from dataclasses import dataclass
from random import Random

from carnet.clients.addresses import settled
from carnet.clients.record import Record
from carnet.demo.firm import HUGO, MALIK, SOLENE


@dataclass(frozen=True)
class Town:
    postcode: str
    city: str
    weight: int
    zone: str  # the salesperson who sells there today


def _towns(zone: str, text: str) -> list[Town]:
    lines = (line.split(";") for line in text.strip().splitlines())
    return [Town(postcode.strip(), city.strip(), int(weight), zone) for postcode, city, weight in lines]


TOWNS = [
    *_towns(
        HUGO.username,
        """
        49300; Cholet; 50
        49280; La Séguinière; 7
        49280; Mazières-en-Mauges; 3
        49280; Saint-Christophe-du-Bois; 4
        49340; Nuaillé; 4
        49340; Vezins; 3
        49360; Toutlemonde; 3
        49740; La Romagne; 3
        49690; Coron; 2
        49310; Vihiers; 4
        49700; Doué-la-Fontaine; 2
        49400; Saumur; 3
        """,
    ),
    *_towns(
        MALIK.username,
        """
        49280; Saint-Léger-sous-Cholet; 6
        49340; Trémentines; 6
        49122; Bégrolles-en-Mauges; 4
        49122; Le May-sur-Èvre; 7
        49600; Beaupréau; 9
        49600; Le Fief-Sauvin; 2
        49510; Jallais; 4
        49120; Chemillé; 9
        49120; La Tourlandry; 2
        49450; Saint-Macaire-en-Mauges; 7
        49450; Villedieu-la-Blouère; 3
        49450; Roussay; 2
        49230; Saint-Germain-sur-Moine; 4
        49230; Montfaucon-Montigné; 3
        49410; Saint-Florent-le-Vieil; 4
        49620; La Pommeraye; 4
        49270; Champtoceaux; 2
        49000; Angers; 5
        49130; Les Ponts-de-Cé; 2
        49750; Beaulieu-sur-Layon; 2
        49190; Rochefort-sur-Loire; 2
        44150; Ancenis; 3
        """,
    ),
    *_towns(
        SOLENE.username,
        """
        49360; Les Cerqueux; 2
        49360; Yzernay; 4
        49360; Maulévrier; 7
        85290; Mortagne-sur-Sèvre; 8
        85290; Saint-Laurent-sur-Sèvre; 5
        85500; Les Herbiers; 8
        85130; La Verrie; 3
        85130; Tiffauges; 3
        85130; La Gaubretière; 3
        85590; Les Epesses; 3
        85590; Treize-Vents; 2
        85600; Montaigu; 4
        85700; Pouzauges; 3
        79700; Mauléon; 7
        79300; Bressuire; 5
        79140; Cerizay; 3
        79250; Nueil-les-Aubiers; 4
        79150; Argentonnay; 2
        44190; Clisson; 6
        44190; Gétigné; 2
        44190; Boussay; 2
        44330; Vallet; 3
        44120; Vertou; 2
        44000; Nantes; 2
        """,
    ),
]
BY_NAME = {town.city: town for town in TOWNS}
# In a town one lives in a street; in a village, half the time at a place-name.
STREETS = (
    "rue des Tilleuls", "rue du Vieux-Lavoir", "rue des Mésanges", "allée des Charmes", "rue de la Fontaine-Ronde", "rue des Tisserands",
    "impasse du Clos-Fleuri", "rue du Moulin-à-Vent", "rue des Quatre-Chemins", "rue de la Croix-Blanche", "avenue des Marronniers", "rue des Glycines",
    "rue du Puits-Commun", "rue de l’Ancien-Four", "allée des Bouleaux", "rue des Genêts", "rue du Bois-Lavau", "rue des Mouchoirs-Rouges",
    "boulevard des Peupliers", "rue de la Petite-Gare", "rue des Lavandières", "square des Coquelicots", "rue du Champ-Rond", "rue des Ardoisiers",
    "impasse des Rouges-Gorges", "rue de la Cure", "rue des Vignes-Basses", "rue du Four-Banal", "allée du Verger", "rue de la Métairie",
    "rue des Sabotiers", "rue du Grand-Pré", "chemin des Écoliers", "rue des Noisetiers", "rue du Calvaire", "rue de la Passerelle",
    "rue des Fileuses", "place du Marché-aux-Toiles", "rue de l’Abreuvoir", "rue des Acacias", "impasse de la Huppe", "rue du Chêne-Vert",
    "rue des Hirondelles", "avenue du Parc", "rue de la Brèche", "rue des Cordiers", "rue de Bellevue", "rue du Gué", "allée des Fauvettes",
    "rue de la Teinturerie", "rue du Prieuré", "rue des Camélias", "rue de la Poterne", "rue des Forges", "rue du Pressoir",
)  # fmt: skip
HAMLETS = (
    "La Petite Boulaie", "La Haute Gaudinière", "Le Bois-Joli", "La Chauvelière", "Le Grand Ruisseau", "La Basse Roche", "Les Landes-Neuves",
    "La Vieille Forêt", "La Grange-aux-Loups", "Le Pont-Cassé", "La Renaudière", "L’Épinay", "Les Trois Cormiers", "La Foucaudière", "Le Plessis-Buret",
    "La Coussaie", "Le Bas-Village", "La Noue-Ronde", "Les Marzelles", "La Papinière", "L’Aubinière", "Le Châtaignier", "La Coudraie-Basse",
)  # fmt: skip
# Notes on how to get in, for a site.
ACCESS = (
    "Clé chez la voisine du 12, prévenir la veille.", "Se garer dans la rue derrière, le camion ne passe pas sous le porche.",
    "Portail électrique : faire le code puis #.", "Chien en liberté, appeler avant d’entrer.", "3e étage sans ascenseur.",
    "Boîte à clés à gauche de la porte, demander le code au bureau.", "Route étroite : pas de semi, prévoir le petit camion.",
    "Le GPS envoie à la ferme d’en face : prendre le chemin de terre après le transformateur.", "Accès par la cour, sonner à l’atelier.",
    "Stationnement payant, prévoir l’horodateur.", "Pas d’eau ni d’électricité sur place pour l’instant.", "Venir avant 11 h ou après 14 h (sieste du petit).",
)  # fmt: skip
WARNINGS = (
    "Portail : code 4A71.", "Portail : code 18B9, refermer derrière soi (chevaux).", "Gros chien : appeler avant d’entrer.",
    "Malentendant : préférer les SMS.", "Ne pas appeler avant 10 h (travaille de nuit).", "Toujours confirmer la veille par téléphone.",
    "Interphone hors service : téléphoner en bas.", "Demande un acompte de 40 % avant commande.", "Paie en retard : voir Nadège avant de livrer.",
    "Ne rien laisser dans la cour : vol en début d’année.", "Parle anglais, comprend le français lentement.", "Allée fragile : ne pas rouler sur l’enrobé drainant.",
    "Bébé : ne pas sonner entre 13 h et 15 h.", "Alarme : appeler pour la faire couper.", "Digicode immeuble : 73B20.",
)  # fmt: skip


class Places:
    """Gives each address once."""

    def __init__(self) -> None:
        self._given: set[tuple[str, str]] = set()

    def address(self, town: Town, rng: Random, **more: str) -> Record:
        street = _any_street(town, rng)
        while (street, town.postcode) in self._given:
            street = _any_street(town, rng)
        self._given.add((street, town.postcode))
        return at(street, town.postcode, town.city, **more)


def _any_street(town: Town, rng: Random) -> str:
    if town.weight < 6 and rng.random() < 0.5:
        return rng.choice(HAMLETS)
    number = str(1 + rng.randrange(90) if town.weight > 6 else 1 + rng.randrange(30))
    number += " bis" if rng.random() < 0.05 else " ter" if rng.random() < 0.01 else ""
    return f"{number} {rng.choice(STREETS)}"


def any_town(rng: Random, zone: str = "") -> Town:
    towns = [town for town in TOWNS if not zone or town.zone == zone]
    return rng.choices(towns, [town.weight for town in towns])[0]


def at(street: str, postcode: str, city: str, **more: str) -> Record:
    """An address of the record, brought to its commune."""
    row = {"role": "main", "label": "", "street": street, "postcode": postcode, "city": city, "insee": "", "country": "", "access_notes": ""}  # fmt: skip
    return settled(row | more)
