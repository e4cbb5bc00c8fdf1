"""`carnet export`: a list out, as it would be seen."""

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from carnet.accounts.actor import Actor, Source, system
from carnet.exchange.commands.progress import progress
from carnet.exchange.exporting import open_listing, write
from carnet.exchange.formats import FORMATS, Format, Listing
from carnet.exchange.frugal import frugal
from carnet.exchange.targets import EXPORTS, Extent
from carnet.kernel.arguments import Parser
from carnet.kernel.errors import Refused


def main(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    by = system(Source.COMMAND)
    chosen = FORMATS[options.format]
    query = _query(options, by)
    with frugal():
        listing = open_listing(options.source, query, chosen.code, _extent(options, query), by=by)
        count = _write(listing, chosen, options, by)
    print(f"{count} lignes écrites dans {options.output}.", file=sys.stderr)
    print(options.output)
    return 0


def _parser() -> Parser:
    parser = Parser("carnet export", "Fait sortir une liste dans un fichier.")
    parser.add_argument("source", metavar="LISTE", choices=[source.code for source in EXPORTS], help="clients")
    parser.add_argument("--format", choices=[one.code for one in FORMATS], default="csv", help="csv si rien n’est dit")
    parser.add_argument("--view", metavar="NOM", help="une vue enregistrée")
    parser.add_argument(
        "--filter",
        metavar="ADRESSE",
        default="",
        help="ce qui suit le « ? » dans l’adresse de la liste : statut=client&tri=ville",
    )
    parser.add_argument(
        "--columns",
        choices=[one.value for one in Extent],
        help="seen : celles de la vue ou du filtre, dans leur ordre ; all : toutes, pour réimporter. "
        "Si rien n’est dit : seen avec --view, ou quand --filter en nomme, all sinon",
    )
    parser.add_argument("-o", dest="output", metavar="FICHIER", type=Path, required=True)
    return parser


def _query(options: Namespace, by: Actor) -> str:
    query: str = options.filter.lstrip("?")
    if options.view is None:
        return query
    views = dict(EXPORTS[options.source].views(by))
    if options.view not in views:
        known = ", ".join(f"« {name} »" for name in views) or "aucune"
        raise Refused(f"La vue « {options.view} » n’existe pas. Vues enregistrées : {known}.")
    return "&".join(part for part in (views[options.view], query) if part)


def _extent(options: Namespace, query: str) -> Extent:
    if options.columns:
        return Extent(options.columns)
    return Extent.SEEN if options.view is not None or "colonnes" in parse_qs(query) else Extent.ALL


def _write(listing: Listing, chosen: Format, options: Namespace, by: Actor) -> int:
    """Beside the file first, then in its place: a stopped export never leaves half a file under the name asked for."""
    output: Path = options.output
    if not output.parent.is_dir():
        raise Refused(f"Le dossier « {output.parent} » n’existe pas.")
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=".carnet-", suffix=f".{chosen.extension}")
    try:
        with os.fdopen(handle, "wb") as stream, progress("Export", listing.count) as advance:

            def told() -> Iterator[Sequence[Any]]:
                for row in listing.rows:
                    yield row
                    advance(1)

            count = write(replace(listing, rows=told()), chosen, stream, by=by, source_code=options.source)
        Path(name).replace(output)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return count
