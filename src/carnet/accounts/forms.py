"""What people type about accounts."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.forms.boundfield import BoundField

from carnet.accounts.models import Role, User
from carnet.kernel.text import squeeze


class PlainForm(forms.Form):
    """Plain fields, one under the other. Unreadable characters never come here (see config/input_gate.py)."""

    template_name = "accounts/includes/fields.html"


class PlainModelForm(forms.ModelForm, PlainForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """The same for a model: the form checks, the act of the model writes."""


class Together:
    """Several forms of one page, as ui/form_errors.html reads one."""

    def __init__(self, *forms: forms.BaseForm) -> None:
        self.forms = forms

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def non_field_errors(self) -> list[str]:
        return [str(error) for form in self.forms for error in form.non_field_errors()]

    def visible_fields(self) -> list[BoundField]:
        return [field for form in self.forms for field in form.visible_fields()]

    def hidden_fields(self) -> list[BoundField]:
        return [field for form in self.forms for field in form.hidden_fields()]


def _password(label: str, autocomplete: str, missing: str, **kwargs: Any) -> forms.CharField:
    """`missing`: what is said when nothing is typed."""
    errors = {"required": missing}
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    # `strip` off: a space is a character like another. 1,000: a limit, far above any phrase.
    return forms.CharField(label=label, strip=False, max_length=1000, widget=widget, error_messages=errors, **kwargs)


class SignInForm(PlainForm):
    identifier = forms.CharField(
        label="Identifiant",
        max_length=150,
        error_messages={"required": "Tapez votre identifiant, par exemple m.durand."},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )
    password = _password("Mot de passe", "current-password", "Tapez votre mot de passe.")


class NameForm(PlainForm):
    name = forms.CharField(
        label="Nom affiché",
        max_length=120,
        error_messages={"required": "Tapez votre nom, par exemple Marie Durand."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        return squeeze(self.cleaned_data["name"])


class TwicePasswordForm(PlainForm):
    """A new password typed twice; paste and password managers are welcome."""

    new = _password(
        "Nouveau mot de passe",
        "new-password",
        "Choisissez un mot de passe d’au moins 12 caractères.",
        help_text=" ".join(password_validators_help_texts()[:1]),
    )
    again = _password("Le même, une seconde fois", "new-password", "Retapez le même mot de passe.")

    def owner(self) -> User:
        """Whose password it will be: it must not look like their name."""
        raise NotImplementedError

    def clean_new(self) -> str:
        value: str = self.cleaned_data["new"]
        validate_password(value, self.owner())
        return value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "new" in cleaned and "again" in cleaned and cleaned["new"] != cleaned["again"]:
            self.add_error("again", "Les deux mots de passe diffèrent : retapez le même.")
        return cleaned


class NewPasswordForm(TwicePasswordForm):
    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def owner(self) -> User:
        return self.user


class PasswordChangeForm(NewPasswordForm):
    current = _password("Mot de passe actuel", "current-password", "Tapez votre mot de passe actuel.")
    field_order = ["current", "new", "again"]


class PersonForm(PlainModelForm):
    """Names as they will be written: the checks of uniqueness must see them so."""

    def clean_name(self) -> str:
        return squeeze(self.cleaned_data["name"])

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        return username.strip().lower()


class UserForm(PersonForm):
    class Meta:
        model = User
        fields = ["name", "username", "email", "role"]
        labels = {"name": "Nom", "email": "E-mail (facultatif)"}
        help_texts = {
            "name": "Affiché dans l’historique des clients, par exemple Marie Durand.",
            "username": "Ce que la personne tape pour se connecter, par exemple m.durand.",
        }
        error_messages = {
            "name": {"required": "Tapez le nom de cette personne, par exemple Marie Durand."},
            "username": {"required": "Tapez l’identifiant de cette personne, par exemple m.durand."},
        }
        widgets = {"username": forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"})}

    role = forms.ChoiceField(
        label="Rôle",
        choices=[("", "Choisissez…"), *Role.choices],
        error_messages={"required": "Choisissez le rôle de cette personne : ses droits en dépendent."},
    )
