"""The yearly file: wholly in force or refused with one sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from carnet.communes.container import MAGIC
from carnet.communes.engine import suggest
from carnet.communes.loading import INDEX, PACKAGED, gazetteer
from carnet.communes.packaging import EDITION, packed
from carnet.communes.sources import ALIASES, COMMUNES, DEPARTMENTS, WrongFile, fingerprint
from carnet.communes.update import update

RENAMED = "Nouvelle-Ville-sur-Essai"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARNET_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as received: last year's three files, one commune having changed its name."""
    folder = tmp_path / "received"
    folder.mkdir()
    for name in (COMMUNES, ALIASES, DEPARTMENTS):
        shutil.copy(PACKAGED / name, folder / name)
    edit(folder / COMMUNES, lambda text: text.replace("Lons-le-Saunier", RENAMED))
    return folder


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_the_packed_list_is_the_one_of_its_files() -> None:
    assert (PACKAGED / INDEX).read_bytes() == packed(), "run python -m carnet.communes.packaging"
    assert gazetteer().fingerprint == fingerprint(PACKAGED)
    assert gazetteer().edition == EDITION


def test_a_new_list_is_in_force_at_once_and_a_damaged_one_is_mended(home: Path, folder: Path) -> None:
    assert suggest("39000")[0].name == "Lons-le-Saunier"
    summary = update(folder, home)
    assert (summary.communes, summary.postcodes, summary.other_names) == (35_007, 6_328, 7_506)
    assert suggest("39000")[0].name == RENAMED
    assert suggest("lons le saunier")[0].insee == "39300", "the Post still says so"
    assert not list(home.rglob("*.part"))
    (home / "communes" / INDEX).write_bytes(MAGIC + b"cut short")
    assert suggest("39000")[0].name == RENAMED


def test_a_list_older_than_the_one_of_the_program_is_set_aside(home: Path, folder: Path) -> None:
    update(folder, home, edition="2020-01-01")
    assert suggest("39000")[0].name == "Lons-le-Saunier"


def test_without_its_files_a_damaged_list_gives_way_to_the_one_of_the_program(home: Path) -> None:
    (home / "communes").mkdir(parents=True)
    (home / "communes" / INDEX).write_bytes(b"not ours")
    assert suggest("39000")[0].name == "Lons-le-Saunier"


def _drop_zero(text: str) -> str:
    return text.replace("01053,01000,", "01053,1000,")


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        (COMMUNES, _drop_zero, "n'a pas 5 chiffres"),
        (COMMUNES, lambda text: text[:100_000].rsplit("\n", 1)[0], "incomplet"),
        (COMMUNES, lambda text: text.replace("code_insee,", "insee,", 1), "pas la colonne « code_insee »"),
        (COMMUNES, lambda text: text.replace(",", ";"), "pas la colonne"),
        (COMMUNES, lambda text: text.replace("39300,39000,", "9300,39000,"), "code INSEE"),
        (COMMUNES, lambda text: text.replace("49300,Cholet", '49300,"Cholet', 1), "CSV lisible"),
        (COMMUNES, lambda text: "", "pas la colonne"),
        (COMMUNES, lambda text: text.replace("49300,Cholet", "49300,,Cholet", 1), "le nombre de colonnes"),
        (ALIASES, lambda text: f"{text}Nulle-Part,ancien-nom,99999,\n", "n'est pas dans communes.csv"),
        (DEPARTMENTS, lambda text: text.replace("49,Maine-et-Loire", "4Z,Maine-et-Loire"), "département « 49 »"),
    ],
)
def test_a_wrong_file_is_refused_with_one_sentence(
    home: Path, folder: Path, name: str, change: Callable[[str], str], sentence: str
) -> None:
    edit(folder / name, change)
    with pytest.raises(WrongFile) as refusal:
        update(folder, home)
    assert sentence in refusal.value.sentence
    assert "\n" not in refusal.value.sentence
    assert not home.exists()


def test_a_file_of_another_encoding_is_refused(home: Path, folder: Path) -> None:
    text = (folder / COMMUNES).read_text(encoding="utf-8")
    (folder / COMMUNES).write_bytes(text.encode("cp1252", "replace"))
    with pytest.raises(WrongFile, match="UTF-8"):
        update(folder, home)


def test_a_missing_file_or_folder_is_named(home: Path, folder: Path) -> None:
    (folder / ALIASES).unlink()
    with pytest.raises(WrongFile, match=r"manque le fichier communes_alias\.csv"):
        update(folder, home)
    with pytest.raises(WrongFile, match="n'existe pas"):
        update(folder / "elsewhere", home)
