"""Cells that hold several values: telephones, e-mails, a whole address, postcode and city. Pure."""

import re
from dataclasses import dataclass

from carnet.exchange import repair
from carnet.exchange.repair import Repaired
from carnet.kernel.text import fold, squeeze

# « ::: » stands between the values of a Google contact.
_PHONE_MARKS = re.compile(r"\s*(?:[;|\n\r]|:::|,(?!\d)|(?<=\d)\s*/\s*(?=[+0(])|\bou\b|\bet\b|,\s*(?=[+0(]))\s*", re.I)
_ONE_PHONE = re.compile(r"[+(]?\d[\d\s.\-/()\xa0]{5,}\d")
_MANY_FRENCH = re.compile(r"0[1-9](?:[\s.\-]?\d{2}){4}")
_EMAIL_MARKS = re.compile(r"[\s;,|]+|\s+ou\s+|/")
_ANGLES = re.compile(r"^(.*?)<\s*([^<>]+)\s*>$")
_LABEL = re.compile(r"\(([^()]{1,40})\)\s*$")
_TOWN = re.compile(r"^(?:(?:F|FR)[\s-]+)?(\d{4,5}|\d{2}\s\d{3})[\s,\-]+([^\d\n][^\n]*)$", re.I)
_TOWN_WITHIN = re.compile(r"(?:(?:^|[\s,;\n-])(?:F-)?)(\d{5}|\d{2} \d{3})[\s,-]+([^\W\d](?:(?!\s\d{5}\s)[^\n,;])*)")
_COUNTRIES = {
    "": "", "france": "", "fr": "", "fra": "", "f": "", "france metropolitaine": "", "250": "",
    "be": "Belgique", "bel": "Belgique", "belgium": "Belgique", "ch": "Suisse", "che": "Suisse",
    "switzerland": "Suisse",
    "de": "Allemagne", "deu": "Allemagne", "germany": "Allemagne", "lu": "Luxembourg", "lux": "Luxembourg",
    "es": "Espagne", "esp": "Espagne", "spain": "Espagne", "it": "Italie", "ita": "Italie", "italy": "Italie",
    "gb": "Royaume-Uni", "uk": "Royaume-Uni", "gbr": "Royaume-Uni", "united kingdom": "Royaume-Uni",
    "nl": "Pays-Bas", "nld": "Pays-Bas", "pt": "Portugal", "prt": "Portugal", "mc": "Monaco", "mco": "Monaco",
    "us": "États-Unis", "usa": "États-Unis", "ca": "Canada", "ie": "Irlande", "pl": "Pologne", "at": "Autriche",
    "ma": "Maroc", "tn": "Tunisie", "dz": "Algérie", "ad": "Andorre", "dk": "Danemark", "se": "Suède",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""


def phones(text: str) -> list[tuple[str, str]]:
    """(number as written, label): `02 61 91 11 80 / 06 39 98 12 12 (fille)`. Words alone are one wrong number."""
    text = text.strip()
    if not text:
        return []
    if text.isdigit() or (text.replace(" ", "").isdigit() and len(text) <= 15):
        return [(text, "")]
    found: list[tuple[str, str]] = []
    for piece in _PHONE_MARKS.split(text):
        found.extend(_phones_of_piece(piece))
    return found


def _phones_of_piece(piece: str) -> list[tuple[str, str]]:
    piece = piece.strip(" .-,:")
    if not piece:
        return []
    together = _MANY_FRENCH.findall(piece)
    if len(together) > 1:
        return [(number, "") for number in together]
    labelled = _LABEL.search(piece)
    if labelled and not labelled[1].strip().isdigit():
        return [(piece[: labelled.start()].strip(), squeeze(labelled[1]))]
    number = _ONE_PHONE.search(piece)
    if number and any(char.isalpha() for char in piece):
        words = squeeze(piece[: number.start()] + " " + piece[number.end() :]).strip(" :.-,()")
        return [(number[0].strip(), "" if fold(words) in {"tel", "t", "p", "m"} else words[:40])]
    return [(piece, "")]


def emails(text: str) -> list[tuple[str, str]]:
    """(address, label): `Sophie <s@martin.example>; compta@martin.example (compta)`, `Sophie (s@martin.example)`."""
    found: list[tuple[str, str]] = []
    for piece in re.split(r"[;|\n\r]+|:::|,\s*(?=\S+@)|\s+ou\s+", text.strip()):
        piece = piece.strip().removeprefix("mailto:")
        if not piece:
            continue
        if angles := _ANGLES.match(piece):
            found.append((angles[2].strip(), squeeze(angles[1]).strip("\"' ")[:40]))
        elif (labelled := _LABEL.search(piece)) and "@" not in labelled[1]:
            found.append((piece[: labelled.start()].strip(), squeeze(labelled[1])))
        elif labelled and "@" not in piece[: labelled.start()]:  # Outlook: « Sophie Martin (s@martin.example) »
            found.append((labelled[1].strip(), squeeze(piece[: labelled.start()])[:40]))
        elif piece.count("@") > 1:
            found.extend((part, "") for part in _EMAIL_MARKS.split(piece) if part)
        else:
            found.append((piece, ""))
    return found


def town(text: str) -> tuple[Repaired, str] | None:
    """`39000 LONS LE SAUNIER`, `1000 BOURG` → postcode and city; None for a city alone."""
    found = _TOWN.match(text.strip())
    return (repair.postcode(found[1]), squeeze(found[2])) if found else None


def whole_address(text: str) -> Place | None:
    """`12 quai des Indes, 56100 Lorient`, over lines or commas. None when no postcode is found."""
    lines = [squeeze(part) for part in re.split(r"[\n\r]+", text) if part.strip()]
    flat = "\n".join(lines)
    found = list(_TOWN_WITHIN.finditer(flat))
    if not found:
        return None
    last = found[-1]
    street = "\n".join(part.strip(" ,;-") for part in flat[: last.start()].split("\n"))
    street = "\n".join(squeeze(part) for part in street.split("\n") if part.strip())
    after = flat[last.end() :].strip(" ,;\n-")
    city = squeeze(last[2]).strip(" -")
    if not after and fold(city).endswith(" france"):
        city = city[: -len("france")].strip(" -,(")
    if len(fold(after)) > 40:
        return None
    return Place(street, last[1].replace(" ", ""), city, country(after))


def country(text: str) -> str:
    """Empty for France, however it is written; usual codes in French; else as it is."""
    text = squeeze(text)
    return _COUNTRIES.get(fold(text), text)


def listed(text: str) -> list[str]:
    """Tags of a cell: `fidèle, pro | VIP`. Google's `* myContacts ::: Clients` too."""
    parts = re.split(r"\s*(?:[;,|\n]|:::)\s*", text)
    names = (squeeze(part.strip().removeprefix("* ").removeprefix("*")) for part in parts)
    return list(dict.fromkeys(name[:40] for name in names if name and name != "myContacts"))


def truth(text: str) -> bool | None:
    """`oui`, `x`, `1`, `VRAI`: None when it is not a yes nor a no."""
    folded = fold(text)
    if folded in {"oui", "o", "x", "1", "vrai", "true", "yes", "y", "actif", "on"}:
        return True
    return False if folded in {"", "non", "n", "0", "faux", "false", "no", "off"} else None
