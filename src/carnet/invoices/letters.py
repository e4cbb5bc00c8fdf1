"""Reminder letters and statements of account, on the paper of the firm."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils import timezone

from carnet.clients.models import Client
from carnet.files import store
from carnet.files.models import File
from carnet.invoices import figures
from carnet.invoices.models import Invoice, Reminder
from carnet.kernel.dates import french_day
from carnet.sales import firm, keeping, mentions
from carnet.sales.lines import ZERO
from carnet.sales.models import DocumentSettings
from carnet.sales.paper.bundle import bundle
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


def paper_of(client: Client, level: int, day: date, invoices: Sequence[Invoice]) -> Paper:
    """What the letter says: what is owed on the day it is written."""
    buyer, chosen = buyer_of(client), DocumentSettings.current()
    begins, asks = _WORDS[level]
    late = () if buyer.is_consumer else mentions.of_invoice(buyer, chosen, works=False)[:2]
    return Paper(
        Kind.REMINDER,
        day,
        firm.seller_now(),
        buyer,
        title=dict(Reminder._meta.get_field("level").flatchoices)[level],
        subject="Factures échues à ce jour",
        intro=("Madame, Monsieur,", begins),
        entries=tuple(
            Entry(one.date, "", one.number or "", one.due_date, one.total_incl, balance=one.remaining)
            for one in invoices
        ),
        payment=firm.with_bank(Payment(due=sum((one.remaining for one in invoices), ZERO), means="virement ou chèque")),
        mentions=late,
        outro=(asks, _POLITE),
        watermark=_mark(),
    )


def keep(reminder: Reminder) -> File:
    """The letter, drawn once and kept: what is sent and printed again is that one."""
    keeping.keep(reminder, f"{reminder.get_level_display()} du {reminder.date:%d-%m-%Y}")
    assert reminder.paper is not None
    return reminder.paper


def together(reminders: Sequence[Reminder]) -> bytes:
    """Several letters as one PDF to print."""
    return bundle(store.path_of(keep(one).key).read_bytes() for one in reminders)


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
