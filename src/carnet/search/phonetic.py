"""How a French name sounds, as a short key: two spellings heard the same on the telephone share it. Pure.

The key finds candidates, it does not judge: it may bring together names that a person tells apart.
"""

import re
from functools import lru_cache

LENGTH = 20

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(?<=[^aeou])ill(?=[aou]|eau)|(?<=[gq]u)ill(?=[aou]|eau)", "iY"),
        (r"ill(?=[aou]|eau)|(?<=[aeou])i?ll?(?=i[aeou])|(?<=[aeou])[iy](?=[aeou])", "Y"),  # maillard, mayard
        (r"y(?=[aeou])", "Y"),
        (r"(.)\1+", r"\1"),  # doubled letters
        (r"ph", "f"),
        (r"ch(?=[rl])|ckh?|kh|cqu?", "k"),
        (r"sch|sh|ch", "X"),
        (r"h", ""),
        (r"sc(?=[eiy])", "s"),
        (r"(?<=[nr])c(?=o[in])", "s"),  # françois, besançon: the cedilla is folded away
        (r"c(?=[eiy])", "s"),
        (r"qu|q|c", "k"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"gu(?=[eiyY])", "g"),
        (r"gn", "n"),
        (r"bv", "v"),  # lefebvre
        (r"w", "v"),
        (r"t(?=ion)", "s"),
        # Endings that are not heard. E is a vowel that only keeps the consonant before it from being nasal.
        (r"(?<=[a-zXY]{2})(?:ai|ay|ey|ei|er|et|e[sz]|e+)$", "E"),
        (r"(?<=[a-zXY]{2})[sxz]$", ""),
        (r"(?<=[a-zXY]{2})(?:l?[td]|p|g|(?<=r)k)$", ""),
        (r"x", "ks"),
        (r"z", "s"),
        (r"eau|au", "o"),
        (r"(?:i[ae]|ai|ei|[aeiuy])[nm](?![aeiouyEY])", "N"),
        (r"o[nm](?![aeiouyEY])", "O"),
        (r"oi|oy", "wa"),
        (r"ou", "u"),
        (r"oeu|eu|oe|ai|ei|ay|ey", "e"),
        (r"y", "i"),
        (r"ie", "i"),
        (r"E", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=8_192)
def key(word: str) -> str:
    """The sound of a folded word (a to z): `gueguen` and `gueguin`, `lefebvre` and `lefevre` have the same."""
    sound = word
    for pattern, replacement in _RULES:
        sound = pattern.sub(replacement, sound)
    return (sound or word)[:LENGTH]
