"""What people type about messages."""

from typing import Any

from django import forms

from carnet.accounts.forms import PlainForm, PlainModelForm
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.mail import addresses
from carnet.mail.letters import Letter, check
from carnet.mail.models.settings import MailSettings, Security


class ComposeForm(PlainForm):
    """A message before it goes to the outbox."""

    to = forms.CharField(
        label="À",
        max_length=500,
        help_text="Plusieurs adresses : séparez-les par une virgule.",
        error_messages={"required": "Sans adresse, le message ne peut pas partir : écrivez celle du destinataire."},
    )
    copy = forms.CharField(label="Copie à", max_length=500, required=False)
    subject = forms.CharField(label="Objet", max_length=200)
    body = forms.CharField(label="Message", max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("to"):
            self.fields[
                "to"
            ].help_text = (
                "Sa fiche ne donne pas d’adresse e-mail : écrivez-en une ici, et sur sa fiche pour la prochaine fois."
            )

    def clean_to(self) -> str:
        return _addresses(self.cleaned_data["to"])

    def clean_copy(self) -> str:
        return _addresses(self.cleaned_data["copy"]) if self.cleaned_data["copy"].strip() else ""

    def clean_subject(self) -> str:
        return squeeze(self.cleaned_data["subject"])


def _addresses(text: str) -> str:
    try:
        return addresses.read(text)
    except Refused as refusal:
        raise forms.ValidationError(refusal.sentence) from refusal


class ServerForm(PlainModelForm):
    class Meta:
        model = MailSettings
        fields = ["sender", "sender_name", "reply_to", "copy_to", "closing", "host", "port", "security", "user"]
        help_texts = {
            "sender": "Celle que vos clients verront. Le serveur doit l’accepter.",
            "sender_name": "Par exemple Menuiserie des Tilleuls.",
            "reply_to": "Vide : les réponses vont à l’adresse d’expédition.",
            "copy_to": "Vide : aucune copie.",
            "closing": "Ajoutée à la fin de chaque message.",
            "host": "Par exemple smtp.mafirme.fr. Demandez-le à votre hébergeur de courrier.",
            "user": "Souvent votre adresse e-mail.",
        }
        widgets = {"closing": forms.Textarea(attrs={"rows": 3})}

    port = forms.IntegerField(label="Port", min_value=1, max_value=65_535)
    security = forms.ChoiceField(label="Sécurité", choices=Security.choices, widget=forms.RadioSelect)
    password = forms.CharField(
        label="Mot de passe",
        max_length=500,
        required=False,
        strip=False,
        help_text="Vide : celui d’avant reste. Il n’est gardé ni dans la base, ni dans les sauvegardes.",
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean_host(self) -> str:
        host: str = self.cleaned_data["host"].strip().lower()
        if host and not all(char.isascii() and (char.isalnum() or char in ".-:") for char in host):
            raise forms.ValidationError("Écrivez le nom du serveur seul, par exemple smtp.mafirme.fr.")
        return host

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("host") and not cleaned.get("sender") and "sender" not in self.errors:
            self.add_error("sender", "Écrivez l’adresse d’expédition : sans elle, rien ne part.")
        return cleaned

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class LetterForm(PlainForm):
    subject = forms.CharField(label="Objet", max_length=200)
    body = forms.CharField(label="Texte", max_length=8_000, widget=forms.Textarea(attrs={"rows": 12}))

    def __init__(self, letter: Letter, *args: Any, **kwargs: Any) -> None:
        self.letter = letter
        super().__init__(*args, **kwargs)

    def clean_subject(self) -> str:
        return self._checked("subject")

    def clean_body(self) -> str:
        return self._checked("body")

    def _checked(self, name: str) -> str:
        try:
            return check(self.letter, self.cleaned_data[name])
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
