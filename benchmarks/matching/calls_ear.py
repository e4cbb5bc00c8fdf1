"""What a hurried operator hears: French spelled by ear, and slips of the fingers on an AZERTY keyboard."""

import random
import re

# (what is said, how else it is written): applied once, anywhere but on the first letter when it would lose it.
_SOUNDS = [
    ("eau", "o"), ("eau", "au"), ("aud", "o"), ("ault", "o"), ("ot", "eau"), ("et", "ay"), ("ey", "é"), ("er", "é"), ("ier", "ié"),
    ("ph", "f"), ("f", "ph"), ("th", "t"), ("t", "th"), ("y", "i"), ("i", "y"), ("qu", "k"), ("k", "c"), ("c", "k"), ("ck", "k"),
    ("ss", "s"), ("ll", "l"), ("nn", "n"), ("tt", "t"), ("rr", "r"), ("mm", "m"), ("l", "ll"), ("n", "nn"), ("t", "tt"), ("r", "rr"),
    ("ai", "é"), ("ei", "ai"), ("in", "ain"), ("ain", "in"), ("ein", "in"), ("en", "an"), ("an", "en"), ("am", "an"), ("z", "s"),
    ("s", "z"), ("sch", "ch"), ("ch", "sh"), ("gue", "ge"), ("gn", "ni"), ("ou", "w"), ("w", "v"), ("h", ""), ("d", "t"), ("b", "p"),
    ("p", "b"), ("m", "n"), ("v", "f"), ("g", "j"), ("ge", "je"), ("x", ""), ("e", ""), ("oi", "oua"), ("eu", "e"), ("cz", "tch"),
]  # fmt: skip
_KEYS = ["azertyuiop", "qsdfghjklm", "wxcvbn"]


def misheard(rng: random.Random, text: str) -> str:
    """One sound written otherwise; the text as it was when none fits."""
    low = text.lower()
    fits = [
        (at, old, new) for old, new in _SOUNDS for at in (match.start() for match in re.finditer(old, low)) if at or new
    ]
    fits = [(at, old, new) for at, old, new in fits if at + len(old) <= len(text) and (at or rng.random() < 0.3)]
    if len(text) < 4 or not fits:
        return text
    at, old, new = rng.choice(fits)
    return _as_cased(text, text[:at] + new + text[at + len(old) :])


def _as_cased(before: str, after: str) -> str:
    if before.isupper():
        return after.upper()
    return after[:1].upper() + after[1:] if before[:1].isupper() else after


def slipped(rng: random.Random, text: str) -> str:
    """One letter dropped, doubled, swapped with the next, or its neighbour on the keyboard."""
    letters = [at for at in range(1, len(text)) if text[at].isalpha()]
    if len(letters) < 3:
        return text
    at = rng.choice(letters)
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2 and at + 1 < len(text) and text[at + 1].isalpha():
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    row = next((row for row in _KEYS if text[at].lower() in row), "eai")
    near = row.find(text[at].lower())
    return text[:at] + row[max(near - 1, 0) if near else 1] + text[at + 1 :]


def digits_wrong(rng: random.Random, number: str, first: int = 2) -> str:
    """Two neighbours swapped, or one digit misread."""
    places = [at for at in range(first, len(number) - 1) if number[at].isdigit() and number[at + 1].isdigit()]
    if not places:
        return number
    at = rng.choice(places)
    if rng.random() < 0.55 and number[at] != number[at + 1]:
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return number[:at] + str((int(number[at]) + rng.choice([1, 3, 5, 9])) % 10) + number[at + 1 :]
