"""`carnet import`: a file of clients in, a verdict on every line; `--undo` takes it all back."""

import csv
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Source, system
from carnet.exchange import works
from carnet.exchange.commands.progress import progress
from carnet.exchange.guard import guard
from carnet.exchange.importing import Plan, prepare
from carnet.exchange.models import Import, Line, State
from carnet.exchange.targets import IMPORTS, Duplicates, Judgement, Target
from carnet.jobs.models import Job
from carnet.jobs.models import State as JobState
from carnet.jobs.running import beating, execute
from carnet.kernel.arguments import Parser
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import grouped
from carnet.kernel.text import fold

_COLUMNS = ["line", "verdict", "number", "reason"]


def main(argv: list[str]) -> int:
    parser = _parser()
    options = parser.parse_args(argv)
    if options.undo is not None:
        return _undo(options.undo)
    if options.resume is not None:
        return _resume(options.resume, options)
    if options.file is None:
        parser.error("donnez le fichier à importer")
    batch = _received(options)
    try:
        return _rehearse(batch, options) if options.dry_run else _write(batch, options)
    finally:
        if options.dry_run:
            works.forget(batch)


def _received(options: Namespace) -> Import:
    target = IMPORTS[options.target]
    plan = prepare(
        options.file,
        options.map,
        encoding=options.encoding,
        delimiter=options.delimiter,
        vocabulary=target.vocabulary,
    )
    _describe(plan, target)
    batch = Import.receive(options.file, options.file.name, target.code, by=system(Source.IMPORT))
    batch.encoding, batch.delimiter, batch.rule = options.encoding or "", options.delimiter or "", options.duplicates
    batch.fields = {str(column.index): column.field for column in plan.mapping.columns}
    batch.total = plan.total
    batch.save()
    return batch


def _rehearse(batch: Import, options: Namespace) -> int:
    by = system(Source.IMPORT)
    with _report(options.report) as tell:
        _work(batch, lambda: works.start_judging(batch, by=by), "Verdicts")
        return _conclude(batch, tell, options)


def _write(batch: Import, options: Namespace) -> int:
    by = system(Source.IMPORT)
    with _report(options.report) as tell:
        _work(batch, lambda: works.start_writing(batch, by=by, judged=False), "Import")
        return _conclude(batch, tell, options)


def _resume(number: int, options: Namespace) -> int:
    batch = _found(number)
    with _report(options.report) as tell:
        if batch.state != State.WRITING:
            _work(batch, lambda: works.resume_writing(batch, by=system(Source.IMPORT)), "Import")
        else:
            _work(batch, lambda: None, "Import")
        return _conclude(batch, tell, options)


def _undo(number: int) -> int:
    batch = _found(number)
    _work(batch, lambda: works.start_undoing(batch, by=system(Source.IMPORT)), "Annulation")
    print(f"{batch.undone_count} fiches remises comme avant.", file=sys.stderr)
    if batch.kept_count:
        print(f"{batch.kept_count} laissées, modifiées depuis :", file=sys.stderr)
        for _, name, what in batch.kept:
            print(f"  {name} : {what}", file=sys.stderr)
    return 0


def _found(number: int) -> Import:
    batch = Import.objects.filter(pk=min(number, 2**63 - 1)).first()
    if batch is None:
        known = ", ".join(f"{one.pk} ({one.name}, {one.at:%d/%m/%Y})" for one in Import.objects.all()[:10]) or "aucun"
        raise Refused(f"L’import n° {number} n’existe pas. Les derniers : {known}.")
    return batch


def _work(batch: Import, start: Callable[[], None], title: str) -> None:
    """The job of the screens, here and now; killed, it is taken again by `carnet serve` or by `--resume`."""
    with transaction.atomic():
        start()
        job = batch.job
        assert job is not None
        # Inside the transaction: no lane sees it waiting.
        now = timezone.now()
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, heartbeat_at=now, started_at=now, attempts=1)
    job.refresh_from_db()
    with progress(title, batch.total) as advance, beating(job, also=lambda: None):
        told = job.done

        def watch() -> bool:
            nonlocal told
            advance(job.done - told)
            told = job.done
            return False

        try:
            execute(job, watch)
        except KeyboardInterrupt:
            Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLED, finished_at=timezone.now())
            works.settle_state(batch)
            raise Refused(
                f"Arrêté. Pour continuer : carnet import --resume {batch.pk} ; "
                f"pour annuler ce qui est écrit : carnet import --undo {batch.pk}"
            ) from None
    batch.refresh_from_db()
    works.settle_state(batch)
    if job.state != JobState.DONE:
        raise Refused(job.message or "Ce travail a été arrêté.")


def _parser() -> Parser:
    parser = Parser(
        "carnet import",
        "Fait entrer une liste de clients (CSV, XLSX ou vCard de n’importe quel logiciel). Chaque ligne reçoit un verdict : "
        "created, completed, duplicate ou refused.",
        epilog="exemple : carnet import clients.csv --dry-run --map « Tél. 2=phone » --report verdicts.csv",
    )
    parser.add_argument("file", metavar="FICHIER", type=Path, nargs="?")
    parser.add_argument("--undo", metavar="N°", type=int, help="annule un import : tout revient comme avant lui")
    parser.add_argument("--resume", metavar="N°", type=int, help="reprend un import interrompu")
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
    parser.add_argument(
        "--target",
        choices=[target.code for target in IMPORTS],
        default="clients",
        help="ce que le fichier contient : clients (si rien n’est dit) ou catalogue (articles)",
    )
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
            title = target.vocabulary.title(column.field)
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

    def __call__(self, line: Line) -> None:
        if self._quiet and line.judgement in {Judgement.CREATED, Judgement.COMPLETED}:
            return
        repairs = f"réparé : {line.repairs}" if line.repairs else ""
        reason = " | ".join(part for part in (line.reason, repairs) if part)
        # Both may begin with what a person typed, and the report is opened with a spreadsheet.
        self._writer.writerow([line.line, line.judgement, guard(line.number), guard(reason)])


def _conclude(batch: Import, tell: _Tell, options: Namespace) -> int:
    for line in batch.lines.order_by("line").iterator(chunk_size=1000):
        tell(line)
    print(f"{grouped(batch.total)} lignes : {batch.sentence()}.", file=sys.stderr)
    if options.dry_run:
        print("Essai : rien n’a été écrit dans la base.", file=sys.stderr)
    else:
        print(f"Import n° {batch.pk}. Pour tout annuler : carnet import --undo {batch.pk}", file=sys.stderr)
        if options.report:
            print(f"Verdicts : {options.report}", file=sys.stderr)
    counts = {judgement for judgement, count in batch.counts().items() if count}
    return 1 if counts == {Judgement.REFUSED} else 0
