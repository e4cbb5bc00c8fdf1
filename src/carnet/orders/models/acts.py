"""The acts of an order, beside those of every document (sales.models.drafting)."""

from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.kernel.errors import Refused
from carnet.orders.progress import settle
from carnet.orders.states import State
from carnet.quotes.models import Quote
from carnet.sales.actions import check_objections
from carnet.sales.conversion import make_client, unmake_client
from carnet.sales.lines import LineKind
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.models.drafting import WRITTEN, Drafting, reason_of
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.orders.models.order import Order

SERIES, MASK = "orders", "CM-{AAAA}-{0000}"


class OrderActs(Drafting):
    WRITES = "orders.write"
    EDITABLE = (*WRITTEN, "buyer_order", "expected_on", *CIRCUMSTANCES)
    NO_DRAFT = "Cette commande est confirmée : elle ne change plus. Annulez-la, ou faites-en une autre."
    NOT_THROWN_AWAY = "Une commande confirmée ne se supprime pas : annulez-la."
    BEGUN = "Commande en brouillon"

    class Meta(Drafting.Meta):
        abstract = True

    if TYPE_CHECKING:

        def acting(self, by: Actor, *, right: str = "", **seen: Any) -> AbstractContextManager["Order"]: ...

    def confirm(self, *, by: Actor, day: date | None = None) -> "Order":
        """It binds: its number, its own copy of the parties. A prospect becomes a client."""
        with self.acting(by) as order:
            if order.state != State.DRAFT:
                raise Refused(f"Cette commande est déjà confirmée sous le numéro {order.number}.")
            if not any(row.kind == LineKind.ITEM for row in order.lines.all()):
                raise Refused("Cette commande est vide : ajoutez au moins un article avant de la confirmer.")
            order.freeze_parties(site_of(order.client, order.site_id))
            _confirm(order, by, day)
            return order

    @classmethod
    def from_quote(  # type: ignore[misc]  # no other class is an order
        cls: "type[Order]", quote_id: int, *, by: Actor, day: date | None = None
    ) -> "Order":
        """The order of an accepted quote, confirmed at once: what the client agreed to, options chosen included."""
        require(by, "orders.write")
        with transaction.atomic():
            quote = Quote.held(quote_id, by)  # nobody cancels the acceptance meanwhile
            existing: Order | None = quote.orders.exclude(state=State.CANCELLED).first()
            if existing:
                raise Refused(f"Ce devis a déjà sa commande : {existing}. Rien n’a été créé une seconde fois.")
            if not quote.is_accepted:
                raise Refused("Ce devis n’est pas accepté : enregistrez d’abord l’accord du client.")
            order = cls.begun(quote.client, by, quote=quote, salesperson_id=quote.salesperson_id)
            order.set_values({name: getattr(quote, name) for name in cls.EDITABLE if hasattr(quote, name)})
            order.save()
            order.write_lines(quote.agreed_lines())
            order.freeze_parties(quote.site or site_of(order.client, order.site_id))
            _confirm(order, by, day)
            order.save()
            return order

    def schedule(self, expected_on: date | None, *, by: Actor) -> "Order":
        """When it should be delivered: told again, as often as plans change."""
        with self.acting(by) as order:
            if order.state == State.CANCELLED:
                raise Refused("Cette commande est annulée.")
            order.expected_on = expected_on
            return order

    def close(self, *, by: Actor, because: str) -> "Order":
        """What remains will not be delivered: the client gave it up, it is sold out."""
        reason = reason_of(because, "Écrivez pourquoi le reste ne sera pas livré.")
        with self.acting(by, right="orders.cancel") as order:
            if order.state not in (State.CONFIRMED, State.PARTIAL):
                raise Refused("Il ne reste rien à livrer de cette commande.")
            order.closed_on, order.closed_because = timezone.localdate(by.now()), reason
            settle(order)
            order.log("order.closed", by, reason=reason)
            return order

    def reopen(self, *, by: Actor) -> "Order":
        """What remains is to be delivered after all."""
        with self.acting(by, right="orders.cancel") as order:
            if order.closed_on is None or order.state == State.CANCELLED:
                raise Refused("Cette commande n’est pas close.")
            order.closed_on, order.closed_because = None, ""
            settle(order)
            order.log("order.reopened", by)
            return order

    def cancel(self, *, by: Actor, because: str) -> "Order":
        """It will not be. What came from it, a delivery or an invoice, must be cancelled before."""
        reason = reason_of(because, "Écrivez pourquoi la commande est annulée : cela reste dans l’historique.")
        with self.acting(by, right="orders.cancel") as order:
            if not order.is_live:
                raise Refused("Cette commande n’est pas confirmée, ou elle est déjà annulée.")
            check_objections(order, "cancel")
            order.state = State.CANCELLED
            order.cancelled_on, order.cancelled_because = timezone.localdate(by.now()), reason
            order.save()
            order.log("order.cancelled", by, reason=reason)
            unmake_client(order.client, by=by, what=f"commande {order.number} annulée")
            return order


def _confirm(order: "Order", by: Actor, day: date | None) -> None:
    """Held, its lines written, its parties frozen. The caller saves it."""
    from carnet.orders import paper

    order.give_number(SERIES, MASK, day, by)
    order.state, order.confirmed_at = State.CONFIRMED, by.now()
    order.save()
    order.frozen = freeze(paper.paper_of(order))
    order.log("order.confirmed", by, **({"quote_number": order.quote.number} if order.quote else {}))
    make_client(order.client, by=by, document=order, what=f"commande {order.number}")
    order.draw_once_certain(by)
