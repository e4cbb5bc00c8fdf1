"""Where files lie: CARNET_HOME/files/<2 hex digits>/<32 hex digits>, random names that no person chose.

A file is on the disk, whole, before its row is written; a crash between the two leaves a file without row, which the night removes.
"""

import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_KEY = re.compile(r"[0-9a-f]{32}")
_SHELF = re.compile(r"[0-9a-f]{2}")
MINIATURE = ".mini"


@dataclass(frozen=True)
class Stored:
    key: str
    size: int
    sha256: str


def home() -> Path:
    return Path(settings.CARNET_HOME) / "files"


def path_of(key: str) -> Path:
    if not _KEY.fullmatch(key):
        raise ValueError(f"not the key of a file: {key!r}")
    return home() / key[:2] / key


def miniature_of(key: str) -> Path:
    return path_of(key).with_suffix(MINIATURE)


def key_of(path: Path) -> str:
    """The key of a stored file, of its miniature or of what an interrupted writing left."""
    return path.name.split(".")[0]


def write(chunks: Iterable[bytes]) -> Stored:
    """Keep a content under a new key: written aside, on the disk for good, then named."""
    key = secrets.token_hex(16)
    digest, size = hashlib.sha256(), 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            yield chunk

    put(path_of(key), counted())
    return Stored(key, size, digest.hexdigest())


def write_miniature(key: str, content: bytes) -> None:
    put(miniature_of(key), [content])


def put(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a private file that appears under its name once it is whole and on the disk."""
    _make_private(path.parent)
    part = path.with_name(path.name + ".part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _make_private(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    """The name too is on the disk, not only the content."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(key: str) -> None:
    for path in (path_of(key), miniature_of(key)):
        path.unlink(missing_ok=True)


def everything() -> Iterator[Path]:
    """Every path of the store, miniatures and interrupted writings too."""
    if home().is_dir():
        for shelf in home().iterdir():
            if _SHELF.fullmatch(shelf.name) and shelf.is_dir():
                yield from (path for path in shelf.iterdir() if _KEY.fullmatch(key_of(path)))


def print_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
