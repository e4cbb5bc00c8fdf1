"""Send one form with one thing wrong: the answer, and whether anything was written."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.test import Client as Browser

from tests.digest import database_digest
from tests.hostile.forms import Form
from tests.walks.doors import Doors
from tests.walks.knocking import text_of


@dataclass
class Sent:
    status: int
    text: str
    wrote: bool
    headers: dict[str, str]

    def assert_whole(self, what: object = "") -> None:
        """Never a crash, never half a write, never a header made by what was typed."""
        assert self.status < 500, what
        assert self.status < 400 or not self.wrote, f"{what}: refused ({self.status}), and something was written"
        assert "Set-Cookie: b=1" not in str(self.headers)


class Sender:
    def __init__(self, doors: Doors) -> None:
        self.doors = doors
        # All that is sent is undone: the base is found as it was.
        self.before = database_digest()

    def send(self, form: Form, data: dict[str, Any] | None = None, **changes: Any) -> Sent:
        """With `data` or as it would be accepted, and these changes."""
        with transaction.atomic():
            browser = self.browser(form)
            sent = {**(form.filled(self.doors.world) if data is None else data), **changes}
            found = self._ask(browser, form, lambda where: getattr(browser, form.method)(where, sent))
            transaction.set_rollback(True)
            return found

    def send_raw(self, form: Form, body: bytes, content_type: str, **extra: Any) -> Sent:
        with transaction.atomic():
            browser = self.browser(form)
            found = self._ask(browser, form, lambda where: browser.generic("POST", where, body, content_type, **extra))
            transaction.set_rollback(True)
            return found

    def browser(self, form: Form) -> Browser:
        browser = Browser(raise_request_exception=False)
        if form.who:
            browser.cookies["carnet"] = self.doors.cookies[form.who]
        return browser

    def _ask(self, browser: Browser, form: Form, ask: Any) -> Sent:
        where = form.at(self.doors.world)
        answer = ask(where)
        text = text_of(answer)
        return Sent(answer.status_code, text, database_digest() != self.before, dict(answer.headers))
