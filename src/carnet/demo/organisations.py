"""Firms, town halls, condominiums and associations of the demonstration. Their names were invented; none exists under them."""

from dataclasses import dataclass

from carnet.demo.jobs import BY_CODE, Job


@dataclass(frozen=True)
class Organisation:
    key: str
    kind: str
    name: str
    form: str
    trade_name: str
    city: str
    naf: str
    jobs: tuple[Job, ...]
    contact: str  # "Mme Odile Perchais, gérante" ; drawn when empty
    title: str


def _read(kind: str, prefix: str, text: str) -> list[Organisation]:
    """name | legal form | trade name | town | NAF | jobs | contact, job title"""
    found = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        name, form, trade_name, city, naf, jobs, contact = (part.strip() for part in line.split("|"))
        who, _, title = contact.partition(",")
        asked = tuple(BY_CODE[code] for code in jobs.split())
        found.append(
            Organisation(
                f"{prefix}{number}", kind, name, form, trade_name, city, naf, asked, who.strip(), title.strip()
            )
        )
    return found


COMPANIES = _read("company", "firm", """
    Garage du Pont-Levis | SARL | | Cholet | 4520A | shopfront garage | M. Alain Sorinet, gérant
    Garage Plantiveau Frères | SAS | | Beaupréau | 4520A | garage fitout | Mme Karine Plantiveau, comptable
    Carrosserie de l’Évrette | EURL | | Le May-sur-Èvre | 4520A | garage | M. Ludovic Tarnaud, gérant
    Boulangerie Aux Trois Épis | SARL | Aux Trois Épis | Trémentines | 1071C | shopfront fitout | Mme Solange Mercereau, gérante
    Boulangerie-pâtisserie Le Fournil d’Armel | EI | Le Fournil d’Armel | Mortagne-sur-Sèvre | 1071C | shopfront | M. Armel Guihot, artisan
    SARL Pain & Cie des Mauges | SARL | L’Atelier du Levain | Chemillé | 1071C | fitout | Mme Perrine Audebert, gérante
    GAEC du Chêne-Rond | GAEC | | Maulévrier | 0141Z | barn door | M. Joël Merceron, associé
    GAEC des Quatre-Vents-Levés | GAEC | | Yzernay | 0150Z | barn | M. Denis Frappreau, associé
    EARL La Ferme aux Oies Grises | EARL | | Jallais | 0147Z | barn windows | Mme Maryline Goupilleau, gérante
    EARL des Hautes-Bruyères-Rouges | EARL | | Coron | 0141Z | barn | M. Patrice Ouvrardeau, gérant
    SCEA Domaine de la Perdrelle | SCEA | Domaine de la Perdrelle | Vihiers | 0121Z | barn fitout | Mme Édith Vaugoyeau, vigneronne
    Atelier Moineau Architecture | SELARL | | Cholet | 7111Z | partition | M. Tristan Moineau, architecte
    Agence Lignes & Faîtages | SARL | | Angers | 7111Z | partition fitout | Mme Garance Péneau, architecte
    Cabinet d’architecture Œil-de-Bœuf | SAS | | Clisson | 7111Z | renewal | M. Éloi Brégeon, architecte
    Constructions Rivereau | SAS | | Cholet | 4120A | renewal windows | M. Fabien Lemarié, conducteur de travaux
    Maisons Plein-Bocage | SAS | | Les Herbiers | 4120A | windows door | Mme Audrey Gelot, achats
    Maçonnerie Bertaudière et fils | SARL | | Mauléon | 4399C | windows garage | M. Gaël Bertaudière, gérant
    Étude Vaugelin et Sarrazeau, notaires associés | SELARL | | Cholet | 6910Z | partition door | Mme Hermine Vaugelin, notaire
    Office notarial du Vieux-Lavoir | SCP | | Bressuire | 6910Z | partition | Me Cyprien Lamouroux, notaire
    Hôtel des Trois Moulins | SAS | Les Trois Moulins | Saint-Laurent-sur-Sèvre | 5510Z | fitout firedoors windows | Mme Sabine Delabarre, directrice
    Hôtel-restaurant Le Relais du Halage | SARL | Le Relais du Halage | Saint-Florent-le-Vieil | 5510Z | bay fitout | M. Rémi Cottereaud, gérant
    Auberge de la Moine Fleurie | EURL | | Clisson | 5610A | shopfront deck | Mme Violaine Bosseau, gérante
    Crêperie La Bolée Bleue | SARL | | Cholet | 5610A | shopfront | M. Titouan Kervadec, gérant
    Pharmacie de la Croix-Rouette | SELARL | | Cholet | 4773Z | shopfront fitout | Mme Armelle Chaillou, pharmacienne
    Opticien Le Point de Vue | SAS | | Les Herbiers | 4778A | fitout | M. Nassim Belkadi, gérant
    Salon Mèches & Boucles | EI | | La Séguinière | 9602A | shopfront | Mme Jessica Morinet, artisan
    Cabinet dentaire du Mail | SCM | | Cholet | 8623Z | partition door | Mme Prisca Lenormandie, dentiste
    Clinique vétérinaire des Deux-Bocages | SELARL | | Cerizay | 7500Z | door partition | M. Octave Brillouet, vétérinaire
    Transports Guinaudeau-Lys | SAS | | Saint-Germain-sur-Moine | 4941A | garage partition | Mme Laetitia Roulin, assistante
    Imprimerie du Petit-Quai | SCOP | | Cholet | 1812Z | partition windows | M. Yannis Cormorand, directeur
    Chaussures Tourangeau-Mauges | SA | | Saint-Macaire-en-Mauges | 1520Z | renewal | M. Édouard Lhumeau, responsable technique
    Tissages de la Sèvre d’Argent | SAS | | Mortagne-sur-Sèvre | 1320Z | renewal firedoors | Mme Catherine Rézeau, achats
    Plomberie Aquiverne | SARL | | Cholet | 4322A | garage | M. Steven Pichot, gérant
    Électricité Lumisèvre | EURL | | La Verrie | 4321A | door | M. Mickaël Airaudeau, gérant
    Charpente Poutrelier | SARL | | Nueil-les-Aubiers | 4391A | stairs windows | M. Gaëtan Poutrelier, gérant
    Paysages d’Aubépine | SARL | | La Gaubretière | 8130Z | deck carport | M. Aurélien Soulet, gérant
    Piscines Bleu Bocage | SAS | | Montaigu | 4399D | deck bay | Mme Magalie Trichereau, assistante
    Auto-école du Mail | EURL | | Cholet | 8553Z | shopfront | M. Karim Haddaoui, gérant
    Fleurs & Fougères | EI | | Beaupréau | 4776Z | shopfront | Mme Coralie Bréchet, fleuriste
    Librairie La Plume d’Oie | SARL | | Clisson | 4761Z | library shopfront | Mme Blandine Avril-Thévenin, libraire
    Fromagerie du Bocage Blond | SAS | | Pouzauges | 1051C | firedoors | M. Lucas Turpinière, responsable maintenance
    Cave Les Ceps d’Adèle | SARL | | Vallet | 4725Z | fitout | Mme Adèle Ménoret, caviste
    Expertise Barrelier-Onno | SARL | | Cholet | 6920Z | partition | M. Loïc Onno, expert-comptable
    Assurances Quatre-Saules | SARL | | Chemillé | 6622Z | shopfront partition | M. Hubert Dessalles, agent général
    Ambulances de l’Hyrôme d’Or | SARL | | Chemillé | 8690A | garage | Mme Ingrid Fauconnet, gérante
    Résidence seniors Les Jardins d’Ombeline | SAS | | Cholet | 8730A | upkeep windows | Mme Viviane Rochereau, directrice
    Crèche Les P’tits Sabots | SAS | | La Séguinière | 8891A | firedoors closet | Mme Anaëlle Dutour, directrice
    Cinéma Le Grand-Écran des Tisserands | SARL | | Cholet | 5914Z | firedoors shopfront | M. Basile Ferrand-Nau, directeur
    Camping La Rive aux Aulnes | SARL | | Argentonnay | 5530Z | carport deck | M. et Mme Wouters, gérants
    Menuiserie Alizier-Prunelle | EURL | | Beaulieu-sur-Layon | 4332A | windows | M. Médéric Alizier, confrère
    Studio Ébène & Sycomore | SASU | | Nantes | 7410Z | library fitout | Mme Inès Valverde, décoratrice
    Vérandas et Lumières de l’Ouest choletais et du bocage vendéen | SAS | VLO | Cholet | 4332B | bay | M. Grégory Poncereau, responsable des achats et de la sous-traitance
    """)  # fmt: skip
