"""Letters: the usual words of a message, with places to fill in. Apps bring theirs; the firm may change the words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from carnet.kernel.errors import Refused
from carnet.kernel.registry import Registry

_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Letter:
    """`places`: what may stand between braces, with what it becomes: {"numero": "le n° du devis"}."""

    code: str  # "quote.sent"
    title: str  # "Envoi d’un devis"
    subject: str
    body: str
    places: Mapping[str, str]
    order: int = 100


LETTERS: Registry[Letter] = Registry("letters")


@dataclass(frozen=True)
class Written:
    subject: str
    body: str


def write(code: str, **words: str) -> Written:
    """The letter as the firm words it, its places filled in. A place without word stays empty."""
    from carnet.mail.models import ChangedLetter

    letter = LETTERS[code]
    changed = ChangedLetter.objects.filter(code=code).first()
    subject, body = (changed.subject, changed.body) if changed else (letter.subject, letter.body)
    # One line for the subject, whatever the words hold.
    return Written(" ".join(filled(subject, words).split()), filled(body, words).strip())


def filled(text: str, words: Mapping[str, str]) -> str:
    """What a word holds is never read again as a place."""
    return _PLACE.sub(lambda place: words.get(place[1], ""), text)


def check(letter: Letter, text: str) -> str:
    """The text, if it only holds the places of this letter. Raises Refused with those that exist."""
    unknown = sorted({place for place in _PLACE.findall(text) if place not in letter.places})
    if unknown:
        known = ", ".join(f"{{{name}}}" for name in letter.places)
        raise Refused(f"« {{{unknown[0]}}} » n’existe pas ici. Vous pouvez écrire : {known}.")
    return text
