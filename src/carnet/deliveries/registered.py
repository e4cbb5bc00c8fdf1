"""What the registers of the house ask of the delivery notes: the order they come from, erasure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients.dossier.parts import Block, Period
from carnet.clients.erasure import Kept
from carnet.clients.models import ChangeSet, Client
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.states import State
from carnet.sales import keeping, registered
from carnet.sales.actions import Followed
from carnet.ui.formats import day_short, plural

if TYPE_CHECKING:
    from carnet.orders.models import Order

# After three months nobody asks for a signature any more: the list still shows those notes, the home page does not.
SIGNED_WITHIN = timedelta(days=92)


def objection(order: "Order") -> str | None:
    """An order is not cancelled under what left with it."""
    note = DeliveryNote.objects.live().filter(order=order).order_by("pk").first()
    return f"Le bon de livraison {note} est émis : annulez-le d’abord." if note else None


def followed(order: "Order", user: User) -> list[Followed]:
    notes = DeliveryNote.objects.visible_to(user).filter(order=order).order_by("pk")
    return [_followed(note) for note in notes]


def _followed(note: DeliveryNote) -> Followed:
    detail = f"Reçu par {note.signed_by} le {day_short(note.signed_on)}" if note.is_signed else day_short(note.date)
    return Followed(note.title, note.get_absolute_url(), note.get_state_display(), note.tone, detail)


def prepare_url(order: "Order") -> str:
    return reverse("deliveries:prepare", args=[order.pk])


def may_deliver(order: "Order") -> bool:
    return bool(order.to_deliver)


def count_drafts(client_ids: Sequence[int]) -> int:
    return int(DeliveryNote.objects.drafts().filter(client_id__in=client_ids).count())


def move_drafts(client_ids: Sequence[int], salesperson_id: int | None, by: Actor, change_set: ChangeSet) -> None:
    DeliveryNote.objects.drafts().filter(client_id__in=client_ids).update(salesperson_id=salesperson_id)


def veto(client: Client) -> str | None:
    count = DeliveryNote.objects.drafts().filter(client=client).count()
    return (
        f"{plural(count, 'livraison,livraisons')} en préparation : émettez-les ou supprimez-les d’abord."
        if count
        else None
    )


def kept(client: Client) -> list[Kept]:
    issued = DeliveryNote.objects.filter(client=client).exclude(state=State.DRAFT)
    return registered.papers_kept(issued, "bon de livraison,bons de livraison")


def tab(client: Client) -> dict[str, Any]:
    return {"notes": registered.of_client(DeliveryNote.objects, client, "order")}


def all_of(client: int) -> "QuerySet[DeliveryNote]":
    return DeliveryNote.objects.filter(client=client)


_UNDER_WAY = registered.Waiting(
    lambda user, today: (
        DeliveryNote.objects.visible_to(user).under_way().filter(date__gte=today - SIGNED_WITHIN).order_by("date", "pk")
    )
)


def under_way(user: User) -> dict[str, Any] | None:
    """The home tile: prepared and not left, left and not signed; the oldest first. Nothing to show when there is none."""
    since = timezone.localdate() - SIGNED_WITHIN
    return _UNDER_WAY.tile(user, "deliveries:list", etat="a-signer", tri="date", du=f"{since:%d/%m/%Y}")


def dossier(client: Client, period: Period, user: User) -> Sequence[Block]:
    notes = DeliveryNote.objects.of(client).select_related("order").order_by("date", "pk")
    rows = [
        (
            f"{note.date:%d/%m/%Y}",
            note.number or "en préparation",
            note.order.number or "",
            note.get_state_display(),
            note.signed_by,
        )
        for note in notes
        if period.holds(note.date)
    ]
    return [Block(columns=("Date", "N°", "Commande", "État", "Reçu par"), rows=rows)] if rows else []


def draw_what_is_not_drawn() -> None:
    keeping.draw_what_is_not_drawn(DeliveryNote)
