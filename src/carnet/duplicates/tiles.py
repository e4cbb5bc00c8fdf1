"""How many pairs wait, on the home page of who may settle them."""

from typing import Any

from carnet.accounts.models import User
from carnet.clients.seen import SeenBy
from carnet.duplicates.models import Suspicion

MOST = 100
_WAITING = SeenBy(lambda user: Suspicion.objects.waiting().visible_to(user).values_list("pk")[: MOST + 1])


def waiting(user: User) -> dict[str, Any] | None:
    found = len(_WAITING(user))
    return {"count": min(found, MOST), "more": found > MOST} if found else None
