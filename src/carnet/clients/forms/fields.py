"""Form fields that tidy what is typed, by the pure functions of clients.tidy."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse_lazy

from carnet.accounts.models import User
from carnet.clients import tidy
from carnet.clients.models.client import Client
from carnet.clients.models.queries import visibility
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole


class TidyField(forms.CharField):
    """Text that a tidy function accepts, repairs or refuses with a sentence; what was typed stays in the form."""

    def __init__(self, tidy: Callable[[str], str], *, kind: str = "", **options: Any) -> None:
        options.setdefault("required", False)
        self.tidy = tidy
        super().__init__(strip=True, **options)
        self.widget.attrs.setdefault("autocomplete", "off")
        if kind:
            self.widget.attrs["data-tidy"] = kind

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return self.tidy(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None


def text_field(most: int, **options: Any) -> TidyField:
    return TidyField(lambda text: tidy.tidy_text(text, most), **options)


def lines_field(most: int, rows: int = 3, **options: Any) -> TidyField:
    widget = forms.Textarea(attrs={"rows": rows})
    return TidyField(lambda text: tidy.tidy_text(text, most, multiline=True), widget=widget, **options)


class BirthDateField(TidyField):
    """Shown as 17/05/1980, kept as 1980-05-17."""

    def __init__(self, **options: Any) -> None:
        super().__init__(tidy.tidy_date, kind="date", **options)
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": "jj/mm/aaaa"}

    def prepare_value(self, value: Any) -> Any:
        found = parse_date(value) if isinstance(value, str) else value
        return (
            f"{found:%d/%m/%Y}" if found and isinstance(value, str) and value[:4].isdigit() and "-" in value else value
        )


class ClientField(forms.CharField):
    """Another client, named by its number (`C00012`, `C00012 Foncia`) or by `#12`; the script offers a search."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.user: User | None = None
        self.kept: int | None = None  # named already by somebody who sees them: stays, even out of this person's sight
        self.widget.attrs |= {
            "data-client-picker": reverse_lazy("clients:suggest"),
            "autocomplete": "off",
            "placeholder": "N° ou nom du client",
        }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            client = Client.objects.filter(pk=value).first()
            return f"{client.number or f'#{client.pk}'} {client.display_name}" if client else ""
        return value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).strip()
        if not text:
            return None
        assert self.user is not None
        first = text.split()[0]
        seen = Client.objects.filter(visibility(self.user) | Q(pk=self.kept))
        key = whole(first[1:]) if first.startswith("#") else None
        found = seen.filter(number__iexact=first).first() if key is None else seen.filter(pk=key).first()
        if found is None:
            raise ValidationError("Choisissez un client dans la liste proposée, ou tapez son numéro.")
        return found.pk


class TagsField(forms.CharField):
    """Labels separated by commas."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs |= {"autocomplete": "off", "placeholder": "fidèle, salon 2026"}

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        names = [name.strip() for name in super().clean(value).replace(";", ",").split(",")]
        try:
            kept = sorted({tidy.tidy_text(name, 40) for name in names if name})
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if len(kept) > 20:
            raise ValidationError("Vingt étiquettes au plus : choisissez les plus utiles.")
        return kept
