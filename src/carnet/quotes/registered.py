"""What the registers of the house ask of the quotes: the client's page, transfers, erasure, the night, the dossier."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor, Source, system
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import ChangeSet, Client
from carnet.clients.tabs import counted, summed
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote, QuoteOptions
from carnet.sales import keeping, registered
from carnet.ui.formats import amount


def has_accepted(client_id: int) -> bool:
    return Quote.objects.accepted().filter(client_id=client_id).exists()


# The client's page


def tab(client: Client) -> dict[str, Any]:
    list_address = f"{reverse('quotes:list')}?client={client.pk}"
    return {"quotes": registered.of_client(Quote.objects, client), "list_address": list_address}


def all_of(client: int) -> QuerySet[Quote]:
    return Quote.objects.filter(client=client)


def pending_facts(client: int) -> list[Subquery]:
    waiting = Quote.objects.filter(client=client).pending()
    return [counted(waiting), summed(waiting, "total_incl", Quote._meta.get_field("total_incl"))]


def pending(how_many: int, total: Decimal | None) -> str | None:
    """`2 (12 400,00 €)`: sent, without an answer; nothing when there is none."""
    return f"{how_many} ({amount(total)})" if how_many else None


def create_address(client: Client) -> str:
    return registered.new_address("quotes", client)


_TO_FOLLOW_UP = registered.Waiting(lambda user, today, days: Quote.objects.visible_to(user).to_follow_up(today, days))


def to_follow_up(user: User) -> dict[str, Any] | None:
    """The home tile: nothing to show when there is none."""
    days = QuoteOptions.current().follow_up_days
    return _TO_FOLLOW_UP.tile(user, "quotes:list", days, etat="a-relancer", tri="validite")


# Portfolios


def open_of(ids: Sequence[int]) -> int:
    return int(Quote.objects.open().filter(client_id__in=ids).count())


def move(ids: Sequence[int], salesperson_id: int | None, by: Actor, change_set: ChangeSet) -> None:
    """Open quotes follow their client; those that have their answer stay with who obtained it."""
    Quote.objects.open().filter(client_id__in=ids).update(
        salesperson_id=salesperson_id, version=F("version") + 1, updated_at=by.now()
    )


def still_open_with(person: User) -> tuple[str, str] | None:
    """Shown before the account of a salesperson is closed."""
    return registered.held_by(Quote.objects, person, "devis en cours,devis en cours", reverse("quotes:list"))


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
        Kept(
            f"Devis {quote.number} accepté",
            registered.ten_years_after(quote.decided_on or quote.date),
            "C. com. art. L123-22",
        )
        for quote in signed
    ]


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
    keeping.draw_what_is_not_drawn(Quote)


# The dossier of a client


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    return registered.dossier(Quote.objects, client, period, sees_prices=may(user, "quotes.see_prices"))
