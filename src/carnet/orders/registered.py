"""What the registers of the house ask of the orders: status, transfers, erasure, the quote they come from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet, Subquery
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import ChangeSet, Client
from carnet.clients.tabs import counted
from carnet.orders.models import Order
from carnet.orders.states import State
from carnet.sales import keeping, registered
from carnet.sales.actions import Followed
from carnet.ui.formats import plural

if TYPE_CHECKING:
    from carnet.quotes.models import Quote


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
    return [registered.followed(order, sees_prices=may(user, "orders.see_prices")) for order in orders]


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
    confirmed = Order.objects.filter(client=client).exclude(state=State.DRAFT)
    return registered.papers_kept(confirmed, "bon de commande,bons de commande")


def tab(client: Client) -> dict[str, Any]:
    return {"orders": registered.of_client(Order.objects, client)}


def all_of(client: int) -> QuerySet[Order]:
    return Order.objects.filter(client=client)


_TO_DELIVER = registered.Waiting(
    lambda user, _: (
        Order.objects.visible_to(user).to_deliver().order_by(F("expected_on").asc(nulls_last=True), "date", "pk")
    )
)


def to_deliver(user: User) -> dict[str, Any] | None:
    """The home tile: what is promised first, what nobody planned last. Nothing to show when there is none."""
    return _TO_DELIVER.tile(user, "orders:list", etat="a-livrer", tri="prevue")


def figure_facts(client: int) -> list[Subquery]:
    return [counted(Order.objects.to_deliver().filter(client=client))]


def figure(count: int) -> str | None:
    return plural(count, "commande,commandes") if count else None


def new_url(client: Client) -> str:
    return registered.new_address("orders", client)


def still_open_with(person: User) -> tuple[str, str] | None:
    """Shown before the account of a salesperson is closed."""
    return registered.held_by(Order.objects, person, "commande en cours,commandes en cours", reverse("orders:list"))


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    return registered.dossier(Order.objects, client, period, sees_prices=may(user, "orders.see_prices"))


def draw_what_is_not_drawn() -> None:
    keeping.draw_what_is_not_drawn(Order)
