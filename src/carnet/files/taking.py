"""Take in a file that somebody sends: checked, made harmless, on the disk; its row is left to the caller's transaction."""

from collections.abc import Iterable
from contextlib import suppress

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from carnet.accounts.actor import Actor
from carnet.files import antivirus, images, names, store
from carnet.files.guessing import guess
from carnet.files.models import File
from carnet.files.sniffing import IMAGE_EXTENSIONS, IMAGES, recognise
from carnet.kernel.errors import Refused


def take(upload: UploadedFile, *, by: Actor, kind: str = "") -> File:
    """An unsaved row whose content is stored. Raises Refused with what to do.

    Never inside a transaction: a picture takes a second, and SQLite has one writer.
    """
    name = names.tidy(upload.name or "")
    _check_size(upload)
    content = upload.file
    assert content is not None
    antivirus.check(content)
    found = recognise(name, content)
    is_image = found.content_type in IMAGES
    picture = images.rewrite(content, found) if is_image else None
    stored = store.write([picture.content] if picture else upload.chunks())
    if picture:
        store.write_miniature(stored.key, picture.miniature)
    name = names.with_extension(name, found.extensions, IMAGE_EXTENSIONS if is_image else frozenset())
    return File(
        key=stored.key,
        name=name,
        kind=kind or guess(name, found.content_type),
        content_type=found.content_type,
        size=stored.size,
        sha256=stored.sha256,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        at=by.now(),
        user=by.user,
    )


def made(content: bytes, name: str, content_type: str, *, by: Actor) -> File:
    """The same for what the house made itself."""
    stored = store.write([content])
    return File(
        key=stored.key,
        name=name,
        content_type=content_type,
        size=stored.size,
        sha256=stored.sha256,
        at=by.now(),
        user=by.user,
    )


def _check_size(upload: UploadedFile) -> None:
    if not upload.size:
        raise Refused("Ce fichier est vide : choisissez-en un autre.")
    if upload.size > settings.CARNET_FILE_LIMIT:
        raise too_large()


def too_large() -> Refused:
    limit = settings.CARNET_FILE_LIMIT // 1_000_000
    return Refused(f"Ce fichier dépasse {limit} Mo : réduisez-le, ou envoyez-le en plusieurs parties.")


def give_up(files: Iterable[File]) -> None:
    """The transaction that should have kept them failed: their content goes (else the night removes it)."""
    for file in files:
        with suppress(OSError):
            store.remove(file.key)
