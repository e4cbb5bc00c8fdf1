"""`carnet bench`: load a file of clients, then measure what answers cost on it."""

import resource
import sys
from importlib import import_module
from pathlib import Path

from carnet.bench.place import Place, enter, promise, sold
from carnet.kernel.arguments import Parser
from carnet.kernel.boot import with_django
from carnet.kernel.errors import Refused

NAMES = ("search", "check", "save", "pages", "communes", "papers", "documents")
# Measured without a file of clients.
ALONE = {"papers", "issue", "preview"}
# In a base of their own: what is issued is never deleted.
APART = ("issue", "preview")


def main(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    place = enter(options.database, 0 if options.name in APART else options.clients, options.home)
    with_django()
    if options.name == "load":
        return _load(place, options.documents)
    for name in _all(place) if options.name == "all" else (options.name,):
        _measure(name, place, options.each)
    return 0


def _all(place: Place) -> list[str]:
    return [name for name in NAMES if name != "documents" or sold(place)]


def _parser() -> Parser:
    parser = Parser("carnet bench", "Charge un fichier de N clients fictifs, puis mesure ce que coûtent les réponses.")
    parser.add_argument(
        "name",
        metavar="NOM",
        choices=("load", *NAMES, *APART, "all"),
        help=f"load, {', '.join((*NAMES, *APART))} ou all (sauf {', '.join(APART)})",
    )
    parser.add_argument("--clients", type=int, default=10_000, metavar="N", help="taille du fichier (10000)")
    parser.add_argument(
        "--documents", type=int, default=0, metavar="N", help="avec load : documents à leur vendre (aucun)"
    )
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite", help="sqlite ou postgresql")
    parser.add_argument("--each", type=int, default=25, metavar="N", help="réponses mesurées de chaque sorte (25)")
    parser.add_argument("--home", type=Path, metavar="DOSSIER", help="où le fichier est gardé, vide la première fois")
    return parser


def _load(place: Place, documents: int) -> int:
    from rich.progress import Progress

    from carnet.bench import loading

    loading.prepare()
    if not documents or loading.loaded() < place.clients:
        with Progress() as bar:
            task = bar.add_task("Clients", total=place.clients, completed=loading.loaded())
            seconds = loading.load(place, lambda done: bar.update(task, completed=done))
        _told(f"{place.clients} clients dans {place.home}", seconds)
    if documents:
        _load_documents(place, documents)
    return 0


def _load_documents(place: Place, documents: int) -> None:
    from django.utils import timezone
    from rich.progress import Progress

    from carnet.bench.trade import loading

    asked = promise(place, documents, timezone.localdate())
    with Progress() as bar:
        tasks = {name: bar.add_task(name, total=None) for name in loading.PASSES}

        def told(name: str, done: int, total: int) -> None:
            bar.update(tasks[name], completed=done, total=total)

        seconds = loading.load(asked.documents, asked.until, told)
    _told(f"{documents} documents jusqu’au {asked.until:%d/%m/%Y}", seconds)


def _told(what: str, seconds: dict[str, float]) -> None:
    steps = ", ".join(f"{step} {value:.0f} s" for step, value in seconds.items())
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what} (temps de calcul : {steps} ; {most} Mo de mémoire au plus)", file=sys.stderr)


def _measure(name: str, place: Place, each: int) -> None:
    from carnet.bench import loading, report
    from carnet.bench.costs import Clock

    if name not in ALONE and loading.loaded() != place.clients:
        raise Refused(f"Le fichier n’est pas chargé : lancez d’abord carnet bench load --clients {place.clients}.")
    measure = import_module(f"carnet.bench.{name}").measure
    clock = Clock()
    print(report.heading(name, place, clock))
    figures = measure(place.clients, clock, each)
    print(report.table(figures), f"\nThe dearest:\n{report.slowest(figures)}", sep="\n", flush=True)
