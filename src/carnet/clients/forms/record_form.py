"""The client form: what a person may type, several telephones, addresses and contacts included."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet

from carnet.accounts.models import User
from carnet.clients import addresses, tidy
from carnet.clients.forms.fields import BirthDateField, ClientField, TagsField, TidyField, lines_field, text_field
from carnet.clients.models.client import Civility, Kind, Status
from carnet.clients.models.parts import AddressRole, ContactRole
from carnet.clients.record import PARTS, SCALARS, Record
from carnet.company.models import Options

ROWS = 30  # telephones, addresses… of one client at most


class MainForm(forms.Form):
    """The client itself. Fields are in the order of the paper form."""

    kind = forms.ChoiceField(label="Type", choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.PERSON)
    civility = forms.ChoiceField(label="Civilité", choices=[("", "—"), *Civility.choices], required=False)
    name = text_field(
        160, label="Nom ou raison sociale", required=True, error_messages={"required": "Saisissez le nom du client."}
    )
    first_name = text_field(80, label="Prénom")
    partner_first_name = text_field(80, label="Prénom du conjoint")
    partner_name = text_field(80, label="Nom du conjoint", help_text="S’il est différent.")
    birth_date = BirthDateField(label="Date de naissance")
    trade_name = text_field(160, label="Nom commercial", help_text="L’enseigne, si elle diffère.")
    legal_form = text_field(60, label="Forme juridique", help_text="SARL, SAS, EI…")
    siren = TidyField(tidy.tidy_siren, kind="siren", label="SIREN")
    siret = TidyField(tidy.tidy_siret, kind="siret", label="SIRET")
    vat_number = TidyField(tidy.tidy_vat, kind="vat", label="N° de TVA", help_text="Calculé depuis le SIREN si vide.")
    naf = TidyField(tidy.tidy_naf, label="Code NAF")
    service_code = text_field(100, label="Code service", help_text="Pour Chorus Pro.")
    commitment_number = text_field(50, label="N° d’engagement")
    syndic = ClientField(label="Syndic", help_text="Le courrier de la copropriété lui est adressé.")
    payer = ClientField(label="Tiers payeur", help_text="Qui paie à la place du client.")
    salesperson = forms.TypedChoiceField(label="Commercial", required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label="Statut", choices=Status.choices, initial=Status.PROSPECT)
    origin = text_field(80, label="Origine", help_text="Salon, bouche-à-oreille, site…")
    payment_terms = text_field(80, label="Conditions de règlement", help_text="30 jours fin de mois, comptant…")
    website = TidyField(tidy.tidy_website, label="Site web")
    tags = TagsField(label="Étiquettes", help_text="Séparées par des virgules.")
    without_email = forms.BooleanField(label="N’a pas d’e-mail", required=False)
    warning = text_field(300, label="À savoir", help_text="En tête de la fiche : « portail : code 4A71 ».")
    notes = lines_field(20_000, rows=4, label="Notes")

    def __init__(self, *args: Any, user: User, options: Options, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices(user)
        if not options.birth_date_shown:
            del self.fields["birth_date"]
        if not new:
            del self.fields["status"]  # it changes by an act with a cause
        if not user.has_perm("clients.reassign") and not new:
            self.fields["salesperson"].disabled = True

    def _choices(self, user: User) -> None:
        people: list[tuple[Any, str]] = [("", "—")]
        people += [(person.pk, str(person)) for person in User.objects.salespeople()]
        current = self.initial.get("salesperson")
        if current and current not in dict(people):
            people += [(person.pk, f"{person} (compte fermé)") for person in User.objects.filter(pk=current)]
        field = self.fields["salesperson"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = people
        for name in ("syndic", "payer"):
            reference = self.fields[name]
            assert isinstance(reference, ClientField)
            reference.user, reference.kept = user, self.initial.get(name)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        siret, siren = values.get("siret"), values.get("siren")
        if siret and not siren and "siren" not in self.errors:
            values["siren"] = siret[:9]
        if values.get("kind") == Kind.COMPANY and values.get("siren") and values.get("vat_number") == "":
            values["vat_number"] = tidy.vat_of(values["siren"])
        return values


class RowForm(forms.Form):
    """A row of a list: an `id` it already had, or a new one. An empty row is no row."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def is_blank(self) -> bool:
        defaults = {"id", "role", "label"}
        return not any(value for name, value in self.cleaned_data.items() if name not in defaults and name != "DELETE")


