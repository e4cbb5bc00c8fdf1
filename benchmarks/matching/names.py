"""Names for fictional files. Surnames have a head of common ones and a long tail made of syllables, as real files have."""

import random
from itertools import accumulate

SURNAMES = ["Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Laurent", "Simon", "Michel", "Lefebvre", "Leroy", "Roux", "David", "Bertrand", "Morel", "Fournier", "Girard", "Bonnet", "Dupont", "Lambert", "Fontaine", "Rousseau", "Vincent", "Muller", "Lefevre", "Faure", "Andre", "Mercier", "Blanc", "Guerin", "Boyer", "Garnier", "Chevalier", "Francois", "Legrand", "Gauthier", "Garcia", "Perrin", "Robin", "Clement", "Morin", "Nicolas", "Henry", "Roussel", "Mathieu", "Gautier", "Masson", "Marchand", "Duval", "Denis", "Dumont", "Marie", "Lemaire", "Noel", "Meyer", "Dufour", "Meunier", "Brun", "Blanchard", "Giraud", "Joly", "Riviere", "Lucas", "Brunet", "Gaillard", "Barbier", "Arnaud", "Martinez", "Gerard", "Roche", "Renard", "Schmitt", "Roy", "Leroux", "Colin", "Vidal", "Caron", "Picard", "Roger", "Fabre", "Aubert", "Lemoine", "Renaud", "Dumas", "Lacroix", "Olivier", "Philippe", "Bourgeois", "Pierre", "Benoit", "Rey", "Leclerc", "Payet", "Rolland", "Leclercq", "Guillaume", "Lecomte", "Lopez", "Jean", "Dupuy", "Guillot", "Hubert", "Berger", "Carpentier", "Sanchez", "Dupuis", "Moulin", "Louis", "Deschamps", "Huet", "Vasseur", "Perez", "Boucher", "Fleury", "Royer", "Klein", "Jacquet", "Adam", "Paris", "Poirier", "Marty", "Aubry", "Guyot", "Carre", "Charles", "Renault", "Charpentier", "Menard", "Maillard", "Baron", "Bertin", "Bailly", "Herve", "Schneider", "Fernandez", "Collet", "Leger", "Bouvier", "Julien", "Prevost", "Millet", "Perrot", "Daniel", "Cousin", "Germain", "Breton", "Besson", "Langlois", "Remy", "Pelletier", "Leveque", "Perrier", "Leblanc", "Barre", "Lebrun", "Marchal", "Weber", "Mallet", "Hamon", "Boulanger", "Jacob", "Monnier", "Michaud", "Rodriguez", "Guichard", "Gillet", "Etienne", "Grondin", "Poulain", "Tessier", "Chevallier", "Collin", "Chauvin", "Bouchet", "Gay", "Lemaitre", "Benard", "Marechal", "Humbert", "Reynaud", "Antoine", "Hoarau", "Perret", "Barthelemy", "Cordier", "Pichon", "Lejeune", "Gilbert", "Lamy", "Delaunay", "Pasquier", "Carlier", "Laporte", "Le-Goff", "Le-Gall", "Le-Roux", "Guéguen", "Kervella", "Quéré", "Le-Bihan", "Cariou", "Morvan", "Tanguy", "Kerdreux", "Jaouen", "Le-Floch", "Salaün", "Péron", "Riou", "Abgrall", "Corre", "Nédélec", "Bozec", "Castel", "Cadiou", "Le-Corre", "Hascoët", "Bescond", "Gourmelon", "Madec", "Floc'h", "Prigent", "L'Hostis", "Le-Guen", "Dréau", "Kermarrec", "Goasguen", "Raoul", "Pennec", "Troadec", "Creach", "Mével", "Dewaele", "Vandenbroucke", "Delattre", "Lecocq", "Debruyne", "Vermeersch", "Desmet", "Hennebelle", "Delannoy", "Wattel", "Dhalluin", "Deconinck", "Flament", "Bouvet", "Chatelain", "Gonnet", "Berthet", "Perrachon", "Chambon", "Ferreira", "Da-Silva", "Dos-Santos", "Pereira", "Rodrigues", "Gonçalves", "Benali", "Haddad", "Bouzid", "Traoré", "Diallo", "Nguyen", "Tran", "Pham", "Cohen", "Lévy", "Amar", "Belkacem", "Cherif", "Mansouri", "Özdemir", "Yilmaz", "Rossi", "Ferrari", "Bianchi", "Russo", "Kowalski", "Nowak", "Wojcik", "Schwartz", "Keller", "Zimmermann", "Fischer", "Lang", "Roth", "Hoffmann", "Heitz", "Ziegler"]  # fmt: skip
_HEADS = [
    "Bar",
    "Ber",
    "Bou",
    "Bro",
    "Cas",
    "Cha",
    "Che",
    "Clau",
    "Cor",
    "Cour",
    "Dau",
    "Del",
    "Des",
    "Dor",
    "Fau",
    "Fer",
    "Fla",
    "Fou",
    "Gar",
    "Gou",
    "Gra",
    "Gri",
    "Hau",
    "Jou",
    "Lan",
    "Lar",
    "Lou",
    "Mal",
    "Mar",
    "Mau",
    "Mon",
    "Mor",
    "Pa",
    "Per",
    "Pi",
    "Pla",
    "Pou",
    "Que",
    "Ra",
    "Ri",
    "Rou",
    "Sal",
    "Sau",
    "Ser",
    "Ta",
    "Thi",
    "Tou",
    "Va",
    "Ver",
    "Vi",
]
_MIDDLES = [
    "ba",
    "bi",
    "bou",
    "cha",
    "de",
    "di",
    "ga",
    "gi",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "mi",
    "na",
    "ni",
    "pi",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "te",
    "ti",
    "va",
    "ve",
]
_TAILS = [
    "rd",
    "nier",
    "rand",
    "ssier",
    "rel",
    "llon",
    "ssard",
    "det",
    "gnon",
    "eau",
    "ron",
    "lier",
    "quet",
    "ssin",
    "vel",
    "nard",
    "zon",
    "net",
    "quin",
    "ux",
    "zac",
    "tin",
    "llet",
    "douin",
    "mont",
    "ville",
]
MEN = ["Jean", "Pierre", "Michel", "André", "Philippe", "René", "Louis", "Alain", "Jacques", "Bernard", "Marcel", "Daniel", "Roger", "Robert", "Paul", "Claude", "Christian", "Henri", "Georges", "Nicolas", "François", "Gérard", "Christophe", "Pascal", "Éric", "Thierry", "Laurent", "Stéphane", "Frédéric", "David", "Sébastien", "Julien", "Olivier", "Thomas", "Alexandre", "Maxime", "Antoine", "Kévin", "Romain", "Guillaume", "Jérôme", "Anthony", "Vincent", "Franck", "Bruno", "Denis", "Didier", "Gilles", "Serge", "Yves", "Guy", "Marc", "Joseph", "Maurice", "Raymond", "Lucien", "Jean-Pierre", "Jean-Claude", "Jean-Luc", "Jean-Marc", "Jean-Yves", "Fabrice", "Benoît", "Cédric", "Ludovic", "Mathieu", "Damien", "Arnaud", "Adrien", "Florian", "Quentin", "Clément", "Simon", "Hugo", "Lucas", "Léo", "Nathan", "Arthur", "Gabriel", "Raphaël", "Jules", "Mohamed", "Karim", "Mehdi", "Yann", "Ronan", "Erwan", "Hervé", "Loïc", "Mickaël", "Patrick", "Xavier", "Gaël", "Tanguy", "Goulven", "Youenn", "Ilyès", "Bilal", "Amadou", "Moussa", "Dimitri", "Aymeric", "Côme", "Ferréol", "Maël", "Kenzo", "Noé", "Timéo"]  # fmt: skip
WOMEN = ["Marie", "Jeanne", "Françoise", "Monique", "Catherine", "Nathalie", "Isabelle", "Jacqueline", "Anne", "Sylvie", "Martine", "Madeleine", "Nicole", "Suzanne", "Hélène", "Christine", "Denise", "Louise", "Christiane", "Yvonne", "Valérie", "Sophie", "Sandrine", "Stéphanie", "Véronique", "Céline", "Chantal", "Patricia", "Anne-Marie", "Brigitte", "Julie", "Simone", "Corinne", "Camille", "Émilie", "Aurélie", "Claire", "Virginie", "Laurence", "Florence", "Caroline", "Sarah", "Pauline", "Annie", "Michèle", "Michelle", "Danielle", "Thérèse", "Élisabeth", "Geneviève", "Odette", "Colette", "Josiane", "Bernadette", "Évelyne", "Andrée", "Renée", "Gisèle", "Yvette", "Mireille", "Annick", "Béatrice", "Cécile", "Delphine", "Élodie", "Emmanuelle", "Fabienne", "Frédérique", "Gaëlle", "Laetitia", "Magali", "Marion", "Mélanie", "Nadia", "Pascale", "Sabrina", "Sonia", "Vanessa", "Alice", "Amandine", "Charlotte", "Chloé", "Clémence", "Emma", "Fatima", "Inès", "Jade", "Justine", "Laura", "Léa", "Léna", "Lucie", "Manon", "Mathilde", "Morgane", "Noémie", "Océane", "Zoé", "Maryvonne", "Rozenn", "Soizic", "Nolwenn", "Aïssatou", "Mariama", "Kenza", "Lison", "Ombeline", "Bertille", "Cunégonde", "Marie-Thérèse", "Marie-Claude", "Marie-France"]  # fmt: skip
NICK = {
    "Alexandre": "Alex", "Frédéric": "Fred", "Philippe": "Phil", "Nicolas": "Nico", "Sébastien": "Seb", "Christophe": "Chris", "Emmanuelle": "Manue",
    "Catherine": "Cathy", "Isabelle": "Isa", "Nathalie": "Nath", "Véronique": "Véro", "Patrick": "Pat", "Benoît": "Ben", "Maxime": "Max", "Mohamed": "Momo",
    "Caroline": "Caro", "Florence": "Flo", "Mickaël": "Mike", "Guillaume": "Guigui", "Stéphanie": "Steph", "Jean-Pierre": "JP", "Jean-Claude": "JC",
    "Jean-Luc": "JL", "Jean-Marc": "JM", "Jean-Yves": "JY",
}  # fmt: skip
# Confusable pairs of sexes, as in families that like them.
PAIRED = [
    ("Michel", "Michèle"),
    ("Daniel", "Danielle"),
    ("Frédéric", "Frédérique"),
    ("Pascal", "Pascale"),
    ("René", "Renée"),
    ("André", "Andrée"),
    ("Jean", "Jeanne"),
]
STREETS = """de la République;Victor Hugo;du Général de Gaulle;Jean Jaurès;Pasteur;de l'Église;Jules Ferry;de la Gare;Gambetta;du Maréchal Foch;Émile Zola;
de la Liberté;du Général Leclerc;Saint-Martin;Sainte-Anne;des Écoles;du Moulin;de la Mairie;des Lilas;des Acacias;Voltaire;Anatole France;Aristide Briand;Paul Bert;
Léon Blum;Pierre Curie;du Stade;de la Fontaine;du Château;des Tilleuls;des Rosiers;de Verdun;du 8 mai 1945;du 11 novembre;de la Paix;de l'Hôtel de Ville;Jean Moulin;
Lamartine;Molière;Albert Camus;Jacques Prévert;Georges Brassens;de Paris;de Lyon;des Vignes;des Prés;du Bois;de la Croix;de la Chapelle;du Marché;du Pont;Nelson Mandela;
Simone Veil;Georges Clemenceau;Ambroise Croizat;Pablo Picasso;Claude Monet;de la Libération;de la Résistance;des Frères Lumière;Gustave Eiffel;Ampère;Frédéric Mistral;
des Tanneurs;du Port;des Capucins;des Ursulines;du Docteur Roux;du Président Wilson;des Carmes;du Faubourg Saint-Antoine;de Bretagne;des Hortensias;des Mimosas;des Ajoncs;
du Puits;du Lavoir;des Bruyères;des Châtaigniers;Louis Aragon;Marcel Pagnol;Paul Verlaine;Arthur Rimbaud;Édouard Herriot;Pierre Mendès France;Olympe de Gouges;Colbert;
Kléber;Lafayette;Vauban;Turenne;Carnot;Thiers;Denfert-Rochereau;de Strasbourg;d'Alsace;de Lorraine;de Belgique;du Canal;de l'Abattoir;des Poissonniers""".replace(
    "\n", ""
).split(";")
HAMLETS = """Le Bourg;Kerguélen;Kerhuon;Ker Anna;La Croix;Le Moulin Neuf;Penn ar Bed;La Lande;Le Pont;Coat Meur;Kervigen;Le Grand Chemin;La Ville Neuve;Le Clos;La Haie;
Keroman;Lann Vihan;La Boulaie;Le Champ du Puits;Les Quatre Vents;La Métairie;La Grange;Le Bois Joli;Roz Avel;Kerlouan;Le Haut Bourg;La Chesnaie;Les Landes;Le Rocher;
La Fosse;Le Plessis;La Gare;Le Verger;Toul ar Hoat;Mezou;Kerbrat;Le Temple;La Touche;La Poterie;Le Val""".replace(
    "\n", ""
).split(";")
TRADES = """Plomberie;Chauffage;Électricité;Menuiserie;Maçonnerie;Couverture;Peinture;Carrelage;Serrurerie;Garage;Boulangerie;Boucherie;Pharmacie;Transports;Ambulances;
Taxi;Coiffure;Fleurs;Optique;Immobilier;Assurances;Conseil;Informatique;Services;Nettoyage;Paysage;Bâtiment;Travaux;Rénovation;Isolation;Énergie;Climatisation;Mécanique;
Métallerie;Imprimerie;Hôtel;Restaurant;Traiteur;Brasserie;Vins;Scierie;Logistique;Location;Photo;Architecture;Expertise;Formation;Sécurité;Ascenseurs;Piscines;Carrosserie""".replace(
    "\n", ""
).split(";")
BRANDS = """Carrefour City;Intermarché;Point S;Optic 2000;Century 21;Laforêt Immobilier;Speedy;Midas;Franprix;Yves Rocher;La Mie Câline;Brico Pro;Gamm Vert;
Krys;Générale d'Optique;Adecco;Manpower;Leader Price;Norauto;Stéphane Plaza""".replace("\n", "").split(";")
RESIDENCES = """Les Lilas;Le Parc;Bellevue;Les Acacias;Le Clos Fleuri;Les Terrasses;Le Vauban;Les Jardins de Diane;La Roseraie;Les Peupliers;Le Mercure;Les Hespérides;
Beauséjour;Le Panoramic;Les Cèdres;Jean Bart;Le Grand Large;Villa Flore;Les Érables;Le Trident;Les Marronniers;Le Carré d'Or;Atlantis;Les Glycines;Saint-Hilaire;Le Belvédère""".replace(
    "\n", ""
).split(";")
SYNDICS = [
    "Foncia",
    "Citya",
    "Nexity",
    "Cabinet Leroy",
    "Sergic",
    "Immo de France",
    "Lamy Gestion",
    "Cabinet Bertin",
    "Square Habitat",
    "Oralia",
]


