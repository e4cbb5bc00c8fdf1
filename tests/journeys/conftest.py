"""Journeys: the windows of a browser that stays open, and who looks through them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.devices import DEVICES, Device, Window, Windows

if TYPE_CHECKING:  # models are not there yet when pytest reads this file
    from carnet.accounts.models import User

Enter = Callable[..., Page]


def session_of(user: "User") -> str:
    """The cookie of somebody who has just signed in."""
    from django.test import Client

    visitor = Client()
    visitor.force_login(user)
    return visitor.cookies["carnet"].value


@pytest.fixture(scope="session")
def windows(browser: Browser, live_server: Any) -> Iterator[Windows]:
    kept = Windows(browser, live_server.url)
    yield kept
    kept.close()


@pytest.fixture(params=list(DEVICES))
def device(request: pytest.FixtureRequest) -> Device:
    return DEVICES[request.param]


@pytest.fixture
def enter(windows: Windows, device: Device, transactional_db: None) -> Iterator[Enter]:
    """A page for somebody, or for nobody; whatever goes wrong on it fails the test at its end."""
    from carnet.search import dictionary

    dictionary.known.forget()  # the base was emptied under this process
    visited: list[Window] = []

    def open_page(user: "User | None" = None, path: str = "", *, number: int = 0, scripts: bool = True) -> Page:
        window = windows.visit(device, session_of(user) if user else "", number=number, scripts=scripts)
        visited.append(window)
        if path:
            window.page.goto(path)
        return window.page

    yield open_page
    troubles = [trouble for window in visited for trouble in window.troubles]
    for window in visited:
        window.leave()
    assert troubles == []
