"""In which encoding was this text file written? A ladder, each step certain enough to stop at. Pure.

General guessers take French Windows files for Icelandic Macintosh ones; the ladder does not: byte order mark, NULs
(UTF-16), strict UTF-8, then the one-byte encoding in which the accented letters are those of French.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from carnet.kernel.errors import Refused

_CHUNK = 1 << 20
_HEAD = 1 << 16
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une photo JPEG"),
    (b"GIF8", "une image GIF"),
    (b"%PDF", "un document PDF"),
    (b"\xd0\xcf\x11\xe0", "un ancien classeur Excel (.xls)"),
    (b"\x1f\x8b", "un fichier compressé"),
    (b"7z\xbc\xaf", "une archive"),
    (b"Rar!", "une archive"),
    (b"MZ\x90", "un programme"),
    (b"\x7fELF", "un programme"),
    (b"SQLite format 3", "une base de données"),
    (b"{\\rtf", "un document RTF"),
    (b"<!DOCTYPE", "une page web"),
    (b"<html", "une page web"),
    (b"[{", "du JSON"),
    (b'{"', "du JSON"),
    (b"<?xml", "du XML"),
)
_ADVICE = "Dans votre logiciel, exportez la liste en CSV ou en XLSX, puis réessayez."
# Old Macintosh and DOS programs: only when Windows' own reading makes no French.
_ONE_BYTE = ("cp1252", "mac-roman", "cp850")
_FRENCH = frozenset("éèêëàâäçùûüîïôöœæÉÈÊËÀÂÇÙÛÎÏÔŒÆ°€’‘“”«»–—… ²³½·§µ")
_TITLES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "mac-roman": "Macintosh",
    "cp850": "MS-DOS",
}


@dataclass(frozen=True)
class Encoding:
    name: str
    cut: bool = False  # the file stops in the middle of a character

    @property
    def title(self) -> str:
        return _TITLES.get(self.name, self.name.upper())


def guess_encoding(path: Path) -> Encoding:
    """Raises Refused, saying what the file is, when it is not text."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    refuse_binary(head)
    for mark, name in _BOMS:
        if head.startswith(mark):
            return Encoding(name)
    if head.count(0) * 5 > len(head):
        return Encoding(_utf16_without_mark(head))
    if len(_CONTROLS.findall(head)) * 50 > len(head) or head.count(0) * 50 > len(head):
        raise Refused(f"Ce fichier n’est pas un fichier texte. {_ADVICE}")
    return _utf8(path) or Encoding(_one_byte(path))


def refuse_binary(head: bytes) -> None:
    start = head.lstrip()[:16]
    for magic, what in _MAGIC:
        if start.lower().startswith(magic.lower()):
            raise Refused(f"Ce fichier est {what}, pas une liste. {_ADVICE}")


def _utf16_without_mark(head: bytes) -> str:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        raise Refused(f"Ce fichier n’est pas un fichier texte. {_ADVICE}")
    return "utf-16-le" if odd > even else "utf-16-be"


def _utf8(path: Path) -> Encoding | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
        except UnicodeDecodeError:
            return None
    return Encoding("utf-8", cut=bool(decoder.getstate()[0]))


def _one_byte(path: Path) -> str:
    """The encoding in which most of the high bytes are letters of French; Windows' unless another clearly wins."""
    high = bytearray()
    with path.open("rb") as stream:
        while len(high) < 5000 and (chunk := stream.read(_CHUNK)):
            high += b"".join(_HIGH.findall(chunk))
    shares = {name: _french_share(bytes(high), name) for name in _ONE_BYTE}
    best = max(_ONE_BYTE, key=lambda name: shares[name])
    return best if shares[best] > shares["cp1252"] + 0.3 else "cp1252"


def _french_share(high: bytes, name: str) -> float:
    text = high.decode(name, errors="replace")
    return sum(char in _FRENCH for char in text) / max(1, len(text))
