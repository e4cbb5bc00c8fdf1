"""Office documents are zip archives: told apart by their list of members, nothing is ever unpacked."""

import struct
import zipfile
from typing import IO

from carnet.kernel.errors import Refused

START = b"PK\x03\x04"
# An empty archive has no member: only its end.
_END = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
MOST_LISTED = 1_000_000  # bytes of the list itself, 46 or more a member: memory stays small
MOST_UNPACKED = 500_000_000
_BROKEN = "Cette archive est abîmée ou incomplète : ouvrez-la pour vérifier, puis renvoyez-la."
_TOO_LARGE = (
    "Cette archive se déplie en quelque chose d’énorme : elle n’est pas prise. Envoyez les documents un par un."
)
_OPEN_XML = "application/vnd.openxmlformats-officedocument."


def media_type(file: IO[bytes]) -> str:
    """The content type that an office program would give it, "" for another archive. Raises Refused when it is hostile."""
    _check_list(file)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members)
            return _told(archive, {member.filename for member in members})
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError, RuntimeError) as error:
        raise Refused(_BROKEN) from error


def _check_list(file: IO[bytes]) -> None:
    """The size of the list of members, before it is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _LONGEST_COMMENT - 22))
    tail = file.read()
    start = tail.rfind(_END)
    if start < 0 or len(tail) - start < 22:
        raise Refused(_BROKEN)
    count, listed, at = struct.unpack_from("<HII", tail, start + 10)
    # 0xFFFF…: the true figures are in the extended form, made for what is too large for us.
    if listed > MOST_LISTED or count == 0xFFFF or at == 0xFFFFFFFF:
        raise Refused(_TOO_LARGE)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Refused(_TOO_LARGE)
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise Refused("Cette archive veut écrire hors de son dossier : elle n’est pas prise.")


def _told(archive: zipfile.ZipFile, names: set[str]) -> str:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return ""  # macros: a file to download, not a document
    if "[Content_Types].xml" in names:
        if "word/document.xml" in names:
            return f"{_OPEN_XML}wordprocessingml.document"
        if "xl/workbook.xml" in names:
            return f"{_OPEN_XML}spreadsheetml.sheet"
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            return file.read(100).decode("ascii", errors="replace").strip()
    return ""
