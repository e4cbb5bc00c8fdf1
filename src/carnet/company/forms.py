"""What people type about the firm."""

from typing import Any

from django import forms
from stdnum.exceptions import ValidationError as NumberError
from stdnum.fr import siren, siret, tva

from carnet.accounts.forms import PersonForm, PlainModelForm, TwicePasswordForm
from carnet.accounts.models import Role, User
from carnet.company.models import Company, DuplicateControl, NumberAt, Options, Visibility
from carnet.company.modules import MODULES, missing
from carnet.company.numbering import check_mask
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze

WRONG_SIRET = "Ce SIRET n’existe pas : vérifiez ses 14 chiffres."
WRONG_VAT = "Ce n’est pas un n° de TVA français : écrivez FR, deux caractères, puis le SIREN."


def checked_number(kind: Any, text: str, wrong: str) -> str:
    """A legal number without its spaces, "" for nothing. Raises ValidationError with the sentence `wrong`."""
    bare = "".join(char for char in text if char.isalnum())
    if not bare:
        return ""
    if not bare.isascii():
        raise forms.ValidationError(wrong)
    try:
        return str(kind.validate(bare))
    except NumberError as error:
        raise forms.ValidationError(wrong) from error


class FirmForm(PlainModelForm):
    """The little that is asked at the first start; the VAT number comes from the SIRET."""

    class Meta:
        model = Company
        fields = ["name", "siret", "postcode", "city"]
        labels = {"name": "Raison sociale"}
        help_texts = {"name": "Telle qu’imprimée sur les documents."}
        error_messages = {"name": {"required": "Tapez le nom de votre entreprise."}}

    # Longer than what is kept: spaces come with what is pasted.
    siret = forms.CharField(
        label="SIRET (facultatif)", max_length=40, required=False, help_text="14 chiffres, espaces acceptés."
    )

    def clean_name(self) -> str:
        return squeeze(self.cleaned_data["name"])

    def clean_siret(self) -> str:
        return checked_number(siret, self.cleaned_data["siret"], WRONG_SIRET)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("siret") and "vat_number" not in self.errors and not cleaned.get("vat_number"):
            cleaned["vat_number"] = "FR" + siren.to_tva(cleaned["siret"][:9]).replace(" ", "")
        return cleaned


class CompanyForm(FirmForm):
    class Meta(FirmForm.Meta):
        fields = [
            *("name", "legal_form", "siret", "vat_number"),
            *("street", "postcode", "city", "phone", "email", "website"),
        ]
        widgets = {"street": forms.Textarea(attrs={"rows": 2})}

    vat_number = forms.CharField(
        label="N° de TVA", max_length=40, required=False, help_text="Laissez vide : il est calculé à partir du SIRET."
    )
    street = forms.CharField(label="Adresse", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    website = forms.URLField(label="Site web", max_length=200, required=False, assume_scheme="https")

    def clean_vat_number(self) -> str:
        number = checked_number(tva, self.cleaned_data["vat_number"], WRONG_VAT)
        return f"FR{number}" if number else ""


class FirstPersonForm(TwicePasswordForm, PersonForm):
    """The first administrator, who chooses a password at once: nobody else could give a link."""

    class Meta:
        model = User
        fields = ["name", "username", "email"]
        labels = {"name": "Votre nom", "username": "Votre identifiant", "email": "Votre e-mail (facultatif)"}
        help_texts = {"username": "Ce que vous taperez pour vous connecter, par exemple m.durand."}
        error_messages = {
            "name": {"required": "Tapez votre nom, par exemple Marie Durand."},
            "username": {"required": "Choisissez votre identifiant, par exemple m.durand."},
        }
        widgets = {"username": forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username"})}

    field_order = ["name", "username", "email", "new", "again"]

    def owner(self) -> User:
        return User(**{name: self.cleaned_data.get(name, "") for name in self.Meta.fields})

    def person(self) -> dict[str, Any]:
        """What User.add takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields} | {"password": self.cleaned_data["new"]}


class OptionsForm(PlainModelForm):
    class Meta:
        model = Options
        fields = [
            *("email_required", "birth_date_shown", "duplicate_control"),
            *("number_mask", "number_at"),
            *("portfolio_visibility", "reassign_roles", "portfolio_transfers"),
            "backup_folder",
        ]
        labels = {
            "email_required": "Exiger un e-mail pour une nouvelle fiche",
            "birth_date_shown": "Demander la date de naissance des particuliers",
            "number_mask": "Modèle du n° de client",
            "portfolio_transfers": "Permettre de transférer tout un portefeuille",
            "backup_folder": "Dossier des sauvegardes",
        }
        help_texts = {
            "email_required": "« N’en a pas » reste une réponse possible. Les fiches déjà là ne sont pas bloquées.",
            "birth_date_shown": "Ajoute le champ aux fiches de particuliers. N’en demandez pas plus que votre besoin.",
            "number_mask": "Les zéros entre accolades deviennent le numéro : C{00000} donne C00001, puis C00002. "
            "Les numéros déjà donnés ne changent pas.",
            "portfolio_transfers": "Ouvre le menu « Portefeuilles » à ceux qui peuvent changer le commercial d’un client.",
            "backup_folder": "Copié chaque nuit. De préférence sur un autre disque. "
            "Laissez vide pour garder les copies dans le dossier de Carnet.",
        }

    duplicate_control = forms.ChoiceField(
        label="Contrôle des doublons",
        choices=DuplicateControl.choices,
        widget=forms.RadioSelect,
        help_text="Ce qui se passe quand on enregistre quelqu’un qui ressemble à un client existant.",
    )
    number_at = forms.ChoiceField(
        label="Le n° est donné",
        choices=NumberAt.choices,
        widget=forms.RadioSelect,
        help_text="Un prospect sans numéro se retrouve par son nom, son téléphone ou sa ville.",
    )
    portfolio_visibility = forms.ChoiceField(
        label="Les commerciaux voient",
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        help_text="Vaut partout : listes, recherche, exports. Les autres rôles voient tout le fichier.",
    )
    reassign_roles = forms.MultipleChoiceField(
        label="Peuvent changer le commercial d’un client, en plus de la direction",
        choices=[choice for choice in Role.choices if choice[0] != Role.DIRECTION],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Sans ce droit, le bouton n’apparaît pas. La direction l’a toujours.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not len(MODULES):
            return
        self.fields["modules_on"] = forms.MultipleChoiceField(
            label="Modules en service",
            choices=[(module.code, f"{module.label} : {module.help}") for module in MODULES],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[module.code for module in MODULES if module.code not in self.instance.modules_off],
            help_text="Décocher un module retire ses menus, ses onglets et ses pages. Rien n’est effacé : "
            "recochez-le et tout revient.",
        )

    def clean_modules_on(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["modules_on"]
        if sentences := missing(chosen):
            raise forms.ValidationError(sentences)
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        on = cleaned.pop("modules_on", None)
        if on is not None:
            cleaned["modules_off"] = [module.code for module in MODULES if module.code not in on]
        return cleaned

    def clean_number_mask(self) -> str:
        try:
            return check_mask(self.cleaned_data["number_mask"].strip())
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal

    def clean_backup_folder(self) -> str:
        folder: str = self.cleaned_data["backup_folder"].strip()
        return folder
