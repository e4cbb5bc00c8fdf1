"""Small forms of the agenda: why, who is away, who works together, the hours of the firm."""

from typing import Any

from django import forms

from carnet.accounts.models import User
from carnet.appointments.forms.fields import DayField, HourField
from carnet.appointments.models import AbsenceReason
from carnet.clients.forms.fields import lines_field, text_field


class OutcomeForm(forms.Form):
    outcome = lines_field(1_000, rows=2, label="Compte rendu, ou raison")


class AbsenceForm(forms.Form):
    user = forms.ModelChoiceField(label="Qui", queryset=User.objects.none(), empty_label=None)
    starts_on = DayField(label="Du", error_messages={"required": "Choisissez le premier jour."})
    ends_on = DayField(label="Au", required=False, help_text="Vide : un seul jour.")
    reason = forms.ChoiceField(label="Raison", choices=AbsenceReason.choices)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        assert isinstance(field, forms.ModelChoiceField)
        everybody = user.has_perm("appointments.teams")
        field.queryset = User.objects.active() if everybody else User.objects.filter(pk=user.pk)
        field.initial = user.pk


class TeamForm(forms.Form):
    name = text_field(60, label="Nom", required=True, error_messages={"required": "Donnez un nom à l’équipe."})
    members = forms.ModelMultipleChoiceField(
        label="Membres", queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez une personne au moins."},
    )  # fmt: skip
    active = forms.BooleanField(label="Proposée pour de nouveaux rendez-vous", required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["members"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = User.objects.active()


class OptionsForm(forms.Form):
    opens_at = HourField(label="La journée commence à")
    pause_starts = HourField(label="Pause de")
    pause_ends = HourField(label="à")
    closes_at = HourField(label="La journée finit à")
    alsace_moselle = forms.BooleanField(
        label="Jours fériés d’Alsace-Moselle", required=False, help_text="Ajoute le Vendredi saint et le 26 décembre."
    )

    reminds = forms.BooleanField(
        label="Rappeler son rendez-vous au client la veille, par e-mail", required=False,
        help_text="À 9 h, à ceux qui ont une adresse. Les mots se changent dans Réglages, Messages.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        hours = [values.get(name) for name in ("opens_at", "pause_starts", "pause_ends", "closes_at")]
        told = [hour for hour in hours if hour is not None]
        if len(told) == 4 and told != sorted(told):
            self.add_error("closes_at", "Ces heures se suivent : début, pause, reprise, fin.")
        return values
