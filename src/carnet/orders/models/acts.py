"""The acts of an order. Each checks the right, holds the row, and is one transaction with its line in the timeline."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.orders.progress import settle
from carnet.orders.states import State
from carnet.quotes.models import Quote
from carnet.sales import numbering
from carnet.sales.actions import check_objections
from carnet.sales.conversion import make_client, unmake_client
from carnet.sales.lines import Line, LineKind
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.models.document import usable_client
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.orders.models.order import Order

SERIES, MASK = "orders", "CM-{AAAA}-{0000}"
# What a person may write in a draft, beside its client and its lines.
EDITABLE = (
    *("subject", "introduction", "site_id", "allowance_percent", "allowance_amount", "internal_notes"),
    *("buyer_order", "expected_on", *CIRCUMSTANCES),
)
STALE = "Cette commande est confirmée : elle ne change plus. Annulez-la, ou faites-en une autre."


class OrderActs(models.Model):
    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int

        @classmethod
        def held(cls, pk: int, by: Actor, version: int | None = None, entry_key: UUID | None = None) -> "Order": ...

    @classmethod
    def draft(
        cls,
        client_id: int,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        entry_key: UUID | None = None,
    ) -> "Order":
        """Begin an order that no quote came before. `values`: EDITABLE fields."""
        require(by, "orders.write")
        with transaction.atomic():
            order = _new(cls, usable_client(client_id, by), by, entry_key=entry_key)
            _set(order, values)
            order.save()
            order.write_lines(lines)
            order.save()
            return order

    def revise(
        self,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        version: int | None = None,
        client_id: int | None = None,
        entry_key: UUID | None = None,
    ) -> "Order":
        """Write a draft again; `version`: what was on the screen. Raises Stale when somebody else saved first."""
        with self._acting(by, version=version, entry_key=entry_key) as order:
            if order.state != State.DRAFT:
                raise Refused(STALE)
            order.entry_key = entry_key or order.entry_key
            if client_id is not None and client_id != order.client_id:
                order.client = usable_client(client_id, by)
                order.salesperson_id = order.client.salesperson_id or order.salesperson_id
            _set(order, values)
            order.date = timezone.localdate(by.now())
            order.write_lines(lines)
            return order

    def discard(self, *, by: Actor) -> None:
        """Throw a draft away: it has no number, nobody received it."""
        with self._acting(by) as order:
            if order.state != State.DRAFT:
                raise Refused("Une commande confirmée ne se supprime pas : annulez-la.")
            order.delete()

    def confirm(self, *, by: Actor, day: date | None = None) -> "Order":
        """It binds: its number, its own copy of the parties. A prospect becomes a client."""
        with self._acting(by) as order:
            if order.state != State.DRAFT:
                raise Refused(f"Cette commande est déjà confirmée sous le numéro {order.number}.")
            if not any(row.kind == LineKind.ITEM for row in order.lines.all()):
                raise Refused("Cette commande est vide : ajoutez au moins un article avant de la confirmer.")
            order.freeze_parties(site_of(order.client, order.site_id))
            _confirm(order, by, day)
            return order

    @classmethod
    def from_quote(cls, quote_id: int, *, by: Actor, day: date | None = None) -> "Order":
        """The order of an accepted quote, confirmed at once: what the client agreed to, options chosen included."""
        require(by, "orders.write")
        with transaction.atomic():
            quote = Quote.held(quote_id, by)  # nobody cancels the acceptance meanwhile
            existing: Order | None = quote.orders.exclude(state=State.CANCELLED).first()
            if existing:
                raise Refused(f"Ce devis a déjà sa commande : {existing}. Rien n’a été créé une seconde fois.")
            if not quote.is_accepted:
                raise Refused("Ce devis n’est pas accepté : enregistrez d’abord l’accord du client.")
            order = _new(cls, quote.client, by, quote=quote, salesperson_id=quote.salesperson_id)
            _set(order, {name: getattr(quote, name) for name in EDITABLE if hasattr(quote, name)})
            order.save()
            order.write_lines(quote.agreed_lines())
            order.freeze_parties(quote.site or site_of(order.client, order.site_id))
            _confirm(order, by, day)
            order.save()
            return order

    def schedule(self, expected_on: date | None, *, by: Actor) -> "Order":
        """When it should be delivered: told again, as often as plans change."""
        with self._acting(by) as order:
            if order.state == State.CANCELLED:
                raise Refused("Cette commande est annulée.")
            order.expected_on = expected_on
            return order

    def close(self, *, by: Actor, because: str) -> "Order":
        """What remains will not be delivered: the client gave it up, it is sold out."""
        reason = _reason(because, "Écrivez pourquoi le reste ne sera pas livré.")
        with self._acting(by, right="orders.cancel") as order:
            if order.state not in (State.CONFIRMED, State.PARTIAL):
                raise Refused("Il ne reste rien à livrer de cette commande.")
            order.closed_on, order.closed_because = timezone.localdate(by.now()), reason
            settle(order)
            _log(order, "order.closed", by, reason=reason)
            return order

    def reopen(self, *, by: Actor) -> "Order":
        """What remains is to be delivered after all."""
        with self._acting(by, right="orders.cancel") as order:
            if order.closed_on is None or order.state == State.CANCELLED:
                raise Refused("Cette commande n’est pas close.")
            order.closed_on, order.closed_because = None, ""
            settle(order)
            _log(order, "order.reopened", by)
            return order

    def cancel(self, *, by: Actor, because: str) -> "Order":
        """It will not be. What came from it, a delivery or an invoice, must be cancelled before."""
        reason = _reason(because, "Écrivez pourquoi la commande est annulée : cela reste dans l’historique.")
        with self._acting(by, right="orders.cancel") as order:
            if not order.is_live:
                raise Refused("Cette commande n’est pas confirmée, ou elle est déjà annulée.")
            check_objections(order, "cancel")
            order.state = State.CANCELLED
            order.cancelled_on, order.cancelled_because = timezone.localdate(by.now()), reason
            order.save()
            _log(order, "order.cancelled", by, reason=reason)
            unmake_client(order.client, by=by, what=f"commande {order.number} annulée")
            return order

    @contextmanager
    def _acting(
        self, by: Actor, *, right: str = "orders.write", version: int | None = None, entry_key: UUID | None = None
    ) -> Iterator["Order"]:
        """The right, the transaction, the row held; saved on the way out with one more version."""
        require(by, right)
        with transaction.atomic():
            order = type(self).held(self.pk, by, version, entry_key)
            yield order
            if order.pk:
                order.touch(by)
                order.save()


def _new(cls: Any, client: Client, by: Actor, **more: Any) -> "Order":
    own = by.user.pk if by.user and by.user.role == Role.SALESPERSON else None
    given = {"salesperson_id": client.salesperson_id or own} | more
    made: Order = cls(
        client=client,
        date=timezone.localdate(by.now()),
        created_by=by.user,
        created_at=by.now(),
        updated_at=by.now(),
        **given,
    )
    return made


def _set(order: "Order", values: Mapping[str, Any]) -> None:
    """Write what was typed. Raises Refused with a sentence for what a column cannot hold."""
    unknown = set(values) - set(EDITABLE)
    assert not unknown, f"not editable: {unknown}"
    for name, value in values.items():
        setattr(order, name, value)
    if order.site_id and not any(address.pk == order.site_id for address in order.client.addresses.all()):
        order.site_id = None  # the address of another client, or one that is gone
    if not 0 <= order.allowance_percent <= 100 or order.allowance_amount < 0:
        raise Refused("Une remise va de 0 à 100 %, ou d’un montant positif.")
    try:
        order.clean_fields(exclude={"client", "salesperson", "created_by", "paper", "quote", "buyer", "site", "frozen"})
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        label = str(getattr(order._meta.get_field(name), "verbose_name", name))
        raise Refused(f"{label[0].upper()}{label[1:]} : {messages[0]}") from error


def _confirm(order: "Order", by: Actor, day: date | None) -> None:
    """Held, its lines written, its parties frozen. The caller saves it."""
    from carnet.orders import paper
    from carnet.sales import keeping

    order.date = day or timezone.localdate(by.now())
    order.number = numbering.give(SERIES, MASK, order.date)
    order.state, order.confirmed_at = State.CONFIRMED, by.now()
    order.save()
    order.frozen = freeze(paper.paper_of(order))
    quote = {"quote_number": order.quote.number} if order.quote else {}
    _log(order, "order.confirmed", by, **quote)
    make_client(order.client, by=by, document=order, what=f"commande {order.number}")
    # Drawn once it is certain; should that fail, whoever asks for the paper draws it.
    transaction.on_commit(lambda: keeping.keep(order, order.title), robust=True)


def _reason(text: str, sentence: str) -> str:
    reason = squeeze(text)[:300]
    if not reason:
        raise Refused(sentence)
    return reason


def _log(order: "Order", code: str, by: Actor, **data: Any) -> None:
    Client.log([order.client_id], code, by=by, order=order.pk, number=order.number, **data)
