"""The two screens on which every journey is made, and the browser windows that stay open for the whole run."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

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
DEVICES = {device.name: device for device in (DESK, PHONE)}


@dataclass
class Windows:
    """Contexts are kept from one test to the next, with their cache of styles and scripts; only the visitor changes."""

    browser: Browser
    address: str
    open: dict[tuple[str, int, bool], BrowserContext] = field(default_factory=dict)

    def context(self, device: Device, number: int, scripts: bool) -> BrowserContext:
        key = (device.name, number, scripts)
        if key not in self.open:
            context = self.browser.new_context(
                base_url=self.address,
                locale="fr-FR",
                timezone_id="Europe/Paris",
                java_script_enabled=scripts,
                viewport=device.size,
                has_touch=device.touch,
                color_scheme="light",
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            context.set_default_navigation_timeout(PATIENCE)
            self.open[key] = context
        return self.open[key]

    def visit(self, device: Device, session: str = "", *, number: int = 0, scripts: bool = True) -> Page:
        """A page of somebody signed in by this session, or of nobody. `number`: 1 for a second person meanwhile."""
        context = self.context(device, number, scripts)
        context.clear_cookies()
        if session:
            context.add_cookies([{"name": "carnet", "value": session, "url": self.address}])
        return context.new_page()

    def close(self) -> None:
        for context in self.open.values():
            context.close()


def watched(page: Page) -> list[str]:
    """What goes wrong on this page, as it happens: scripts, the content policy, parts that are missing, breakdowns."""
    troubles: list[str] = []

    def said(message: ConsoleMessage) -> None:
        # A refused form answers 422 and the browser says so: `answered` judges answers.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            troubles.append(f"{page.url} console: {message.text}")

    def answered(response: Response) -> None:
        part = response.request.resource_type not in {"document", "fetch", "xhr"}
        if response.status >= 500 or (part and response.status >= 400):
            troubles.append(f"{page.url} {response.status}: {response.url}")

    page.on("pageerror", lambda error: troubles.append(f"{page.url} script: {error}"))
    page.on("console", said)
    page.on("response", answered)
    return troubles
