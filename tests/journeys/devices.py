"""The two screens on which every journey is made, and the browser windows that stay open for the whole run."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Response

# The answer is late only when something is wrong: the machine may be busy.
PATIENCE = 15_000


@dataclass(frozen=True)
class Device:
    name: str
    width: int
    height: int
    touch: bool = False

    @property
    def size(self) -> Any:
        return {"width": self.width, "height": self.height}


DESK = Device("desk", 1440, 900)
PHONE = Device("phone", 390, 844, touch=True)
# For what the size of the screen cannot change.
desk_only = pytest.mark.parametrize("device", ["desk"], indirect=True)
DEVICES = {device.name: device for device in (DESK, PHONE)}


@dataclass
class Window:
    """One page of the browser, and what goes wrong on it: scripts, the content policy, missing parts, breakdowns."""

    page: Page
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", self._script_failed)
        self.page.on("console", self._said)
        self.page.on("response", self._answered)

    def _script_failed(self, error: Error) -> None:
        self.troubles.append(f"{self.page.url} script: {error}")

    def _said(self, message: ConsoleMessage) -> None:
        # Only tests/journeys/test_without_network.py lets a worker run: it would ask for pages behind the others.
        if "Service Worker registration blocked" in message.text:
            return
        # A refused form answers 422 and the browser says so: `_answered` judges answers.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"{self.page.url} console: {message.text}")

    def _answered(self, response: Response) -> None:
        part = response.request.resource_type not in {"document", "fetch", "xhr"}
        if response.status >= 500 or (part and response.status >= 400):
            self.troubles.append(f"{self.page.url} {response.status}: {response.url}")

    def leave(self) -> None:
        """Whatever was typed is given up without a question."""
        self.page.evaluate("document.querySelectorAll('[data-guard]').forEach(form => delete form.dataset.guard)")
        # A page of the same server: the browser keeps its process, and nothing is asked any more behind the next test.
        self.page.goto(urljoin(self.page.url, "/sante/"))
        self.troubles.clear()


@dataclass
class Windows:
    """Kept from one test to the next, with their cache of styles and scripts; only the visitor changes."""

    browser: Browser
    address: str
    opened: dict[tuple[str, int, bool], Window] = field(default_factory=dict)

    def visit(self, device: Device, session: str = "", *, number: int = 0, scripts: bool = True) -> Window:
        """For somebody signed in by this session, or for nobody. `number`: 1 for a second person meanwhile."""
        key = (device.name, number, scripts)
        if key not in self.opened:
            self.opened[key] = Window(self._context(device, scripts).new_page())
        window = self.opened[key]
        context = window.page.context
        context.clear_cookies()
        if session:
            context.add_cookies([{"name": "carnet", "value": session, "url": self.address}])
        if window.page.viewport_size != device.size:
            window.page.set_viewport_size(device.size)
        return window

    def _context(self, device: Device, scripts: bool) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            java_script_enabled=scripts,
            viewport=device.size,
            has_touch=device.touch,
            color_scheme="light",
            reduced_motion="reduce",
            service_workers="block",
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        return context

    def close(self) -> None:
        for window in self.opened.values():
            window.page.context.close()
