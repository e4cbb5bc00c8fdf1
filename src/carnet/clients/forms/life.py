"""Small forms of the acts of a client's life."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.events import TYPES
from carnet.clients.forms.fields import ClientField, TidyField, lines_field, text_field
from carnet.clients.models.client import InactiveReason
from carnet.kernel.dates import parse_day
from carnet.kernel.prepared import Prepared


class ReasonForm(forms.Form):
    reason = text_field(
        300,
        label="Pour quelle raison ?",
        required=True,
        error_messages={"required": "Dites en quelques mots pourquoi."},
    )


class ReassignForm(forms.Form):
    salesperson = forms.ModelChoiceField(
        label="Nouveau commercial", queryset=User.objects.none(), required=False, empty_label="— personne —"
    )
    reason = text_field(300, label="Raison", help_text="Facultatif : elle reste dans l’historique.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["salesperson"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = User.objects.salespeople()


class DeactivateForm(forms.Form):
    reason = forms.ChoiceField(
        label="Raison",
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez la raison de la désactivation."},
    )
    replaced_by = ClientField(label="Doublon de", help_text="La fiche qui reste. Seulement pour « saisi deux fois ».")
    note = text_field(300, label="Précision")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason, replaced = self.fields["reason"], self.fields["replaced_by"]
        assert isinstance(reason, forms.ChoiceField) and isinstance(replaced, ClientField)
        may_erase = user.has_perm("clients.request_erasure")
        reason.choices = [c for c in InactiveReason.choices if may_erase or c[0] != InactiveReason.ERASURE]
        replaced.user = user

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        alone = values.get("reason") == InactiveReason.DUPLICATE and not values.get("replaced_by")
        if alone and "replaced_by" not in self.errors:
            self.add_error("replaced_by", "Choisissez la fiche qui reste.")
        return values


def day_to_come(text: str) -> str:
    """As ISO text. Raises ValueError with what to type."""
    if not text:
        return ""
    today = timezone.localdate()
    found = parse_day(text[:40], today)
    if found is None:
        raise ValueError("Écrivez un jour : demain, jeudi, dans 3 jours ou 12/03/2027.")
    if not today <= found <= today + timedelta(days=1_100):
        raise ValueError("Choisissez aujourd’hui ou un jour à venir, dans les trois ans.")
    return found.isoformat()


_PEOPLE = Prepared(lambda: User.objects.active().order_by("name"))


class NoteForm(forms.Form):
    """A line added by hand to the timeline."""

    KINDS = [(kind.code, kind.label) for kind in TYPES if kind.right == "clients.note"]
    code = forms.ChoiceField(label="Nature", choices=KINDS, initial="exchange.note")
    text = lines_field(
        4_000, rows=1, label="Texte", required=True, error_messages={"required": "Écrivez ce qui s’est dit ou fait."}
    )

    callback_on = TidyField(day_to_come, label="À rappeler le")
    callback_for = forms.ModelChoiceField(label="par", queryset=User.objects.none(), required=False, empty_label=None)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["callback_for"]
        assert isinstance(person, forms.ModelChoiceField)
        person.queryset, person.initial = User.objects.filter(is_active=True).order_by("name"), user.pk
        # A list: the widget goes through its choices twice, and would ask twice.
        person.choices = [(one.pk, str(one)) for one in _PEOPLE()]
        self.fields["callback_on"].widget.attrs["placeholder"] = "jeudi, demain, 12/03…"
        self.fields["text"].widget.attrs["placeholder"] = "Appel reçu, rappeler jeudi…"
