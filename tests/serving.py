"""A real `carnet serve` in a process of its own, for tests."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

SOURCES = str(Path(__file__).parents[1] / "src")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the command needs, and nothing of the tests' own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARNET_", "DJANGO_"))}
    return kept | {"CARNET_HOME": str(home), "PYTHONPATH": SOURCES, "CI": "true"} | more


def carnet(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "carnet", *words]
    return subprocess.run(command, env=environment(home, **more), capture_output=True, text=True, check=False)


class Server:
    def __init__(self, home: Path, *words: str, **more: str) -> None:
        self.home, self.port = home, free_port()
        command = [sys.executable, "-m", "carnet", "serve", "--port", str(self.port), *words]
        self.process = subprocess.Popen(
            command, env=environment(home, **more), stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.said: list[str] = []
        self._reader = threading.Thread(target=self._read_on, daemon=True)

    def read_on(self) -> None:
        """For a server that will say much (faults, with their tracebacks): a full pipe would stop it."""
        self._reader.start()

    def _read_on(self) -> None:
        assert self.process.stderr
        self.said.extend(self.process.stderr)

    def wait_ready(self) -> None:
        """Read what it says until it is ready. Fails when it stops before."""
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line)
            if "Carnet est prêt" in line:
                return
        raise AssertionError("".join(self.said))

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sante/", timeout=5) as answer:
                return bool(answer.status == 200)
        except URLError:
            return False

    def family(self) -> set[int]:
        """Every process started by this one, from the kernel's own list."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                text = stat.read_text()
            except OSError:
                continue
            parents[int(stat.parent.name)] = int(text.rpartition(")")[2].split()[1])
        found, fresh = set(), {self.process.pid}
        while fresh:
            fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
            found |= fresh
        return found

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.wait_end()

    def wait_end(self) -> int:
        """Once it ended, all that it said is in `said`."""
        if self._reader.ident:
            self._reader.join()
        elif self.process.stderr and not self.process.stderr.closed:
            self.said.extend(self.process.stderr)
        return self.process.wait()


@contextmanager
def serving(home: Path, *words: str, **more: str) -> Iterator[Server]:
    server = Server(home, *words, **more)
    try:
        server.wait_ready()
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
        server.wait_end()
        assert server.process.stderr
        server.process.stderr.close()


def alive(pid: int) -> bool:
    """Running, and not a corpse that its parent did not collect yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
