"""Reminder letters and statements of account, on the paper of the firm."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from carnet.clients.models import Client
from carnet.invoices import figures
from carnet.invoices.models import Reminder
from carnet.kernel.dates import french_day
from carnet.sales import firm, mentions
from carnet.sales.lines import ZERO
from carnet.sales.models import DocumentSettings
from carnet.sales.paper.content import Entry, Kind, Paper, Payment, Watermark
from carnet.sales.paper.drawing import draw
from carnet.sales.parties import buyer_of

_POLITE = "Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées."
_WORDS = {
    1: (
        "Sauf erreur de notre part, les factures ci-dessous restent impayées à ce jour.",
        "Nous vous remercions de votre règlement sous huit jours. S’il vient de partir, ne tenez pas compte de ce courrier.",
    ),
    2: (
        "Malgré notre premier rappel, les factures ci-dessous restent impayées à ce jour.",
        "Nous vous demandons de les régler sous huit jours à réception de ce courrier ; à défaut, nous devrons engager le recouvrement.",
    ),
}


def _mark() -> Watermark:
    return Watermark.SPECIMEN if settings.CARNET_DEMO else Watermark.NONE


def of_reminder(reminder: Reminder) -> bytes:
    """What was owed on the day of the letter, not today."""
    buyer, chosen = buyer_of(reminder.client), DocumentSettings.current()
    lines = list(reminder.lines.select_related("invoice").order_by("invoice__due_date", "pk"))
    begins, asks = _WORDS[reminder.level]
    late = () if buyer.is_consumer else mentions.of_invoice(buyer, chosen, works=False)[:2]
    paper = Paper(
        Kind.REMINDER,
        reminder.date,
        firm.seller_now(),
        buyer,
        title=reminder.get_level_display(),
        subject="Factures échues à ce jour",
        intro=("Madame, Monsieur,", begins),
        entries=tuple(
            Entry(row.invoice.date, "", row.invoice.number or "", row.invoice.due_date, row.invoice.total_incl,
                  balance=row.owed)
            for row in lines
        ),
        payment=firm.with_bank(Payment(due=sum((row.owed for row in lines), ZERO), means="virement ou chèque")),
        mentions=late,
        outro=(asks, _POLITE),
        watermark=_mark(),
    )  # fmt: skip
    return draw(paper, firm.theme_now())


def of_account(client: Client, since: date | None = None) -> bytes:
    today, found = timezone.localdate(), figures.statement(client, since)
    until = french_day(today, weekday=False)
    paper = Paper(
        Kind.STATEMENT,
        today,
        firm.seller_now(),
        buyer_of(client),
        intro=(f"Du {french_day(since, weekday=False)} au {until}." if since else f"Au {until}.",),
        entries=tuple(
            Entry(one.day, one.label, one.number, one.due, one.debit, one.credit, one.balance) for one in found
        ),
        payment=firm.with_bank(Payment(due=max(found[-1].balance if found else ZERO, ZERO))),
        watermark=_mark(),
    )
    return draw(paper, firm.theme_now())
