"""Gestures that several journeys share."""

from typing import Any

from playwright.sync_api import Locator, Page, expect


def paste(page: Page, text: str) -> None:
    """From the clipboard into the field where the cursor is, as after a copy from a mail."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def focused(page: Page) -> str:
    """The name of the field where the cursor is."""
    name: str = page.evaluate("document.activeElement?.name ?? ''")
    return name


def tab_to(page: Page, name: str) -> None:
    """Go on by Tab until this field; the buttons between two fields are passed."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"Tab does not reach {name}: it is on {focused(page)!r}")


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[name='{name}']")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def act(page: Page, name: str) -> None:
    """One of the rarer acts, from the menu of the client's page."""
    page.get_by_role("button", name="Autres actes").click()
    page.locator("#autres-actes").get_by_text(name, exact=True).click()


def details(page: Page) -> Locator:
    """How to reach the client, on their page."""
    return page.get_by_role("complementary", name="Coordonnées")


def open_filters(page: Page) -> None:
    """A sheet on the phone; always there on the desk."""
    summary = page.get_by_text("Filtres et tri")
    if summary.is_visible():
        summary.click()


def toast(page: Page, text: str) -> Locator:
    """The message of what was done; its page, perhaps a new one, listens to hands from then on."""
    found = page.locator(".c-toast").filter(has_text=text)
    expect(found).to_be_visible()
    page.wait_for_load_state()
    return found


def line(page: Page, text: str) -> Locator:
    """The newest line of the timeline that says this."""
    return page.locator(".c-event").filter(has_text=text).first


def options(page: Page) -> Locator:
    return page.locator("[role=option]:visible")


def answering(page: Page, answers: bool) -> list[str]:
    """Answer the browser's question before leaving a form; what was asked."""
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept() if answers else dialog.dismiss()

    page.once("dialog", answer)
    return asked
