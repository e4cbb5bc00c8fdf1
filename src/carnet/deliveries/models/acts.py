"""The acts of a delivery note. Each holds the order first, then the note, and is one transaction with its line in the timeline."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.deliveries.choosing import Leaving, Ordered, check, counts, leaving
from carnet.deliveries.states import Means, State
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.orders.models import Order
from carnet.orders.progress import remaining, settle
from carnet.sales import signature
from carnet.sales.actions import check_objections
from carnet.sales.models.document import usable_client
from carnet.sales.models.drafting import Acts, reason_of
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.deliveries.models.note import DeliveryNote

SERIES, MASK = "deliveries", "BL-{AAAA}-{0000}"
LENGTHS = {"introduction": 1_000, "internal_notes": 2_000}


class DeliveryActs(Acts):
    WRITES = "deliveries.write"
    EDITABLE = ("site_id", "introduction", "priced", "more", "internal_notes")
    NO_DRAFT = "Ce bon est émis : il ne change plus. Annulez-le, puis préparez-en un autre."
    NOT_THROWN_AWAY = "Un bon émis ne se supprime pas : annulez-le."
    BEGUN = "Livraison en préparation"

    class Meta(Acts.Meta):
        abstract = True

    if TYPE_CHECKING:
        order_id: int

        def acting(self, by: Actor, *, right: str = "", **seen: Any) -> AbstractContextManager["DeliveryNote"]: ...

    @classmethod
    def prepare(  # type: ignore[misc]  # no other class is a note
        cls: "type[DeliveryNote]",
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
            note = cls.begun(
                usable_client(order.client_id, by),
                by,
                order=order,
                salesperson_id=order.salesperson_id,
                subject=order.subject,
                allowance_percent=order.allowance_percent,
                entry_key=entry_key,
            )
            note.set_values(values)
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
        with self._leaving(by, version=version) as (note, order):
            if note.state != State.DRAFT:
                raise Refused(self.NO_DRAFT)
            note.set_values(values)
            _write(note, order, quantities)
            return note

    def check_values(self) -> None:
        for name, most in LENGTHS.items():
            if len(getattr(self, name)) > most:
                raise Refused(f"Ce texte est trop long : {most} caractères au plus.")

    def issue(self, *, by: Actor, day: date | None = None) -> "DeliveryNote":
        """What it lists leaves: its number, its own copy of who receives and where. What remains is counted again."""
        from carnet.deliveries import paper

        with self._leaving(by) as (note, order):
            if note.state != State.DRAFT:
                raise Refused(f"Ce bon est déjà émis sous le numéro {note.number}.")
            if not order.to_deliver and not note.more:
                raise Refused(f"Il ne reste rien à livrer de la commande {order}, ou elle est annulée.")
            known, lines = ordered_lines(order), leaving_lines(note)
            quantities = {one.key: one.line.quantity for one in lines if one.key is not None}
            check(known, quantities, more=note.more)
            note.freeze_parties(site_of(note.client, note.site_id) or order.site)
            note.give_number(SERIES, MASK, day, by)
            note.state, note.issued_at = State.ISSUED, by.now()
            note.save()
            note.frozen = freeze(paper.paper_of(note, counts(known, lines)))
            settle(order)
            note.log("delivery.issued", by, order=order.pk, order_number=order.number)
            note.draw_once_certain(by)
            return note

    def sign(
        self, *, by: Actor, means: str, name: str, drawing: str = "", reserves: str = "", day: date | None = None
    ) -> "DeliveryNote":
        """Somebody received it, with or without reserves."""
        from carnet.deliveries import paper

        if means not in Means.values:
            raise Refused("Dites comment le bon est signé : sur l’écran, ou sur le papier.")
        who = squeeze(name)[:160]
        if not who:
            raise Refused("Écrivez le nom de la personne qui reçoit.")
        drawn = signature.read(drawing) if means == Means.SCREEN else ""
        with self._leaving(by, right="deliveries.sign") as (note, _):
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
            note.log("delivery.signed", by, name=who, means=means, reserves=bool(note.reserves))
            note.draw_once_certain(by, paper.sent_file)
            return note

    def cancel(self, *, by: Actor, because: str) -> "DeliveryNote":
        """It did not leave, or it came back: its quantities are to be delivered again."""
        reason = reason_of(because, "Écrivez pourquoi le bon est annulé : cela reste dans l’historique.")
        with self._leaving(by, right="deliveries.cancel") as (note, order):
            if not note.is_live:
                raise Refused("Ce bon n’est pas émis, ou il est déjà annulé.")
            check_objections(note, "cancel")
            note.state = State.CANCELLED
            note.cancelled_on, note.cancelled_because = timezone.localdate(by.now()), reason
            note.save()
            settle(order)
            note.log("delivery.cancelled", by, reason=reason)
            return note

    @contextmanager
    def _leaving(
        self, by: Actor, *, right: str = "", version: int | None = None
    ) -> Iterator[tuple["DeliveryNote", Order]]:
        """The order held before the note, so that two of them never wait for each other."""
        require(by, right or self.WRITES)
        with transaction.atomic():
            order = Order.held(self.order_id, by)
            with self.acting(by, right=right, version=version) as note:
                yield note, order


def ordered_lines(order: Order) -> list[Ordered]:
    """The lines of an order with what remains of each."""
    left = remaining(order)
    return [Ordered(row.pk, row.plain, left.get(row.pk)) for row in order.lines.all()]


def leaving_lines(note: "DeliveryNote") -> list[Leaving]:
    return [Leaving(row.order_line_id, row.plain) for row in note.lines.all()]


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
