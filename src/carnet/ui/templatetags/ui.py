"""Template helpers available in every template without `{% load %}`. How values are written is in formats.py."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from django.forms.boundfield import BoundField, BoundWidget
from django.template.context import RequestContext
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carnet.ui import fields, formats
from carnet.ui.shell import Entry

register = template.Library()

for name in formats.__all__:
    register.filter(name, getattr(formats, name))


@register.filter
def may(user: object, right: str) -> bool:
    """`{% if request.user|may:"clients.export" %}`"""
    return bool(user.has_perm(right))  # type: ignore[attr-defined]


@register.simple_tag
def url_or_nothing(route: str, *args: Any, **kwargs: Any) -> str:
    """As `{% url %}`, but "" for a route that no installed app serves."""
    try:
        return reverse(route, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@cache
def icon_names() -> frozenset[str]:
    sprite = Path(str(finders.find("ui/icons.svg"))).read_text(encoding="utf-8")
    return frozenset(re.findall(r'<symbol id="([^"]+)"', sprite))


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """`{% icon "user" %}`, `{% icon "printer" label="Imprimer" %}`; `size` is "sm" or "lg".

    Without label the icon is decoration, silent for a screen reader. Raises LookupError for an icon out of the sprite.
    """
    if name not in icon_names():
        raise LookupError(f"no icon is called {name!r}: add it to ICONS in carnet/ui/vendoring.py")
    css = f"c-icon c-icon-{size}" if size else "c-icon"
    meaning = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', css, meaning, static("ui/icons.svg"), name)


LONGEST_NAME = 40


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, **changes: object) -> str:
    """The query string of the page with these parameters changed; None or "" takes one away.

    `<a href="?{% query_with page=2 %}">`. A change of filter should also take the cursor away: `after=None`.
    """
    query = context["request"].GET.copy()
    # What no page of ours asks for is not carried along: a page has many such links.
    for key in [key for key in query if len(key) > LONGEST_NAME]:
        del query[key]
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        elif isinstance(value, list | tuple):
            query.setlist(key, [str(one) for one in value])
        else:
            query[key] = str(value)
    return str(query.urlencode())


@register.filter
def undo_address(message: Any) -> str:
    """The address in `extra_tags="undo:/clients/12/…"` of a message, "" without."""
    return next((tag[5:] for tag in (message.extra_tags or "").split() if tag.startswith("undo:/")), "")


@register.filter
def widget(field: BoundField, described_by: str = "") -> SafeString:
    """A bound field's widget with our class; `described_by` is the id of one more text that explains it."""
    return fields.rendered(field, described_by)


@register.filter
def field_kind(field: BoundField) -> str:
    """ "hidden", "check", "choices" or "line": see fields.py."""
    return fields.kind(field)


@register.simple_block_tag
def card(content: SafeString, title: str = "", css: str = "", ident: str = "") -> SafeString:
    """`{% card title="Coordonnées" %}…{% endcard %}`: a white block with its heading."""
    attribute = format_html(' id="{}"', ident) if ident else ""
    heading = format_html('<h2 class="c-card-title">{}</h2>', title) if title else ""
    return format_html('<section class="c-card {}"{}>{}{}</section>', css, attribute, heading, content)


@register.filter
def choice_input(choice: BoundWidget) -> SafeString:
    """The box or button of one choice, with our class."""
    choice.data["attrs"]["class"] = "form-check-input"
    return choice.tag()


@register.filter
def on_phone(entries: list[Entry]) -> list[Entry]:
    """The four entries of the bottom bar."""
    return [entry for entry in entries if entry.item.mobile][:4]


@register.filter
def unlocalized(value: object) -> str:
    """A number as HTML attributes want it, whatever the language."""
    return str(value)
