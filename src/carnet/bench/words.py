"""What the clients of the bench are made of: names, trades, streets, notes. The commonest first, nobody real."""


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip().replace("_", " ") for word in text.split())


SURNAMES = _listed("""
Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand
Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin
Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu
Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière
Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger
Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq
Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur
Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard
Maillard Baron Bertin Bailly Hervé Schneider Fernandez Le_Gall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel
Le_Roux Cousin Germain Breton Besson Langlois Rémy Le_Goff Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber
Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier
Collin Chauvin Da_Silva Bouchet Gay Lemaître Bénard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier
Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte Gros Buisson Fischer Evrard Le_Bihan Riou Kervella
Quéméner Le_Floch Guéguen Tanguy Abgrall Cadiou Nguyen Ben_Salah Haddad Diallo Traoré Yilmaz De_Oliveira Dos_Santos
Fradet Oger Rivalin Bernier Martineau Gaboriau Bretaudeau Chiron Cesbron Grimault Supiot Blouin Gourdon Baudry
""")

# Most surnames are rare: sixty thousand more are made of these roots and ends.
MIDDLES = ("", "", "", "an", "ou", "ri", "la", "me", "bo", "lin", "gue", "ker")
ENDS = (
    "eau",
    "ier",
    "et",
    "ot",
    "ard",
    "in",
    "on",
    "el",
    "aud",
    "ault",
    "ez",
    "oux",
    "ac",
    "art",
    "eron",
    "elin",
    "ec",
    "ou",
    "y",
    "at",
)

MEN = _listed("""
Jean Pierre Michel Philippe Christophe Nicolas Patrick Laurent Frédéric Stéphane Julien Sébastien David Olivier Pascal
Éric Thierry Alain Claude Daniel Bernard Gérard André Jacques Dominique Lucas Hugo Louis Gabriel Arthur Raphaël Jules
Adam Léo Ethan Nathan Paul Noah Enzo Mathis Théo Tom Maxime Antoine Alexandre Thomas Kevin Romain Guillaume Mathieu
Vincent Benjamin Florian Anthony Jérémy François Bruno Didier Franck Gilles Denis Yves Hervé Marc Serge Yann Erwan
Ronan Gaël Loïc Cédric Fabrice Xavier Jérôme Damien Quentin Clément Mohamed Karim Mehdi Ali Youssef Joao Manuel
""")
WOMEN = _listed("""
Marie Nathalie Isabelle Catherine Sylvie Christine Véronique Sandrine Céline Sophie Valérie Françoise Martine Monique
Nicole Jacqueline Anne Brigitte Chantal Patricia Corinne Aurélie Stéphanie Virginie Karine Émilie Julie Laetitia
Delphine Caroline Élodie Camille Léa Manon Chloé Emma Inès Jade Louise Alice Lina Rose Léna Ambre Julia Sarah Laura
Pauline Marine Mathilde Justine Audrey Mélanie Amandine Hélène Florence Annie Josiane Michèle Danielle Denise Odile
Gwenaëlle Solenn Maëlle Fatima Nadia Samira Leïla Rachida Yasmine Maria Ana Claire Charlotte Juliette Margaux Agathe
""")

TRADES = """Plomberie;Chauffage;Électricité;Menuiserie;Maçonnerie;Couverture;Peinture;Carrelage;Serrurerie;Garage;
Boulangerie;Pharmacie;Transports;Ambulances;Taxi;Coiffure;Fleurs;Optique;Immobilier;Assurances;Conseil;Informatique;
Services;Nettoyage;Paysages;Bâtiment;Rénovation;Isolation;Énergie;Métallerie;Imprimerie;Hôtel;Restaurant;Traiteur;
Domaine;Scierie;Logistique;Location;Architecture;Notaires;Expertise;Formation;Sécurité;Piscines""".replace(
    "\n", ""
).split(";")
LEGAL_FORMS = ("SARL", "SARL", "SARL", "SAS", "SAS", "SAS", "EURL", "SASU", "SA", "SCI")
FIRMS = (
    "{form} {trade} {name}",
    "{trade} {name}",
    "{name} {trade}",
    "Établissements {name}",
    "Ets {name}",
    "{name} et Fils",
    "{name} Frères",
    "{form} {name}",
    "Groupe {name}",
    "Atelier {name}",
    "Cabinet {name}",
    "{trade} {city}",
    "{form} {trade} du {place}",
    "La Maison {name}",
)
PLACES = (
    "Centre",
    "Nord",
    "Littoral",
    "Val",
    "Lac",
    "Plateau",
    "Grand Ouest",
    "Bassin",
    "Parc",
    "Vieux Port",
    "Marais",
)
PUBLIC = (
    "Mairie de {city}",
    "Commune de {city}",
    "Collège {person}",
    "Lycée {person}",
    "École {person} de {city}",
    "EHPAD {place}",
)
CONDOMINIUMS = (
    "Résidence {place}",
    "Copropriété {street}",
    "SDC {street}",
    "Résidence les {tree}",
    "Le Clos des {tree}",
)
TREES = ("Tilleuls", "Acacias", "Peupliers", "Genêts", "Mimosas", "Cèdres", "Ormes", "Érables", "Lilas", "Platanes")
ASSOCIATIONS = (
    "Amicale {place} {city}",
    "Club sportif de {city}",
    "Comité des fêtes de {city}",
    "Association {person}",
    "Les Amis de {person}",
)
FAMOUS = (
    "Jean Moulin",
    "Jules Ferry",
    "Victor Hugo",
    "Simone Veil",
    "Marie Curie",
    "Paul Éluard",
    "Louise Michel",
    "Jacques Prévert",
)

