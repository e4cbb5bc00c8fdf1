"""What the registers of the house ask of the quotes: the client's page, transfers, erasure, the night, the dossier."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import ChangeSet, Client
from carnet.kernel.errors import Refused
from carnet.quotes import paper
from carnet.quotes.models import Quote, QuoteOptions
from carnet.quotes.states import State
from carnet.ui.formats import amount, plural

SHOWN = 100  # in the tab of a client
ON_A_TILE = 8
KEPT_YEARS = 10  # C. com. art. L123-22, C. conso. art. L213-1
DRAWN_A_NIGHT = 500


def has_accepted(client_id: int) -> bool:
    return Quote.objects.accepted().filter(client_id=client_id).exists()


# The client's page


def tab(client: Client) -> dict[str, Any]:
    found = Quote.objects.of(client).select_related("salesperson").order_by("-date", "-pk")
    return {"quotes": list(found[:SHOWN]), "list_address": f"{reverse('quotes:list')}?client={client.pk}"}


def count(client: Client) -> int:
    return int(Quote.objects.of(client).count())


def pending(client: Client) -> str | None:
    """`2 (12 400,00 €)`: sent, without an answer; nothing when there is none."""
    totals = list(Quote.objects.of(client).pending().values_list("total_incl", flat=True))
    return f"{len(totals)} ({amount(sum(totals))})" if totals else None


def create_address(client: Client) -> str:
    return f"{reverse('quotes:create')}?client={client.pk}"


def to_follow_up(user: User) -> dict[str, Any] | None:
    """The home tile: one's own when one sells, everybody's else. Nothing to show when there is none."""
    late = Quote.objects.visible_to(user).to_follow_up(timezone.localdate(), QuoteOptions.current().follow_up_days)
    if user.role == "salesperson":
        late = late.filter(salesperson=user)
    found = list(late.select_related("client")[: ON_A_TILE + 1])
    return (
        {"quotes": found[:ON_A_TILE], "more": len(found) > ON_A_TILE, "today": timezone.localdate()} if found else None
    )


# Portfolios


def open_of(ids: Sequence[int]) -> int:
    return int(Quote.objects.open().filter(client_id__in=ids).count())


def move(ids: Sequence[int], salesperson_id: int | None, by: Actor, change_set: ChangeSet) -> None:
    """Open quotes follow their client; those that have their answer stay with who obtained it."""
    Quote.objects.open().filter(client_id__in=ids).update(salesperson_id=salesperson_id, version=F("version") + 1)


def still_open_with(person: User) -> tuple[str, str] | None:
    """Shown before the account of a salesperson is closed."""
    held = Quote.objects.open().filter(salesperson=person).count()
    if not held:
        return None
    return plural(held, "devis en cours,devis en cours"), f"{reverse('quotes:list')}?commercial={person.pk}&etat=sent"


# Erasure


def objection(client: Client) -> str | None:
    waiting = Quote.objects.of(client).pending().first()
    return (
        f"Le devis {waiting.number} attend une réponse : notez qu’il est refusé, ou attendez qu’il expire."
        if waiting
        else None
    )


def kept(client: Client) -> list[Kept]:
    """Accepted quotes are contracts: kept ten years, in a restricted archive."""
    signed = Quote.objects.of(client).accepted().order_by("pk")
    return [
        Kept(f"Devis {quote.number} accepté", _ten_years_after(quote.decided_on or quote.date), "C. com. art. L123-22")
        for quote in signed
    ]


def _ten_years_after(day: date) -> date:
    return date(day.year + KEPT_YEARS, 12, 31)


# The night


def expire_the_old(now: date | None = None) -> None:
    """One by one, each with its line: people go on working meanwhile."""
    today = now or timezone.localdate()
    by = system(Source.JOB)
    for quote in list(Quote.objects.past_validity(today).order_by("pk")):
        try:
            quote.expire(by=by)
        except Refused:
            continue  # somebody answered meanwhile


def draw_what_is_not_drawn() -> None:
    """The papers that a crash left undrawn."""
    for quote in list(Quote.objects.exclude(state=State.DRAFT).filter(paper=None).order_by("pk")[:DRAWN_A_NIGHT]):
        paper.keep(quote)


# The dossier of a client


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    sees_prices = may(user, "quotes.see_prices")
    found = [quote for quote in Quote.objects.of(client).order_by("date", "pk") if period.holds(quote.date)]
    rows = [
        (
            f"{quote.date:%d/%m/%Y}",
            quote.number or "brouillon",
            quote.subject,
            quote.get_state_display(),
            amount(quote.total_incl) if sees_prices else "",
        )
        for quote in found
    ]
    columns = ("Date", "N°", "Objet", "État", "Total TTC")
    return [Block(columns=columns, rows=rows, numbers=frozenset({4}))] if rows else []
