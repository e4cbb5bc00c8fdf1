"""What a file is, by its content. The name only tells apart what has no mark of its own, and must not contradict it."""

import codecs
import re
from dataclasses import dataclass
from typing import IO

from carnet.files import zips
from carnet.files.names import extension
from carnet.kernel.errors import Refused

HEAD = 65_536


@dataclass(frozen=True)
class Type:
    content_type: str
    label: str
    extensions: tuple[str, ...] = ()


JPEG = Type("image/jpeg", "image JPEG", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Type("image/png", "image PNG", ("png",))
WEBP = Type("image/webp", "image WebP", ("webp",))
PDF = Type("application/pdf", "PDF", ("pdf",))
TEXT = Type("text/plain", "texte", ("txt",))
CSV = Type("text/csv", "tableau CSV", ("csv",))
_OPEN_XML = "application/vnd.openxmlformats-officedocument."
DOCX = Type(f"{_OPEN_XML}wordprocessingml.document", "document Word", ("docx",))
XLSX = Type(f"{_OPEN_XML}spreadsheetml.sheet", "classeur Excel", ("xlsx",))
ODT = Type("application/vnd.oasis.opendocument.text", "document OpenDocument", ("odt",))
ODS = Type("application/vnd.oasis.opendocument.spreadsheet", "tableau OpenDocument", ("ods",))
DWG = Type("image/vnd.dwg", "plan AutoCAD", ("dwg",))
DXF = Type("image/vnd.dxf", "plan DXF", ("dxf",))
# Whatever it is, a browser never shows it: HTML and SVG are here too.
UNKNOWN = Type("application/octet-stream", "fichier")

TYPES = (JPEG, PNG, WEBP, PDF, TEXT, CSV, DOCX, XLSX, ODT, ODS, DWG, DXF, UNKNOWN)
IMAGES = frozenset(kind.content_type for kind in (JPEG, PNG, WEBP))
INLINE = IMAGES | {PDF.content_type}
IMAGE_EXTENSIONS = frozenset(ending for kind in (JPEG, PNG, WEBP) for ending in kind.extensions)
# Names that promise a content; those of plain text promise nothing that can be checked.
_PROMISED = {ending: kind for kind in TYPES if kind not in {TEXT, CSV} for ending in kind.extensions}
_LABELS = {kind.content_type: kind.label for kind in TYPES}

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"AutoCAD Binary DXF\r\n\x1a\x00", DXF),
)
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\x4c\x00\x00\x00\x01\x14\x02\x00")
_HEIF = re.compile(rb"....ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1|avif|avis)", re.DOTALL)
_DWG = re.compile(rb"AC10[0-9]{2}")
_DXF = re.compile(rb"(?:\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\b")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def label_of(content_type: str) -> str:
    return _LABELS.get(content_type, UNKNOWN.label)


def recognise(name: str, file: IO[bytes]) -> Type:
    """Raises Refused for a program, an archive that unfolds without end, a photo no browser reads, a broken promise."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(_PROGRAMS):
        raise Refused("C’est un programme, pas un document : il n’est pas pris.")
    if _HEIF.match(head):
        raise Refused(
            "Cette photo est au format HEIC ou AVIF, que peu de logiciels lisent : envoyez-la en JPEG "
            "(iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »)."
        )
    found = _by_content(name, head, file)
    _check_promise(name, found)
    return found


def _by_content(name: str, head: bytes, file: IO[bytes]) -> Type:
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(zips.START):
        return _by_media_type(zips.media_type(file))
    ending = extension(name)
    if ending == "dwg" and _DWG.match(head):
        return DWG
    if ending == "dxf" and _DXF.match(head):
        return DXF
    if ending in {"txt", "csv"} and is_text(head):
        return CSV if ending == "csv" else TEXT
    return UNKNOWN


def _by_media_type(content_type: str) -> Type:
    return next((kind for kind in (DOCX, XLSX, ODT, ODS) if kind.content_type == content_type), UNKNOWN)


def is_text(head: bytes) -> bool:
    """Characters that a person reads, and no markup."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        text = head.decode("cp1252", errors="replace")
    return not _CONTROLS.search(text) and not text.lstrip("\ufeff \t\r\n").startswith("<")


def _check_promise(name: str, found: Type) -> None:
    promised = _PROMISED.get(extension(name))
    if promised is None or promised == found or {promised.content_type, found.content_type} <= IMAGES:
        return
    raise Refused(
        f"Son nom annonce « .{extension(name)} », mais son contenu est autre chose : il est abîmé ou mal nommé. "
        "Ouvrez-le pour vérifier, puis renvoyez-le."
    )
