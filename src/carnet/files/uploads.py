"""The first of Django's upload handlers: what is too much is dropped as it comes, before it fills the disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest

MOST_FILES = 50


class Bounded(FileUploadHandler):
    """Drops what is too much in all, the files beyond the fiftieth, and everything that nobody signed in sends.

    What was dropped is told to the view by `dropped(request)`.
    """

    count = 0  # files so far
    kept = 0  # bytes so far, whatever the files

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is not None and not user.is_authenticated:
            raise StopUpload(connection_reset=True)
        self.count += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        # Not in new_file: a skip there would close the file before, which is good.
        if self.count > MOST_FILES:
            self._drop(f"Envoyez {MOST_FILES} fichiers au plus à la fois : renvoyez celui-ci ensuite.")
        if self.kept + len(raw_data) > settings.UPLOAD_MOST_BYTES:
            limit = settings.UPLOAD_MOST_BYTES // 1_000_000
            self._drop(f"L’envoi dépasse {limit} Mo en tout : envoyez moins de fichiers à la fois, ou de plus petits.")
        self.kept += len(raw_data)
        return raw_data

    def _drop(self, why: str) -> None:
        assert self.request is not None
        self.request.META.setdefault("carnet.dropped", []).append((self.file_name or "", why))
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        """The handlers that follow keep the file."""


def dropped(request: HttpRequest) -> list[tuple[str, str]]:
    """What the handler above did not let in: name and why."""
    found: list[tuple[str, str]] = request.META.get("carnet.dropped", [])
    return found
