"""How a form field becomes HTML: our classes on Django's widgets, and what assistive technology needs."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.Widget, "form-control"),
)


def kind(field: BoundField) -> str:
    """How ui/field.html lays the field out: "hidden", "check", "choices" or "line"."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    return "choices" if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) else "line"


def rendered(field: BoundField, described_by: str = "") -> SafeString:
    """The widget with our class. Django itself adds aria-describedby (help, error), aria-invalid and required."""
    widget = field.field.widget
    ours = next(css for family, css in _CLASSES if isinstance(widget, family))
    attrs: dict[str, Any] = {"class": " ".join(filter(None, [ours, widget.attrs.get("class", "")]))}
    if field.errors:
        attrs["class"] += " is-invalid"
    if described_by:
        attrs["aria-describedby"] = " ".join(filter(None, [described_by, field.aria_describedby]))
    return field.as_widget(attrs=attrs)
