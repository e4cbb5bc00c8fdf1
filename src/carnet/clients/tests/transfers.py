"""What the tests of transfers share."""

import re
from datetime import date, timedelta
from typing import Any

from django.test import Client as Browser
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients import transferring
from carnet.clients.listing import Criteria
from carnet.clients.models import Client, Transfer
from carnet.clients.tests.helpers import acting
from carnet.clients.transferring import Asked, Shares
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from tests import cast

NEW = "/clients/portefeuilles/nouveau/"
TOWNS = (("49300", "Cholet"), ("49120", "Chemillé-en-Anjou"), ("44000", "Nantes"))


def held_by(user: User | None, count: int, start: int = 0) -> list[int]:
    drafts = [
        {
            "kind": "company",
            "name": f"Atelier {n:04d}",
            "siren": f"000{n:06d}",
            "salesperson": user.pk if user else None,
            "status": "client" if n % 2 else "prospect",
            "phones": [{"number": f"02 61 91 {n // 100:02} {n % 100:02}"}],
            "addresses": [
                {"role": "main", "street": f"{n} rue Haute", "postcode": TOWNS[n % 3][0], "city": TOWNS[n % 3][1]}
            ],
        }
        for n in range(start, start + count)
    ]
    made = Client.create(drafts, by=acting(cast.alice()), reasons=dict.fromkeys(range(count), "deux ateliers"))
    assert all(outcome.client_id for outcome in made)
    return [outcome.client_id or 0 for outcome in made]


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def asked(criteria: Criteria, shares: Shares, **more: Any) -> Asked:
    return Asked("Portefeuille", criteria, shares, **{"starts_on": today(), **more})


def whole(user: User, heir: User, **more: Any) -> Asked:
    return asked(transferring.portfolio(user.pk), Shares(heir.pk), **more)


def work() -> Job:
    job = Job.objects.claim("quick")
    assert job
    execute(job)
    return job


def ordered(what: Asked, by: User | None = None) -> Transfer:
    transfer = Transfer.order(what, by=acting(by or cast.alice()))
    if Job.objects.filter(state=State.WAITING).exists():
        work()
    transfer.refresh_from_db()
    return transfer


def owned_by(user: User) -> set[int]:
    return set(Client.objects.filter(salesperson=user).values_list("pk", flat=True))


def posted(user: User, heir: User | None = None, **more: Any) -> dict[str, Any]:
    """What the screens post for a whole portfolio."""
    data = {"commercial": user.pk, "etat": "tous", "tous": "1", "mode": "un", "salesperson": heir.pk if heir else ""}
    return data | {"starts_on": f"{today():%d/%m/%Y}", "returns_on": "", "reason": "Départ", "etape": "verifier"} | more


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1].replace("&quot;", '"')


def previewed(browser: Browser, data: dict[str, Any]) -> dict[str, Any]:
    page = read(browser.post(NEW, data))
    return data | {"etape": "faire", "vu": hidden(page, "vu")}


def read(answer: Any) -> str:
    """The page, its spaces plain."""
    return str(answer.content.decode()).replace("\u00a0", " ")
