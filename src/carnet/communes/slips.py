"""The words of names that a word may be a slip for: heard, swapped, doubled or lost letters."""

from carnet.communes.distance import prefix_slips, slips
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.spelling import SMALL_WORDS, sound

SAME_SOUND = 0.9
ONE_SLIP = 1.2
TWO_SLIPS = 2.1
BEGINS_SO = 1.5
FIRST_LETTER = 0.5


def slips_of(gazetteer: Gazetteer, typed: str, unfinished: bool, shortest: int) -> dict[str, float]:
    """Word of the gazetteer → what it costs to read the typed word so."""
    if len(typed) < shortest or typed in SMALL_WORDS:
        return {}
    found: dict[str, float] = {}
    vocabulary = gazetteer.vocabulary
    for number in gazetteer.words_near(typed):
        word = vocabulary[number]
        price = _price(typed, word, unfinished)
        if price is not None:
            found[word] = price
    said = sound(typed)
    for number in gazetteer.words_said(said, whole=not unfinished or len(said) < 5):
        word = vocabulary[number]
        price = SAME_SOUND if abs(len(word) - len(typed)) <= 3 else BEGINS_SO
        found[word] = min(price, found.get(word, price))
    found.pop(typed, None)
    return found


def _price(typed: str, word: str, unfinished: bool) -> float | None:
    most = 2 if len(typed) >= 8 else 1
    number = slips(typed, word, most)
    elsewhere = FIRST_LETTER if typed[0] != word[0] else 0.0
    if number == 1 or (number == most and not elsewhere):
        return (ONE_SLIP if number == 1 else TWO_SLIPS) + elsewhere
    if unfinished and len(word) > len(typed) >= 5 and prefix_slips(typed, word) == 1:
        return BEGINS_SO + elsewhere
    return None
