"""What is typed about products, cases, receptions and interventions."""

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.aftersales.models import Case, CaseState, Installed, Reception, Urgency
from carnet.aftersales.models.case import Complaint
from carnet.aftersales.models.product import Fitted
from carnet.aftersales.models.report import Written
from carnet.aftersales.warranty import MOST_YEARS
from carnet.appointments.forms.appointment import places
from carnet.appointments.forms.fields import DayField, HourField
from carnet.clients.forms.fields import lines_field, text_field
from carnet.clients.models.client import Client
from carnet.kernel.numbers import decimal_of

COVERED = {"": None, "oui": True, "non": False}


def offer(form: forms.Form, name: str, choices: list[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def key_field(label: str, **options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, choices=[], required=False, **options)


def products(client: Client, kept: int | None = None) -> list[tuple[Any, str]]:
    found = [one for one in Installed.objects.filter(client=client) if one.removed_at is None or one.pk == kept]
    return [(one.pk, " – ".join(filter(None, [str(one), str(one.place or "")]))) for one in found]


def usual_place(client: Client) -> str:
    """A building site when there is one."""
    return str(places(client)["address"][0][0])


def not_received(client: Client) -> list[int]:
    return [one.pk for one in Installed.objects.filter(client=client, receptions=None).present()]


def to_receive(client: Client) -> list[tuple[Any, str]]:
    """Said of what was received already: its warranties would begin again."""
    days = dict(Reception.objects.filter(client=client).order_by("received_on").values_list("products", "received_on"))
    return [
        (key, f"{name} (déjà reçu le {days[key]:%d/%m/%Y})" if key in days else name) for key, name in products(client)
    ]


def people() -> list[tuple[Any, str]]:
    found = User.objects.active().exclude(role=Role.ACCOUNTANT)
    return [("", "— personne —"), *((one.pk, str(one)) for one in found)]


class ProductForm(forms.Form):
    name = text_field(160, label="Produit", required=True, error_messages={"required": "Dites quel produit est posé."})
    family = text_field(60, label="Famille", help_text="Volets, fenêtres, portail… : sert aux coûts par famille.")
    reference = text_field(80, label="Référence")
    serial = text_field(80, label="N° de série")
    document = text_field(60, label="Facture ou bon de livraison", help_text="Son numéro.")
    address = key_field("Lieu")
    fitted_on = DayField(label="Posé le", required=False)
    fitted_by = key_field("Posé par")
    maker_years = forms.IntegerField(
        label="Garantie du fabricant", min_value=0, max_value=MOST_YEARS, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "address", places(client)["address"])
        offer(self, "fitted_by", people())

    def fitted(self) -> Fitted:
        return Fitted(**{**self.cleaned_data, "maker_years": self.cleaned_data["maker_years"] or 0})


class FittedForm(forms.Form):
    """Which lines of a document were fitted, when, by whom."""

    lines = forms.TypedMultipleChoiceField(
        label="Ce qui est posé", coerce=int, choices=[], widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez ce qui est posé : une ligne au moins."},
    )  # fmt: skip
    fitted_on = DayField(label="Posé le", error_messages={"required": "Saisissez le jour."})
    fitted_by = key_field("Posé par")
    family = text_field(60, label="Famille", help_text="Volets, fenêtres, portail…")

    def __init__(self, *args: Any, lines: list[tuple[Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "lines", lines)
        offer(self, "fitted_by", people())


class CaseForm(forms.Form):
    product = key_field("Produit")
    symptom = lines_field(
        2_000, label="Que se passe-t-il ?", required=True, error_messages={"required": "Dites ce qui se passe."}
    )
    urgency = forms.ChoiceField(
        label="Urgence", choices=Urgency.choices, widget=forms.RadioSelect, initial=Urgency.NORMAL
    )
    address = key_field("Lieu")
    person = key_field("Suivi par")
    due_on = DayField(label="À faire avant le", required=False, help_text="Vide : selon l’urgence.")
    covered = forms.ChoiceField(
        label="Sous garantie", required=False, choices=[("", "Ce que dit le produit"), ("oui", "Oui"), ("non", "Non")]
    )
    why = text_field(400, label="Pourquoi", help_text="Vide : ce que disent les garanties du produit, ce jour.")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, client: Client, case: Case | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "product", [("", "— à préciser —"), *products(client, case.product_id if case else None)])
        offer(self, "address", places(client)["address"])
        offer(self, "person", people())

    def complaint(self) -> Complaint:
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Complaint(**{**values, "covered": COVERED[values["covered"]]})


class StepForm(forms.Form):
    state = forms.ChoiceField(choices=CaseState.choices)
    note = text_field(400, label="Précision")


class ReportForm(forms.Form):
    day = DayField(label="Jour", error_messages={"required": "Saisissez le jour."})
    arrived = HourField(label="Arrivée", error_messages={"required": "Saisissez l’heure d’arrivée."})
    left = HourField(label="Départ", error_messages={"required": "Saisissez l’heure de départ."})
    done = lines_field(
        4_000, label="Ce qui a été fait", required=True, error_messages={"required": "Dites ce qui a été fait."}
    )
    parts = lines_field(2_000, rows=2, label="Pièces posées", help_text="Une par ligne.")
    parts_cost = forms.CharField(label="Coût des pièces", required=False, max_length=20)
    state = forms.ChoiceField(
        label="Et maintenant", widget=forms.RadioSelect, initial=CaseState.CLOSED,
        choices=[(CaseState.CLOSED, "C’est réparé"), (CaseState.WAITING, "Une pièce est à commander"),
                 (CaseState.OPEN, "Il faut revenir"), (CaseState.TO_INVOICE, "À facturer")],
    )  # fmt: skip
    note = text_field(400, label="Précision", help_text="La pièce attendue, par exemple.")
    signed_by = text_field(120, label="Nom de qui signe")
    drawing = forms.CharField(required=False, widget=forms.HiddenInput, max_length=41_000)
    unsigned = text_field(200, label="Sans signature", help_text="Pourquoi : absent, signe sur papier…")

    def clean_parts_cost(self) -> Decimal:
        text = self.cleaned_data["parts_cost"].strip()
        if not text:
            return Decimal(0)
        found = decimal_of(text, most=8)
        if found is None or found < 0:
            raise forms.ValidationError("Saisissez un montant, par exemple 45,90.")
        return found

    def written(self) -> Written:
        values = dict(self.cleaned_data)
        day, arrived, left = values.pop("day"), values.pop("arrived"), values.pop("left")
        return Written(arrived_at=_at(day, arrived), left_at=_at(day, left), **values)


def _at(day: Any, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))


class ReceptionForm(forms.Form):
    works = lines_field(
        2_000, label="Travaux reçus", required=True, error_messages={"required": "Dites quels travaux sont reçus."}
    )
    received_on = DayField(label="Reçus le", error_messages={"required": "Saisissez le jour."})
    address = key_field("Lieu")
    products = forms.TypedMultipleChoiceField(
        label="Produits reçus", coerce=int, choices=[], required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Leurs garanties d’un, deux et dix ans commencent ce jour.",
    )  # fmt: skip
    reserves = lines_field(4_000, label="Réserves", help_text="Vide : sans réserve.")
    signed_by = text_field(
        120, label="Nom de qui signe", required=True, error_messages={"required": "Écrivez le nom de qui signe."}
    )
    drawing = forms.CharField(required=False, widget=forms.HiddenInput, max_length=41_000)

    def __init__(self, *args: Any, client: Client, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.client = client
        offer(self, "address", places(client)["address"])
        offer(self, "products", to_receive(client))

    def act(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        key = values.pop("address")
        place = next((str(one) for one in self.client.addresses.all() if one.pk == key), "")
        return {**values, "place": place}


class LiftForm(forms.Form):
    on = DayField(label="Levées le", error_messages={"required": "Saisissez le jour."})
