"""The files that people added: in every copy, each content once; named by verify when they are not whole; put back by restore."""

import json
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.serving import carnet

FILL = """
from django.core.files.uploadedfile import SimpleUploadedFile
from carnet.accounts.actor import system
from carnet.clients.models import Attachment, Client
from carnet.files.tests import samples
made = Client.create([{"name": "Martin", "first_name": "Sophie"}], by=system())[0].client_id
files = [SimpleUploadedFile("plan.pdf", samples.PDF), SimpleUploadedFile("portail.jpg", samples.photo(size=(400, 300)))]
assert not Attachment.add(made, files, by=system()).refused
"""
MORE = """
from django.core.files.uploadedfile import SimpleUploadedFile
from carnet.accounts.actor import system
from carnet.clients.models import Attachment, Client
Attachment.add(Client.objects.get().pk, [SimpleUploadedFile("ajout.txt", b"apres la copie")], by=system())
"""


def shell(home: Path, code: str, **variables: str) -> None:
    done = carnet(home, "django", "shell", "-v", "0", "-c", code, **variables)
    assert done.returncode == 0, done.stderr


def backup(home: Path, **variables: str) -> Path:
    done = carnet(home, "backup", **variables)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def restore(copy: Path, into: Path, *words: str) -> CompletedProcess[str]:
    return carnet(into.parent / "x", "restore", str(copy), "--into", str(into), *words)


def verified(home: Path, *words: str) -> list[str]:
    return carnet(home, "verify", *words).stdout.splitlines()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("model") / "home"
    assert carnet(home, "migrate").returncode == 0
    shell(home, FILL)
    backup(home)
    return home


@pytest.fixture
def home(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "home")


@pytest.fixture
def copy(home: Path) -> Path:
    (found,) = (home / "backups").glob("carnet-*.sqlite3")
    return found


def stored(home: Path) -> dict[str, bytes]:
    """The contents by key, miniatures left out: they are made again."""
    return {path.name: path.read_bytes() for path in (home / "files").glob("??/*") if not path.suffix}


def kept(home: Path) -> list[Path]:
    return sorted((home / "backups" / "files").glob("??/*"))


def content_named(home: Path, start: bytes) -> Path:
    (found,) = (
        path for path in (home / "files").glob("??/*") if not path.suffix and path.read_bytes().startswith(start)
    )
    return found


