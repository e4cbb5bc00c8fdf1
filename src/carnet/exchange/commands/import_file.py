"""`carnet import`: a file of clients in, a verdict on every line."""

import csv
import sys
from argparse import SUPPRESS, Namespace
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from carnet.accounts.actor import Source, system
from carnet.exchange.commands.progress import progress
from carnet.exchange.guard import guard
from carnet.exchange.headings import field_title
from carnet.exchange.importing import Plan, prepare, rehearsal, run
from carnet.exchange.targets import IMPORTS, Duplicates, Judgement, Target, Verdict
from carnet.kernel.arguments import Parser
from carnet.kernel.errors import Refused
from carnet.kernel.text import fold

_COLUMNS = ["line", "verdict", "number", "reason"]
_WORDS = {
    Judgement.CREATED: "créés",
    Judgement.COMPLETED: "complétés",
    Judgement.DUPLICATE: "doublons laissés",
    Judgement.REFUSED: "refusés",
}


def main(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    target = IMPORTS[options.target]
    plan = prepare(options.file, options.map, encoding=options.encoding, delimiter=options.delimiter)
    _describe(plan, target)
    counts: Counter[Judgement] = Counter()
    with ExitStack() as stack:
        tell = stack.enter_context(_report(options.report))
        stack.enter_context(rehearsal() if options.dry_run else nullcontext())
        advance = stack.enter_context(progress("Import", max(0, plan.table.estimated_lines() - max(0, plan.header))))
        for verdicts in run(plan, target, Duplicates(options.duplicates), system(Source.IMPORT)):
            counts.update(verdict.judgement for verdict in verdicts)
            for verdict in verdicts:
                tell(verdict)
            advance(len(verdicts))
    _conclude(counts, options)
    return 1 if counts and counts.keys() == {Judgement.REFUSED} else 0


def _parser() -> Parser:
    parser = Parser(
        "carnet import",
        "Fait entrer une liste de clients (CSV, XLSX ou vCard de n’importe quel logiciel). Chaque ligne reçoit un verdict : "
        "created, completed, duplicate ou refused.",
        epilog="exemple : carnet import clients.csv --dry-run --map « Tél. 2=phone » --report verdicts.csv",
    )
    parser.add_argument("file", metavar="FICHIER", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="donne les verdicts sans rien écrire dans la base")
    parser.add_argument(
        "--map",
        metavar="COLONNE=CHAMP",
        action="append",
        default=[],
        help="impose le champ d’une colonne (titre, lettre ou rang) ; sans champ, la colonne est laissée",
    )
    parser.add_argument(
        "--duplicates",
        choices=[choice.value for choice in Duplicates],
        default=Duplicates.SKIP.value,
        help="une ligne qui ressemble à un client connu : la laisser (skip), la créer quand même (create), "
        "remplir ce qui manque à sa fiche (complete)",
    )
    parser.add_argument("--report", metavar="FICHIER.csv", type=Path, help="où écrire les verdicts (sinon : à l’écran)")
    parser.add_argument("--encoding", metavar="NOM", help="impose l’encodage (utf-8, cp1252…)", type=_encoding)
    parser.add_argument("--delimiter", metavar="SIGNE", help="impose le séparateur (; , tab |)", type=_delimiter)
    parser.add_argument("--target", choices=[target.code for target in IMPORTS], default="clients", help=SUPPRESS)
    return parser


def _encoding(name: str) -> str:
    import codecs

    try:
        return codecs.lookup(name).name
    except LookupError:
        raise Refused(f"L’encodage « {name} » n’existe pas : essayez utf-8 ou cp1252.") from None


def _delimiter(mark: str) -> str:
    mark = "\t" if mark in {"tab", "\\t"} else mark
    if len(mark) != 1:
        raise Refused("Le séparateur est un seul signe : ; , | ou tab.")
    return mark


def _describe(plan: Plan, target: Target) -> None:
    known = sum(bool(column.field) for column in plan.mapping.columns)
    print(f"{plan.table.description}. {known} colonnes reconnues :", file=sys.stderr)
    for column in plan.mapping.columns:
        if column.field and column.field not in target.left_aside:
            guessed = " (d’après son contenu)" if column.why == "contenu" else ""
            title = field_title(column.field)
            if guessed or fold(title) != fold(column.title):
                print(f"  {column.title} → {title}{guessed}", file=sys.stderr)
    unused = [column for column in plan.mapping.columns if column.field in target.left_aside]
    if left := [column.title for column in (*plan.mapping.left_aside, *unused)]:
        print(f"Colonnes laissées : {', '.join(left)}.", file=sys.stderr)


@contextmanager
def _report(path: Path | None) -> "Iterator[_Tell]":
    """To a file, else to standard output; on a terminal only the lines that call for something to be done."""
    if path is None:
        yield _Tell(sys.stdout, quiet=sys.stdout.isatty())
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise Refused(f"Le rapport ne peut pas s’écrire dans « {path} » : choisissez un autre dossier.") from error
    with stream:
        yield _Tell(stream)


class _Tell:
    def __init__(self, stream: TextIO, quiet: bool = False) -> None:
        self._writer = csv.writer(stream, delimiter=";", lineterminator="\r\n" if stream is not sys.stdout else "\n")
        self._quiet = quiet
        self._writer.writerow(_COLUMNS)

    def __call__(self, verdict: Verdict) -> None:
        if self._quiet and verdict.judgement in {Judgement.CREATED, Judgement.COMPLETED}:
            return
        # Both may begin with what a person typed, and the report is opened with a spreadsheet.
        self._writer.writerow([verdict.line, verdict.judgement.value, guard(verdict.number), guard(verdict.reason)])


def _conclude(counts: Counter[Judgement], options: Namespace) -> None:
    parts = [f"{counts[judgement]} {word}" for judgement, word in _WORDS.items() if counts[judgement]]
    print(f"{counts.total()} lignes : {', '.join(parts) or 'aucune'}.", file=sys.stderr)
    if options.dry_run:
        print("Essai : rien n’a été écrit dans la base.", file=sys.stderr)
    elif options.report:
        print(f"Verdicts : {options.report}", file=sys.stderr)
