"""The cases that a person follows, for the page of their day that a phone keeps."""

from typing import Any

from carnet.accounts.models import User
from carnet.aftersales.models import Case
from carnet.appointments.carrying import Carried

MOST = 30


def _followed(user: User) -> dict[str, Any] | None:
    seen = Case.objects.visible_to(user).pending().filter(person=user).with_parts()
    cases = list(seen.prefetch_related("client__phones", "client__addresses").order_by("due_on", "pk")[:MOST])
    return {"cases": cases} if cases else None


CASES = Carried(
    "aftersales.cases", "Dossiers de SAV que vous suivez", "aftersales/carried.html", _followed, "aftersales.view"
)
