"""Sixteen people who save while a long file comes in, on whatever base: nobody is refused, nothing is lost; and how long they waited."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.crash.checking import lost
from tests.crash.writers import Crew, unlike
from tests.serving import Server, environment


def crowd(
    server: Server, cookies: list[str], read: Callable[[str], list[tuple[Any, ...]]], seconds: float, **more: str
) -> Crew:
    """The import is a process of its own, as a lane is; those who save are threads of this one: they take of the same cores."""
    home = server.home
    write_file(home / "clients.csv", 20_000)
    command = [sys.executable, "-m", "carnet", "import", str(home / "clients.csv")]
    job = subprocess.Popen(command, env=environment(home, **more), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        with Crew(server.port, cookies, 16, pause=1.0).working() as crew:
            time.sleep(seconds)
        assert job.poll() in {None, 0}, "the import stopped: " + (job.stderr.read().decode() if job.stderr else "")
    finally:
        job.kill()
        job.communicate()
        server.stop()
        assert server.process.stderr
        server.process.stderr.close()
    assert [refusal for refusal in crew.refusals if refusal[0] >= 500] == [], "no « database is locked », nothing else"
    assert lost(read, crew.saved) == []
    imported = read("SELECT count(*) FROM clients_client")[0][0] - len(crew.saved)
    print(f"{told(crew)}; {imported} lines imported meanwhile")
    return crew


def write_file(path: Path, lines: int) -> None:
    """People who resemble nobody."""
    rows = "\n".join(f"{unlike()};{unlike()};49300;Cholet" for _ in range(lines))
    path.write_text(f"Nom;Prénom;Code postal;Ville\n{rows}\n")


def told(crew: Crew) -> str:
    waits = crew.waits
    return f"{len(waits)} saves, p50 {at(waits, 0.5):.0f} ms, p95 {at(waits, 0.95):.0f} ms, slowest {waits[-1] * 1000:.0f} ms"


def at(waits: list[float], share: float) -> float:
    return waits[int(len(waits) * share)] * 1000
