"""The names that people give: kept as they are in the base alone, made harmless for whoever reads or downloads them."""

import re
import unicodedata

from carnet.kernel.errors import Refused

LONGEST = 150
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,8})$")
# Controls, lone surrogates, and the marks that turn the reading around: « facture[RTL]fdp.exe » reads « factureexe.pdf ».
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
# What Windows would run after a double click. Reading is the purpose here: no client file needs one.
_PROGRAMS = frozenset(
    "apk app bat cmd com cpl dll exe hta jar js jse lnk msi msix pif ps1 psm1 reg scr sh url vb vbe vbs ws wsf wsh".split()  # noqa: SIM905
)


def extension(name: str) -> str:
    """Without its dot, in small letters; "" when there is none."""
    found = _EXTENSION.search(name)
    return found[1].lower() if found else ""


def tidy(name: str) -> str:
    """One line without path. Raises Refused for a name that hides something."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    if _HIDDEN.search(name):
        raise Refused("Son nom contient des caractères invisibles : renommez le fichier, puis renvoyez-le.")
    name = " ".join(name.split()).strip(". ")
    if not name:
        raise Refused("Ce fichier n’a pas de nom : donnez-lui-en un, puis renvoyez-le.")
    if extension(name) in _PROGRAMS:
        raise Refused("C’est un programme, pas un document : il n’est pas pris.")
    return shortened(name)


def shortened(name: str) -> str:
    """At most LONGEST characters, its extension kept."""
    if len(name) <= LONGEST:
        return name
    end = f".{extension(name)}" if extension(name) else ""
    return f"{name[: LONGEST - len(end) - 1].rstrip()}…{end}"


def renamed(old: str, new: str) -> str:
    """The name that a person chose, under the extension it had: a rename never changes what a file is."""
    name = tidy(new)
    kept = _EXTENSION.search(old)
    if kept and extension(name) != extension(old):
        name += kept[0]
    return shortened(name)


def with_extension(name: str, wanted: tuple[str, ...], instead_of: frozenset[str] = frozenset()) -> str:
    """The name under one of the extensions wanted: « photo.jpg » that holds a PNG becomes « photo.png »."""
    if not wanted or extension(name) in wanted:
        return name
    stem = _EXTENSION.sub("", name) if extension(name) in instead_of else name
    return shortened(f"{stem}.{wanted[0]}")