SYNDICS = _read("company", "syndic", """
    Cabinet Loirelle Gestion | SAS | Loirelle Syndic | Cholet | 6832A | upkeep firedoors | Mme Séverine Blouinet, gestionnaire
    Régie du Bocage & Mauges | SARL | | Beaupréau | 6832A | upkeep | M. Arnaud Pélissier-Drouet, gestionnaire
    Agence Sèvre & Toits | SARL | | Mortagne-sur-Sèvre | 6832A | upkeep | Mme Lydie Charbonnel, gestionnaire
    """)  # fmt: skip
PUBLIC = _read("public", "public", """
    Mairie de Toutlemonde | | | Toutlemonde | 8411Z | renewal firedoors | Mme Brigitte Hallouin, secrétaire générale
    Mairie de Nuaillé | | | Nuaillé | 8411Z | renewal | M. Jean-Yves Coudrais, adjoint aux bâtiments
    Mairie de La Romagne | | | La Romagne | 8411Z | firedoors | Mme Régine Albert-Poiron, secrétaire
    Mairie de Bégrolles-en-Mauges | | | Bégrolles-en-Mauges | 8411Z | windows firedoors | M. Pierrick Douet, services techniques
    Mairie de Tiffauges | | | Tiffauges | 8411Z | door | Mme Claudie Marchandeau, secrétaire
    Mairie de Treize-Vents | | | Treize-Vents | 8411Z | renewal | M. Yvonnick Paillat, adjoint
    Mairie de Boussay | | | Boussay | 8411Z | shopfront | Mme Nelly Coiffard, secrétaire
    Mairie des Epesses | | | Les Epesses | 8411Z | firedoors | M. Gwenaël Robic, services techniques
    Mairie déléguée du Fief-Sauvin | | | Le Fief-Sauvin | 8411Z | renewal | Mme Josiane Bompas, accueil
    Communauté de communes du Bocage aux Trois Rivières | | | Mauléon | 8411Z | renewal firedoors | M. Sylvère Grandin, marchés publics
    Lycée professionnel Jeanne-Delanoue-Fauvette | | Lycée Fauvette | Cholet | 8532Z | firedoors renewal | Mme Annabelle Croix, intendante
    Lycée agricole des Aubépines | | | Les Herbiers | 8532Z | renewal | M. Dimitri Vasseur, gestionnaire
    Collège du Vieux-Chêne | | | Chemillé | 8531Z | firedoors | Mme Roselyne Dubillot, gestionnaire
    École maternelle Les Capucines | | | Trémentines | 8520Z | closet firedoors | Mme Estelle Guéniot, directrice
    École primaire publique du Chat-Perché | | | La Séguinière | 8520Z | windows | M. Matthias Rolland-Prou, directeur
    Centre hospitalier des Trois-Provinces | | CH 3P | Cholet | 8610Z | firedoors upkeep | M. Abel Nguyen-Huu, responsable travaux
    EHPAD Les Cèdres-Bleus | | | Saint-Macaire-en-Mauges | 8710A | firedoors upkeep | Mme Marie-Laure Sorin-Guet, économe
    Bibliothèque intercommunale L’Encrier | | | Saint-Laurent-sur-Sèvre | 9101Z | library partition | Mme Tiphaine Gabard, responsable
    Office de tourisme des Mauges bleues | | | Beaupréau | 7990Z | fitout | Mme Louane Picherit, directrice
    Centre d’incendie et de secours de Cholet-Est | | | Cholet | 8425Z | garage firedoors | Adj. Renaud Villemin, chef de centre
    Piscine intercommunale Le Nénuphar | | | Pouzauges | 9311Z | shopfront | M. Sofiane Merabet, régisseur
    Maison départementale de l’autonomie du Bocage | | | Bressuire | 8899B | door partition | Mme Évelyne Pascreau, gestion
    """)  # fmt: skip
