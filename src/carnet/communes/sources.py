"""The three files a gazetteer is made from, read and refused when they are not what they should be."""

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from carnet.kernel.errors import Refused

COMMUNES, ALIASES, DEPARTMENTS = "communes.csv", "communes_alias.csv", "departements.csv"
_COLUMNS = {
    COMMUNES: ("code_insee", "code_postal", "nom", "acheminement", "departement", "population", "code_parent"),
    ALIASES: ("nom", "type", "code_insee", "code_postal"),
    DEPARTMENTS: ("code", "nom", "region", "region_nom"),
}
_INSEE = re.compile(r"\d[0-9AB]\d{3}")
_POSTCODE = re.compile(r"\d{5}")
FEWEST_COMMUNES = 30_000
FEWEST_DEPARTMENTS = 96

Row = dict[str, str]


class WrongFile(Refused):
    """A file that cannot replace the list of communes; the message is a sentence to show."""


@dataclass(frozen=True, slots=True)
class Sources:
    communes: list[Row]
    aliases: list[Row]
    departments: list[Row]
    fingerprint: str


def read_sources(folder: Path) -> Sources:
    """The three files of a folder, checked line by line."""
    if not folder.is_dir():
        raise WrongFile(f"Le dossier « {folder} » n'existe pas. Indiquez celui qui contient {COMMUNES}.")
    communes, aliases, departments = (_rows(folder / name) for name in (COMMUNES, ALIASES, DEPARTMENTS))
    _check_communes(communes, {row["code"] for row in departments})
    _check_aliases(aliases, {row[column] for row in communes for column in ("code_insee", "code_parent")})
    if len(departments) < FEWEST_DEPARTMENTS:
        raise WrongFile(f"{DEPARTMENTS} est incomplet : {len(departments)} départements. Reprenez le fichier entier.")
    return Sources(communes, aliases, departments, fingerprint(folder))


def fingerprint(folder: Path) -> str:
    """One number for the content of the three files."""
    digest = hashlib.sha256()
    for name in (COMMUNES, ALIASES, DEPARTMENTS):
        digest.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _rows(path: Path) -> list[Row]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise WrongFile(f"Il manque le fichier {path.name} dans le dossier « {path.parent} ».") from None
    except OSError as error:
        raise WrongFile(f"Le fichier {path.name} ne peut pas être lu ({error.strerror}).") from error
    except UnicodeDecodeError:
        raise WrongFile(f"{path.name} n'est pas en UTF-8. Enregistrez-le en « CSV UTF-8 » et recommencez.") from None
    reader = csv.DictReader(text.splitlines(), strict=True)
    missing = [column for column in _COLUMNS[path.name] if column not in (reader.fieldnames or ())]
    if missing:
        raise WrongFile(f"{path.name} n'a pas la colonne « {missing[0]} ». Vérifiez que c'est le bon fichier.")
    try:
        rows = list(reader)
    except csv.Error:
        raise WrongFile(f"{path.name} n'est pas un fichier CSV lisible. Vérifiez que c'est le bon fichier.") from None
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise WrongFile(f"{path.name}, ligne {number} : le nombre de colonnes n'est pas le bon.")
    return rows


def _check_communes(rows: list[Row], departments: set[str]) -> None:
    for number, row in enumerate(rows, 2):
        fault = _fault(row, departments)
        if fault:
            raise WrongFile(f"{COMMUNES}, ligne {number} : {fault}.")
    if len(rows) < FEWEST_COMMUNES:
        raise WrongFile(f"{COMMUNES} est incomplet : {len(rows)} lignes au lieu d'environ 35 000.")


def _fault(row: Row, departments: set[str]) -> str:
    if not _INSEE.fullmatch(row["code_insee"]):
        return f"le code INSEE « {row['code_insee']} » n'a pas la bonne forme"
    if not _POSTCODE.fullmatch(row["code_postal"]):
        return f"le code postal « {row['code_postal']} » n'a pas 5 chiffres (zéro initial perdu ?)"
    if not row["nom"].strip():
        return "le nom de la commune est vide"
    if row["departement"] and row["departement"] not in departments:
        return f"le département « {row['departement']} » n'est pas dans {DEPARTMENTS}"
    if row["population"] and not row["population"].isdecimal():
        return f"la population « {row['population']} » n'est pas un nombre"
    return ""


def _check_aliases(rows: list[Row], known: set[str]) -> None:
    for number, row in enumerate(rows, 2):
        if row["code_insee"] not in known:
            raise WrongFile(f"{ALIASES}, ligne {number} : la commune {row['code_insee']} n'est pas dans {COMMUNES}.")
        if row["code_postal"] and not _POSTCODE.fullmatch(row["code_postal"]):
            raise WrongFile(f"{ALIASES}, ligne {number} : le code postal « {row['code_postal']} » n'a pas 5 chiffres.")
