"""The disk and the rows agree, whatever stops in the middle."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from carnet.accounts.actor import Source, system
from carnet.files import purge, store
from carnet.files.taking import take
from carnet.files.tests import samples
from carnet.files.tests.samples import upload

pytestmark = pytest.mark.django_db


def age(path: Path, hours: float) -> None:
    moment = time.time() - hours * 3600
    os.utime(path, (moment, moment))


def test_a_content_without_row_goes_once_it_is_a_day_old() -> None:
    young, old = store.write([b"young"]), store.write([b"old"])
    store.write_miniature(old.key, b"small")
    for path in (store.path_of(old.key), store.miniature_of(old.key)):
        age(path, 25)
    age(store.path_of(young.key), 23)
    purge.remove_strays()
    assert list(store.everything()) == [store.path_of(young.key)]


def test_what_an_interrupted_writing_left_goes_too(home: Path) -> None:
    kept = store.write([b"x"])
    part = store.path_of(kept.key).with_name(kept.key + ".part")
    part.write_bytes(b"half")
    age(part, 25)
    purge.remove_strays()
    assert list(store.everything()) == [store.path_of(kept.key)]


def test_a_writing_that_fails_leaves_nothing(home: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="space"):
        store.write(chunks())
    assert list(store.everything()) == []


@pytest.mark.django_db(transaction=True)
def test_a_row_that_nothing_owns_goes_with_its_content() -> None:
    file = take(upload("a.pdf", samples.PDF), by=system(Source.COMMAND))
    file.save()
    purge.purge()
    assert not type(file).objects.exists() and not store.path_of(file.key).exists()


def test_what_others_put_in_the_folder_is_not_ours(home: Path) -> None:
    jobs = home / "files" / "jobs"
    jobs.mkdir(parents=True)
    (jobs / ("a" * 32)).write_bytes(b"export")
    age(jobs / ("a" * 32), 100)
    purge.remove_strays()
    assert (jobs / ("a" * 32)).exists()
