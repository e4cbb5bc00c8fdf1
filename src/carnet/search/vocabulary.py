"""Words that every client has: worth little in a query, and not worth a row of the index in an address or a note."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words("le la les l de du des d da di do dos van von der den ben bel el al o mac mc ker")

SAINTS = {"st": "saint", "ste": "sainte"}

# Written one way or the other for the same word: the index holds the long form, a query asks for both.
LONG_FORMS = {
    **SAINTS,
    "ets": "etablissements",
    "etab": "etablissements",
    "etabs": "etablissements",
    "cie": "compagnie",
    "dr": "docteur",
    "gal": "general",
    "mal": "marechal",
}

LEGAL_FORMS = _words("sarl sas sasu eurl sa sci snc scm scp selarl ei eirl gaec earl scea scop gie sccv scic")

KINDS_OF_FIRM = _words("association ass societe ste etablissements ets cie compagnie")

CIVILITIES = _words("m mr mme mlle monsieur madame mademoiselle mesdames messieurs mm me maitre")

STREET_TYPES = _words(
    "rue r avenue av ave boulevard bd bld boul bvd chemin ch che chem impasse imp place pl route rte allee allees all "
    "quai cours crs square sq lotissement lot residence res bis ter quater cedex bp cs lieudit batiment bat"
)

STOP_WORDS = _words(
    "a au aux avec ce ces c dans de des du d en est et il elle ils elles l la le les leur lui ma mais mes mon n ne nos "
    "notre nous on ou par pas pour qu que qui s sa se ses son sur sous t ta te tes ton un une vos votre vous y"
)

# A query is not refused for one of these: they only raise who bears them.
OPTIONAL = PARTICLES | LEGAL_FORMS | KINDS_OF_FIRM | CIVILITIES | STREET_TYPES | STOP_WORDS
