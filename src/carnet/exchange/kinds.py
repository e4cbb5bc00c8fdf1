"""Is it a person, a firm, a public body, a condominium, an association? By what is written, else by the name. Pure."""

import re

from carnet.kernel.text import fold, words
from carnet.matching.firms import looks_like_firm

PERSON, COMPANY, PUBLIC, CONDOMINIUM, ASSOCIATION = "person", "company", "public", "condominium", "association"

_WRITTEN: dict[str, str] = {
    word: kind
    for kind, variants in {
        PERSON: """
            particulier | particuliers | personne | personne physique | individu | individual | person | b2c |
            privé | prive | part | p | contact | particulier client | consommateur | individuel | physique |
            menage
        """,
        COMPANY: """
            entreprise | société | societe | professionnel | professionnels | pro | company | personne morale |
            morale | b2b | pme | tpe | sarl | sas | sasu | eurl | sa | sci | artisan | commerçant | commercant |
            independant | grand compte | startup | pme/pmi | e | business | entreprises | eti |
            profession liberale | revendeur | grossiste | organization | organisation | auto entrepreneur |
            micro entreprise
        """,
        PUBLIC: """
            organisme public | collectivité | collectivite | collectivité locale | collectivite territoriale |
            administration | public | secteur public | mairie | commune | etat | établissement public | b2g |
            gouvernement | government | collectivites | public body
        """,
        CONDOMINIUM: """
            copropriété | copropriete | sdc | condominium | syndicat de copropriétaires |
            syndicat des coproprietaires | copro
        """,
        ASSOCIATION: """
            association | asso | association loi 1901 | associations | loi 1901 | non profit | ong |
            association s
        """,
    }.items()
    for word in (fold(part) for part in variants.split("|"))
}

LEGAL_FORMS = frozenset(
    words(
        "sarl sas sasu eurl sa sci snc scop selarl selas eirl ei gaec earl scea gie scm scp sccv scic sem spl epic scs"
        " sca"
        " gfa cuma selurl sarlu"
    )
)
_PUBLIC = re.compile(
    r"^(mairie|commune|ville|communaute de communes|communaute d agglomeration|communaute urbaine|agglomeration"
    r"|metropole|conseil (?:departemental|regional|general)|departement|region|prefecture|sous prefecture|lycee"
    r"|college"
    r"|ecole (?:primaire|maternelle|elementaire|publique)|universite|chu|chr|ch|centre hospitalier|hopital|ehpad|sdis"
    r"|ccas|cias|dreal|crous"
    r"|rectorat|ministere|direction (?:departementale|regionale)|office public|opac|oph"
    r"|syndicat (?:mixte|intercommunal)"
    r"|sivom|sivu|tribunal|gendarmerie|commissariat|caserne|tresor public"
    r"|chambre (?:de commerce|d agriculture|des? metiers)"
    r"|cci|etablissement public|onf|ccam|smictom|sictom)\b"
)
_CONDOMINIUM = re.compile(
    r"^(sdc|synd(?:icat)? (?:des? |de la |secondaire (?:des? )?)?copro\w*|copro\w*)\b"
    r"|\bcoproprietes?\b|\bcoproprietaires?\b"
)
_ASSOCIATION = re.compile(
    r"^(assoc(?:iation)?|asso|comite|amicale|club|foyer rural|ogec|adapei|admr|mfr|fondation|as|us|cercle)\b"
)
_TRADE = re.compile(
    r"^(ets|etablissements?|entreprise|societe|ste|groupe|garage|boulangerie|boucherie|patisserie|restaurant|hotel|cafe|bar"
    r"|brasserie"
    r"|pharmacie|cabinet|atelier|ateliers|agence|menuiserie|maconnerie|plomberie|electricite|couverture|peinture|transports?"
    r"|ambulances?|auto ecole|coiffure|salon|institut|imprimerie|librairie|pizzeria|camping|domaine|chateau|clinique"
    r"|laboratoire"
    r"|centre|residence|immobiliere|holding|consortium|compagnie|magasin|supermarche|carrosserie|jardinerie|pepinieres?"
    r"|charpente|scierie|banque|assurances?|mutuelle|notaire|etude|office notarial|cooperative|studio|creche"
    r"|gite|gites)\b"
)
_TRADE_WITHIN = re.compile(
    r"\b(et fils|et cie|freres|et associes|and co|immobilier|services?|distribution"
    r"|construction|batiment|france|ingenierie)$"
)


def kind_written(text: str) -> str:
    """A cell of a column « Type »; nothing when the word is not known."""
    return _WRITTEN.get(fold(text), "")


def kind_of_name(name: str) -> str:
    """Nothing when the name alone does not say."""
    folded = fold(name)
    if _CONDOMINIUM.search(folded):
        return CONDOMINIUM
    if _PUBLIC.match(folded):
        return PUBLIC
    if _ASSOCIATION.match(folded):
        return ASSOCIATION
    return COMPANY if _is_company(name, folded) else ""


def _is_company(name: str, folded: str) -> bool:
    if not folded:
        return False
    parts = folded.split()
    doubtful = _ambiguous(name, parts)
    if LEGAL_FORMS & {parts[0], parts[-1]} - doubtful:
        return True
    dotted = re.sub(r"\b([a-z])\s(?=[a-z]\b)", r"\1", folded).split()  # S.A.R.L. folds to « s a r l »
    if len(dotted) < len(parts) and LEGAL_FORMS & set(dotted):
        return True
    return bool(
        _TRADE.match(folded)
        or _TRADE_WITHIN.search(folded)
        or looks_like_firm(" ".join(word for word in parts if word not in doubtful))
    )


def _ambiguous(name: str, parts: list[str]) -> set[str]:
    """« SA », « EI », « SEM »: a form only in capitals."""
    upper = {fold(word) for word in name.split() if word.isupper()}
    return {word for word in parts if word in {"sa", "ei", "sem", "sca", "spl", "scs", "epic"} and word not in upper}
