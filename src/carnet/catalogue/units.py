"""The units of a line, by their code of UN/ECE recommendation 20, which electronic invoices want (BT-130). Pure data."""

from collections.abc import Mapping
from types import MappingProxyType

PIECE = "C62"
UNITS: Mapping[str, str] = MappingProxyType(
    {
        PIECE: "u",
        "MTR": "m",
        "MTK": "m²",
        "MTQ": "m³",
        "HUR": "h",
        "DAY": "jour",
        "MON": "mois",
        "LS": "forfait",
        "SET": "ensemble",
        "PR": "paire",
        "KGM": "kg",
        "TNE": "t",
        "LTR": "L",
        "KMT": "km",
    }
)
CHOICES = list(UNITS.items())


def label_of(code: str) -> str:
    """`m²`; a code that is not one of ours as it is."""
    return UNITS.get(code, code)
