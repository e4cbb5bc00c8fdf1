"""Passwords that French people choose first: refused offline, beside Django's own list."""

import re
from functools import cache
from importlib.resources import files

from django.core.exceptions import ValidationError

from carnet.kernel.text import strip_accents

_LOOKALIKES = str.maketrans("0134578@$!|", "oieastbasil")
_NOT_LETTERS = re.compile(r"[^a-z]+")


def is_common(password: str) -> bool:
    """A known word dressed with digits and signs, a word said twice, or very few different characters."""
    if len(set(password)) < 5 or _repeats(password):
        return True
    plain = strip_accents(password).lower()
    # Digits at the ends are an ornament; inside, they stand for the letter they look like.
    core = re.sub(r"^[^a-z]+|[^a-z]+$", "", plain)
    return any(_known(text) for text in (plain, core, core.translate(_LOOKALIKES), plain.translate(_LOOKALIKES)))


def _known(text: str) -> bool:
    letters = _NOT_LETTERS.sub("", text)
    return letters in _roots() or any(letters == root * 2 for root in _roots())


def _repeats(password: str) -> bool:
    """`abcabcabcabc`: the same piece of at most a third of the length."""
    return re.fullmatch(r"(.+?)\1{2,}", password, re.DOTALL) is not None


@cache
def _roots() -> frozenset[str]:
    text = files("carnet.accounts").joinpath("common_passwords.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


class NotCommonInFrench:
    """A validator of AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: object = None) -> None:
        if is_common(password):
            raise ValidationError(
                "Ce mot de passe est trop facile à deviner. Prenez par exemple quatre mots sans rapport entre eux.",
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return "Évitez les suites du clavier, les prénoms et les mots suivis de chiffres."
