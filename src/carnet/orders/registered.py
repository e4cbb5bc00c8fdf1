"""What the registers of the house ask of the orders: status, transfers, erasure, the quote they come from."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import ChangeSet, Client
from carnet.orders.models import Order
from carnet.orders.states import State
from carnet.sales import keeping
from carnet.sales.actions import Followed
from carnet.ui.formats import amount, day_short, plural

if TYPE_CHECKING:
    from carnet.quotes.models import Quote

YEARS_KEPT = 10
DRAWN_A_NIGHT = 500


def has_live(client_id: int) -> bool:
    return bool(Order.objects.live().filter(client_id=client_id).exists())


def live_of(quote: "Quote") -> Order | None:
    found: Order | None = Order.objects.filter(quote=quote).exclude(state=State.CANCELLED).first()
    return found


def objection(quote: "Quote") -> str | None:
    order = live_of(quote)
    return f"La commande {order} vient de ce devis : annulez-la d’abord." if order else None


def followed(quote: "Quote", user: User) -> list[Followed]:
    orders = Order.objects.visible_to(user).filter(quote=quote).order_by("pk")
    return [_followed(order, user) for order in orders]


def _followed(order: Order, user: User) -> Followed:
    told = [day_short(order.date), amount(order.total_incl) if may(user, "orders.see_prices") else ""]
    detail = " · ".join(filter(None, told))
    return Followed(order.title, order.get_absolute_url(), order.get_state_display(), order.tone, detail)


def from_quote_url(quote: "Quote") -> str:
    return reverse("orders:from_quote", args=[quote.pk])


def may_follow(quote: "Quote") -> bool:
    return bool(quote.is_accepted) and live_of(quote) is None


def count_open(client_ids: Sequence[int]) -> int:
    return int(Order.objects.open().filter(client_id__in=client_ids).count())


def move_open(client_ids: Sequence[int], salesperson_id: int | None, by: Actor, change_set: ChangeSet) -> None:
    Order.objects.open().filter(client_id__in=client_ids).update(
        salesperson_id=salesperson_id, version=F("version") + 1
    )


def veto(client: Client) -> str | None:
    count = Order.objects.filter(client=client).filter(~Q(state__in=(State.DONE, State.CANCELLED))).count()
    return f"{plural(count, 'commande,commandes')} en cours : soldez-les ou annulez-les d’abord." if count else None


def kept(client: Client) -> list[Kept]:
    orders = Order.objects.filter(client=client).exclude(state=State.DRAFT)
    last = orders.order_by("-date").values_list("date", flat=True).first()
    if last is None:
        return []
    until = date(last.year + YEARS_KEPT, 12, 31)
    what = plural(orders.count(), "bon de commande,bons de commande")
    return [Kept(what, until, "pièces justificatives, dix ans (C. com. art. L123-22)")]


def figure(client: Client) -> str | None:
    count = Order.objects.to_deliver().filter(client=client).count()
    return plural(count, "commande,commandes") if count else None


def new_url(client: Client) -> str:
    return f"{reverse('orders:create')}?client={client.pk}"


def still_open_with(person: User) -> tuple[str, str] | None:
    """Shown before the account of a salesperson is closed."""
    held = Order.objects.open().filter(salesperson=person).count()
    if not held:
        return None
    return plural(held, "commande en cours,commandes en cours"), f"{reverse('orders:list')}?commercial={person.pk}"


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    sees_prices = may(user, "orders.see_prices")
    found = [order for order in Order.objects.of(client).order_by("date", "pk") if period.holds(order.date)]
    rows = [
        (
            f"{order.date:%d/%m/%Y}",
            order.number or "brouillon",
            order.subject,
            order.get_state_display(),
            amount(order.total_incl) if sees_prices else "",
        )
        for order in found
    ]
    columns = ("Date", "N°", "Objet", "État", "Total TTC")
    return [Block(columns=columns, rows=rows, numbers=frozenset({4}))] if rows else []


def draw_what_is_not_drawn() -> None:
    """The papers that a crash left undrawn."""
    for order in list(Order.objects.exclude(state=State.DRAFT).filter(paper=None).order_by("pk")[:DRAWN_A_NIGHT]):
        keeping.keep(order, order.title)
