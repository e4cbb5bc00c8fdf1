"""Fields that the forms of several documents ask."""

from datetime import date
from typing import Any

from django import forms

from carnet.clients.forms.fields import TidyField, text_field
from carnet.kernel.dates import parse_date

DAY = "Écrivez une date : 24/11/2026."


def _day(text: str) -> str:
    """The day in ISO form, "" for nothing."""
    if not text.strip():
        return ""
    found = parse_date(text)
    if found is None or not 2000 <= found.year <= 2100:
        raise ValueError(DAY)
    return found.isoformat()


class DayField(TidyField):
    """Typed and shown as 24/11/2026."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_day, kind="date", max_length=40, **options)
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": "jj/mm/aaaa"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return date.fromisoformat(text) if text else None


class OverTwoYears(forms.TypedChoiceField):
    """Is the dwelling more than two years old? « Non demandé » is None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", "Logement achevé depuis plus de deux ans")
        choices = [("", "Non demandé"), ("1", "Oui"), ("0", "Non")]
        super().__init__(choices=choices, coerce=lambda text: text == "1", empty_value=None, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "1", False: "0", None: ""}.get(value, value)


REDUCED = "La TVA à 10 % ou 5,5 % le demande."


def because(label: str) -> TidyField:
    """Why an act is taken back: asked each time, kept in the history."""
    wrong = "Écrivez pourquoi : cela reste dans l’historique."
    return text_field(300, label=label, required=True, error_messages={"required": wrong})
