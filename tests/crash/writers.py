"""People who save without a break, through HTTP, and remember what the server acknowledged."""

import http.client
import re
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.walks.table import EMPTY_ROWS

LETTERS = "bcdfghjklmnpqrstvwxz"


def unlike() -> str:
    """A name that resembles no other: the control of duplicates is not what is tried here."""
    return "".join(f"{secrets.choice(LETTERS)}{secrets.choice('aeiou')}" for _ in range(6)).title()


@dataclass
class Saved:
    """One client as the writer knows it: the last change acknowledged, and the one still without an answer."""

    name: str
    changes: int = 0
    asked: int = 0


@dataclass
class Writer:
    port: int
    cookie: str
    pause: float = 0.0  # seconds to read and type between two saves
    saved: dict[int, Saved] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)  # seconds of each acknowledged save
    refusals: list[tuple[int, str]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    token: str = "a" * 32

    def work(self) -> None:
        """Create, change twice, begin again, until told to stop or until nobody answers any more."""
        try:
            while not self.stopped.is_set():
                self._one_client()
        except (OSError, http.client.HTTPException):
            return
        finally:
            self.stopped.set()

    def _one_client(self) -> None:
        name = unlike()
        where = self._post("/clients/nouveau/", {"name": name, "status": "prospect"})
        if not (found := re.fullmatch(r"/clients/(\d+)/", where)):
            return
        key = int(found[1])
        mine = self.saved[key] = Saved(name)
        for step in (1, 2):
            mine.asked = step
            if self._post(f"/clients/{key}/modifier/", {"name": name, "origin": f"pas {step}", "version": step}):
                mine.changes = step

    def _post(self, where: str, data: dict[str, object]) -> str:
        """Where a save leads, "" when it is refused. An answer that does not come raises."""
        body = urlencode({**EMPTY_ROWS, "kind": "person", "csrfmiddlewaretoken": self.token, **data})
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"carnet={self.cookie}; carnet-csrf={self.token}",
        }
        self.stopped.wait(self.pause)
        started = time.monotonic()
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request("POST", where, body, headers)
            answer = link.getresponse()
            text = answer.read()
        finally:
            link.close()
        if answer.status == 302:
            self.waits.append(time.monotonic() - started)
            return answer.headers["Location"]
        title = re.search(r"<h1>(.*?)</h1>", text.decode(errors="replace"))
        self.refusals.append((answer.status, title[1] if title else ""))
        return ""


class Crew:
    """Several writers at once."""

    def __init__(self, port: int, cookies: list[str], size: int, pause: float = 0.0) -> None:
        self.writers = [Writer(port, cookies[number % len(cookies)], pause) for number in range(size)]

    @contextmanager
    def working(self) -> Iterator["Crew"]:
        threads = [threading.Thread(target=writer.work, daemon=True) for writer in self.writers]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            for writer in self.writers:
                writer.stopped.set()
            for thread in threads:
                thread.join()

    @property
    def saved(self) -> dict[int, Saved]:
        return {key: one for writer in self.writers for key, one in writer.saved.items()}

    @property
    def waits(self) -> list[float]:
        return sorted(wait for writer in self.writers for wait in writer.waits)

    @property
    def refusals(self) -> list[tuple[int, str]]:
        return [refusal for writer in self.writers for refusal in writer.refusals]

    def wait_for(self, acknowledged: int) -> None:
        """Until so many saves were acknowledged, or every writer gave up."""
        while len(self.waits) < acknowledged and any(not writer.stopped.is_set() for writer in self.writers):
            threading.Event().wait(0.02)
