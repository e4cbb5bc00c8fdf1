"""What a transfer of portfolio asks: to whom, when, what follows; and how it is shared by hand."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.forms.fields import TidyField, text_field
from carnet.clients.transferring import Follower, Shares
from carnet.kernel.dates import parse_date
from carnet.kernel.numbers import whole

CLOSED = "Ce compte est fermé, ou n’est plus celui d’un commercial : choisissez quelqu’un d’autre."
FARTHEST = 366 * 2  # days


def _day(text: str) -> str:
    """ISO, "" for nothing."""
    if not text:
        return ""
    found = parse_date(text)
    if found is None:
        raise ValueError("Écrivez un jour, par exemple 24/11/2026.")
    return found.isoformat()


class DayField(TidyField):
    """A day to come, typed the French way; cleaned as a date."""

    def __init__(self, **options: Any) -> None:
        super().__init__(_day, kind="date", **options)
        self.widget.attrs |= {"inputmode": "numeric", "placeholder": "jj/mm/aaaa"}

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = date.fromisoformat(text) if text else None
        if found and (found - timezone.localdate()).days > FARTHEST:
            raise forms.ValidationError("Choisissez un jour dans les deux ans.")
        return found


class TransferForm(forms.Form):
    mode = forms.ChoiceField(
        label="À qui ?",
        choices=[("un", "Une seule personne"), ("plusieurs", "Plusieurs, par commune")],
        widget=forms.RadioSelect,
        initial="un",
    )
    salesperson = forms.TypedChoiceField(
        label="Nouveau commercial", coerce=int, empty_value=None, required=False,
        error_messages={"invalid_choice": CLOSED},
    )  # fmt: skip
    starts_on = DayField(
        label="Date d’effet",
        required=True,
        help_text="Aujourd’hui : tout de suite. Plus tard : fait ce matin-là, annulable d’ici là.",
        error_messages={"required": "Dites quel jour le transfert prend effet."},
    )
    returns_on = DayField(
        label="Retour automatique le",
        help_text="Pour un remplacement : ce matin-là, chaque client revient, sauf ceux qui ont changé de main entre-temps.",
    )
    follows = forms.MultipleChoiceField(
        label="Ce qui suit les clients", widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = text_field(200, label="Raison", help_text="Facultatif : elle reste dans l’historique de chaque client.")

    def __init__(self, *args: Any, source: User | None, followers: Sequence[Follower], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        salesperson, follows = self.fields["salesperson"], self.fields["follows"]
        assert isinstance(salesperson, forms.TypedChoiceField) and isinstance(follows, forms.MultipleChoiceField)
        salesperson.choices = [("", "Choisissez"), *((user.pk, str(user)) for user in User.objects.salespeople())]
        follows.choices = [(one.code, f"{one.label} ({one.count})") for one in followers]
        follows.initial = [one.code for one in followers]
        self.fields["starts_on"].initial = f"{timezone.localdate():%d/%m/%Y}"
        if not followers:
            del self.fields["follows"]

    def clean_starts_on(self) -> date:
        day: date = self.cleaned_data["starts_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("Ce jour est passé : choisissez aujourd’hui ou un jour à venir.")
        return day

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        begins, ends = values.get("starts_on"), values.get("returns_on")
        if begins and ends and ends <= begins:
            self.add_error("returns_on", "Le retour vient après la date d’effet.")
        if values.get("mode") == "un" and "salesperson" not in self.errors:
            self._check_heir(values.get("salesperson"))
        return values

    def _check_heir(self, heir: int | None) -> None:
        if heir is None:
            self.add_error("salesperson", "Choisissez à qui confier ces clients.")
        elif self.source is not None and heir == self.source.pk:
            sentence = f"{self.source} est déjà le commercial de ces clients : choisissez quelqu’un d’autre."
            self.add_error("salesperson", sentence)

    @property
    def is_shared(self) -> bool:
        return bool(self.cleaned_data["mode"] == "plusieurs")


def read_shares(data: Any) -> Shares:
    """The sharing as its page posts it (a select a commune, a select a client), or as the preview repeats it."""
    if "partage" in data:
        return _repeated(data["partage"])
    rest = _heir(data.get("reste", ""))
    places = {name[2:]: _heir(data[name]) for name in data if name.startswith("c:") and data[name]}
    named = ((name, whole(name[2:])) for name in data if name.startswith("k:") and data[name])
    return Shares(rest, places, {pk: _heir(data[name]) for name, pk in named if pk is not None})


def _heir(text: Any) -> int | None:
    """Nobody for zero, or for what means nothing: the client stays where it is."""
    return whole(str(text)) or None


def _repeated(text: str) -> Shares:
    try:
        data = json.loads(text)
        places, clients = data["places"], data["clients"]
        if not isinstance(places, Mapping) or not isinstance(clients, Mapping):
            return Shares()
        own = {pk: _heir(heir) for text, heir in clients.items() if (pk := whole(str(text))) is not None}
        return Shares(_heir(data["rest"]), {str(key)[:110]: _heir(heir) for key, heir in places.items()}, own)
    except (ValueError, TypeError, KeyError, RecursionError):
        return Shares()
