"""Names for fictional files: a head of common surnames and a long tail made of syllables, as real files have."""

import random
from itertools import accumulate


def _list(text: str) -> list[str]:
    """Words of a text, where `_` is a space."""
    return [word.replace("_", " ") for word in text.split()]


SURNAMES = _list(
    """
    Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David
    Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefevre Faure Andre
    Mercier Blanc Guerin Boyer Garnier Chevalier Francois Legrand Gauthier Garcia Perrin Robin Clement Morin Nicolas
    Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noel Meyer Dufour Meunier Brun
    Blanchard Giraud Joly Riviere Lucas Brunet Gaillard Barbier Arnaud Martinez Gerard Roche Renard Schmitt Roy
    Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois
    Pierre Benoit Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger
    Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam
    Paris Poirier Marty Aubry Guyot Carre Charles Renault Charpentier Menard Maillard Baron Bertin Bailly Herve
    Schneider Fernandez Collet Leger Bouvier Julien Prevost Millet Perrot Daniel Cousin Germain Breton Besson
    Langlois Remy Pelletier Leveque Perrier Leblanc Barre Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier
    Michaud Rodriguez Guichard Gillet Etienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaitre
    Benard Marechal Humbert Reynaud Antoine Hoarau Perret Barthelemy Cordier Pichon Lejeune Gilbert Lamy Delaunay
    Pasquier Carlier Laporte Le-Goff Le-Gall Le-Roux Guéguen Kervella Quéré Le-Bihan Cariou Morvan Tanguy Kerdreux
    Jaouen Le-Floch Salaün Péron Riou Abgrall Corre Nédélec Bozec Castel Cadiou Le-Corre Hascoët Bescond Gourmelon
    Madec Floc'h Prigent L'Hostis Le-Guen Dréau Kermarrec Goasguen Raoul Pennec Troadec Creach Mével Dewaele
    Vandenbroucke Delattre Lecocq Debruyne Vermeersch Desmet Hennebelle Delannoy Wattel Dhalluin Deconinck Flament
    Bouvet Chatelain Gonnet Berthet Perrachon Chambon Ferreira Da-Silva Dos-Santos Pereira Rodrigues Gonçalves
    Benali Haddad Bouzid Traoré Diallo Nguyen Tran Pham Cohen Lévy Amar Belkacem Cherif Mansouri Özdemir Yilmaz
    Rossi Ferrari Bianchi Russo Kowalski Nowak Wojcik Schwartz Keller Zimmermann Fischer Lang Roth Hoffmann Heitz
    Ziegler
    """
)
_HEADS = _list(
    """
    Bar Ber Bou Bro Cas Cha Che Clau Cor Cour Dau Del Des Dor Fau Fer Fla Fou Gar Gou Gra Gri Hau Jou Lan Lar Lou
    Mal Mar Mau Mon Mor Pa Per Pi Pla Pou Que Ra Ri Rou Sal Sau Ser Ta Thi Tou Va Ver Vi
    """
)
_MIDDLES = _list(
    """
    ba bi bou cha de di ga gi la le li lo ma mi na ni pi ra re ri ro sa te ti va ve
    """
)
_TAILS = _list(
    """
    rd nier rand ssier rel llon ssard det gnon eau ron lier quet ssin vel nard zon net quin ux zac tin llet douin
    mont ville
    """
)
MEN = _list(
    """
    Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marcel Daniel Roger Robert Paul Claude
    Christian Henri Georges Nicolas François Gérard Christophe Pascal Éric Thierry Laurent Stéphane Frédéric David
    Sébastien Julien Olivier Thomas Alexandre Maxime Antoine Kévin Romain Guillaume Jérôme Anthony Vincent Franck
    Bruno Denis Didier Gilles Serge Yves Guy Marc Joseph Maurice Raymond Lucien Jean-Pierre Jean-Claude Jean-Luc
    Jean-Marc Jean-Yves Fabrice Benoît Cédric Ludovic Mathieu Damien Arnaud Adrien Florian Quentin Clément Simon
    Hugo Lucas Léo Nathan Arthur Gabriel Raphaël Jules Mohamed Karim Mehdi Yann Ronan Erwan Hervé Loïc Mickaël
    Patrick Xavier Gaël Tanguy Goulven Youenn Ilyès Bilal Amadou Moussa Dimitri Aymeric Côme Ferréol Maël Kenzo Noé
    Timéo
    """
)
WOMEN = _list(
    """
    Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Jacqueline Anne Sylvie Martine Madeleine Nicole
    Suzanne Hélène Christine Denise Louise Christiane Yvonne Valérie Sophie Sandrine Stéphanie Véronique Céline
    Chantal Patricia Anne-Marie Brigitte Julie Simone Corinne Camille Émilie Aurélie Claire Virginie Laurence
    Florence Caroline Sarah Pauline Annie Michèle Michelle Danielle Thérèse Élisabeth Geneviève Odette Colette
    Josiane Bernadette Évelyne Andrée Renée Gisèle Yvette Mireille Annick Béatrice Cécile Delphine Élodie Emmanuelle
    Fabienne Frédérique Gaëlle Laetitia Magali Marion Mélanie Nadia Pascale Sabrina Sonia Vanessa Alice Amandine
    Charlotte Chloé Clémence Emma Fatima Inès Jade Justine Laura Léa Léna Lucie Manon Mathilde Morgane Noémie Océane
    Zoé Maryvonne Rozenn Soizic Nolwenn Aïssatou Mariama Kenza Lison Ombeline Bertille Cunégonde Marie-Thérèse
    Marie-Claude Marie-France
    """
)
NICK = dict(
    pair.split("=")
    for pair in _list(
        """
        Alexandre=Alex Frédéric=Fred Philippe=Phil Nicolas=Nico Sébastien=Seb Christophe=Chris Emmanuelle=Manue
        Catherine=Cathy Isabelle=Isa Nathalie=Nath Véronique=Véro Patrick=Pat Benoît=Ben Maxime=Max Mohamed=Momo
        Caroline=Caro Florence=Flo Mickaël=Mike Guillaume=Guigui Stéphanie=Steph Jean-Pierre=JP Jean-Claude=JC
        Jean-Luc=JL Jean-Marc=JM Jean-Yves=JY
        """
    )
)
# First names of both sexes that differ by a letter or two.
PAIRED = [
    ("Michel", "Michèle"),
    ("Daniel", "Danielle"),
    ("Frédéric", "Frédérique"),
    ("Pascal", "Pascale"),
    ("René", "Renée"),
    ("André", "Andrée"),
    ("Jean", "Jeanne"),
]
STREETS = _list(
    """
    de_la_République Victor_Hugo du_Général_de_Gaulle Jean_Jaurès Pasteur de_l'Église Jules_Ferry de_la_Gare
    Gambetta du_Maréchal_Foch Émile_Zola de_la_Liberté du_Général_Leclerc Saint-Martin Sainte-Anne des_Écoles
    du_Moulin de_la_Mairie des_Lilas des_Acacias Voltaire Anatole_France Aristide_Briand Paul_Bert Léon_Blum
    Pierre_Curie du_Stade de_la_Fontaine du_Château des_Tilleuls des_Rosiers de_Verdun du_8_mai_1945 du_11_novembre
    de_la_Paix de_l'Hôtel_de_Ville Jean_Moulin Lamartine Molière Albert_Camus Jacques_Prévert Georges_Brassens
    de_Paris de_Lyon des_Vignes des_Prés du_Bois de_la_Croix de_la_Chapelle du_Marché du_Pont Nelson_Mandela
    Simone_Veil Georges_Clemenceau Ambroise_Croizat Pablo_Picasso Claude_Monet de_la_Libération de_la_Résistance
    des_Frères_Lumière Gustave_Eiffel Ampère Frédéric_Mistral des_Tanneurs du_Port des_Capucins des_Ursulines
    du_Docteur_Roux du_Président_Wilson des_Carmes du_Faubourg_Saint-Antoine de_Bretagne des_Hortensias des_Mimosas
    des_Ajoncs du_Puits du_Lavoir des_Bruyères des_Châtaigniers Louis_Aragon Marcel_Pagnol Paul_Verlaine
    Arthur_Rimbaud Édouard_Herriot Pierre_Mendès_France Olympe_de_Gouges Colbert Kléber Lafayette Vauban Turenne
    Carnot Thiers Denfert-Rochereau de_Strasbourg d'Alsace de_Lorraine de_Belgique du_Canal de_l'Abattoir
    des_Poissonniers
    """
)
HAMLETS = _list(
    """
    Le_Bourg Kerguélen Kerhuon Ker_Anna La_Croix Le_Moulin_Neuf Penn_ar_Bed La_Lande Le_Pont Coat_Meur Kervigen
    Le_Grand_Chemin La_Ville_Neuve Le_Clos La_Haie Keroman Lann_Vihan La_Boulaie Le_Champ_du_Puits Les_Quatre_Vents
    La_Métairie La_Grange Le_Bois_Joli Roz_Avel Kerlouan Le_Haut_Bourg La_Chesnaie Les_Landes Le_Rocher La_Fosse
    Le_Plessis La_Gare Le_Verger Toul_ar_Hoat Mezou Kerbrat Le_Temple La_Touche La_Poterie Le_Val
    """
)
TRADES = _list(
    """
    Plomberie Chauffage Électricité Menuiserie Maçonnerie Couverture Peinture Carrelage Serrurerie Garage
    Boulangerie Boucherie Pharmacie Transports Ambulances Taxi Coiffure Fleurs Optique Immobilier Assurances Conseil
    Informatique Services Nettoyage Paysage Bâtiment Travaux Rénovation Isolation Énergie Climatisation Mécanique
    Métallerie Imprimerie Hôtel Restaurant Traiteur Brasserie Vins Scierie Logistique Location Photo Architecture
    Expertise Formation Sécurité Ascenseurs Piscines Carrosserie
    """
)
BRANDS = _list(
    """
    Carrefour_City Intermarché Point_S Optic_2000 Century_21 Laforêt_Immobilier Speedy Midas Franprix Yves_Rocher
    La_Mie_Câline Brico_Pro Gamm_Vert Krys Générale_d'Optique Adecco Manpower Leader_Price Norauto Stéphane_Plaza
    """
)
RESIDENCES = _list(
    """
    Les_Lilas Le_Parc Bellevue Les_Acacias Le_Clos_Fleuri Les_Terrasses Le_Vauban Les_Jardins_de_Diane La_Roseraie
    Les_Peupliers Le_Mercure Les_Hespérides Beauséjour Le_Panoramic Les_Cèdres Jean_Bart Le_Grand_Large Villa_Flore
    Les_Érables Le_Trident Les_Marronniers Le_Carré_d'Or Atlantis Les_Glycines Saint-Hilaire Le_Belvédère
    """
)
SYNDICS = _list(
    """
    Foncia Citya Nexity Cabinet_Leroy Sergic Immo_de_France Lamy_Gestion Cabinet_Bertin Square_Habitat Oralia
    """
)


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
