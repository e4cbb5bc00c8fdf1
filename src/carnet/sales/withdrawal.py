"""Signed at the consumer's, a contract bears no payment of any kind for seven days (C. conso. art. L221-10). Pure."""

from datetime import date, timedelta

from carnet.kernel.dates import french_day
from carnet.sales.missing import Sale
from carnet.sales.models.circumstances import SignedAt

NO_PAYMENT_DAYS = 7


def pays_later(sale: Sale, *, consumer: bool) -> bool:
    """Urgent repairs that the client asked for are paid at once (art. L221-10, 4°)."""
    return consumer and sale.signed_at == SignedAt.OFF_PREMISES and not sale.urgent


def first_payment_day(signed_on: date) -> date:
    """The day of the signature is not counted, the seventh is whole: the eighth day after."""
    return signed_on + timedelta(days=NO_PAYMENT_DAYS + 1)


def sentence(what: str, signed_on: date) -> str:
    """`what`: "Le devis DV-2026-0142"."""
    until = french_day(first_payment_day(signed_on), weekday=False)
    return (
        f"{what} a été signé chez ce particulier le {french_day(signed_on, weekday=False)} : "
        f"rien ne peut être encaissé avant le {until}, pas même un chèque gardé (C. conso. art. L221-10)."
    )
