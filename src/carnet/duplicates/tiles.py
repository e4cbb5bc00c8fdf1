"""How many pairs wait, on the home page of who may settle them."""

from typing import Any

from carnet.accounts.models import User
from carnet.duplicates.models import Suspicion

MOST = 100


def waiting(user: User) -> dict[str, Any] | None:
    found = Suspicion.objects.waiting().visible_to(user).values("pk")[: MOST + 1].count()
    return {"count": min(found, MOST), "more": found > MOST} if found else None