class PhoneForm(RowForm):
    number = TidyField(tidy.tidy_phone, kind="phone", label="Téléphone")
    label = text_field(40, label="Libellé")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].widget.attrs |= {"type": "tel", "inputmode": "tel"}
        self.fields["label"].widget.attrs["placeholder"] = "mobile, bureau…"


class EmailForm(RowForm):
    address = TidyField(tidy.tidy_email, kind="email", label="E-mail")
    label = text_field(40, label="Libellé")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"].widget.attrs |= {"inputmode": "email", "autocapitalize": "off", "spellcheck": "false"}
        self.fields["label"].widget.attrs["placeholder"] = "perso, bureau…"


class AddressForm(RowForm):
    role = forms.ChoiceField(label="Usage", choices=AddressRole.choices, required=False, initial=AddressRole.MAIN)
    street = lines_field(400, rows=2, label="Adresse")
    postcode = TidyField(tidy.tidy_postcode, label="Code postal")
    city = text_field(100, label="Ville")
    insee = forms.RegexField(r"^(\d[\dAB]\d{3})?$", required=False, widget=forms.HiddenInput)
    country = text_field(60, label="Pays", help_text="Vide pour la France.")
    label = text_field(80, label="Libellé", help_text="Résidence secondaire, dépôt…")
    access_notes = text_field(300, label="Accès", help_text="Code, étage, stationnement…")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].widget.attrs["data-commune"] = "street"
        self.fields["postcode"].widget.attrs |= {"data-commune": "postcode", "inputmode": "numeric"}
        self.fields["city"].widget.attrs["data-commune"] = "city"
        self.fields["insee"].widget.attrs["data-commune"] = "insee"

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors:
            values |= addresses.settled({**values, "role": values.get("role") or AddressRole.MAIN})
        return values


class ContactForm(RowForm):
    civility = forms.ChoiceField(label="Civilité", choices=[("", "—"), *Civility.choices[:2]], required=False)
    first_name = text_field(80, label="Prénom")
    name = text_field(120, label="Nom")
    role = forms.ChoiceField(label="Rôle", choices=ContactRole.choices, required=False, initial=ContactRole.OTHER)
    job_title = text_field(80, label="Fonction")
    phone = TidyField(tidy.tidy_phone, kind="phone", label="Téléphone")
    email = TidyField(tidy.tidy_email, kind="email", label="E-mail")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        values["role"] = values.get("role") or ContactRole.OTHER
        if values.get("first_name") and not values.get("name"):
            values["name"], values["first_name"] = values["first_name"], ""
        if not values.get("name") and (values.get("phone") or values.get("email")) and "name" not in self.errors:
            self.add_error("name", "Saisissez le nom du contact.")
        return values


ROW_FORMS: dict[str, type[RowForm]] = {
    "phones": PhoneForm,
    "emails": EmailForm,
    "addresses": AddressForm,
    "contacts": ContactForm,
}


@dataclass(frozen=True)
class Problem:
    target: str  # id of the control, "" for the whole
    label: str
    sentence: str