class Names:
    """Draws of names with the weights of a real population: a few very common, very many rare."""

    def __init__(self, rng: random.Random, tail: int = 6000) -> None:
        self.rng = rng
        made = {
            rng.choice(_HEADS) + rng.choice(_MIDDLES) * (rng.random() < 0.5) + rng.choice(_TAILS)
            for _ in range(tail * 2)
        }
        head = [name.replace("-", " ") for name in SURNAMES]
        self.surnames = head + sorted(made - set(head))[:tail]
        tail_names = self.surnames[len(head) :]
        rng.shuffle(tail_names)
        self.surnames[len(head) :] = tail_names
        self._weights = list(accumulate(1 / (rank + 6) ** 0.85 for rank in range(len(self.surnames))))
        self._men = list(accumulate(1 / (rank + 8) ** 0.8 for rank in range(len(MEN))))
        self._women = list(accumulate(1 / (rank + 8) ** 0.8 for rank in range(len(WOMEN))))

    def surname(self) -> str:
        return self.rng.choices(self.surnames, cum_weights=self._weights)[0]

    def first(self, sex: str) -> str:
        if sex == "M":
            return self.rng.choices(MEN, cum_weights=self._men)[0]
        return self.rng.choices(WOMEN, cum_weights=self._women)[0]
