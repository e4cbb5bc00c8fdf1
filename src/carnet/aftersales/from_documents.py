"""What is fitted, read from a delivery note or an invoice: its lines are proposed, nothing is typed again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.aftersales.models import Installed
from carnet.aftersales.models.product import Fitted
from carnet.clients.models.parts import Address
from carnet.kernel.errors import Refused
from carnet.sales.actions import NextStep
from carnet.sales.kinds import KINDS
from carnet.sales.lines import Line, summed

READ = {"delivery": "deliveries", "invoice": "invoices"}


@dataclass(frozen=True)
class Offered:
    at: int  # its place among the lines
    line: Line
    known: bool  # noted already from this document

    @property
    def name(self) -> str:
        return self.line.description.strip().split("\n")[0][:160]


def document_for(user: User, kind: str, key: int) -> Any | None:
    """One with its number, that this person may see; None for any other."""
    if kind not in READ or not KINDS.is_on(kind) or not may(user, KINDS[kind].right):
        return None
    documents: Any = KINDS[kind].model()._default_manager
    return (
        documents.visible_to(user).filter(pk=min(key, 2**63 - 1), number__isnull=False).select_related("client").first()
    )


def named(number: str, client_id: int, user: User) -> str:
    """The address of the document of this client that bears this number; "" when there is none, or for who may not see it."""
    for kind in READ:
        if number and KINDS.is_on(kind) and may(user, KINDS[kind].right):
            documents: Any = KINDS[kind].model()._default_manager
            if found := documents.visible_to(user).filter(number=number, client=client_id).first():
                return str(found.get_absolute_url())
    return ""


def offered(document: Any) -> list[Offered]:
    known = set(
        Installed.objects.filter(client=document.client_id, document=document.number).values_list("name", flat=True)
    )
    lines = [line for line in summed(document.plain_lines()) if line.description.strip()]
    return [Offered(at, line, line.description.strip().split("\n")[0][:160] in known) for at, line in enumerate(lines)]


def note(document: Any, chosen: list[int], *, by: Actor, fitted_on: date, fitted_by: int | None, family: str) -> int:
    """How many products were noted, at the site of the document while it still is an address of the client."""
    site = Address.objects.filter(pk=document.site_id or 0, client=document.client_id).first()
    lines = [one for one in offered(document) if one.at in chosen]
    if not lines:
        raise Refused("Choisissez ce qui est posé : une ligne au moins.")
    with transaction.atomic():
        for one in lines:
            fitted = Fitted(
                one.name, family, one.line.reference[:80], document=document.number[:60], address=site.pk if site else None,
                fitted_on=fitted_on, fitted_by=fitted_by,
            )  # fmt: skip
            Installed.add(document.client_id, fitted, by=by)
    return len(lines)


def _step(kind: str) -> NextStep:
    return NextStep(
        f"aftersales.from_{kind}", kind, "Noter ce qui est posé",
        lambda document: reverse("aftersales:product_from", args=[kind, document.pk]), lambda document: bool(document.number) and not getattr(document, "is_credit", False),
        "aftersales.write", icon="tools", post=False, order=95,
    )  # fmt: skip


STEPS = tuple(_step(kind) for kind in READ)
