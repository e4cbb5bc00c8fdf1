"""What the page of a delivery note shows, for who looks at it."""

from typing import Any

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.paper import place_of
from carnet.sales.actions import following, offered_on


def presented(note: DeliveryNote, user: User) -> dict[str, Any]:
    return {
        "document": note,
        "lines": note.plain_lines(),
        "place": place_of(note),
        "steps": offered_on(note.kind, note, user),
        "followed": following(note, user),
        "can": can(note, user),
    }


def can(note: DeliveryNote, user: User) -> dict[str, bool]:
    """Which buttons are shown; the acts check again."""
    writes = may(user, "deliveries.write")
    prints = not note.priced or may(user, "orders.see_prices")  # who sees no price prints no note that says them
    return {
        "edit": writes and note.is_draft,
        "sign": may(user, "deliveries.sign") and note.is_live and not note.is_signed,
        "cancel": may(user, "deliveries.cancel") and note.is_live,
        "print": prints,
        "mail": prints and not note.is_draft and may(user, "mail.send"),
    }
