"""Small forms of the acts of a client's life."""

from typing import Any

from django import forms

from carnet.accounts.models import User
from carnet.clients.events import TYPES
from carnet.clients.forms.fields import ClientField, lines_field, text_field
from carnet.clients.models.client import InactiveReason


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


class NoteForm(forms.Form):
    """A line added by hand to the timeline."""

    KINDS = [(kind.code, kind.label) for kind in TYPES if kind.right == "clients.note"]
    code = forms.ChoiceField(label="Nature", choices=KINDS, initial="exchange.note")
    text = lines_field(
        4_000, rows=1, label="Texte", required=True, error_messages={"required": "Écrivez ce qui s’est dit ou fait."}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["placeholder"] = "Appel reçu, rappeler jeudi…"
