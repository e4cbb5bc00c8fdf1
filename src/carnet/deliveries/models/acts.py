"""The acts of a delivery note. Each holds the order first, then the note, and is one transaction with its line in the timeline."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.deliveries.choosing import Leaving, Ordered, check, counts, leaving
from carnet.deliveries.states import Means, State
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.orders.models import Order
from carnet.orders.progress import remaining, settle
from carnet.sales import numbering, signature
from carnet.sales.actions import check_objections
from carnet.sales.models.document import usable_client
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.deliveries.models.note import DeliveryNote

SERIES, MASK = "deliveries", "BL-{AAAA}-{0000}"
# What a person may write in a draft, beside its quantities.
EDITABLE = ("site_id", "introduction", "priced", "more", "internal_notes")
LENGTHS = {"introduction": 1_000, "internal_notes": 2_000}
ISSUED = "Ce bon est émis : il ne change plus. Annulez-le, puis préparez-en un autre."


class DeliveryActs(models.Model):
    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int
        order_id: int

        @classmethod
        def held(
            cls, pk: int, by: Actor, version: int | None = None, entry_key: UUID | None = None
        ) -> "DeliveryNote": ...

        @classmethod
        def entered(cls, entry_key: UUID | None, by: Actor) -> "DeliveryNote | None": ...

    @classmethod
    def prepare(
        cls,
        order_id: int,
        quantities: Mapping[int, Decimal],
        values: Mapping[str, Any],
        *,
        by: Actor,
        entry_key: UUID | None = None,
    ) -> "DeliveryNote":
        """Begin a note. `quantities` by line of the order; `values`: EDITABLE fields. Sent twice by a form, made once."""
        require(by, "deliveries.write")
        with transaction.atomic():
            order = Order.held(order_id, by)
            if made := cls.entered(entry_key, by):
                return made
            if not order.to_deliver:
                raise Refused("Il ne reste rien à livrer de cette commande, ou elle n’est pas confirmée.")
            make: Any = cls
            note: DeliveryNote = make(
                order=order,
                client=usable_client(order.client_id, by),
                salesperson_id=order.salesperson_id,
                subject=order.subject,
                allowance_percent=order.allowance_percent,
                date=timezone.localdate(by.now()),
                created_by=by.user,
                created_at=by.now(),
                updated_at=by.now(),
                entry_key=entry_key,
            )
            _set(note, values)
            _write(note, order, quantities)
            return note

    def revise(
        self,
        quantities: Mapping[int, Decimal],
        values: Mapping[str, Any],
        *,
        by: Actor,
        version: int | None = None,
    ) -> "DeliveryNote":
        """Write a draft again; `version`: what was on the screen. Raises Stale when somebody else saved first."""
        with self._acting(by, version=version) as (note, order):
            if note.state != State.DRAFT:
                raise Refused(ISSUED)
            _set(note, values)
            _write(note, order, quantities)
            return note

    def discard(self, *, by: Actor) -> None:
        """Throw a draft away: it has no number, nothing left with it."""
        with self._acting(by) as (note, _):
            if note.state != State.DRAFT:
                raise Refused("Un bon émis ne se supprime pas : annulez-le.")
            note.delete()

    def issue(self, *, by: Actor, day: date | None = None) -> "DeliveryNote":
        """What it lists leaves: its number, its own copy of who receives and where. What remains is counted again."""
        from carnet.deliveries import paper
        from carnet.sales import keeping

        with self._acting(by) as (note, order):
            if note.state != State.DRAFT:
                raise Refused(f"Ce bon est déjà émis sous le numéro {note.number}.")
            if not order.to_deliver and not note.more:
                raise Refused(f"Il ne reste rien à livrer de la commande {order}, ou elle est annulée.")
            known, lines = ordered_lines(order), leaving_lines(note)
            quantities = {one.key: one.line.quantity for one in lines if one.key is not None}
            check(known, quantities, more=note.more)
            note.freeze_parties(site_of(note.client, note.site_id) or order.site)
            note.date = day or timezone.localdate(by.now())
            note.number = numbering.give(SERIES, MASK, note.date)
            note.state, note.issued_at = State.ISSUED, by.now()
            note.save()
            note.frozen = freeze(paper.paper_of(note, counts(known, lines)))
            settle(order)
            _log(note, "delivery.issued", by, order=order.pk, order_number=order.number)
            # Drawn once it is certain; should that fail, whoever asks for the paper draws it.
            transaction.on_commit(lambda: keeping.keep(note, note.title), robust=True)
            return note

    def sign(
        self, *, by: Actor, means: str, name: str, drawing: str = "", reserves: str = "", day: date | None = None
    ) -> "DeliveryNote":
        """Somebody received it, with or without reserves."""
        if means not in Means.values:
            raise Refused("Dites comment le bon est signé : sur l’écran, ou sur le papier.")
        who = squeeze(name)[:160]
        if not who:
            raise Refused("Écrivez le nom de la personne qui reçoit.")
        drawn = signature.read(drawing) if means == Means.SCREEN else ""
        with self._acting(by, right="deliveries.sign") as (note, _):
            if note.state == State.SIGNED:
                raise Refused(
                    f"Ce bon est déjà signé par {note.signed_by} le {note.signed_on:%d/%m/%Y} : rien n’a changé."
                )
            if note.state != State.ISSUED:
                raise Refused("Seul un bon émis se signe : émettez-le d’abord.")
            today = timezone.localdate(by.now())
            note.signed_on = day or today
            if not note.date <= note.signed_on <= today:
                raise Refused("La date de réception va du jour du bon à aujourd’hui : vérifiez-la.")
            note.means, note.signed_by, note.drawing = means, who, drawn
            note.reserves, note.state = reserves.strip()[:1_000], State.SIGNED
            note.signed_at, note.signature_taken_by = by.now(), by.user
            _log(note, "delivery.signed", by, name=who, means=means, reserves=bool(note.reserves))
            return note

    def cancel(self, *, by: Actor, because: str) -> "DeliveryNote":
        """It did not leave, or it came back: its quantities are to be delivered again."""
        reason = squeeze(because)[:300]
        if not reason:
            raise Refused("Écrivez pourquoi le bon est annulé : cela reste dans l’historique.")
        with self._acting(by, right="deliveries.cancel") as (note, order):
            if not note.is_live:
                raise Refused("Ce bon n’est pas émis, ou il est déjà annulé.")
            check_objections(note, "cancel")
            note.state = State.CANCELLED
            note.cancelled_on, note.cancelled_because = timezone.localdate(by.now()), reason
            note.save()
            settle(order)
            _log(note, "delivery.cancelled", by, reason=reason)
            return note

    @contextmanager
    def _acting(
        self, by: Actor, *, right: str = "deliveries.write", version: int | None = None
    ) -> Iterator[tuple["DeliveryNote", Order]]:
        """The right, the transaction, the order held then the note; saved on the way out with one more version."""
        require(by, right)
        with transaction.atomic():
            order = Order.held(self.order_id, by)
            note = type(self).held(self.pk, by, version)
            yield note, order
            if note.pk:
                note.touch(by)
                note.save()


def ordered_lines(order: Order) -> list[Ordered]:
    """The lines of an order with what remains of each."""
    left = remaining(order)
    return [Ordered(row.pk, row.plain, left.get(row.pk)) for row in order.lines.all()]


def leaving_lines(note: "DeliveryNote") -> list[Leaving]:
    return [Leaving(row.order_line_id, row.plain) for row in note.lines.all()]


def _set(note: "DeliveryNote", values: Mapping[str, Any]) -> None:
    """Write what was typed. Raises Refused for what is too long."""
    unknown = set(values) - set(EDITABLE)
    assert not unknown, f"not editable: {unknown}"
    for name, value in values.items():
        if name in LENGTHS and len(value) > LENGTHS[name]:
            raise Refused(f"Ce texte est trop long : {LENGTHS[name]} caractères au plus.")
        setattr(note, name, value)
    if note.site_id and not any(address.pk == note.site_id for address in note.client.addresses.all()):
        note.site_id = None  # the address of another client, or one that is gone


def _write(note: "DeliveryNote", order: Order, quantities: Mapping[int, Decimal]) -> None:
    known = ordered_lines(order)
    check(known, quantities, more=note.more)
    lines = leaving(known, quantities)
    note.save()
    note.write_lines([one.line for one in lines])
    keys = [one.key for one in lines]
    rows = list(note.lines.order_by("position"))
    for row, key in zip(rows, keys, strict=True):
        row.order_line_id = key
    note.lines.bulk_update(rows, ["order_line"])
    note.save()


def _log(note: "DeliveryNote", code: str, by: Actor, **data: Any) -> None:
    Client.log([note.client_id], code, by=by, delivery=note.pk, number=note.number, **data)
