"""`carnet communes`: the commune behind a few letters or digits, one JSON object a query."""

import json
import sys
from io import TextIOWrapper
from pathlib import Path

from carnet.communes.engine import Suggestion, suggest
from carnet.communes.loading import home_folder
from carnet.kernel.errors import Refused

HELP = """usage : carnet communes REQUÊTE…
        carnet communes --stdin
        carnet communes update DOSSIER

Trouve une commune ou un code postal, sans internet, d'après quelques lettres ou chiffres.

  REQUÊTE…         ce que l'on taperait : lons, 39000, 49 chol, lyon 3e, 35042 rennes cedex
  --stdin          une requête par ligne sur l'entrée standard
  update DOSSIER   remplace la liste par les fichiers communes.csv, communes_alias.csv et
                   departements.csv de ce dossier (une fois l'an)

Résultat : un objet JSON par ligne et par requête, le meilleur d'abord, 10 au plus ;
un code postal entier donne toutes ses communes.
Codes de sortie : 0 réussi, 1 refusé, 2 commande mal écrite.
"""


def main(argv: list[str]) -> int:
    """Run the command; the result is the exit code."""
    if argv and argv[0] in ("-h", "--help", "--aide"):
        print(HELP, end="")
        return 0
    if argv[:1] == ["update"]:
        return _update(argv[1:])
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    if argv == ["--stdin"]:
        return _answer_lines()
    if not argv or argv[0].startswith("--"):
        print(HELP, end="", file=sys.stderr)
        return 2
    # An argument that is not UTF-8 reaches us with surrogates, which cannot be printed.
    _print_answer(" ".join(argv).encode("utf-8", "replace").decode())
    return 0


def _answer_lines() -> int:
    for line in sys.stdin.buffer:
        _print_answer(line.decode("utf-8", "replace").rstrip("\r\n"))
    return 0


def _print_answer(query: str) -> None:
    found = {"query": query, "results": [_result(suggestion) for suggestion in suggest(query)]}
    print(json.dumps(found, ensure_ascii=False), flush=True)


def _result(suggestion: Suggestion) -> dict[str, str | int]:
    return {
        "insee": suggestion.insee,
        "postcode": suggestion.postcode,
        "name": suggestion.name,
        "department": suggestion.department,
        "population": suggestion.population,
    }


def _update(argv: list[str]) -> int:
    # Checking and packing the files is only loaded for this yearly act.
    from carnet.communes.update import update

    if len(argv) != 1 or argv[0].startswith("-"):
        print("carnet : indiquez le dossier des trois fichiers : carnet communes update DOSSIER", file=sys.stderr)
        return 2
    try:
        summary = update(Path(argv[0]), home_folder())
    except Refused as refusal:
        print(f"carnet : {refusal.sentence}", file=sys.stderr)
        return 1
    print(
        f"{summary.communes} communes, {summary.postcodes} codes postaux et {summary.other_names} autres noms"
        f" en service depuis {summary.path}.",
        file=sys.stderr,
    )
    return 0
