"""The screen « Documents » of the settings: each app above adds its own part: numbers, delays, reminders."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from carnet.company.models import Singleton
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class SettingsPart:
    """`form` is a model form of the Singleton `model`; what it cleaned is written by `model.change`."""

    code: str  # its prefix in the page
    title: str
    model: Callable[[], type[Singleton]]
    form: Callable[[], type[Any]]
    order: int = 100


SETTINGS_PARTS: Registry[SettingsPart] = Registry("parts of the settings of documents")


def forms_for(typed: Any) -> list[tuple[SettingsPart, BaseForm]]:
    return [(part, part.form()(typed, instance=part.model().current(), prefix=part.code)) for part in SETTINGS_PARTS]
