"""Who must get an electronic invoice, and what is asked of it. Pure."""

from datetime import date
from enum import Enum, auto

from carnet.kernel.text import fold
from carnet.sales.parties import Party

_FRANCE = {"", "france", "fr", "france metropolitaine"}
_NEVER = {"person", "condominium"}  # no business of their own: consumer, co-owners


class Duty(Enum):
    """NONE: a PDF with its legal mentions (consumer, foreign buyer). SOON: before the firm's own date, what is missing of the buyer warns. NOW: it is refused."""

    NONE = auto()
    SOON = auto()
    NOW = auto()


def duty_of(buyer: Party, day: date, starts_on: date | None) -> Duty:
    """`starts_on`: from when this firm must issue electronic invoices; None, not known yet."""
    if not is_business(buyer):
        return Duty.NONE
    return Duty.NOW if starts_on is not None and day >= starts_on else Duty.SOON


def is_business(buyer: Party) -> bool:
    """A French taxable person, or a public body; an association is one once it has a SIREN."""
    if not is_french(buyer) or buyer.kind in _NEVER:
        return False
    return buyer.kind != "association" or bool(buyer.siren or buyer.siret or buyer.vat_number)


def is_french(buyer: Party) -> bool:
    return fold(buyer.country) in _FRANCE
