"""The product form: what a person may type, its components included."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.urls import reverse_lazy

from carnet.catalogue import units, vat
from carnet.catalogue.models.product import Nature, Product
from carnet.catalogue.record import LENGTHS, Record, key_of, price_of, quantity_of
from carnet.clients.forms.fields import TidyField, lines_field, text_field
from carnet.kernel.numbers import decimal_of, decimal_text

ROWS = 60  # components of one work
SEPARATOR = " · "


class NumberField(TidyField):
    """Kept as `12.35`, shown as `12,35`; empty is None."""

    def __init__(self, tidy: Any, **options: Any) -> None:
        super().__init__(lambda text: tidy(text) if text else "", **options)
        self.widget.attrs["inputmode"] = "decimal"

    def prepare_value(self, value: Any) -> Any:
        found = decimal_of(value, 4) if isinstance(value, str) else None
        # What was typed comes back as it was typed; what was kept has no blank and a point.
        return decimal_text(found, between="") if found is not None and "," not in value else value


class ProductField(forms.CharField):
    """A product of the catalogue, named by its reference; the script offers a search."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.widget.attrs |= {
            "data-client-picker": reverse_lazy("catalogue:suggest"),
            "autocomplete": "off",
            "placeholder": "Référence ou mots de l’article",
        }

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            product = Product.objects.filter(pk=value).first()
            return f"{product.reference}{SEPARATOR}{product.name}" if product else ""
        return value

    def clean(self, value: Any) -> int | None:
        text = super().clean(value).strip()
        if not text:
            return None
        key = key_of(text.split(SEPARATOR)[0])[:80]
        found = Product.objects.filter(reference_key=key).values_list("pk", flat=True).first() if key else None
        if found is None:
            raise ValidationError("Choisissez un article dans la liste proposée, ou tapez sa référence.")
        return found


class MainForm(forms.Form):
    reference = text_field(
        LENGTHS["reference"], label="Référence", required=True, error_messages={"required": "Donnez une référence."}
    )
    name = text_field(
        LENGTHS["name"], label="Désignation", required=True,
        error_messages={"required": "Donnez la désignation qui s’imprimera."},
    )  # fmt: skip
    description = lines_field(
        LENGTHS["description"],
        rows=3,
        label="Description",
        help_text="S’imprime sous la désignation : matière, dimensions…",
    )
    nature = forms.ChoiceField(label="Nature", choices=Nature.choices, widget=forms.RadioSelect, initial=Nature.GOODS)
    family = text_field(LENGTHS["family"], label="Famille", help_text="Fenêtres, portes, main-d’œuvre…")
    unit = forms.ChoiceField(label="Unité", choices=units.CHOICES, initial=units.PIECE)
    price = NumberField(price_of, label="Prix HT", help_text="D’une unité. Celui d’un ouvrage se calcule.")
    cost = NumberField(price_of, label="Coût HT", help_text="Ne s’imprime jamais.")
    vat = forms.ChoiceField(label="TVA", choices=vat.CHOICES, initial=vat.USUAL)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family"].widget.attrs["list"] = "familles"


class ComponentForm(forms.Form):
    """A row of a work. An empty one is no row."""

    product = ProductField(label="Article")
    quantity = NumberField(quantity_of, label="Quantité")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("product") and not values.get("quantity") and "quantity" not in self.errors:
            values["quantity"] = "1"
        if values.get("quantity") and not values.get("product") and "product" not in self.errors:
            self.add_error("product", "Choisissez l’article, ou videz la quantité.")
        return values


class ProductForm:
    """The main form and its components as one: valid together, one draft."""

    def __init__(self, data: Any = None, *, record: Record | None = None, sees_costs: bool = True) -> None:
        start = record or {}
        self.main = MainForm(data, initial=start)
        if not sees_costs:
            del self.main.fields["cost"]
        for name in ("price", "cost") if start.get("components") else ():
            if name in self.main.fields:
                self.main.fields[name].disabled = True  # the sum of its components
        self.components = self._components(data, start.get("components", []))

    @staticmethod
    def _components(data: Any, rows: list[Record]) -> "BaseFormSet[Any]":
        factory = forms.formset_factory(
            ComponentForm, extra=0 if rows else 1, can_delete=True, max_num=ROWS, absolute_max=ROWS, validate_max=True
        )
        return factory(data, initial=rows, prefix="components")

    def is_valid(self) -> bool:
        return all([self.main.is_valid(), self.components.is_valid()])

    def draft(self) -> Record:
        """What was typed, as a record. Call it once valid."""
        draft: Record = dict(self.main.cleaned_data)
        draft["price"] = draft["price"] or "0"
        if "cost" in draft:
            draft["cost"] = draft["cost"] or None
        rows = [form.cleaned_data for form in self.components if form.cleaned_data]
        draft["components"] = [
            {"product": row["product"], "quantity": row["quantity"]}
            for row in rows
            if row.get("product") and not row.get("DELETE")
        ]
        return draft

    def add_errors(self, errors: dict[str, str]) -> None:
        for name, sentence in errors.items():
            self.main.add_error(name if name in self.main.fields else None, sentence)

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """(id of the control, its label, sentence): the summary on top."""
        if not self.main.is_bound:
            return []
        found = [("", "", str(error)) for error in [*self.main.non_field_errors(), *self.components.non_form_errors()]]
        for form in (self.main, *self.components):
            found += [
                (bound.id_for_label or "", str(bound.label), str(error)) for bound in form for error in bound.errors
            ]
        return found
