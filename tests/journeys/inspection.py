"""How one screen is inspected: on a desk and on a phone, light and dark, by axe, by ruler, and as a picture if asked."""

import os
import zlib
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.devices import DESK, PHONE, Device

# The rules of axe that colours decide: all that a dark screen can add to the light one.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SMALLEST = 44
Mode = tuple[Device, str]
# A screen takes one of two turns, so that each mode is seen on half of the screens; the long walk takes all four.
TURNS: tuple[list[Mode], list[Mode]] = ([(DESK, "light"), (PHONE, "dark")], [(DESK, "dark"), (PHONE, "light")])
EVERY_MODE: list[Mode] = [(device, theme) for device in (DESK, PHONE) for theme in ("light", "dark")]

# What is touched: its box or the box of its label. A link within a sentence is as high as the sentence (WCAG 2.5.8).
SMALL_TARGETS = """least => {
  const said = [];
  // A border that is touched but not seen is drawn by ::after, beyond the box.
  const beyond = (after) => after.content === "none" || after.position !== "absolute" ? 0 : -parseFloat(after.top) - parseFloat(after.bottom);
  const high = (one) => Math.round(one.getBoundingClientRect().height + Math.max(beyond(getComputedStyle(one, "::after")), 0));
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [role=tab]";
  for (const one of document.querySelectorAll(kinds)) {
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (!box.width || box.right <= 0 || box.bottom <= 0 || getComputedStyle(one).clipPath !== "none") continue;
    if (one.closest(".visually-hidden")) continue;
    const inText = getComputedStyle(one).display === "inline" && one.tagName === "A";
    const boxes = [one, ...(one.labels ?? []), one.matches(".c-row-title") ? one.closest("tr") : one];
    if (!inText && Math.max(...boxes.map(high)) < least) said.push(`${high(one)} px: ${one.outerHTML.slice(0, 140)}`);
  }
  return said;
}"""
WIDE_PARTS = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 4).map((one) => one.outerHTML.slice(0, 120))"""


def modes_of(name: str) -> list[Mode]:
    """The turn of this screen: the same from one run to the next. Pictures are taken in every mode."""
    return EVERY_MODE if os.environ.get("CARNET_LOOK") else TURNS[zlib.crc32(name.encode()) % 2]


def inspect(page: Page, name: str, modes: list[Mode] | None = None) -> dict[str, list[str]]:
    """Everything wrong with the screen that this page shows, by mode. `CARNET_LOOK=folder` keeps its pictures."""
    found: dict[str, list[str]] = {}
    page.evaluate(AXE_SCRIPT)
    for device, theme in modes or modes_of(name):
        page.set_viewport_size(device.size)
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
        mode = f"{name} {device.name} {theme}"
        found[mode] = _axe(page, COLOURS if theme == "dark" else {})
        _keep_picture(page, mode)
        found[f"{name} {device.name}"] = _sideways(page, device.width)
    page.set_viewport_size(PHONE.size)
    found[f"{name} targets"] = page.evaluate(SMALL_TARGETS, SMALLEST)
    page.emulate_media(color_scheme="light")
    return {mode: troubles for mode, troubles in found.items() if troubles}


def _axe(page: Page, options: dict[str, Any]) -> list[str]:
    wanted = {**options, "resultTypes": ["violations"], "preload": False, "iframes": False}
    results = page.evaluate("options => axe.run(document, options)", wanted)
    return [f"{one['id']}: {node['html'][:140]}" for one in results["violations"] for node in one["nodes"]]


def _sideways(page: Page, width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide", *page.evaluate(WIDE_PARTS)] if wide > width else []


def _keep_picture(page: Page, mode: str) -> None:
    if folder := os.environ.get("CARNET_LOOK"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(
            path=Path(folder, mode.replace(" ", "-") + ".png"), full_page="full" in os.environ["CARNET_LOOK"]
        )
