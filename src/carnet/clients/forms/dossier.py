"""What a dossier holds, as a person asks for it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from carnet.clients import tidy
from carnet.clients.dossier.parts import Part
from carnet.clients.forms.fields import TidyField


def _day(label: str) -> TidyField:
    field = TidyField(tidy.tidy_date, kind="date", label=label)
    field.widget.attrs |= {"inputmode": "numeric", "placeholder": "jj/mm/aaaa"}
    return field


class DossierForm(forms.Form):
    parts = forms.MultipleChoiceField(
        label="Ce que le dossier contient",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Cochez au moins une partie."},
    )
    since = _day("Depuis le")
    until = _day("Jusqu’au")

    def __init__(self, *args: Any, parts: Sequence[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(part.code, part.title) for part in parts]
        field.initial = [part.code for part in parts]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("since") and values.get("until") and values["since"] > values["until"]:
            self.add_error("until", "La fin précède le début : échangez les deux dates.")
        return values

    def params(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] or "" for name in ("parts", "since", "until")}
