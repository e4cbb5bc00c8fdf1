"""Copy what the screens borrow from other projects into static/ui/vendor, reduced to what Carnet uses.

    npm pack @tabler/core @tabler/icons @fontsource-variable/inter htmx.org @github/combobox-nav
    (unpack each archive into FOLDER/<package name without its scope>)
    python -m carnet.ui.vendoring FOLDER

Needed only to take a new version or a new icon; the result is committed.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "ui"
VENDOR = STATIC / "vendor"

# A rule of Tabler stays when every class of its selector is one of these: the rest is a third of a page's weight.
KEPT_CLASSES = re.compile(
    r"(container(-fluid|-xl)?|row(-cols-.*)?|col(-.*)?|g[xy]?-.*|order-.*|offset-.*"
    r"|d-.*|flex-.*|justify-.*|align-.*|gap-.*|row-gap-.*|column-gap-.*|[mp][tbsexy]?-.*|w-.*|h-(100|auto)|min-w-.*|mw-.*"
    r"|text-(start|end|center|secondary|muted|body|danger|success|warning|info|primary|truncate|nowrap|wrap|break|reset"
    r"|decoration-.*|uppercase|lowercase|capitalize|sm-.*|md-.*|lg-.*)"
    r"|f[ws]-.*|fst-.*|lh-.*|overflow-.*|position-.*|top-0|start-0|end-0|bottom-0|sticky-top|opacity-.*|cursor-.*"
    r"|border(-(top|bottom|start|end))?(-0)?|rounded(-\d|-circle|-pill)?|shadow(-sm|-none)?"
    r"|visually-hidden(-focusable)?|stretched-link|vstack|hstack|space-[xy]-.*"
    r"|btn(-(primary|secondary|danger|link|outline-primary|outline-secondary|outline-danger|ghost-.*|sm|lg|icon|group"
    r"|group-vertical|group-sm|check|close|list|loading|action|actions|toolbar))?"
    r"|form-(control|select|check|label|text|hint|switch|fieldset|colorinput|selectgroup).*|input-group.*|input-icon.*"
    r"|col-form-label.*|is-invalid|invalid-feedback|required"
    r"|card(-(body|header|footer|title|subtitle|table|actions|tabs|header-tabs|sm|md|link|stacked))?"
    r"|table(-(sm|hover|vcenter|responsive|striped|nowrap|active|light))?|sort|asc|desc"
    r"|nav(-(tabs|item|link|underline|pills|fill))?|badge(-.*)?|alert(-(warning|danger|success|info|title|icon|link|important))?"
    r"|pagination|page-(item|link)|avatar(-(sm|md|lg|xl|rounded|list))?|progress(-bar|-sm)?|spinner-border(-sm)?"
    r"|list-(unstyled|inline|inline-item|group.*)|breadcrumb.*|empty(-.*)?|datagrid(-.*)?|placeholder(-.*)?"
    r"|h[1-6]|small|lead|mark|hr|hr-text|icon(-sm|-md|-lg)?|active|disabled|show|kbd|subheader)"
)

# The icons of the sprite, under Tabler's names.
ICONS = set(
    """