@pytest.mark.sqlite
def test_a_copy_holds_the_files_and_restore_puts_them_back(tmp_path: Path, home: Path, copy: Path) -> None:
    before = stored(home)
    said = json.loads(copy.with_suffix(".json").read_text())["other"]
    assert len(before) == 2 and (said["files"], said["files_lost"]) == (2, [])
    assert {path.stat().st_mode & 0o777 for path in kept(home)} == {0o600}
    # Elsewhere, as after the loss of the machine: only the folder of copies is left.
    lonely = shutil.copytree(home / "backups", tmp_path / "usb")
    shutil.rmtree(home)
    done = restore(lonely / copy.name, tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert stored(tmp_path / "new") == before
    assert verified(tmp_path / "new") == []


@pytest.mark.sqlite
def test_a_second_copy_writes_only_what_is_new(home: Path) -> None:
    first = {path: path.stat().st_mtime_ns for path in kept(home)}
    shell(home, MORE)
    backup(home)
    after = kept(home)
    assert len(after) == 3 and {path: path.stat().st_mtime_ns for path in first} == first


@pytest.mark.sqlite
def test_what_no_copy_needs_any_more_goes_with_the_last_that_did(home: Path, copy: Path) -> None:
    shell(home, MORE + "Attachment.objects.all().delete()\nfrom carnet.files.purge import purge; purge()")
    assert len(kept(home)) == 2
    backup(home)
    assert len(kept(home)) == 2, "the first copy still needs them"
    for path in (copy, copy.with_suffix(".json")):
        path.unlink()
    # A copy of another name keeps what it needs: none here.
    backup(home)
    assert kept(home) == []


@pytest.mark.sqlite
@pytest.mark.parametrize("card", ["{", '{"format": 99}'], ids=["torn", "of a newer program"])
def test_what_a_copy_needs_stays_while_its_card_does_not_read(home: Path, copy: Path, card: str) -> None:
    shell(home, MORE + "Attachment.objects.all().delete()\nfrom carnet.files.purge import purge; purge()")
    copy.with_suffix(".json").write_text(card)
    (home / "backups" / "autre.json").write_text("{}")
    backup(home)
    assert len(kept(home)) == 2


@pytest.mark.sqlite
def test_verify_names_what_is_missing_or_altered_and_takes_it_back_from_a_copy(home: Path) -> None:
    before = stored(home)
    content_named(home, b"\xff\xd8").unlink()
    plan = content_named(home, b"%PDF")
    plan.write_bytes(plan.read_bytes()[:-1] + b"X")
    told = verified(home)
    assert len(told) == 2 and all(line.startswith("upkeep.files\t") for line in told)
    assert "altéré : plan.pdf (" in told[0] and "absent du disque : portail.jpg (" in told[1] and "--repair" in told[0]
    assert "MARTIN" in told[0] and "Sophie" in told[0]
    assert verified(home, "--repair") == [] and stored(home) == before


@pytest.mark.sqlite
def test_a_copy_is_made_even_when_a_file_is_lost_and_says_so(home: Path, tmp_path: Path) -> None:
    shutil.rmtree(home / "backups")
    content_named(home, b"%PDF").unlink()
    done = carnet(home, "backup")
    assert done.returncode == 0 and "1 fichier(s) manquent ou sont altérés" in done.stderr
    assert len(verified(home)) == 1, "the copy is not blamed for what was lost before it"
    back = restore(Path(done.stdout.strip()), tmp_path / "new")
    assert back.returncode == 0 and "La copie n’a pas « plan.pdf »" in back.stderr


@pytest.mark.sqlite
def test_an_altered_file_never_takes_the_place_of_the_good_one_in_the_copies(home: Path) -> None:
    good = {path: path.read_bytes() for path in kept(home)}
    plan = content_named(home, b"%PDF")
    plan.write_bytes(b"%PDF chiffre par un rancongiciel")
    backup(home)
    assert {path: path.read_bytes() for path in kept(home)} == good
    assert verified(home, "--repair") == []


@pytest.mark.sqlite
def test_a_copy_that_lost_a_file_is_told(home: Path, copy: Path) -> None:
    one = kept(home)[0]
    one.chmod(0o600)
    one.write_bytes(b"\0" * one.stat().st_size)
    (told,) = verified(home)
    assert told.startswith("upkeep.backups\t") and copy.name in told and (".pdf" in told or ".jpg" in told)


@pytest.mark.sqlite
def test_the_files_of_the_base_that_is_replaced_are_set_aside_with_it(home: Path, copy: Path) -> None:
    before = stored(home)
    shell(home, MORE)
    assert len(stored(home)) == 3
    done = carnet(home, "restore", str(copy), "--force")
    assert done.returncode == 0, done.stderr
    assert stored(home) == before
    (aside,) = home.glob("before-restore-*/files/??/*")
    assert aside.read_bytes() == b"apres la copie"
    assert verified(home) == []


@pytest.mark.sqlite
def test_a_copy_of_before_files_still_restores(home: Path, copy: Path, tmp_path: Path) -> None:
    """Its manifest has nothing about files, and its base no table of them."""
    card = copy.with_suffix(".json")
    made = json.loads(card.read_text())
    made["other"] = {}
    card.write_text(json.dumps(made))
    shutil.rmtree(home / "backups" / "files")
    assert verified(home) == []
    done = restore(copy, tmp_path / "new")
    assert done.returncode == 0 and "La copie n’a pas" in done.stderr


@pytest.mark.postgresql(only=True)
def test_files_move_from_one_database_to_the_other(tmp_path: Path, model: Path, server: str) -> None:
    home = shutil.copytree(model, tmp_path / "home")
    (copy,) = (home / "backups").glob("carnet-*.sqlite3")
    moved = carnet(tmp_path / "server", "restore", str(copy), CARNET_DATABASE_URL=server)
    assert moved.returncode == 0, moved.stderr
    assert stored(tmp_path / "server") == stored(home)
    dump = backup(tmp_path / "server", CARNET_DATABASE_URL=server)
    assert restore(dump, tmp_path / "second").returncode == 0
    assert stored(tmp_path / "second") == stored(home) and verified(tmp_path / "second") == []
