"""What people type about a quote, beside its lines."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from carnet.accounts.forms import PlainForm, PlainModelForm
from carnet.clients.forms.fields import lines_field, text_field
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote, QuoteOptions
from carnet.quotes.models.checking import LONGEST_VALIDITY
from carnet.quotes.states import Means, RefusalReason
from carnet.sales.fields import DAY, REDUCED, DayField, OverTwoYears, because
from carnet.sales.lines import Line
from carnet.sales.models.circumstances import SignedAt
from carnet.sales.numbering import check_document_mask


class ConditionsForm(PlainModelForm):
    """The conditions of a quote: they stand beside its lines in the editor."""

    class Meta:
        model = Quote
        fields = [
            *("signed_at", "nature", "urgent", "dwelling", "dwelling_over_two_years", "waste"),
            *("valid_days", "delay", "deposit_percent", "deposit_amount"),
        ]
        labels = {
            "valid_days": "Valable pendant (jours)",
            "delay": "Délai d’exécution",
            "deposit_percent": "Acompte demandé, en %",
            "deposit_amount": "ou en euros TTC",
            "waste": "Déchets du chantier",
        }
        help_texts = {
            "delay": "Par exemple : 6 semaines après l’accord.",
            "waste": "Quantité estimée, tri, lieu de dépôt, coût : obligatoire sur un devis de travaux.",
            "urgent": "Permet de commencer et d’être payé sans attendre le délai de rétractation.",
        }
        widgets = {"waste": forms.Textarea(attrs={"rows": 2})}

    signed_at = forms.ChoiceField(
        label="Où le client signera-t-il ?",
        choices=SignedAt.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text="Demandé avant l’envoi : les mentions imprimées en dépendent.",
    )
    dwelling_over_two_years = OverTwoYears(help_text=REDUCED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("deposit_percent", "deposit_amount"):
            self.fields[name].required = False
            self.fields[name].localize = True
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name in ("deposit_percent", "deposit_amount"):
            if name not in self.errors:
                values[name] = values.get(name) or 0
        if values.get("deposit_percent") and values.get("deposit_amount"):
            values["deposit_amount"] = 0  # the percentage counts, as in the discount
        return values


class AcceptForm(PlainForm):
    """How the client said yes. The options of the quote are boxes to check."""

    means = forms.ChoiceField(
        label="Comment ?",
        choices=Means.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Dites comment le client a accepté."},
    )
    name = text_field(
        160,
        label="Nom de la personne qui accepte",
        required=True,
        error_messages={"required": "Écrivez le nom de la personne qui accepte."},
    )
    day = DayField(label="Date", required=True, error_messages={"required": DAY})
    chosen = forms.MultipleChoiceField(
        label="Options et variantes choisies", required=False, widget=forms.CheckboxSelectMultiple
    )
    drawing = forms.CharField(required=False, max_length=50_000, widget=forms.HiddenInput)
    proof = forms.FileField(
        label="Preuve",
        required=False,
        max_length=200,
        help_text="Le devis signé, photographié ou numérisé, ou le message du client.",
        widget=forms.FileInput(attrs={"accept": "image/*,.pdf,.eml,.txt"}),
    )

    def __init__(self, *args: Any, lines: list[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(str(place), label(line)) for place, line in enumerate(lines) if line.option]
        chosen = self.fields["chosen"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = options
        if not options:
            del self.fields["chosen"]

    @property
    def positions(self) -> list[int]:
        return [int(place) for place in self.cleaned_data.get("chosen", [])]


def label(line: Line) -> str:
    text = line.description.partition("\n")[0][:90] or line.reference
    return f"Variante « {line.variant} » : {text}" if line.variant else text


class RefuseForm(PlainForm):
    reason = forms.ChoiceField(
        label="Pourquoi ?",
        choices=RefusalReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez pourquoi le client refuse."},
    )
    note = text_field(300, label="Précision", help_text="Facultatif : nom du concurrent, prix demandé…")


class ProlongForm(PlainForm):
    until = DayField(label="Valable jusqu’au", required=True, error_messages={"required": DAY})


class FollowUpForm(PlainForm):
    note = lines_field(1_000, label="Ce que le client a répondu", help_text="Facultatif : reste dans l’historique.")


class BecauseForm(PlainForm):
    because = because("Pourquoi l’acceptation est-elle annulée ?")


def today() -> date:
    return timezone.localdate()


class QuoteOptionsForm(PlainModelForm):
    """The part of the quotes in the settings of documents."""

    class Meta:
        model = QuoteOptions
        fields = ["number_mask", "valid_days", "deposit_percent", "delay", "follow_up_days"]
        labels = {
            "number_mask": "Modèle du n° de devis",
            "valid_days": "Validité habituelle (jours)",
            "deposit_percent": "Acompte habituel (%)",
            "delay": "Délai habituel",
            "follow_up_days": "À relancer après (jours)",
        }
        help_texts = {
            "number_mask": "{AAAA} devient l’année, les zéros le numéro : DV-{AAAA}-{0000} donne DV-2026-0001."
        }

    valid_days = forms.IntegerField(label="Validité habituelle (jours)", min_value=1, max_value=LONGEST_VALIDITY)
    deposit_percent = forms.DecimalField(
        label="Acompte habituel (%)", min_value=0, max_value=100, max_digits=5, decimal_places=2, localize=True
    )
    follow_up_days = forms.IntegerField(label="À relancer après (jours)", min_value=1, max_value=LONGEST_VALIDITY)

    def clean_number_mask(self) -> str:
        try:
            return check_document_mask(self.cleaned_data["number_mask"])
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
