"""A day and an hour as one types them; what was typed stays when it is refused."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from carnet.appointments.when import parse_day
from carnet.kernel.dates import parse_time


class DayField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 40)
        super().__init__(strip=True, **options)
        self.widget.attrs |= {"autocomplete": "off", "placeholder": "jj/mm/aaaa", "data-tidy": "date"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        found = parse_day(text, timezone.localdate())
        if found is None:
            raise ValidationError("Saisissez un jour, par exemple 24/11/2026, demain ou lundi.")
        return found


class HourField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 12)
        super().__init__(strip=True, **options)
        self.widget.attrs |= {"autocomplete": "off", "placeholder": "9 h 30"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        found = parse_time(text)
        if found is None:
            raise ValidationError("Saisissez une heure, par exemple 9 h 30 ou 14:00.")
        return found
