"""The words that firms, streets and notes are made of."""

STREET_TYPES = (
    "rue",
    "rue",
    "rue",
    "rue",
    "rue",
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

STREETS = """de la République;Victor Hugo;du Général de Gaulle;Jean Jaurès;Pasteur;de l'Église;Jules Ferry;de la Gare;Gambetta;
du Maréchal Foch;Émile Zola;de la Liberté;du Général Leclerc;Saint-Martin;Saint-Jean;Sainte-Anne;Saint-Michel;des Écoles;du Moulin;
de la Mairie;des Lilas;des Acacias;Voltaire;Anatole France;Aristide Briand;Paul Bert;Léon Blum;Pierre Curie;du Stade;de la Fontaine;
du Château;du Lavoir;des Tilleuls;des Rosiers;des Peupliers;de Verdun;du 8 mai 1945;du 11 novembre;de la Paix;de la Poste;Jean Moulin;
Lamartine;Molière;de Paris;de Lyon;de Bordeaux;de Nantes;des Vignes;des Prés;du Bois;du Puits;de la Croix;de la Chapelle;du Four;
du Marché;du Pont;de la Forêt;de la Plaine;de la Vallée;des Champs;du Clos;du Verger;des Jardins;du Port;de la Mer;de Bretagne;
Simone Veil;Georges Clemenceau;Gustave Eiffel;Denis Papin;Ampère;Marcel Pagnol;Frédéric Mistral;du Petit Bois;des Genêts;des Ajoncs;
de Kerveno;du Vieux Puits;des Quatre Vents;de la Tannerie;du Calvaire;des Indes;de la Libération;des Remparts""".replace(
    "\n", ""
).split(";")

TRADES = """Plomberie;Chauffage;Électricité;Menuiserie;Maçonnerie;Couverture;Peinture;Carrelage;Serrurerie;Garage;Boulangerie;Pharmacie;
Transports;Ambulances;Taxi;Coiffure;Fleurs;Optique;Immobilier;Assurances;Conseil;Informatique;Services;Nettoyage;Paysages;Bâtiment;
Rénovation;Isolation;Énergie;Métallerie;Imprimerie;Hôtel;Restaurant;Traiteur;Domaine;Scierie;Logistique;Location;Architecture;Notaires;
Expertise;Formation;Sécurité;Piscines""".replace("\n", "").split(";")

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
    "Moulin",
)

NOTES = ["client", "fidèle", "rappeler", "devis", "chaudière", "toiture", "fuite", "contrat", "entretien", "annuel", "impayé", "relance", "facture", "remise", "chantier", "livraison", "portail", "chien", "digicode", "étage", "gardien", "matin", "urgent", "sinistre", "assurance", "expert", "garantie", "pièce", "modèle", "brûleur", "ramonage", "dépannage", "intervention", "technicien", "reporté", "annulé", "signature", "acompte", "solde", "virement", "chèque", "comptable", "direction", "absent", "vacances", "août", "déménagement", "propriétaire", "locataire", "syndic", "radiateur", "thermostat", "ballon", "cumulus", "robinet", "joint", "vanne", "pompe", "climatisation", "fioul", "électrique", "tableau", "disjoncteur", "conformité", "diagnostic", "visite", "métrage", "plan", "cuisine", "salle", "bains", "carrelage", "parquet", "peinture", "façade", "échafaudage", "gouttière", "velux", "isolation", "combles", "laine", "verre", "subvention", "prime", "dossier", "mairie", "permis", "voisin", "accès", "camion", "parking", "clé", "boîte", "lettres", "interphone", "préfère", "courriel", "téléphone", "soir", "samedi", "salon", "recommandé", "concurrence", "tarif", "négocié", "trimestre", "renouvellement", "résiliation", "litige", "courrier", "avocat", "échéancier", "accord", "validé", "escalier", "véranda", "pergola", "fenêtre", "volet", "roulant", "porte", "blindée", "serrure", "baie", "coulissante", "double", "vitrage", "chêne", "sapin", "mélèze", "bardage", "terrasse", "placard", "dressing"]

PROVIDERS = (
    "gmail",
    "gmail",
    "gmail",
    "orange",
    "orange",
    "wanadoo",
    "free",
    "sfr",
    "laposte",
    "hotmail",
    "outlook",
    "yahoo",
)

# What names are made of, for the long tail that no list holds.
TAIL_ENDS = (
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
