"""The demonstration, built once for the tests of one module and served to their browser."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The firm Bouvreuil, its 350 clients and four years. Tests that use it change nothing that another looks at."""
    from carnet.demo.build import build

    with django_db_blocker.unblock():
        build()
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def site(demo: None) -> Iterator[str]:
    """Its address. Not `live_server`, which would empty the base after each test."""
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("localhost")
    yield server.url
    server.stop()


Look = Callable[[str], None]
