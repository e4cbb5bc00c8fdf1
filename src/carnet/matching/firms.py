"""Names of organisations: what is left of "S.A.R.L. Ets Dupont & Fils" that tells it from another."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from carnet.kernel.text import fold
from carnet.matching.vocabulary import (
    ASSOCIATION_HEADS,
    CONDOMINIUM_WORDS,
    FIRM_BEGINNINGS,
    FIRM_ENDINGS,
    FIRM_WORDS,
    GENERIC,
    LEGAL_FORMS,
    PUBLIC_HEADS,
    SURNAME_TRADES,
    TOWN_HALL,
    TRADES,
)

_INITIALS = re.compile(r"\b(?:[a-z] ){1,}[a-z]\b")
_LONG_FORMS = (
    ("societe a responsabilite limitee", "sarl"),
    ("societe par actions simplifiee unipersonnelle", "sasu"),
    ("societe par actions simplifiee", "sas"),
    ("societe civile immobiliere", "sci"),
    ("societe anonyme", "sa"),
    ("auto entrepreneur", "ei"),
    ("micro entreprise", "ei"),
    ("entreprise individuelle", "ei"),
    ("societe civile professionnelle", "scp"),
    ("societe en nom collectif", "snc"),
    ("groupement agricole d exploitation en commun", "gaec"),
    ("exploitation agricole a responsabilite limitee", "earl"),
    ("syndicat des coproprietaires", "copropriete"),
    ("syndicat de copropriete", "copropriete"),
    ("synd copro", "copropriete"),
    ("centre communal d action sociale", "ccas"),
    ("syndicat coproprietaires", "copropriete"),
)


class FirmName(NamedTuple):
    """`core`: the words that name it; `heart`: those of them that are neither trade nor town."""

    core: tuple[str, ...]
    heart: tuple[str, ...]
    head: str  # kind of public body
    form: str
    initials: tuple[str, ...] = ()  # acronyms that people make of it


@lru_cache(maxsize=4_096)
def firm_name(text: str, kind: str = "company", cities: tuple[str, ...] = ()) -> FirmName:
    """Read the name of an organisation; the words of its own `cities` name nothing in particular."""
    words = _without_cut_end(text, _words(text))
    form = next((LEGAL_FORMS[word] for word in words if word in LEGAL_FORMS), "")
    kept = [_WORDS.get(word, word) for word in words if word not in LEGAL_FORMS] or words
    head = ""
    if kind == "public":
        kept, head = _public(kept)
    if kind == "condominium":
        kept = [word for word in kept if not _is_about(word, CONDOMINIUM_WORDS)] or kept
    core = tuple([word for word in kept if word not in GENERIC]) or tuple(kept)
    local = {word for city in cities for word in city.split()} if kind in ("company", "association") else set()
    heart = tuple([word for word in core if word not in TRADES and word not in local and len(word) > 1])
    return FirmName(core, heart, head, form, _acronyms(core, words))


_WORDS = {"st": "saint", "ste": "sainte"}


# Programs of old kept thirty signs of a name, sometimes fewer.
_CUT_AT = 24


def _without_cut_end(text: str, words: list[str]) -> list[str]:
    """`SYNDICAT DES COPROPRIETAIRES L`: the first letters of a word that was cut off say nothing."""
    cut = len(text.strip()) >= _CUT_AT and len(words) > 2 and len(words[-1]) <= 2 and words[-1] not in LEGAL_FORMS
    return words[:-1] if cut else words


def _words(text: str) -> list[str]:
    """Folded words, long legal forms shortened, spelt initials joined (`S.A.R.L.`)."""
    folded = fold(text)
    for long, short in _LONG_FORMS:
        if long in folded:
            folded = folded.replace(long, short)
    words = _INITIALS.sub(lambda found: found.group().replace(" ", ""), folded).split()
    if len(words) > 1 and words[0] == "ste" and (words[1] in GENERIC or words[1] in TRADES):
        words[0] = "societe"  # never « Sainte de Menuiserie »
    return words


@lru_cache(maxsize=4_096)
def _is_about(word: str, known: frozenset[str]) -> bool:
    """One of the known words, or a long one misspelt."""
    return word in known or (
        len(word) > 5 and any(len(one) > 5 and OSA.distance(word, one, score_cutoff=1) <= 1 for one in known)
    )


@lru_cache(maxsize=4_096)
def _head_of(word: str) -> str:
    """The head of a public body that a word is, even misspelt."""
    if word in PUBLIC_HEADS:
        return word
    return next(
        (one for one in PUBLIC_HEADS if min(len(one), len(word)) > 4 and OSA.distance(word, one, score_cutoff=1) <= 1),
        "",
    )


def _public(words: list[str]) -> tuple[list[str], str]:
    """The words without "Mairie de", "Ville de"…, and the head: a school or a social office is another body."""
    hall = bool(words) and _is_hall(words[0])
    heads = {head for word in words if (head := _head_of(word))} - {"mairie"}
    if "communes" in words and "communaute" in heads:
        heads = {"communaute"}
    head = " ".join(sorted(heads)) if heads else ("mairie" if hall else "")
    rest = words[1:] if hall else [_head_of(word) or word for word in words]
    return (["mairie", *rest] if head == "mairie" else rest), head


def _is_hall(word: str) -> bool:
    return word in TOWN_HALL or (len(word) > 3 and any(OSA.distance(word, one) <= 1 for one in TOWN_HALL))


def looks_like_firm(text: str) -> bool:
    """A legal form, a trade or the head of a public body stands in the name."""
    words = _words(text)
    return len(words) > 0 and (
        any(word in LEGAL_FORMS or word in FIRM_WORDS or _names_a_trade(word, len(words)) for word in words)
        or is_firm_phrase(" ".join(words))
    )


def _names_a_trade(word: str, words: int) -> bool:
    return word in TRADES and words > 1 and (words > 2 or word not in SURNAME_TRADES)


def is_firm_phrase(folded: str) -> bool:
    """`chez louis`, `dupont et fils`."""
    return folded.endswith(_ENDINGS) or folded.startswith(_BEGINNINGS)


_ENDINGS = tuple(f" {ending}" for ending in FIRM_ENDINGS)
_BEGINNINGS = tuple(f"{beginning} " for beginning in FIRM_BEGINNINGS)


def infer_kind(name: str, numbered: bool) -> str:
    """The kind that a name betrays, nothing when it betrays none."""
    words = _words(name)
    if not words:
        return "company" if numbered else ""
    if words[0] in TOWN_HALL or words[0] in ("ccas", "ecole", "college", "lycee", "departement", "communaute"):
        return "public"
    if words[0] in ASSOCIATION_HEADS:
        return "association"
    if any(word in ("copropriete", "coproprietaires", "copro", "sdc", "residence") for word in words[:2]):
        return "condominium"
    return "company" if numbered or looks_like_firm(name) else ""


def _acronyms(core: tuple[str, ...], words: list[str]) -> tuple[str, ...]:
    """`Menuiserie du Bois d'Anjou` → `mba`, `mdbda`: at least three letters."""
    named = [word for word in words if word not in LEGAL_FORMS]
    ways = (core, named, [word for word in named if len(word) > 2], words)
    made = ("".join([word[0] for word in way]) for way in ways)
    return tuple(dict.fromkeys(short for short in made if 2 < len(short) < 7))
