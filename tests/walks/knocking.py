"""Knock at one door as one person: the answer, and whether anything was written."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from tests.digest import database_digest
from tests.walks.doors import Doors
from tests.walks.table import Line
from tests.walks.world import Column


@dataclass
class Knock:
    answer: HttpResponse
    text: str
    wrote: bool

    @property
    def outcome(self) -> str:
        """In the words of the table."""
        status = self.answer.status_code
        if status == 401 or (status == 302 and self.answer["Location"].startswith("/connexion/?next=")):
            return "in"
        if status in {200, 302} and self.wrote:
            return "did"
        return {200: "ok", 302: "to", 403: "no", 404: "--", 405: "x"}.get(status, str(status))


def address(doors: Doors, line: Line, column: Column) -> str:
    return reverse(line.route, kwargs={name: value(doors.world, column) for name, value in line.args.items()})


def data_of(doors: Doors, line: Line, column: Column) -> dict[str, Any]:
    return {name: value(doors.world, column) if callable(value) else value for name, value in line.data.items()}


def text_of(answer: Any) -> str:
    """Read to its end, a file closes itself."""
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if file := getattr(answer, "file_to_stream", None):
        file.close()  # as the server does, also when nothing of it was asked (HEAD)
    return body.decode(errors="replace")


def knock(doors: Doors, line: Line, column: Column, method: str = "", **headers: str) -> Knock:
    with transaction.atomic():
        before = doors.choose(column)
        browser = doors.browser(column, headers=headers)
        ask = getattr(browser, (method or line.method).lower())
        answer = ask(address(doors, line, column), data_of(doors, line, column))
        found = Knock(answer, text_of(answer), wrote=database_digest() != before)
        transaction.set_rollback(True)
        return found
