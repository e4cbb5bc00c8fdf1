"""What people type about invoices and payments, beside the lines."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from carnet.accounts.forms import PlainForm, PlainModelForm
from carnet.clients.forms.fields import lines_field, text_field
from carnet.invoices import terms
from carnet.invoices.deposits import Part
from carnet.invoices.models import Invoice, InvoiceOptions
from carnet.invoices.models.kinds import InvoiceType, Means, Operation
from carnet.kernel.errors import Refused
from carnet.kernel.numbers import decimal_of, decimal_text
from carnet.sales.fields import DAY, DayField, OverTwoYears
from carnet.sales.lines import ZERO
from carnet.sales.models.circumstances import Dwelling
from carnet.sales.numbering import check_document_mask

_AMOUNT = "Écrivez un montant : 1 250 ou 1 250,50."


class AmountField(forms.CharField):
    """Euros, as French people write them."""

    def __init__(self, *, places: int = 2, shown: int = 2, **options: Any) -> None:
        options.setdefault("required", False)
        self.places, self.shown = places, shown
        super().__init__(max_length=40, **options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value, self.shown) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        found = decimal_of(text.replace("%", ""), self.places)
        if found is None:
            raise forms.ValidationError(_AMOUNT)
        return found


class ConditionsForm(PlainModelForm):
    """The conditions of an invoice: they stand beside its lines in the editor."""

    class Meta:
        model = Invoice
        fields = [
            *("type", "payment_terms", "buyer_order", "nature", "dwelling", "dwelling_over_two_years", "certified_by"),
            "operation",
        ]
        labels = {
            "payment_terms": "Conditions de règlement",
            "buyer_order": "N° de commande du client",
            "certified_by": "Taux réduit certifié par",
        }
        help_texts = {
            "payment_terms": "30 jours, 45 jours fin de mois, à réception…",
            "certified_by": "Le nom de qui a signé la mention, sur le devis ou à part.",
        }

    type = forms.ChoiceField(
        label="Type",
        required=False,
        choices=[(code, InvoiceType(code).label) for code in (InvoiceType.INVOICE, InvoiceType.FINAL)],
        help_text="Une facture de solde déduit les acomptes du devis ou de la commande.",
    )
    due_date = DayField(label="Échéance", help_text="Vide : d’après les conditions.")
    delivered_on = DayField(label="Livré ou fini le")
    dwelling = forms.ChoiceField(label="Local", required=False, choices=[("", "Non précisé"), *Dwelling.choices])
    operation = forms.ChoiceField(
        label="Catégorie d’opérations", required=False, choices=[("", "D’après la nature"), *Operation.choices]
    )
    dwelling_over_two_years = OverTwoYears(label="Logement de plus de deux ans")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        invoice = self.instance
        self.initial["due_date"], self.initial["delivered_on"] = invoice.due_date, invoice.delivered_on
        if invoice.type in {InvoiceType.DEPOSIT, InvoiceType.CREDIT_NOTE} or invoice.pk is None:
            del self.fields["type"]

    def clean_payment_terms(self) -> str:
        text: str = self.cleaned_data["payment_terms"].strip()
        if text and terms.read(text) is None and not self.data.get("due_date", "").strip():
            raise forms.ValidationError(
                "Écrivez des conditions qui donnent une date (30 jours, fin de mois, à réception), ou l’échéance à côté."
            )
        return text


class DayForm(PlainForm):
    """The date of issue."""

    day = DayField(label="Date de la facture", required=True, error_messages={"required": DAY})


class PaymentForm(PlainForm):
    """One payment, and so much of it on each unpaid invoice. An empty share is nothing; all empty: the oldest first."""

    amount = AmountField(label="Montant reçu", required=True, error_messages={"required": _AMOUNT})
    means = forms.ChoiceField(
        label="Moyen",
        choices=Means.choices,
        error_messages={"required": "Choisissez comment c’est payé."},
    )
    day = DayField(label="Date", required=True, error_messages={"required": DAY})
    reference = text_field(60, label="Référence", help_text="N° de chèque, libellé du virement…")
    request_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    despite = forms.BooleanField(
        label="Déjà encaissé : l’enregistrer, je le rends au client s’il le demande", required=False
    )

    def __init__(self, *args: Any, invoices: list[Invoice], held_back: str = "", **kwargs: Any) -> None:
        """`held_back`: what the law forbids to take from this client now; without it nothing is to be confirmed."""
        super().__init__(*args, **kwargs)
        self.invoices, self.held_back = invoices, held_back
        if not held_back:
            del self.fields["despite"]
        for one in invoices:
            label = f"{one.number}, reste {decimal_text(one.remaining, 2)} €"
            self.fields[f"on_{one.pk}"] = AmountField(label=label)

    @property
    def rows(self) -> list[tuple[Invoice, Any]]:
        return [(one, self[f"on_{one.pk}"]) for one in self.invoices]

    @property
    def on(self) -> dict[int, Decimal] | None:
        """None: nothing was shared out by hand."""
        shares = {one.pk: self.cleaned_data.get(f"on_{one.pk}") for one in self.invoices}
        given = {pk: share for pk, share in shares.items() if share}
        return given or None


class RefundForm(PlainForm):
    amount = AmountField(label="Montant rendu", required=True, error_messages={"required": _AMOUNT})
    means = forms.ChoiceField(label="Moyen", choices=Means.choices)
    day = DayField(label="Date", required=True, error_messages={"required": DAY})
    reference = text_field(60, label="Référence")
    request_key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class AllocateForm(PlainForm):
    """What is left of a payment, on the client's unpaid invoices."""

    def __init__(self, *args: Any, invoices: list[Invoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invoices = invoices
        for one in invoices:
            label = f"{one.number}, reste {decimal_text(one.remaining, 2)} €"
            self.fields[f"on_{one.pk}"] = AmountField(label=label)

    @property
    def on(self) -> dict[int, Decimal]:
        shares = {one.pk: self.cleaned_data.get(f"on_{one.pk}") for one in self.invoices}
        return {pk: share for pk, share in shares.items() if share}


class ReasonForm(PlainForm):
    reason = text_field(
        200,
        label="Raison",
        required=True,
        error_messages={"required": "Écrivez pourquoi : cela reste dans l’historique."},
    )


class CreditForm(PlainForm):
    """Which lines to give back, and how many; nothing typed: the whole invoice."""

    reason = lines_field(
        1_000,
        2,
        label="Raison de l’avoir",
        required=True,
        error_messages={"required": "Écrivez pourquoi : c’est imprimé."},
    )

    def __init__(self, *args: Any, lines: list[tuple[int, str, Decimal]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = [place for place, _, _ in lines]
        for place, label, most in lines:
            field = AmountField(places=3, label=label, help_text=f"{decimal_text(most)} au plus")
            self.fields[f"line_{place}"] = field

    @property
    def quantities(self) -> dict[int, Decimal] | None:
        typed = {place: self.cleaned_data.get(f"line_{place}") for place in self.places}
        given = {place: value for place, value in typed.items() if value}
        return given or None


class DepositForm(PlainForm):
    """A percentage or an amount; the act refuses both, and none."""

    percent = AmountField(label="Pourcentage", shown=0)
    amount = AmountField(label="ou montant TTC")
    label = text_field(200, label="Désignation", help_text="Vide : « Acompte de 30 % sur devis… ».")

    @property
    def asked(self) -> Part:
        return asked_of(self.cleaned_data)


class DepositDraftForm(ConditionsForm):
    """The draft of a deposit: how much, in which words, and its conditions."""

    percent = AmountField(label="Pourcentage", shown=0)
    amount = AmountField(label="ou montant TTC")
    label = text_field(200, label="Désignation", help_text="Vide : « Acompte de 30 % sur devis… ».")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def asked(self) -> Part:
        return asked_of(self.cleaned_data)

    @property
    def conditions(self) -> dict[str, Any]:
        own = {"percent", "amount", "label", "version"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}


def asked_of(cleaned: Mapping[str, Any]) -> Part:
    return Part(cleaned["percent"] or ZERO, cleaned["amount"] or ZERO, cleaned["label"])


class InvoiceOptionsForm(PlainModelForm):
    class Meta:
        model = InvoiceOptions
        fields = [
            *("invoice_mask", "deposit_mask", "credit_mask", "payment_terms"),
            *("first_reminder_days", "second_reminder_days"),
        ]
        help_texts = {
            "invoice_mask": "{AAAA} : l’année, {0000} : le rang. Deux modèles pareils partagent la même suite de numéros.",
            "payment_terms": "Quand ni la facture ni le client n’en disent d’autres.",
        }

    def clean_invoice_mask(self) -> str:
        return self._mask("invoice_mask")

    def clean_deposit_mask(self) -> str:
        return self._mask("deposit_mask")

    def clean_credit_mask(self) -> str:
        return self._mask("credit_mask")

    def _mask(self, name: str) -> str:
        try:
            return check_document_mask(self.cleaned_data[name])
        except Refused as error:
            raise forms.ValidationError(error.sentence) from None

    def clean_payment_terms(self) -> str:
        text: str = self.cleaned_data["payment_terms"]
        if terms.read(text) is None:
            raise forms.ValidationError("Écrivez un délai : 30 jours, 45 jours fin de mois, à réception…")
        return text


def today() -> date:
    return timezone.localdate()
