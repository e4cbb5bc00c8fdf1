"""What people type about a delivery: quantities, place, who receives."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from carnet.accounts.forms import PlainForm
from carnet.clients.forms.fields import TidyField, lines_field, text_field
from carnet.clients.models import Address
from carnet.deliveries.choosing import MOST, Ordered
from carnet.deliveries.models.acts import LENGTHS
from carnet.deliveries.states import Means
from carnet.kernel.numbers import decimal_of, decimal_text
from carnet.sales.fields import DAY, DayField
from carnet.sales.lines import ZERO


class QuantityField(TidyField):
    """Blank is nothing; a Decimal once clean."""

    def __init__(self, **options: Any) -> None:
        super().__init__(lambda text: text, max_length=40, **options)
        self.widget.attrs |= {"inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value, between="") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        found = decimal_of(text, 3, 6) if text else ZERO
        if found is None or not 0 <= found <= MOST:
            raise ValidationError("Écrivez une quantité comme 2 ou 1,5, ou laissez vide.")
        return found


class PrepareForm(PlainForm):
    """A quantity by line of the order, started from what remains."""

    site_id = forms.TypedChoiceField(label="Livrer à", required=False, coerce=int, empty_value=None)
    introduction = lines_field(
        LENGTHS["introduction"], rows=2, label="À dire sur le bon", help_text="S’imprime au-dessus des lignes."
    )
    internal_notes = lines_field(
        LENGTHS["internal_notes"], rows=2, label="Pour l’équipe", help_text="Ne s’imprime jamais."
    )
    priced = forms.BooleanField(label="Imprimer les prix", required=False)
    more = forms.BooleanField(label="Livrer plus que ce qui reste", required=False)
    entry_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        ordered: Sequence[Ordered],
        quantities: dict[int, Decimal],
        addresses: Sequence[Address],
        place: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("entry_key", uuid4())
        site = self.fields["site_id"]
        assert isinstance(site, forms.TypedChoiceField)
        site.choices = [("", place), *((address.pk, _said(address)) for address in addresses)]
        self.ordered = [one for one in ordered if one.remaining is not None]
        for one in self.ordered:
            self.fields[name(one.key)] = QuantityField(label=one.label, required=False, initial=quantities.get(one.key))

    @property
    def rows(self) -> list[tuple[Ordered, forms.BoundField]]:
        return [(one, self[name(one.key)]) for one in self.ordered]

    @property
    def quantities(self) -> dict[int, Decimal]:
        return {one.key: self.cleaned_data[name(one.key)] for one in self.ordered}

    @property
    def values(self) -> dict[str, Any]:
        return {
            field: self.cleaned_data[field] for field in ("site_id", "introduction", "internal_notes", "priced", "more")
        }


def name(key: int) -> str:
    return f"q{key}"


def _said(address: Address) -> str:
    place = f"{address.street.splitlines()[0] if address.street else ''}, {address.postcode} {address.city}"
    return f"{address.label or address.get_role_display()} : {place}".strip(" ,:")


class SignForm(PlainForm):
    means = forms.ChoiceField(
        label="Comment ?",
        choices=Means.choices,
        widget=forms.RadioSelect,
        initial=Means.SCREEN,
        error_messages={"required": "Dites comment le bon est signé."},
    )
    name = text_field(
        160,
        label="Nom de la personne qui reçoit",
        required=True,
        error_messages={"required": "Écrivez le nom de la personne qui reçoit."},
    )
    day = DayField(label="Reçu le", required=True, error_messages={"required": DAY})
    reserves = lines_field(
        1_000, rows=2, label="Réserves", help_text="Ce qui manque ou est abîmé. Vide : reçu sans réserve."
    )
    drawing = forms.CharField(required=False, max_length=50_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", timezone.localdate())
