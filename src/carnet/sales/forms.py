"""What people type about the firm's documents."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from stdnum import bic, iban

from carnet.accounts.forms import PlainModelForm
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.sales import logo
from carnet.sales.models.settings import DocumentSettings, VatRegime
from carnet.sales.paper.theme import COLOUR, READABLE, contrast_with_white

_TEXTS = (
    "footer",
    "capital",
    "rcs_town",
    "insurance",
    "mediator",
    "exemption",
    "late_penalty",
    "discount",
    "bank_holder",
)


class DocumentSettingsForm(PlainModelForm):
    class Meta:
        model = DocumentSettings
        fields = [
            *("ink", "accent", "footer", "mentions"),
            *("capital", "rcs_town", "insurance", "mediator"),
            *("vat_regime", "exemption", "late_penalty", "discount"),
            *("bank_holder", "iban", "bic"),
            *("einvoice_start", "electronic_address"),
        ]
        help_texts = {
            "footer": "Une ligne au bas de chaque page, au-dessus de vos mentions légales.",
            "mentions": "Une par ligne, au bas de chaque document.",
            "capital": "Par exemple 10 000 €. Vide pour une entreprise individuelle.",
            "rcs_town": "Celle de votre immatriculation, par exemple Angers.",
            "insurance": "Assureur, n° de contrat et zone couverte. Obligatoire sur les devis et factures de travaux.",
            "mediator": "Nom et adresse. Obligatoire sur les documents pour les particuliers.",
            "exemption": "Imprimée quand une ligne est « Exonéré », par exemple « Exonération de TVA, art. 261, 4-4° du CGI ».",
            "late_penalty": "Pour les professionnels. La loi demande au moins trois fois le taux d’intérêt légal.",
            "discount": "La mention est obligatoire entre professionnels, même quand il n’y a pas d’escompte.",
            "bank_holder": "Vide : le nom de l’entreprise.",
            "einvoice_start": "Le 1er septembre 2027 pour les petites et moyennes entreprises, le 1er septembre 2026 pour les autres. "
            "Avant cette date, un SIREN de client qui manque est signalé ; après, la facture est refusée.",
            "electronic_address": "Celle de votre plateforme agréée. Vide : votre SIREN.",
        }
        widgets = {
            "ink": forms.TextInput(attrs={"type": "color"}),
            "accent": forms.TextInput(attrs={"type": "color"}),
            "mentions": forms.Textarea(attrs={"rows": 3}),
            "insurance": forms.Textarea(attrs={"rows": 2}),
            "mediator": forms.Textarea(attrs={"rows": 2}),
        }

    logo = forms.FileField(
        label="Logo",
        required=False,
        help_text="PNG, JPEG ou SVG. Imprimé en haut à gauche, sur 18 mm de haut.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/svg+xml"}),
    )
    without_logo = forms.BooleanField(label="Retirer le logo actuel", required=False)
    vat_regime = forms.ChoiceField(label="La TVA est due", choices=VatRegime.choices, widget=forms.RadioSelect)
    # Longer than what is kept: spaces come with what is pasted.
    iban = forms.CharField(label="IBAN", max_length=60, required=False)
    bic = forms.CharField(label="BIC", max_length=30, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in _TEXTS:
            if isinstance(cleaned.get(name), str):
                cleaned[name] = squeeze(cleaned[name])
        return cleaned

    def clean_ink(self) -> str:
        return self._colour("ink")

    def clean_accent(self) -> str:
        return self._colour("accent")

    def _colour(self, name: str) -> str:
        value: str = self.cleaned_data[name].strip().lower()
        if not COLOUR.fullmatch(value):
            raise forms.ValidationError("Choisissez une couleur, ou écrivez-la ainsi : #1f3a4d.")
        if contrast_with_white(value) < READABLE:
            raise forms.ValidationError(
                "Cette couleur est trop pâle pour être lue sur du papier blanc : choisissez-la plus foncée."
            )
        return value

    def clean_iban(self) -> str:
        return self._checked("iban", iban, "Cet IBAN n’existe pas : recopiez-le depuis votre RIB.")

    def clean_bic(self) -> str:
        return self._checked("bic", bic, "Ce BIC n’existe pas : 8 ou 11 lettres et chiffres, sur votre RIB.")

    def _checked(self, name: str, kind: Any, wrong: str) -> str:
        bare = "".join(self.cleaned_data[name].split()).upper()
        if bare and not kind.is_valid(bare):
            raise forms.ValidationError(wrong)
        return bare

    def clean_electronic_address(self) -> str:
        value: str = self.cleaned_data["electronic_address"].strip()
        if value and not all(char.isascii() and (char.isalnum() or char in "-_.") for char in value):
            raise forms.ValidationError(
                "Lettres sans accent, chiffres et - _ . seulement : elle commence par votre SIREN."
            )
        return value

    def clean_logo(self) -> str:
        """The logo to keep: the new one, read; "" for nothing given."""
        upload: UploadedFile | None = self.cleaned_data["logo"]
        if upload is None:
            return ""
        if (upload.size or 0) > logo.MOST_BYTES:
            raise forms.ValidationError("Ce logo dépasse 2 Mo : réduisez-le.")
        try:
            return logo.read(upload.read())
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def values(self) -> dict[str, Any]:
        """What `DocumentSettings.change` takes: a logo that nobody touched stays."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        if self.cleaned_data["logo"] or self.cleaned_data["without_logo"]:
            values["logo"] = self.cleaned_data["logo"]
        return values
