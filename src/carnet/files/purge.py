"""What nothing owns any more goes: rows without owner, then contents without row."""

import time

from django.db import transaction

from carnet.files import store
from carnet.files.models import File

AT_ONCE = 200
# A content is written before its row: a young one may be waiting for it.
YOUNG = 24 * 3600  # seconds


def purge() -> None:
    while keys := list(File.objects.unlinked().order_by("pk").values_list("key", flat=True)[:AT_ONCE]):
        forget(keys)
    remove_strays()


def forget(keys: list[str]) -> None:
    """Rows first, contents once that is certain: a crash between the two leaves strays, never a row without content."""
    with transaction.atomic():
        File.objects.filter(key__in=keys).delete()
        transaction.on_commit(lambda: _remove(keys))


def _remove(keys: list[str]) -> None:
    for key in keys:
        store.remove(key)


def remove_strays() -> None:
    limit = time.time() - YOUNG
    old = [path for path in store.everything() if path.stat().st_mtime < limit]
    for start in range(0, len(old), AT_ONCE):
        batch = old[start : start + AT_ONCE]
        known = set(File.objects.filter(key__in={store.key_of(path) for path in batch}).values_list("key", flat=True))
        for path in batch:
            if store.key_of(path) not in known or path.name.endswith(".part"):
                path.unlink(missing_ok=True)
