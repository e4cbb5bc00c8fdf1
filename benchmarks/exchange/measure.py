"""What import and export cost: `python -m benchmarks.exchange.measure [LINES]` (its own base, thrown away).

CPU seconds of this process. Reading is to a record, cleaned; importing is everything: control of duplicates, rows,
history, search tokens, match keys. Lines of four programs, each read; one of them imported, then taken out.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path


def main(arguments: list[str]) -> None:
    lines = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory(prefix="carnet-bench-") as folder:
        os.environ.setdefault("CARNET_HOME", f"{folder}/home")
        os.environ.setdefault("CARNET_TEST_SPEED", "1")
        _ready()
        _measure(Path(folder), lines)


def _ready() -> None:
    from carnet.kernel.boot import with_django

    with_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _measure(folder: Path, lines: int) -> None:
    from benchmarks.exchange.files import HABITS, people
    from carnet.clients.intake import cleaners
    from carnet.exchange.commands import export, import_file
    from carnet.exchange.formats import FORMATS
    from carnet.exchange.importing import prepare
    from carnet.exchange.to_record import Converter

    def read(path: Path) -> None:
        plan = prepare(path)
        converter = Converter(plan.mapping, cleaners())
        wrong = sum(bool(converter.convert(line).errors) for line in plan.lines())
        assert not wrong, wrong

    for habit, write in HABITS.items():
        path = folder / f"{habit}.csv"
        write(path, people(lines))
        _timed(f"read {habit}", lines, partial(read, path))
    report = str(folder / "report.csv")
    _timed("import ebp", lines, partial(import_file.main, [str(folder / "ebp.csv"), "--report", report]))
    for one in FORMATS:
        if not one.most or lines <= one.most:
            words = ["clients", "--format", one.code, "-o", str(folder / f"out.{one.extension}")]
            _timed(f"export {one.code}", lines, partial(export.main, words))


def _timed(title: str, lines: int, work: Callable[[], object]) -> None:
    before = time.process_time()
    work()
    spent = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{title:20} {lines:8} lines {spent:8.2f} CPU s {spent / lines * 1000:8.3f} ms a line, peak {memory} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