STREET_TYPES = ("rue",) * 5 + (
    "avenue",
    "avenue",
    "boulevard",
    "chemin",
    "chemin",
    "impasse",
    "place",
    "route",
    "allée",
    "quai",
)
STREETS = """de la République;Victor Hugo;du Général de Gaulle;Jean Jaurès;Pasteur;de l’Église;Jules Ferry;de la Gare;
Gambetta;du Maréchal Foch;Émile Zola;de la Liberté;du Général Leclerc;Saint-Martin;Saint-Jean;Sainte-Anne;Saint-Michel;
des Écoles;du Moulin;de la Mairie;des Lilas;des Acacias;Voltaire;Anatole France;Aristide Briand;Paul Bert;Léon Blum;
Pierre Curie;du Stade;de la Fontaine;du Château;du Lavoir;des Tilleuls;des Rosiers;des Peupliers;de Verdun;
du 8 mai 1945;du 11 novembre;de la Paix;de la Poste;Jean Moulin;Lamartine;Molière;de Paris;de Lyon;de Bordeaux;
de Nantes;des Vignes;des Prés;du Bois;du Puits;de la Croix;de la Chapelle;du Four;du Marché;du Pont;de la Forêt;
de la Plaine;de la Vallée;des Champs;du Clos;du Verger;des Jardins;du Port;de la Mer;de Bretagne;Simone Veil;
Georges Clemenceau;Gustave Eiffel;Denis Papin;Ampère;Marcel Pagnol;Frédéric Mistral;du Petit Bois;des Genêts;
des Ajoncs;de Kerveno;du Vieux Puits;des Quatre Vents;de la Tannerie;du Calvaire;des Indes;de la Libération;
des Remparts""".replace("\n", "").split(";")

NOTES = _listed("""
client fidèle rappeler devis chaudière toiture fuite contrat entretien annuel impayé relance facture remise chantier
livraison portail chien digicode étage gardien matin urgent sinistre assurance expert garantie pièce modèle brûleur
ramonage dépannage intervention technicien reporté annulé signature acompte solde virement chèque comptable direction
absent vacances août déménagement propriétaire locataire syndic radiateur thermostat ballon cumulus robinet joint vanne
pompe climatisation fioul électrique tableau disjoncteur conformité diagnostic visite métrage plan cuisine salle bains
carrelage parquet peinture façade échafaudage gouttière velux isolation combles laine verre subvention prime dossier
mairie permis voisin accès camion parking clé boîte lettres interphone préfère courriel téléphone soir samedi salon
recommandé concurrence tarif négocié trimestre renouvellement résiliation litige courrier avocat échéancier accord
validé escalier véranda pergola fenêtre volet roulant porte blindée serrure baie coulissante double vitrage chêne sapin
""")
CALLS = (
    "appel reçu, rappeler jeudi",
    "demande un devis pour la porte",
    "relance sur le devis",
    "veut avancer la pose",
    "absent, message laissé",
)
TAGS = (
    "fidèle",
    "VIP",
    "à relancer",
    "mauvais payeur",
    "parrain",
    "salon 2024",
    "salon 2025",
    "entretien annuel",
    "garantie décennale",
    "prescripteur",
    "revendeur",
    "sous-traitant",
)
ORIGINS = (
    "Bouche-à-oreille",
    "Salon",
    "Site web",
    "Pages jaunes",
    "Ancien client",
    "Architecte",
    "Véhicule",
    "Prospectus",
)
TERMS = ("Comptant", "30 jours", "30 jours fin de mois", "45 jours fin de mois", "À réception")
PROVIDERS = ("courriel", "courriel", "laposte", "messagerie", "boite", "postel")
ACCESS = (
    "portail : code {code}",
    "digicode {code}",
    "sonner chez le gardien",
    "clé chez la voisine",
    "attention au chien",
)
JOBS = ("gérant", "comptable", "conducteur de travaux", "assistante", "responsable achats", "gardien")
