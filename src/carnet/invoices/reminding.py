"""Reminders: who owes what since when, first and second letter, paused while there is a dispute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.invoices import letters, rendering
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.options import InvoiceOptions
from carnet.invoices.models.reminder import Reminder, ReminderLine
from carnet.kernel.errors import Forbidden, Refused
from carnet.sales.lines import ZERO
from carnet.sales.paper.freezing import freeze

FIRST, SECOND = 1, 2


@dataclass(frozen=True)
class ToRemind:
    """A client, the letter that is due, and the invoices of it."""

    client: Client
    level: int
    invoices: list[Invoice]

    @property
    def owed(self) -> Decimal:
        return sum((one.remaining for one in self.invoices), ZERO)


def level_due(late: int, done: int, since_last: int | None, options: InvoiceOptions) -> int:
    """Which letter is due today, 0 for none. Pure: days late, letters sent, days since the last one."""
    if done == 0:
        return FIRST if late >= options.first_reminder_days else 0
    if done == 1 and since_last is not None and since_last >= options.second_reminder_days:
        return SECOND
    return 0


def to_remind(user: User | None, today: date | None = None) -> list[ToRemind]:
    """What is to be sent today, largest debt first. Two queries."""
    day, options = today or timezone.localdate(), InvoiceOptions.current()
    asked = Invoice.objects.visible_to(user) if user else Invoice.objects.all()
    late = asked.overdue(day).filter(paused_at=None, due_date__lte=day - timedelta(days=options.first_reminder_days))
    late = late.lean().select_related("client").annotate(last_level=Max("reminders__reminder__level"),
                                                  last_date=Max("reminders__reminder__date"))  # fmt: skip
    groups: dict[tuple[int, int], list[Invoice]] = {}
    for one in late.order_by("due_date", "pk"):
        since = (day - one.last_date).days if one.last_date else None
        if one.due_date and (level := level_due((day - one.due_date).days, one.last_level or 0, since, options)):
            groups.setdefault((one.client_id, level), []).append(one)
    found = [ToRemind(invoices[0].client, level, invoices) for (_, level), invoices in groups.items()]
    return sorted(found, key=lambda one: -one.owed)


def remind(client_id: int, ids: Iterable[int], level: int, *, by: Actor) -> Reminder:
    """Write a letter about these invoices: what it says is frozen, its paper is drawn after the commit."""
    require(by, "invoices.remind")
    with transaction.atomic():
        invoices = list(_seen(ids, by).select_for_update(of=("self",)).order_by("due_date", "pk"))
        _check(invoices, client_id, level)
        client, day = Client.objects.get(pk=client_id), timezone.localdate(by.now())
        paper = letters.paper_of(client, level, day, invoices)
        made = Reminder.objects.create(
            client=client, level=level, date=day, created_at=by.now(), created_by=by.user, frozen=freeze(paper)
        )
        ReminderLine.objects.bulk_create(
            ReminderLine(reminder=made, invoice=one, owed=one.remaining) for one in invoices
        )
        numbers, owed = [one.number for one in invoices], f"{paper.payment.due:.2f}"
        Client.log([client_id], "invoice.reminded", by=by, level=level, numbers=numbers, owed=owed, reminder=made.pk)
        rendering.ask_for_letters(by)
        return made


def remind_all(*, by: Actor) -> list[Reminder]:
    """Every letter that is due today, among the clients that the person sees. One that is refused stops none of the others."""
    require(by, "invoices.remind")
    made = []
    for one in to_remind(by.user):
        try:
            made.append(remind(one.client.pk, [invoice.pk for invoice in one.invoices], one.level, by=by))
        except Refused:
            continue  # paid, or in dispute, since the list was read: it is no longer due
    return made


def _check(invoices: Sequence[Invoice], client_id: int, level: int) -> None:
    today = timezone.localdate()
    if level not in {FIRST, SECOND}:
        raise Refused("Choisissez le premier ou le second rappel.")
    if not invoices or any(one.client_id != client_id for one in invoices):
        raise Refused("Choisissez au moins une facture en retard de ce client.")
    for one in invoices:
        if one.paused_at:
            raise Refused(f"Les relances de {one.number} sont suspendues ({one.paused_reason}) : reprenez-les d’abord.")
        if one.remaining <= 0 or one.due_date is None or one.due_date >= today:
            raise Refused(f"{one} n’est pas en retard : retirez-la de cette relance.")
        if level == SECOND and not one.reminders.exists():
            raise Refused(f"{one} n’a pas eu de premier rappel : envoyez-le d’abord.")


def pause(pk: int, reason: str, *, by: Actor) -> None:
    require(by, "invoices.remind")
    if not reason.strip():
        raise Refused("Dites pourquoi les relances sont suspendues (litige, échéancier accordé…).")
    with transaction.atomic():
        held = Invoice.held(pk, by)
        if held.is_draft or held.remaining <= 0:
            raise Refused("Il n’y a rien à relancer sur cette facture.")
        if held.paused_at:
            return
        said = reason.strip()[:200]
        Invoice.objects.filter(pk=pk).update(paused_at=by.now(), paused_by=by.user, paused_reason=said)
        Client.log([held.client_id], "invoice.paused", by=by, invoice=pk, number=held.number, reason=said)


def resume(pk: int, *, by: Actor) -> None:
    require(by, "invoices.remind")
    with transaction.atomic():
        held = Invoice.held(pk, by)
        if held.paused_at:
            Invoice.objects.filter(pk=pk).update(paused_at=None, paused_by=None, paused_reason="")
            Client.log([held.client_id], "invoice.resumed", by=by, invoice=pk, number=held.number)


def _seen(ids: Iterable[int], by: Actor) -> "models.QuerySet[Invoice]":
    wanted = set(ids)
    asked = Invoice.objects.visible_to(by.user) if by.user else Invoice.objects.all()
    if asked.filter(pk__in=wanted).count() != len(wanted):
        raise Forbidden("Une de ces factures n’existe pas ou n’est pas dans votre portefeuille.")
    return Invoice.objects.filter(pk__in=wanted)
