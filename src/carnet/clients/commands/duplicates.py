"""`carnet duplicates`: every pair worth a look, of a file or of the whole base. For a file, no Django and no base."""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from carnet import matching
from carnet.clients import likeness
from carnet.clients.record import EMPTY
from carnet.kernel.arguments import Parser
from carnet.kernel.boot import with_django


def main(argv: list[str]) -> int:
    parser = Parser(
        "carnet duplicates",
        "Liste les doublons probables d’un fichier, ou de toute la base sans FICHIER. N’écrit rien dans la base.",
        epilog="Colonnes du résultat : id_a,id_b,score,reasons. Le score va de 0 à 1 ; 0,5 : autant de chances que non. "
        "id_a et id_b : la colonne id ou le n° de client du fichier, sinon ses lignes. "
        "Codes de sortie : 0 réussi, 1 refusé, 2 commande mal écrite.",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FICHIER", help="un fichier CSV ou XLSX de clients")
    parser.add_argument("-o", "--output", type=Path, metavar="PAIRES.csv", help="où écrire ; à l’écran sans lui")
    options = parser.parse_args(argv)
    parties = list(_of_file(options.file) if options.file else _of_base())
    print(f"{len(parties)} clients lus", file=sys.stderr)
    distinct = set() if options.file else _told_distinct()
    pairs = [pair for pair in matching.scan(parties) if frozenset((pair.id_a, pair.id_b)) not in distinct]
    if options.output:
        with options.output.open("w", encoding="utf-8", newline="") as stream:
            _write(pairs, stream)
    else:
        _write(pairs, sys.stdout)
    likely = sum(pair.score >= matching.THRESHOLDS["review"] for pair in pairs)
    print(f"{likely} doublons probables, {len(pairs)} paires à regarder", file=sys.stderr)
    return 0


def _write(pairs: Iterable[matching.Pair], stream: object) -> None:
    writer = csv.writer(stream, lineterminator="\n")  # type: ignore[arg-type]
    writer.writerow(["id_a", "id_b", "score", "reasons"])
    for pair in pairs:
        reasons = [*pair.verdict.reasons, pair.verdict.explanation]
        writer.writerow([pair.id_a, pair.id_b, f"{pair.score:.4f}", " ; ".join(filter(None, reasons))])


def _of_file(path: Path) -> Iterator[matching.Party]:
    """The id of a line is its own id column, else its line number (also when ids are missing or repeated)."""
    from carnet.clients.taking_in import records_of

    found = list(records_of(path))
    named = {identifier for _, identifier, _ in found if identifier}
    by_name = len(named) == len(found)
    for line, identifier, record in found:
        yield replace(likeness.party({**EMPTY, **record}), id=identifier if by_name else line)


def _of_base() -> Iterator[matching.Party]:
    with_django()
    from carnet.clients import derive
    from carnet.clients.models.client import Client
    from carnet.clients.snapshot import records

    keys = list(Client.objects.filter(deleted_at=None, inactive_reason="").order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), 2_000):
        found = records(keys[start : start + 2_000])
        names = derive.related_names(found.values())
        for pk, record in found.items():
            yield replace(likeness.party(record, names), id=pk)


def _told_distinct() -> set[frozenset[int | str]]:
    """The pairs of which somebody said that they are two clients."""
    from carnet.clients.models.derived import Distinct

    return {frozenset(pair) for pair in Distinct.objects.values_list("first_id", "second_id")}
