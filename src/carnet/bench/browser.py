"""A browser in the process: the product's real handler with its middleware, a signed-in person, no network."""

from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.test import Client as SignIn
from django.test import RequestFactory

from carnet.accounts.models import User
from carnet.bench.costs import Clock, Figure, queries_of

_TOKEN = "c" * 32  # any secret does, sent back as the cookie holds it


class Browser:
    def __init__(self, user: User) -> None:
        self._handler = WSGIHandler()
        self._requests = RequestFactory(SERVER_NAME="localhost", HTTP_COOKIE=_cookies(user))

    def environment(self, path: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """What a server would hand over; made anew for each request, outside its cost."""
        if data is None:
            return self._requests.get(path).environ
        body = urlencode({**data, "csrfmiddlewaretoken": _TOKEN})
        return self._requests.post(path, body, content_type="application/x-www-form-urlencoded").environ

    def answer(self, environment: dict[str, Any]) -> "Answer":
        seen = Answer()
        response: Any = self._handler(environment, seen.start)
        seen.body = b"".join(response)
        response.close()
        return seen

    def ask(self, path: str, data: dict[str, Any] | None = None) -> "Answer":
        return self.answer(self.environment(path, data))


class Answer:
    def __init__(self) -> None:
        self.status, self.body = 0, b""
        self.headers: dict[str, str] = {}

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> Any:
        self.status, self.headers = int(status.split()[0]), dict(headers)


def _cookies(user: User) -> str:
    sign_in = SignIn(SERVER_NAME="localhost")
    sign_in.force_login(user)
    cookies = {name: morsel.value for name, morsel in sign_in.cookies.items()}
    return "; ".join(f"{name}={value}" for name, value in {**cookies, "carnet-csrf": _TOKEN}.items())


def measure(
    browser: Browser, clock: Clock, figure: Figure, path: str, data: dict[str, Any] | None = None, runs: int = 5
) -> Answer:
    """Add the whole answer of an address to a line; it must succeed."""
    answer = Answer()
    queries = queries_of(lambda: browser.ask(path, data))
    best = float("inf")
    for _ in range(runs):
        environment = browser.environment(path, data)
        start = clock.now()
        answer = browser.answer(environment)
        best = min(best, clock.now() - start)
        assert answer.status == 200, (path, answer.status)
    figure.add(best, path, queries, len(answer.body))
    return answer
