"""The words French files are made of: legal forms, trades, civilities, street types, first names.

Everything here is folded (lower case, no accent). Lists are meant to be read and completed.
"""

LEGAL_FORMS = {
    **{form: form for form in ["sarl", "eurl", "sas", "sasu", "sa", "sci", "snc", "ei", "eirl", "earl", "gaec", "scea", "scp", "selarl", "selas", "selasu", "scop", "scic", "scm", "gfa", "gie", "sccv", "scev", "gaf", "cuma", "epic", "epa", "sem", "spl", "siv", "sivom", "sivu", "syndicat", "opac", "oph"]},
    "autoentrepreneur": "ei", "microentreprise": "ei", "microentrepreneur": "ei", "autoentreprise": "ei",
}  # fmt: skip
# Forms of one firm that follow one another, or that people write for one another.
FORM_FAMILIES = {
    "sarl": "firm", "eurl": "firm", "sas": "firm", "sasu": "firm", "sa": "firm", "snc": "firm", "ei": "firm", "eirl": "firm", "scop": "firm",
    "sci": "estate", "sccv": "estate", "gfa": "estate",
    "earl": "farm", "gaec": "farm", "scea": "farm", "scev": "farm", "cuma": "farm",
    "scp": "practice", "selarl": "practice", "selas": "practice", "selasu": "practice", "scm": "practice",
}  # fmt: skip
# Words that name no firm in particular: left out of the heart of a name.
GENERIC = frozenset(
    ["publique", "public", "prive", "privee", "ets", "etablissement", "etablissements", "etabl", "societe", "ste", "soc", "entreprise", "entr", "entreprises", "ent", "maison", "groupe", "compagnie", "cie", "co", "fils", "pere", "freres", "frere", "soeurs", "associes", "associe", "le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux", "en", "sur", "sous", "chez", "the", "and", "by", "monsieur", "madame", "m", "mr", "mme", "mlle", "france", "gerant", "gerante", "succ", "successeur", "successeurs", "ltd"]
)
TRADES = frozenset(
    ["plomberie", "chauffage", "sanitaire", "electricite", "elec", "menuiserie", "menuiseries", "maconnerie", "couverture", "toiture", "toitures", "peinture", "peintures", "carrelage", "serrurerie", "garage", "boulangerie", "patisserie", "boucherie", "charcuterie", "traiteur", "pharmacie", "transports", "transport", "taxi", "taxis", "ambulance", "ambulances", "coiffure", "coiffeur", "fleurs", "fleuriste", "optique", "opticien", "immobilier", "immobiliere", "immo", "assurance", "assurances", "conseil", "conseils", "consulting", "informatique", "service", "services", "nettoyage", "proprete", "paysage", "paysages", "paysagiste", "jardin", "jardins", "espaces", "verts", "batiment", "bat", "travaux", "publics", "tp", "btp", "renovation", "isolation", "energie", "energies", "solaire", "climatisation", "clim", "froid", "mecanique", "metallerie", "metal", "imprimerie", "edition", "editions", "hotel", "restaurant", "brasserie", "bar", "cafe", "tabac", "presse", "vins", "domaine", "elevage", "agricole", "agri", "scierie", "bois", "charpente", "logistique", "location", "evenements", "evenementiel", "photo", "photographie", "architecture", "architecte", "architectes", "geometre", "notaire", "notaires", "expertise", "expert", "experts", "comptable", "comptables", "audit", "formation", "securite", "ascenseurs", "piscine", "piscines", "auto", "automobile", "automobiles", "autos", "carrosserie", "moto", "motos", "cycles", "pneus", "pneu", "fermetures", "fermeture", "stores", "store", "vitrerie", "miroiterie", "platrerie", "platre", "cloisons", "facade", "facades", "ravalement", "terrassement", "demolition", "assainissement", "demenagement", "demenagements", "coiff", "beaute", "institut", "esthetique", "cabinet", "medical", "medecin", "dentaire", "dentiste", "kine", "kinesitherapie", "infirmier", "infirmiers", "veterinaire", "clinique", "laboratoire", "avocat", "avocats", "huissier", "agence", "voyages", "commerce", "distribution", "import", "export", "negoce", "materiaux", "industrie", "industries", "industriel", "technique", "techniques", "technologie", "technologies", "systemes", "system", "solutions", "developpement", "gestion", "patrimoine", "invest", "investissement", "investissements", "holding", "participations", "finance", "financiere", "foncier", "fonciere", "habitat", "construction", "constructions", "constructeur", "artisan", "artisans", "artisanat", "creation", "creations", "design", "deco", "decoration", "interieur", "interieurs", "agencement", "cuisine", "cuisines", "bains", "amenagement", "pizzeria", "pizza", "creperie", "snack", "boutique", "magasin", "supermarche", "epicerie", "primeur", "fromagerie", "poissonnerie", "cave", "caves", "ferme", "ferronnerie", "atelier", "ateliers", "international", "europe", "global", "pro", "multi", "plus", "centre", "ouest", "nord", "sud", "est", "ecole", "auto", "sport", "sports", "fitness", "club", "communication", "marketing", "web", "digital", "studio", "productions", "production"]
)
# Heads of public bodies and of associations: "mairie" and "école" of one town are two clients.
TOWN_HALL = frozenset({"mairie", "commune", "ville", "municipalite"})
PUBLIC_HEADS = frozenset(
    ["mairie", "ecole", "college", "lycee", "ccas", "cias", "communaute", "agglomeration", "departement", "conseil", "region", "prefecture", "hopital", "ehpad", "maternelle", "bibliotheque", "mediatheque", "piscine", "crematorium", "syndicat", "sivom", "sivu", "sdis", "creche", "office", "metropole", "universite", "tribunal", "gendarmerie", "tresorerie", "chambre", "maison"]
)
ASSOCIATION_HEADS = frozenset(
    ["association", "asso", "assoc", "amicale", "comite", "club", "foyer", "union", "federation", "ogec", "apel", "fnath", "adapei", "adapt", "mjc", "cercle"]
)
CONDOMINIUM_WORDS = frozenset(
    ["copropriete", "copro", "coproprietaires", "coproprietaire", "coprop", "syndicat", "sdc", "sdcop", "residence", "res", "immeuble", "imm", "syndic", "cop", "scop", "batiment", "bat", "ensemble", "immobilier", "lotissement", "asl", "aful"]
)
COUPLE_TITLES = (
    "m et mme", "mr et mme", "m ou mme", "mr ou mme", "m mme", "mr mme", "monsieur et madame", "monsieur madame", "mme et m", "mme et mr",
    "mme m", "madame et monsieur", "m et madame", "monsieur et mme", "mm", "famille", "m et m", "mmes",
)  # fmt: skip
TITLES = {
    "m": "M", "mr": "M", "monsieur": "M", "mme": "F", "madame": "F", "mlle": "F", "mademoiselle": "F", "melle": "F", "ms": "F", "mrs": "F",
    "dr": "", "docteur": "", "me": "", "maitre": "", "pr": "", "veuve": "F", "vve": "F", "mdme": "F", "mne": "F",
}  # fmt: skip
BORN_AS = frozenset({"nee", "ne", "epouse", "ep", "epse", "veuve", "vve"})
STREET_TYPES = {
    "rue": "rue", "r": "rue", "avenue": "avenue", "av": "avenue", "ave": "avenue", "aven": "avenue", "boulevard": "boulevard", "bd": "boulevard",
    "bld": "boulevard", "bvd": "boulevard", "boul": "boulevard", "blvd": "boulevard", "bvard": "boulevard", "chemin": "chemin", "ch": "chemin",
    "chem": "chemin", "che": "chemin", "chm": "chemin", "impasse": "impasse", "imp": "impasse", "place": "place", "pl": "place", "plc": "place",
    "route": "route", "rte": "route", "allee": "allee", "allees": "allee", "all": "allee", "quai": "quai", "q": "quai", "cours": "cours",
    "crs": "cours", "square": "square", "sq": "square", "passage": "passage", "pass": "passage", "pas": "passage", "faubourg": "faubourg",
    "fbg": "faubourg", "fg": "faubourg", "lotissement": "lotissement", "lot": "lotissement", "hameau": "hameau", "ham": "hameau",
    "lieudit": "lieudit", "ld": "lieudit", "residence": "residence", "res": "residence", "zone": "zone", "za": "zone", "zi": "zone", "zac": "zone",
    "zae": "zone", "parc": "parc", "villa": "villa", "sentier": "sentier", "sente": "sentier", "venelle": "venelle", "rond": "rond", "voie": "voie",
    "cite": "cite", "clos": "clos", "esplanade": "esplanade", "montee": "montee", "promenade": "promenade", "traverse": "traverse",
}  # fmt: skip
ADDRESS_WORDS = {
    "st": "saint", "ste": "sainte", "gal": "general", "gen": "general", "mal": "marechal", "marechal": "marechal", "dr": "docteur", "pdt": "president",
    "pres": "president", "cdt": "commandant", "cne": "capitaine", "col": "colonel", "lt": "lieutenant", "prof": "professeur", "pr": "professeur",
    "gd": "grand", "gde": "grande", "pt": "petit", "pte": "petite", "nd": "notre dame", "fr": "freres",
    "premier": "1", "1er": "1", "1ere": "1",
}  # fmt: skip
ADDRESS_STOP = frozenset(["de", "du", "des", "la", "le", "les", "l", "d", "a", "au", "aux", "et", "sur", "sous", "en", "lieu", "dit"])
# The word and the one after it say where in the building: they do not tell two addresses apart.
IN_BUILDING = frozenset(
    ["apt", "appt", "app", "appart", "appartement", "bat", "batiment", "esc", "escalier", "etage", "etg", "porte", "bp", "cs", "tsa", "boite", "bal", "logement", "lgt", "interphone", "code"]
)
GENERIC_MAIL = frozenset(
    ["gmail", "orange", "wanadoo", "free", "hotmail", "outlook", "yahoo", "live", "sfr", "laposte", "icloud", "neuf", "bbox", "aol", "msn", "numericable", "club-internet", "aliceadsl", "cegetel", "me", "mac", "protonmail", "proton", "gmx", "ymail", "googlemail", "dbmail", "voila", "noos", "9online", "mailo", "tele2", "nordnet", "bouygtel", "courriel", "messagerie", "mail", "email"]
)
NO_MAIL = frozenset(
    ["nomail", "noemail", "no-mail", "no-email", "pasdemail", "pas.de.mail", "pasdemel", "pasmail", "pas-de-mail", "aucun", "aucune", "inconnu", "sansmail", "sans", "sansemail", "sans.mail", "neant", "x", "xx", "xxx", "xxxx", "none", "nc", "na", "null", "absent", "test", "noreply", "no-reply", "ne-pas-repondre", "nepasrepondre", "rien", "pasdadresse", "non", "pas", "abc", "aaa", "azerty", "pas-email", "pasemail", "pas.email", "pas_de_mail", "mailinconnu", "emailinconnu", "refus", "refuse"]
)
MEN = frozenset(
    ["jean", "pierre", "michel", "andre", "philippe", "rene", "louis", "alain", "jacques", "bernard", "marcel", "daniel", "roger", "robert", "paul", "claude", "christian", "henri", "georges", "nicolas", "patrick", "francois", "gerard", "christophe", "pascal", "eric", "thierry", "laurent", "stephane", "frederic", "david", "sebastien", "julien", "olivier", "thomas", "alexandre", "maxime", "antoine", "kevin", "romain", "guillaume", "jerome", "anthony", "vincent", "franck", "bruno", "denis", "didier", "gilles", "serge", "yves", "guy", "marc", "joseph", "maurice", "raymond", "lucien", "charles", "albert", "emile", "gilbert", "fernand", "roland", "jean-pierre", "dominique", "xavier", "fabrice", "benoit", "cedric", "fabien", "ludovic", "mathieu", "matthieu", "damien", "arnaud", "samuel", "benjamin", "adrien", "florian", "quentin", "clement", "simon", "hugo", "lucas", "leo", "nathan", "enzo", "theo", "arthur", "gabriel", "raphael", "jules", "adam", "mohamed", "ahmed", "karim", "mehdi", "rachid", "said", "ali", "youssef", "mickael", "mikael", "gregory", "gael", "yann", "yannick", "loic", "erwan", "ronan", "herve", "hubert", "alexis", "aurelien", "baptiste", "bastien", "corentin", "cyril", "cyrille", "dylan", "edouard", "emmanuel", "etienne", "felix", "gaetan", "gaston", "gauthier", "gautier", "germain", "hector", "hugues", "ivan", "jeremie", "jeremy", "joel", "johan", "jonathan", "jordan", "jose", "juan", "leon", "lionel", "luc", "manuel", "marcelin", "marius", "martin", "mathis", "maxence", "mathias", "matthias", "morgan", "norbert", "noel", "patrice", "pascal", "rodolphe", "roman", "ruben", "sacha", "stephane", "sylvain", "sylvestre", "tanguy", "thibault", "thibaut", "thibaud", "tristan", "valentin", "valere", "victor", "virgile", "william", "yvan", "yvon", "yohan", "yoann", "zacharie", "achille", "adolphe", "aime", "alban", "alfred", "ambroise", "amaury", "anatole", "ange", "armand", "aristide", "augustin", "auguste", "barnabe", "basile", "brice", "camille", "casimir", "cesar", "clovis", "come", "constant", "constantin", "cyprien", "desire", "edgar", "edmond", "elie", "eloi", "ernest", "eugene", "fabien", "ferdinand", "fernando", "firmin", "flavien", "francis", "franck", "gaspard", "geoffroy", "ghislain", "godefroy", "gonzague", "gregoire", "gustave", "gwenael", "henry", "honore", "ignace", "igor", "isaac", "isidore", "jacky", "jimmy", "joris", "josselin", "jean-claude", "jean-paul", "jean-marc", "jean-luc", "jean-michel", "jean-francois", "jean-louis", "jean-jacques", "jean-marie", "jean-yves", "kylian", "lambert", "laurent", "leandre", "leonard", "leopold", "lilian", "ludovic", "malo", "marceau", "marin", "melvin", "nino", "noah", "octave", "omar", "oscar", "ossian", "pablo", "prosper", "regis", "remi", "remy", "renaud", "rémi", "richard", "robin", "roch", "rodrigue", "salomon", "salvador", "steeve", "steve", "teddy", "theodore", "theophile", "timothee", "titouan", "tom", "tony", "ugo", "urbain", "valery", "walter", "yanis", "yassine", "yves", "younes", "ibrahim", "hassan", "hamid", "abdel", "abdelkader", "antonio", "carlos", "luis", "pedro", "joao", "paulo", "mario", "giovanni", "giuseppe", "franco", "roberto", "wilfried", "wilfrid", "xavier", "medard", "odilon", "amedee", "leonce"]
)
WOMEN = frozenset(
    ["marie", "jeanne", "francoise", "monique", "catherine", "nathalie", "isabelle", "jacqueline", "anne", "sylvie", "martine", "madeleine", "nicole", "suzanne", "helene", "christine", "marguerite", "denise", "louise", "christiane", "yvonne", "valerie", "sophie", "sandrine", "stephanie", "veronique", "celine", "chantal", "patricia", "anne-marie", "brigitte", "julie", "simone", "corinne", "camille", "emilie", "aurelie", "claire", "virginie", "laurence", "florence", "caroline", "sarah", "pauline", "annie", "michele", "michelle", "therese", "danielle", "elisabeth", "genevieve", "odette", "colette", "josiane", "bernadette", "evelyne", "germaine", "andree", "lucienne", "raymonde", "renee", "paulette", "henriette", "georgette", "ginette", "gisele", "yvette", "mireille", "annick", "agnes", "beatrice", "cecile", "delphine", "elodie", "emmanuelle", "estelle", "fabienne", "fanny", "frederique", "gaelle", "karine", "laetitia", "laure", "magali", "marion", "maryse", "melanie", "muriel", "myriam", "nadia", "nadine", "noemie", "odile", "pascale", "sabrina", "severine", "solange", "sonia", "ludivine", "vanessa", "viviane", "audrey", "amandine", "alice", "alexandra", "amelie", "anais", "angelique", "annette", "armelle", "arlette", "aude", "aurore", "barbara", "benedicte", "blandine", "carine", "carole", "cathy", "chloe", "charlotte", "clara", "clarisse", "claudine", "clemence", "clementine", "clothilde", "coralie", "cynthia", "daniele", "diane", "dorothee", "edith", "eliane", "elise", "ella", "emma", "eva", "eve", "evelyne", "fatima", "fernande", "flavie", "flora", "francine", "gabrielle", "gwenaelle", "gwenola", "hortense", "huguette", "ines", "irene", "jade", "jennifer", "jessica", "jocelyne", "joelle", "johanna", "josephine", "josette", "judith", "juliette", "justine", "katia", "laura", "lea", "leila", "lena", "liliane", "lina", "lise", "lisa", "lola", "lou", "louane", "lucie", "lucile", "lydia", "lydie", "maeva", "maelle", "manon", "marcelle", "margaux", "margot", "marianne", "marielle", "marina", "marine", "marlene", "martha", "marthe", "mathilde", "maud", "maurane", "melissa", "mercedes", "micheline", "morgane", "mylene", "nelly", "nicolette", "nina", "nora", "oceane", "olga", "olivia", "ophelie", "pascaline", "paule", "perrine", "rachel", "raphaelle", "rebecca", "regine", "rolande", "romane", "rosalie", "rose", "roselyne", "roxane", "sabine", "salome", "samia", "sandra", "sara", "sidonie", "simone", "solene", "stella", "suzy", "sybille", "sylviane", "tatiana", "tiphaine", "ursule", "valentine", "vera", "victoire", "victoria", "violette", "virginia", "yasmine", "yolande", "zoe", "khadija", "aicha", "samira", "malika", "farida", "maria", "ana", "carmen", "dolores", "teresa", "rosa", "anita", "lucette", "ghislaine", "gilberte", "marie-christine", "marie-claude", "marie-france", "marie-therese", "marie-laure", "anne-sophie", "maryvonne", "soizic", "rozenn", "nolwenn", "enora", "alberte", "albertine", "apolline", "augustine", "berthe", "celestine", "clemencia", "constance", "eglantine", "eleonore", "elsa", "ernestine", "eugenie", "euphrasie", "felicie", "gertrude", "heloise", "hermine", "honorine", "irma", "isaure", "lilou", "lorraine", "lucinda", "mathurine", "maelys", "melina", "ninon", "octavie", "olympe", "pelagie", "philomene", "sixtine", "solenne", "yvelise", "zelie"]
)
UNISEX = frozenset(
    ["camille", "claude", "dominique", "morgan", "sacha", "lou", "charlie", "alix", "ange", "yannick", "eden", "noa", "maxime", "stephane", "jackie", "eloi", "andrea"]
)
# Pet names and spellings that are not one typing slip apart.
NICKNAMES = {
    "alex": "alexandre", "manu": "emmanuel", "fred": "frederic", "phil": "philippe", "nico": "nicolas", "seb": "sebastien", "steph": "stephane",
    "ben": "benjamin", "max": "maxime", "tom": "thomas", "thom": "thomas", "jojo": "joel", "cathy": "catherine", "kathy": "catherine", "domi": "dominique",
    "isa": "isabelle", "nath": "nathalie", "sandy": "sandrine", "vero": "veronique", "pat": "patrick", "chris": "christophe", "christo": "christophe",
    "dan": "daniel", "dany": "daniel", "mick": "mickael", "mike": "mickael", "greg": "gregory", "guigui": "guillaume", "lolo": "laurent", "babette": "elisabeth",
    "francky": "franck", "jeannot": "jean", "pierrot": "pierre", "margot": "marguerite", "gus": "gustave", "zaza": "isabelle", "lili": "liliane",
    "flo": "florence", "caro": "caroline", "val": "valerie", "dede": "andre", "bob": "robert", "bernie": "bernard", "josy": "josiane", "momo": "mohamed",
    "med": "mohamed", "mohammed": "mohamed", "muhamed": "mohamed", "jf": "jean francois", "jp": "jean pierre", "jc": "jean claude", "jm": "jean marc",
    "jl": "jean luc", "jy": "jean yves", "jb": "jean baptiste", "jj": "jean jacques", "mc": "marie christine", "mf": "marie france", "am": "anne marie",
}  # fmt: skip
# Share of the most common surnames among people living in France, in thousandths (orders of magnitude).
COMMON_SURNAMES = {
    "martin": 3.5, "bernard": 1.9, "dubois": 1.7, "thomas": 1.7, "robert": 1.6, "richard": 1.5, "petit": 1.5, "durand": 1.5, "leroy": 1.3, "moreau": 1.3,
    "simon": 1.3, "laurent": 1.2, "lefebvre": 1.2, "michel": 1.2, "garcia": 1.2, "david": 1.1, "bertrand": 1.1, "roux": 1.1, "vincent": 1.0, "fournier": 1.0,
    "morel": 1.0, "girard": 1.0, "andre": 0.9, "lefevre": 0.9, "mercier": 0.9, "dupont": 0.9, "lambert": 0.8, "bonnet": 0.8, "francois": 0.8, "martinez": 0.8,
    "legrand": 0.7, "garnier": 0.7, "faure": 0.7, "rousseau": 0.7, "blanc": 0.7, "guerin": 0.7, "muller": 0.7, "henry": 0.7, "roussel": 0.7, "nicolas": 0.7,
    "perrin": 0.7, "morin": 0.7, "mathieu": 0.6, "clement": 0.6, "gauthier": 0.6, "dumont": 0.6, "lopez": 0.6, "fontaine": 0.6, "chevalier": 0.6, "robin": 0.6,
    "nguyen": 0.6, "masson": 0.6, "sanchez": 0.6, "gerard": 0.6, "boyer": 0.5, "denis": 0.5, "lemaire": 0.5, "duval": 0.5, "joly": 0.5, "gautier": 0.5,
}  # fmt: skip
