"""What a client's page, the home page and the house's registers know of after-sales."""

from datetime import date
from typing import Any

from django.db.models import Case as SqlCase
from django.db.models import When
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.models import Role, User
from carnet.aftersales.models import Case, Installed, Reception, Warranty
from carnet.aftersales.models.case import CaseQuerySet
from carnet.clients.erasure import Kept, Veto
from carnet.clients.models.client import Client
from carnet.clients.seen import SeenBy
from carnet.clients.tabs import Button, Figure, Tab, first, how_many

MOST = 8
FOLLOWERS = {Role.TECHNICIAN, Role.SALESPERSON}  # who see on their home page what they follow themselves


def _context(client: Client) -> dict[str, Any]:
    products = Installed.objects.filter(client=client).present().select_related("address", "fitted_by")
    return {
        "products": list(products.prefetch_related("warranties")),
        "cases": list(Case.objects.filter(client=client).with_parts()[:60]),
        "receptions": list(Reception.objects.filter(client=client)),
        "today": timezone.localdate(),
    }


def _pending(client: int) -> Any:
    return Case.objects.filter(client=client).pending()


def _running(client: int) -> list[Any]:
    today = timezone.localdate()
    running = Warranty.objects.filter(
        product__client=client, product__removed_at=None, starts_on__lte=today, ends_on__gte=today
    )
    decennial_last = SqlCase(When(term="decennial", then=1), default=0)
    return [first(running.order_by(decennial_last, "-ends_on", "pk"), "ends_on")]


def _warranty(ends_on: date | None) -> str | None:
    return f"jusqu’au {ends_on:%d/%m/%Y}" if ends_on else None


def _followed(user: User) -> CaseQuerySet:
    found = Case.objects.visible_to(user).pending()
    return found.filter(person=user.pk) if user.role in FOLLOWERS else found


_FIRST = SeenBy(lambda user: _followed(user).select_related("client").order_by("due_on", "pk")[:MOST])
_HOW_MANY = SeenBy(lambda user: _followed(user).order_by().values_list(how_many()))


def waiting(user: User) -> dict[str, Any] | None:
    """Those a person follows; for the office, all. Nothing to show when there is none."""
    own = user.role in FOLLOWERS
    cases = _FIRST(user, named=own)
    if not cases:
        return None
    ((count,),) = _HOW_MANY(user, named=own)
    return {
        "cases": cases,
        "count": count,
        "address": reverse("aftersales:list") + (f"?suivi={user.pk}" if own else ""),
    }


def _objection(client: Client) -> str | None:
    one = Case.objects.filter(client=client).pending().first()
    return f"Le dossier de SAV {one.number} n’est pas terminé." if one else None


def _kept(client: Client) -> list[Kept]:
    """Ten years from the reception, the decennial warranty."""
    today = timezone.localdate()
    return [
        Kept(str(one).lower(), one.kept_until, "garantie décennale")
        for one in Reception.objects.filter(client=client)
        if one.kept_until >= today
    ]


TAB = Tab("sav", "SAV", "aftersales/tab.html", _context, _pending, right="aftersales.view", order=30)
BUTTON = Button(
    "case", "SAV", lambda client: f"{reverse('aftersales:new')}?client={client.pk}", icon="lifebuoy", right="aftersales.write",
    order=40,
)  # fmt: skip
FIGURE = Figure("warranty", "Sous garantie", _warranty, _running, right="aftersales.view", order=70)
VETO = Veto("aftersales", _objection, _kept, order=60)