class RecordForm:
    """The main form and its lists as one: valid together, one draft."""

    def __init__(
        self,
        data: Any = None,
        *,
        record: Record | None = None,
        user: User,
        initial: Record | None = None,
        auto_id: str = "id_%s",  # another over a screen that has a form of its own
    ) -> None:
        options = Options.current()
        start = record or initial or {}
        self.new = record is None
        main = {name: value for name, value in start.items() if name in SCALARS or name == "tags"}
        self.auto_id = auto_id
        self.main = MainForm(data, initial=main, user=user, options=options, new=self.new, auto_id=auto_id)
        self.rows = {part: self._rows(part, data, start.get(part, [])) for part in PARTS}
        self.email_required = options.email_required

    def _rows(self, part: str, data: Any, rows: list[Record]) -> "BaseFormSet[Any]":
        # One blank row to type in where there is none; contacts start folded, with none.
        extra = 1 if not rows and part != "contacts" else 0
        factory = forms.formset_factory(
            ROW_FORMS[part], extra=extra, can_delete=True, max_num=ROWS, absolute_max=ROWS, validate_max=True
        )
        return factory(data, initial=rows, prefix=part, auto_id=self.auto_id)

    def is_valid(self) -> bool:
        return all([self.main.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def draft(self) -> Record:
        """What was typed, as a record. Call it once valid."""
        draft: Record = {
            name: value for name, value in self.main.cleaned_data.items() if name in SCALARS or name == "tags"
        }
        if "birth_date" in draft:
            draft["birth_date"] = draft["birth_date"] or None
        if self.main.fields["salesperson"].disabled:
            draft.pop("salesperson", None)
        for part, rows in self.rows.items():
            kept = [form for form in rows if not form.cleaned_data.get("DELETE") and not _blank(form)]
            draft[part] = [
                {k: v for k, v in form.cleaned_data.items() if k != "DELETE" and not (k == "id" and v is None)}
                for form in kept
            ]
        return draft

    def add_errors(self, errors: dict[str, str]) -> None:
        for name, sentence in errors.items():
            self.main.add_error(name if name in self.main.fields else None, sentence)

    @property
    def problems(self) -> list["Problem"]:
        """Every error with the control it is about, for the summary on top."""
        found = [Problem("", "", str(error)) for error in self.main.non_field_errors()] if self.main.is_bound else []
        forms_shown = [self.main, *(form for rows in self.rows.values() for form in rows)]
        for form in forms_shown if self.main.is_bound else []:
            found += [
                Problem(bound.id_for_label or "", str(bound.label), str(error))
                for bound in form
                for error in bound.errors
            ]
        for rows in self.rows.values():
            found += [Problem("", "", str(error)) for error in rows.non_form_errors()] if self.main.is_bound else []
        return found

    def _filled(self, *names: str) -> bool:
        return any(self.main[name].value() or self.main[name].errors for name in names if name in self.main.fields)

    @property
    def opens_organisation(self) -> bool:
        return self._filled(
            "trade_name",
            "legal_form",
            "siren",
            "siret",
            "vat_number",
            "naf",
            "service_code",
            "commitment_number",
            "syndic",
        )

    @property
    def opens_person(self) -> bool:
        return self._filled("partner_first_name", "partner_name", "birth_date")

    @property
    def opens_rest(self) -> bool:
        return self._filled("warning", "notes", "payment_terms", "payer", "website", "tags", "without_email")

    @property
    def opens_contacts(self) -> bool:
        return len(self.rows["contacts"].forms) > 0

    def partial(self) -> Record:
        """What is readable so far, for the look-alikes while typing: never raises, wrong fields left out."""
        self.is_valid()
        draft: Record = {
            name: value
            for name, value in getattr(self.main, "cleaned_data", {}).items()
            if name in SCALARS and value is not None
        }
        for part, rows in self.rows.items():
            # A form with an error keeps what is right in cleaned_data.
            found = [getattr(form, "cleaned_data", {}) for form in getattr(rows, "forms", [])]
            names = PARTS[part][1]
            draft[part] = [
                {name: row.get(name) or "" for name in names}
                for row in found
                if any(row.get(n) for n in names if n != "role")
            ]
        return draft


def _blank(form: Any) -> bool:
    return not form.cleaned_data or form.is_blank()
