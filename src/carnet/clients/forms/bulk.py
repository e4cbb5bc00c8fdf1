"""What an act on many clients asks. Values are cleaned as JSON holds them: a job keeps them."""

from typing import Any

from django import forms

from carnet.accounts.models import User
from carnet.clients.forms.fields import TagsField, text_field
from carnet.clients.models.client import InactiveReason


class TagsForm(forms.Form):
    tags = TagsField(label="Étiquettes", help_text="Séparées par des virgules.")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tags"].required = True

    def clean_tags(self) -> list[str]:
        tags: list[str] = self.cleaned_data["tags"]
        if not tags:
            raise forms.ValidationError("Saisissez une étiquette au moins.")
        return tags


class SalespersonForm(forms.Form):
    salesperson = forms.TypedChoiceField(label="Nouveau commercial", coerce=int, empty_value=None, required=False)
    reason = text_field(300, label="Raison", help_text="Facultatif : elle reste dans l’historique.")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["salesperson"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [("", "— personne —"), *((person.pk, str(person)) for person in User.objects.salespeople())]


class DeactivateManyForm(forms.Form):
    """A duplicate and a right to be forgotten are said one client at a time."""

    REASONS = [c for c in InactiveReason.choices if c[0] not in {InactiveReason.DUPLICATE, InactiveReason.ERASURE}]
    reason = forms.ChoiceField(label="Raison", choices=REASONS, widget=forms.RadioSelect)
    note = text_field(300, label="Précision")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