ASSOCIATIONS = _read("association", "asso", """
    Association Les Petites Mains du Bocage | | | Maulévrier | 9499Z | closet | Mme Yolande Brin, présidente
    Foyer rural de la Coussaie | | | Coron | 9499Z | door windows | M. Roland Chouteau, président
    Football club des Tisserands choletais | | FC Tisserands | Cholet | 9312Z | door closet | M. Teddy Lainé-Bosc, trésorier
    Amicale laïque Jules-Rivaud | | | Bressuire | 9499Z | floor | Mme Mireille Sapin, secrétaire
    Harmonie municipale La Clé d’Argent | | | Mortagne-sur-Sèvre | 9001Z | firedoors | M. Ghislain Arnoult, président
    OGEC Sainte-Hermeline | | | Saint-Macaire-en-Mauges | 8520Z | renewal firedoors | M. Vincent Lebreton-Huet, président
    OGEC Saint-Fulgent-des-Bois | | | Vihiers | 8520Z | windows | Mme Claire Boumard, comptable
    Club de tir à l’arc La Flèche d’Osier | | | Le May-sur-Èvre | 9312Z | barn | M. Sylvain Auduc, président
    Association familiale Le Toit partagé | | | Cholet | 8899B | door closet | Mme Habiba Zerrouki, coordinatrice
    Cercle philatélique du Puy-Doré | | | Les Epesses | 9499Z | library | M. Aimé Fonteneau-Roux, trésorier
    Troupe de théâtre Les Trois Coups de Bâton | | | Chemillé | 9001Z | stairs | Mme Capucine Esnault, trésorière
    Secours des Mauges solidaires | | | Beaupréau | 8899B | door | M. Dominique Aubry-Latour, responsable
    Comité des fêtes de la Gaubretière-Basse | | | La Gaubretière | 9499Z | barn | M. Freddy Bossis, président
    Maison des jeunes L’Escale verte | | | Clisson | 9499Z | shopfront | Mme Leïla Hamdi, directrice
    Cercle nautique du Lac de Ribou-Vert | | | Cholet | 9312Z | barn deck | M. Hugues Delahousse, président
    Paroisse Saint-Joachim-en-Bocage | | | Mauléon | 9491Z | door | Père Anselme Rouillon, curé
    Association Patrimoine & Vieux Outils | | | Trémentines | 9103Z | windows barn | M. Ferdinand Jarry-Loir, président
    Ludothèque La Toupie rouge | | | Saint-Germain-sur-Moine | 9329Z | closet | Mme Fanny Hurtebise, salariée
    Radio associative Ondes Choletaises | | | Cholet | 6010Z | partition | M. Noé Cadoret, technicien
    Atelier vélo La Roue libérée | | | Angers | 9529Z | shopfront | Mme Zoé Lacambre, animatrice
    """)  # fmt: skip
