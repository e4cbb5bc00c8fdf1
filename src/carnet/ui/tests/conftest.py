"""A browser of Chloé, who answers the phone, on the pages of the style guide."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def chloe_s_session(transactional_db: None) -> str:
    from django.test import Client

    from tests.cast import chloe

    browser = Client()
    browser.force_login(chloe())
    return browser.cookies["carnet"].value


@pytest.fixture
def signed_in(live_server: Any, chloe_s_session: str) -> Callable[[Any], None]:
    """Give a browser context the session of Chloé."""

    def enter(context: Any) -> None:
        context.add_cookies([{"name": "carnet", "value": chloe_s_session, "url": live_server.url}])

    return enter


@pytest.fixture
def desk(page: Any, live_server: Any, signed_in: Callable[[Any], None]) -> Callable[[str], Any]:
    """Open a page of the style guide; a script that fails, or is refused by the CSP, fails the test."""
    signed_in(page.context)
    page.set_default_timeout(5000)
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if "Content Security Policy" in said.text else None)

    def open_page(path: str) -> Any:
        page.goto(live_server.url + path)
        assert not troubles
        return page

    return open_page
