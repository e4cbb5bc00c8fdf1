"""Where an order is. Derived from what was delivered and invoiced, but for the draft, the cancelled and the closed one. Pure."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import models


class State(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    CONFIRMED = "confirmed", "À livrer"
    PARTIAL = "partial", "Livrée en partie"
    DELIVERED = "delivered", "Livrée"
    DONE = "done", "Soldée"
    CANCELLED = "cancelled", "Annulée"


TONES = {
    State.DRAFT: "neutral",
    State.CONFIRMED: "info",
    State.PARTIAL: "warn",
    State.DELIVERED: "ok",
    State.DONE: "ok",
    State.CANCELLED: "neutral",
}
# Still somebody's work.
OPEN = (State.DRAFT, State.CONFIRMED, State.PARTIAL, State.DELIVERED)
# Bears a number and binds both sides.
LIVE = (State.CONFIRMED, State.PARTIAL, State.DELIVERED, State.DONE)


class Share(models.TextChoices):
    """How much of an order was done."""

    NONE = "none", "rien"
    PART = "part", "en partie"
    WHOLE = "whole", "tout"


def delivered_share(ordered: Mapping[int, Decimal], delivered: Mapping[int, Decimal]) -> Share:
    """By line: what more than makes up for one line is not counted for another."""
    if not any(delivered.get(line) for line in ordered):
        return Share.NONE if ordered else Share.WHOLE
    whole = all(delivered.get(line, Decimal(0)) >= quantity for line, quantity in ordered.items())
    return Share.WHOLE if whole else Share.PART


def billed_share(total: Decimal, billed: Decimal) -> Share:
    """In euros including VAT, credit notes taken off."""
    if billed <= 0 < total:
        return Share.NONE
    return Share.WHOLE if billed >= total else Share.PART


def state_of(delivery: Share, billing: Share, *, closed: bool = False) -> State:
    """Of a confirmed order; a closed one has nothing left to deliver."""
    if closed or delivery == Share.WHOLE:
        return State.DONE if billing == Share.WHOLE else State.DELIVERED
    return State.PARTIAL if delivery == Share.PART else State.CONFIRMED
