"""Cleaning functions as simple as tests need, in place of those of the app that stores clients."""

import re

from carnet.exchange.row import Tidy


def _phone(text: str) -> str:
    digits = re.sub(r"\D", "", text.replace("+33", "0"))
    if len(digits) < 3:
        raise ValueError("Saisissez un numéro de téléphone.")
    return " ".join(digits[i : i + 2] for i in range(0, len(digits), 2))


def _email(text: str) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-z]+", text):
        raise ValueError("Saisissez une adresse complète.")
    return text


def _of_length(length: int):
    def clean(text: str) -> str:
        if len(text) != length or not text.isdigit():
            raise ValueError(f"Il faut {length} chiffres.")
        return text

    return clean


def _text(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(f"Ce texte a {len(text)} caractères : raccourcissez-le à {most} au plus.")
    return text


TIDY = Tidy(
    phone=_phone,
    email=_email,
    siren=_of_length(9),
    siret=_of_length(14),
    vat_number=lambda text: text.replace(" ", ""),
    naf=lambda text: text.replace(".", ""),
    birth_date=lambda text: text,
    website=lambda text: text,
    text=_text,
    lengths={"name": 160, "first_name": 80, "street": 400, "city": 100, "notes": 20_000, "label": 40},
)
