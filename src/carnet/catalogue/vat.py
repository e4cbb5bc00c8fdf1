"""The VAT rates of metropolitan France, and the categories of EN 16931 (UNTDID 5305). Pure data.

A line keeps the code of its rate; a document prints its category and its percentage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

STANDARD, REVERSE_CHARGE, EXEMPT, ZERO = "S", "AE", "E", "Z"


@dataclass(frozen=True)
class VatRate:
    """`percent` is 0 for every category but S. `code` is what tables and files hold."""

    code: str
    category: str
    percent: Decimal
    label: str

    @property
    def is_taxed(self) -> bool:
        return self.category == STANDARD

    def __str__(self) -> str:
        return self.label


RATES = (
    VatRate("20", STANDARD, Decimal("20"), "20 %"),
    VatRate("10", STANDARD, Decimal("10"), "10 %"),
    VatRate("5.5", STANDARD, Decimal("5.5"), "5,5 %"),
    VatRate("2.1", STANDARD, Decimal("2.1"), "2,1 %"),
    VatRate("Z", ZERO, Decimal(0), "0 %"),
    VatRate("E", EXEMPT, Decimal(0), "Exonéré"),
    VatRate("AE", REVERSE_CHARGE, Decimal(0), "Autoliquidation"),
)
BY_CODE: Mapping[str, VatRate] = MappingProxyType({rate.code: rate for rate in RATES})
CHOICES = [(rate.code, rate.label) for rate in RATES]
USUAL = "20"


def rate_of(code: str) -> VatRate:
    """Raises LookupError for a code that no rate has."""
    try:
        return BY_CODE[code]
    except KeyError:
        raise LookupError(f"no VAT rate has the code {code!r}") from None