# name | town | 1, 2 or 3: its syndic
CONDOMINIUMS = """
    Résidence Les Hauts de Moine | Cholet | 1
    Résidence Le Clos des Tisserands | Cholet | 1
    Résidence Bellerive, bâtiment A | Cholet | 1
    Résidence Bellerive, bâtiment B | Cholet | 1
    Résidence du Mail fleuri | Cholet | 1
    Résidence Les Terrasses d’Opale | Cholet | 1
    Résidence Le Pré-Vert | La Séguinière | 1
    Immeuble 8 place des Halles-Neuves | Cholet | 1
    Résidence L’Ardoisière | Angers | 1
    Résidence Les Vergers de Maud | Maulévrier | 1
    Résidence Le Parc aux Cerfs | Cholet | 1
    Résidence Les Échevins | Saumur | 1
    Résidence La Clairière | Beaupréau | 2
    Résidence Les Coteaux de l’Èvre d’Or | Beaupréau | 2
    Résidence Le Moulin-Blanc | Chemillé | 2
    Résidence Les Quais | Saint-Florent-le-Vieil | 2
    Résidence du Petit-Anjou | Jallais | 2
    Résidence Les Saulaies | Montfaucon-Montigné | 2
    Résidence Sèvre-et-Soleil | Mortagne-sur-Sèvre | 3
    Résidence Le Donjon | Tiffauges | 3
    Résidence Les Alouettes | Les Herbiers | 3
    Résidence Grand-Lieu des Halles | Les Herbiers | 3
    Résidence Villa Médicis-Bocage | Clisson | 3
    Résidence Le Belvédère | Pouzauges | 3
    """
