"""An appointment as it is typed: of a known client, or of one chosen by typing."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.appointments.forms.fields import DayField, HourField
from carnet.appointments.models import Appointment, Kind, Team
from carnet.appointments.models.acts import Plan
from carnet.appointments.models.appointment import USUAL
from carnet.clients.forms.fields import ClientField, lines_field, text_field
from carnet.clients.models.client import Client

Places = dict[str, list[tuple[str, str]]]


class AppointmentForm(forms.Form):
    client = ClientField(label="Client")
    kind = forms.ChoiceField(label="Nature", choices=Kind.choices, widget=forms.RadioSelect)
    day = DayField(label="Jour", error_messages={"required": "Choisissez le jour."})
    start = HourField(label="De", required=False)
    end = HourField(label="À", required=False)
    end_day = DayField(label="Jusqu’au", required=False, help_text="Seulement sur plusieurs jours.")
    all_day = forms.BooleanField(label="Toute la journée", required=False)
    people = forms.TypedMultipleChoiceField(
        label="Qui y va", coerce=int, choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    team = forms.TypedChoiceField(label="Équipe", coerce=int, empty_value=None, choices=[], required=False)
    address = forms.TypedChoiceField(label="Lieu", coerce=int, empty_value=None, choices=[], required=False)
    contact = forms.TypedChoiceField(
        label="Contact sur place", coerce=int, empty_value=None, choices=[], required=False
    )
    about = text_field(160, label="Objet")
    notes = lines_field(4_000, label="À faire, à savoir")
    travel = forms.IntegerField(
        label="Trajet", required=False, initial=0,
        validators=[MinValueValidator(0), MaxValueValidator(600, "600 minutes au plus.")],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        user: User,
        client: Client | None = None,
        appointment: Appointment | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = client or (appointment.client if appointment else None)
        self.appointment = appointment
        picker = self.fields["client"]
        assert isinstance(picker, ClientField)
        picker.user = user
        internal = appointment is not None and appointment.is_internal
        if self.known or internal:
            del self.fields["client"]
            self._offer("kind", [one for one in Kind.choices if (one[0] == Kind.INTERNAL) == internal])
        chosen = self.known or (None if internal else self._typed_client())
        self._offer("people", [(one.pk, str(one)) for one in _bookable(appointment)])
        self._offer("team", [("", "—"), *((one.pk, str(one)) for one in _teams(appointment))])
        for name, choices in places(chosen).items():
            self._offer(name, choices)

    def _offer(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _typed_client(self) -> Client | None:
        """Whose addresses are proposed: the one in the field, as it stands."""
        value = self.data.get(self.add_prefix("client")) if self.is_bound else self.get_initial_for_field(
            self.fields["client"], "client"
        )  # fmt: skip
        try:
            key = value if isinstance(value, int) else self.fields["client"].clean(value or "")
        except forms.ValidationError:
            return None
        return Client.objects.filter(pk=key).first() if key else None

    def clean_travel(self) -> int:
        return self.cleaned_data["travel"] or 0

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.errors and not values.get("all_day") and values.get("start") is None:
            self.add_error("start", "Saisissez l’heure de début, ou cochez « toute la journée ».")
        if "client" in self.fields and not self.errors:
            self._check_client(values)
        if values.get("kind") == Kind.INTERNAL and not self.errors and not values["about"]:
            self.add_error("about", "Dites de quoi il s’agit : réunion d’équipe, atelier, formation…")
        if not self.errors and not values["people"] and not values["team"]:
            self.add_error("people", "Choisissez qui y va : une personne au moins, ou une équipe.")
        return values

    def _check_client(self, values: dict[str, Any]) -> None:
        """Every kind has one but the internal one, which has neither client nor place."""
        if values["kind"] == Kind.INTERNAL:
            values |= {"client": None, "address": None, "contact": None}
        elif values["client"] is None:
            self.add_error("client", "Choisissez le client. Seul un rendez-vous « Interne » n’en a pas.")

    @property
    def client_id(self) -> int | None:
        return self.known.pk if self.known else self.cleaned_data.get("client")

    def plan(self) -> Plan:
        """Asked once the form is valid."""
        values = self.cleaned_data
        starts, ends = _span(values)
        return Plan(
            kind=values["kind"], starts_at=starts, ends_at=ends, all_day=values["all_day"], people=tuple(values["people"]),
            team=values["team"], address=values["address"], contact=values["contact"], about=values["about"],
            notes=values["notes"], travel=values["travel"],
        )  # fmt: skip


def _span(values: dict[str, Any]) -> tuple[datetime, datetime]:
    """An end that is not said is the usual one of the kind."""
    first, last = values["day"], values["end_day"] or values["day"]
    if values["all_day"]:
        return moment(first, time.min), moment(last + timedelta(days=1), time.min)
    starts = moment(first, values["start"])
    if values["end"] is None and last == first:
        return starts, starts + timedelta(minutes=USUAL[Kind(values["kind"])])
    return starts, moment(last, values["end"] or time(18))


def moment(day: date, hour: time) -> datetime:
    """In the firm's time. An hour that the clocks jump over is the one after it."""
    return timezone.make_aware(datetime.combine(day, hour))


def _bookable(appointment: Appointment | None) -> list[User]:
    """Who goes to clients first, then the office; whoever is already on it stays, even gone from the firm."""
    kept = set(appointment.people.values_list("pk", flat=True)) if appointment else set()
    people = [
        user for user in User.objects.all() if user.pk in kept or (user.is_active and user.role != Role.ACCOUNTANT)
    ]
    order = [Role.TECHNICIAN, Role.SALESPERSON, Role.DIRECTION, Role.SECRETARY, Role.ACCOUNTANT]
    return sorted(people, key=lambda user: (order.index(Role(user.role)), user.name))


def _teams(appointment: Appointment | None) -> list[Team]:
    kept = appointment.team_id if appointment else None
    return [team for team in Team.objects.all() if team.is_active or team.pk == kept]


def places(client: Client | None) -> Places:
    """The addresses and contacts of a client; a building site comes first."""
    if client is None:
        return {"address": [("", "Celui de la fiche")], "contact": [("", "—")]}
    addresses = sorted(client.addresses.all(), key=lambda one: (one.role != "site", one.position))
    return {
        "address": [
            *((str(one.pk), f"{one.label or one.get_role_display()} : {one}") for one in addresses),
            ("", "Sans lieu précis"),
        ],
        "contact": [
            ("", "—"),
            *((str(one.pk), f"{one} ({one.get_role_display().lower()})") for one in client.contacts.all()),
        ],
    }
