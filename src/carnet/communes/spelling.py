"""The name of a commune reduced to what people agree on when they type it: words, skeleton, letters, sound."""

import re

from carnet.kernel.text import fold

# Words that people leave out or get wrong: `hay les roses`, `bourg bresse`, `villeneuve s lot`.
_SMALL = "le la les l de du des d en et sur sous s ss a au aux lez lès pres es ès dans sr"
SMALL_WORDS = frozenset(_SMALL.split())
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "snt": "saint"}

# What an abbreviation may stand for; the first letters of a word always may, so only the others are listed.
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "bd": ("boulevard",),
    "bg": ("bourg",),
    "bgs": ("bourgs", "bourges"),
    "bx": ("bordeaux",),
    "cht": ("chateau",),
    "chat": ("chateau",),
    "chlle": ("chapelle",),
    "chx": ("chateauroux",),
    "clt": ("clermont",),
    "fd": ("ferrand",),
    "ferd": ("ferrand",),
    "fg": ("faubourg",),
    "fbg": ("faubourg",),
    "ft": ("fort",),
    "gd": ("grand",),
    "gde": ("grande",),
    "gds": ("grands",),
    "grd": ("grand",),
    "grde": ("grande",),
    "ht": ("haut",),
    "hte": ("haute",),
    "hts": ("hauts",),
    "htes": ("hautes",),
    "mgne": ("montagne",),
    "mlle": ("marseille",),
    "mt": ("mont",),
    "mts": ("monts",),
    "mtp": ("montpellier",),
    "mtn": ("montagne",),
    "nd": ("notre",),
    "nvelle": ("nouvelle",),
    "pce": ("provence",),
    "pt": ("pont", "petit", "port"),
    "pte": ("petite", "porte"),
    "pts": ("ponts", "petits"),
    "pnt": ("pont",),
    "prt": ("port",),
    "rche": ("roche",),
    "s": ("sur", "sous"),
    "ss": ("sous",),
    "sr": ("sur",),
    "vx": ("vieux",),
    "vle": ("ville",),
    "vlle": ("ville", "villeneuve"),
    "vlvle": ("villeneuve",),
    "vnve": ("villeneuve",),
    "vve": ("villeneuve",),
    "yv": ("yvelines",),
}


def name_words(text: str) -> list[str]:
    """The folded words of a name, `st` and `ste` opened: `ST JEAN-D'ANGELY` → saint jean d angely."""
    return [_SAINTS.get(word, word) for word in fold(text).split()]


def skeleton(words: list[str]) -> list[str]:
    """The words without the small ones, all of them when nothing else is left."""
    return [word for word in words if word not in SMALL_WORDS] or words


_SOUND_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?:sch|sh|ch)(?=[aeiouy]|$)", "C"),
        (r"ph", "f"),
        (r"h", ""),
        (r"(?:eau|au)", "o"),
        (r"oeu|eu", "E"),
        (r"oi|oy", "wa"),
        (r"ou", "u"),
        (r"(?:ain|ein|aim|in|im|yn|ym|un|um)(?![aeiouynmEA])", "1"),
        (r"(?:an|am|en|em)(?![aeiouynmEA])", "2"),
        (r"(?:on|om)(?![aeiouynmEA])", "3"),
        (r"(?:ai|ei|ay|ey)", "A"),
        (r"gu(?=[eiyEA])", "G"),
        (r"g(?=[eiyEA])", "j"),
        (r"gn", "n"),
        (r"G", "g"),
        (r"s?c(?=[eiyEA])", "s"),
        (r"c?qu|ck|q|c", "k"),
        (r"z", "s"),
        (r"x", "ks"),
        (r"w(?!a)", "v"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[123nrl])[td](?=[^aeiour123EA])", ""),
        (r"(?<=.)(?:er|es|e|ks|[tdspx])+$", ""),
        (r"(?<=.)A$", ""),
        (r"A", "e"),
    )
)


def sound(word: str) -> str:
    """How a French reader says a folded word, roughly: Quimper, Kimper and Quimpert sound the same."""
    for pattern, replacement in _SOUND_RULES:
        word = pattern.sub(replacement, word)
    return word
