"""House rules on every template of the tree, whatever app it belongs to."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2]
STATIC = SOURCE / "ui" / "static" / "ui"
TEMPLATES = sorted(SOURCE.glob("*/templates/**/*.html"))

FORBIDDEN = {
    "a script inside the page": r"<script(?![^>]*\ssrc=)[^>]*>",
    "a style sheet inside the page": r"<style\b",
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a handler in an attribute": r"<[^>]*\son[a-z]+\s*=",
    "hx-on, which needs eval": r"\shx-on[:=-]",
    "js: or javascript:, which need eval": r"[\"'](js|javascript):",
    "an address outside": r"(src|href)=\"(https?:)?//(?!www\.openstreetmap\.org)",
    "a trigger filter, which needs eval": r"hx-trigger=\"[^\"]*\w\[[^\]]*\]",
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_holds_nothing_that_the_content_policy_refuses(template: Path) -> None:
    text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", template.read_text(), flags=re.DOTALL)
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text, re.IGNORECASE)] == []


def classes_of(text: str) -> Iterator[str]:
    """The class names written whole in a template; what a tag completes is left out."""
    plain = re.sub(r"{%.*?%}", " ", re.sub(r"{{.*?}}", "\0", text))
    for value in re.findall(r'class="([^"]*)"', plain):
        yield from (word for word in value.split() if "\0" not in word)


def test_every_class_of_a_template_is_drawn_by_a_style_sheet() -> None:
    """Tabler is reduced: a class left out of vendoring.KEPT_CLASSES would do nothing, silently."""
    sheets = [path.read_text() for path in SOURCE.glob("*/static/**/*.css")]
    drawn = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", "\n".join(sheets)))
    unknown = {
        f"{path.relative_to(SOURCE)}: {name}"
        for path in TEMPLATES
        for name in classes_of(re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL))
        if name not in drawn
    }
    assert sorted(unknown) == []


def test_every_class_of_a_script_is_drawn_by_a_style_sheet() -> None:
    drawn = "\n".join(path.read_text() for path in STATIC.glob("**/*.css"))
    scripts = "\n".join(path.read_text() for path in (STATIC / "js").glob("*.js"))
    used = set(re.findall(r"\bc-[a-z][a-z-]*[a-z]\b", scripts)) - {"c-js", "c-toast-info"}
    assert sorted(name for name in used if f".{name}" not in drawn) == []


def test_tokens_of_tabler_are_set_under_the_theme_only() -> None:
    for sheet in (STATIC / "css").glob("*.css"):
        assert ":root" not in sheet.read_text(), sheet.name


def test_every_colour_exists_in_light_and_in_dark() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text()
    light, dark = (
        set(re.findall(r"(--c-[\w-]+):", block))
        for block in re.findall(r'\n\n\[data-bs-theme="(?:light|dark)"\] {(.*?)\n}', tokens, re.DOTALL)
    )
    assert light == dark
