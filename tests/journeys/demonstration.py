"""The demonstration, built once for the tests of one module and served to their browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command


@contextmanager
def demonstration(django_db_blocker: Any) -> Iterator[str]:
    """The firm Bouvreuil, its 350 clients and four years; its address. Not `live_server`, which empties the base
    after each test."""
    from pytest_django.live_server_helper import LiveServer

    from carnet.demo.build import build
    from carnet.search import dictionary

    dictionary.known.forget()  # the base was emptied under this process
    with django_db_blocker.unblock():
        build()
        server = LiveServer("localhost")
        try:
            yield server.url
        finally:
            server.stop()
            call_command("flush", verbosity=0, interactive=False)
