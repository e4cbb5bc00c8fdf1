"""Printed documents by Typst: a template of ours, data as JSON, our own fonts alone."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from carnet.kernel.dates import french_day
from carnet.printing.glyphs import all_drawable

FONTS = Path(__file__).parent / "fonts"


def render(template: str, data: dict[str, Any], on: date | None = None) -> bytes:
    """A PDF/A-3a and PDF/UA-1 file. `template` is `app/name.typ`, found in the `printed` folder of that app.

    The template reads its data with `json(bytes(sys.inputs.data))`: nothing a person typed becomes source. The same data `on` the same day give
    the same bytes.
    """
    from django.utils import timezone

    day = on or timezone.localdate()
    given = {**data, "printed_on": french_day(day, weekday=False), "date": [day.year, day.month, day.day]}
    with _ONE_AT_A_TIME:
        return _compiled(_compiler(template), given)


# A compiler is not shared by two threads at once: the second would get « Already borrowed ».
_ONE_AT_A_TIME = Lock()


def _compiled(compiler: Any, data: dict[str, Any]) -> bytes:
    """The archive standard refuses a letter that no font of ours draws (an emoji, Chinese): then a sign takes its place."""
    from typst import TypstError

    try:
        return _pdf(compiler, data)
    except TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _pdf(compiler, all_drawable(data))


def _pdf(compiler: Any, data: dict[str, Any]) -> bytes:
    # A half of a character cannot be written; it becomes a question mark.
    text = json.dumps(data, ensure_ascii=False).encode("utf-8", "replace").decode()
    return bytes(compiler.compile(sys_inputs={"data": text}, format="pdf", pdf_standards=["a-3a", "ua-1"]))


@cache
def _compiler(template: str) -> Any:
    """Warm: the fonts are read once a process."""
    import typst

    app, _, name = template.partition("/")
    folder = Path(__file__).parent.parent / app / "printed"
    return typst.Compiler(str(folder / name), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