adjustments-horizontal alert-circle alert-triangle archive archive-off arrow-back-up arrow-down arrow-left arrow-merge
arrow-right arrow-up arrows-exchange arrows-sort at bell bookmark briefcase building building-bank building-community
building-store calendar calendar-event calendar-time cash check checklist checks chevron-down chevron-left
chevron-right chevron-up circle-check circle-dashed circle-x clipboard-list clock clock-pause columns-3 copy
credit-card database database-export database-import device-floppy device-mobile dots dots-vertical download edit
external-link eye eye-off file-export file-import file-invoice file-spreadsheet file-text filter folder git-merge
hammer history home id info-circle key keyboard lifebuoy link list list-details loader-2 lock lock-open login-2 logout
mail map-2 map-pin menu-2 message message-2 minus moon navigation note notes package paperclip pencil percentage phone
phone-call phone-incoming phone-outgoing pin player-pause plus printer progress-check question-mark receipt
receipt-2 receipt-refund refresh rotate-clockwise route ruler-2 scale search selector send server settings
shield-check shield-lock signature star sun sun-moon table tag tags tool tools trash truck truck-delivery upload
user user-check user-circle user-off user-plus user-x users users-group wand world writing x zoom-exclamation""".split()  # noqa: SIM905  (a column of words is easier to read)
)

_COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx.LICENSE.txt",
    "combobox-nav/dist/index.js": "combobox-nav.js",
    "combobox-nav/LICENSE": "combobox-nav.LICENSE.txt",
    "inter/files/inter-latin-wght-normal.woff2": "inter-latin-wght-normal.woff2",
    "inter/files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext-wght-normal.woff2",
    "inter/LICENSE": "inter.LICENSE.txt",
    "icons/LICENSE": "tabler-icons.LICENSE.txt",
}


def reduce_stylesheet(css: str) -> str:
    """The rules of a minified style sheet whose classes are all in KEPT_CLASSES."""
    return "".join(_reduced(head, body) for head, body in _rules(css))


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """(what precedes the brace, what is inside) for each top-level rule; a statement without braces has no inside."""
    position = 0
    while position < len(css):
        brace, semicolon = css.find("{", position), css.find(";", position)
        if -1 < semicolon < brace:
            yield css[position:semicolon], ""
            position = semicolon + 1
            continue
        if brace < 0:
            return
        end = _closing(css, brace)
        yield css[position:brace], css[brace + 1 : end]
        position = end + 1


def _closing(css: str, brace: int) -> int:
    depth = 0
    for match in re.compile(r"[{}]").finditer(css, brace):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    raise ValueError("this style sheet has an open brace")


def _reduced(head: str, body: str) -> str:
    if head.startswith(("@media", "@supports")):
        inside = reduce_stylesheet(body)
        return f"{head}{{{inside}}}" if inside else ""
    if head.startswith("@keyframes"):
        return f"{head}{{{body}}}" if "spinner" in head or "placeholder" in head else ""
    if head.startswith("@"):
        return f"{head}{{{body}}}" if body else f"{head};"
    kept = [selector for selector in _selectors(head) if _is_used(selector)]
    return f"{','.join(kept)}{{{body}}}" if kept else ""


def _selectors(head: str) -> list[str]:
    """Split at the commas that are not inside `:is(…)`."""
    return re.split(r",(?![^(]*\))", head)


def _is_used(selector: str) -> bool:
    return all(KEPT_CLASSES.fullmatch(name) for name in re.findall(r"\.(-?[A-Za-z_][\w-]*)", selector))


def build_sprite(folder: Path) -> str:
    """One SVG file with a `<symbol>` for each icon; the stroke is given by the style sheet."""
    symbols = []
    for name in sorted(ICONS):
        drawing = (folder / "icons" / "icons" / "outline" / f"{name}.svg").read_text()
        paths = re.findall(r"<(?:path|circle|rect|line)\b[^>]*?/>", drawing)
        shapes = "".join(path.replace(" />", "/>") for path in paths if 'stroke="none"' not in path)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg"><!-- Tabler Icons, MIT: vendor/tabler-icons.LICENSE.txt -->\n'
        + "\n".join(symbols)
        + "\n</svg>\n"
    )


def vendor(folder: Path) -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    for source, name in _COPIES.items():
        shutil.copyfile(folder / source, VENDOR / name)
    for script in VENDOR.glob("*.js"):
        script.write_text(re.sub(r"\n?//# sourceMappingURL=.*", "", script.read_text()))
    tabler = (folder / "core/dist/css/tabler.min.css").read_text()
    tabler = re.sub(r"\n?/\*# sourceMappingURL=.*?\*/", "", tabler)
    licence, rules = tabler.split("*/", 1)
    (VENDOR / "tabler.min.css").write_text(f"{licence}*/{reduce_stylesheet(rules)}")
    (STATIC / "icons.svg").write_text(build_sprite(folder))


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
