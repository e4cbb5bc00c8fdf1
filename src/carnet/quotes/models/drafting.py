"""Beginning a quote, writing it, copying it: everything that happens before it is sent."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role
from carnet.accounts.rights import require
from carnet.kernel.errors import Refused
from carnet.quotes.models.checking import EDITABLE, STALE, set_values
from carnet.quotes.states import State
from carnet.sales.lines import Line
from carnet.sales.models.document import usable_client

if TYPE_CHECKING:
    from carnet.quotes.models.quote import Quote


class Drafting(models.Model):
    class Meta:
        abstract = True

    if TYPE_CHECKING:
        pk: int

        @classmethod
        def held(cls, pk: int, by: Actor, version: int | None = None, entry_key: UUID | None = None) -> "Quote": ...

    @classmethod
    def draft(
        cls,
        client_id: int,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        entry_key: UUID | None = None,
    ) -> "Quote":
        """Begin a quote. `values`: EDITABLE fields; the firm's habits stand in for those left out."""
        require(by, "quotes.write")
        with transaction.atomic():
            client = usable_client(client_id, by)
            make: Any = cls
            quote: Quote = make(
                client=client,
                salesperson_id=client.salesperson_id or _self_if_seller(by),
                date=timezone.localdate(by.now()),
                created_by=by.user,
                created_at=by.now(),
                updated_at=by.now(),
                entry_key=entry_key,
                **habits(),
            )
            set_values(quote, values)
            quote.save()
            quote.write_lines(lines)
            quote.save()
            return quote

    def revise(
        self,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        version: int | None = None,
        client_id: int | None = None,
        entry_key: UUID | None = None,
    ) -> "Quote":
        """Write a draft again; `version`: what was on the screen. Raises Refused when somebody else saved first."""
        with self._acting(by, version=version, entry_key=entry_key) as quote:
            if quote.state != State.DRAFT:
                raise Refused(STALE)
            quote.entry_key = entry_key or quote.entry_key
            if client_id is not None and client_id != quote.client_id:
                if quote.replaces_id:
                    raise Refused("Cette version remplace un devis de ce client : dupliquez-la pour un autre client.")
                quote.client = usable_client(client_id, by)
                quote.salesperson_id = quote.client.salesperson_id or quote.salesperson_id
            set_values(quote, values)
            quote.date = timezone.localdate(by.now())
            quote.write_lines(lines)
            return quote

    def discard(self, *, by: Actor) -> None:
        """Throw a draft away: it has no number, nobody received it."""
        with self._acting(by) as quote:
            if quote.state != State.DRAFT:
                raise Refused("Un devis envoyé ne se supprime pas : notez qu’il est refusé, ou remplacez-le.")
            quote.delete()

    def duplicate(self, *, by: Actor, client_id: int | None = None) -> "Quote":
        """The same for the same client or another one: a draft of today."""
        source = seen(type(self), self.pk, by)
        return type(self).draft(client_id or source.client_id, _values(source), source.plain_lines(), by=by)

    def new_version(self, *, by: Actor) -> "Quote":
        """A draft that will replace this quote once it is sent; the one that is already begun, if there is one."""
        quotes: Any = type(self)._default_manager
        with transaction.atomic():
            source = type(self).held(self.pk, by)
            if source.state == State.DRAFT:
                raise Refused("Ce devis est encore un brouillon : modifiez-le.")
            if source.state == State.ACCEPTED:
                raise Refused("Ce devis est accepté : annulez d’abord l’acceptation, ou dupliquez-le.")
            begun: Quote | None = quotes.filter(replaces=source).first()
            if begun:
                if begun.state == State.DRAFT:
                    return begun
                raise Refused(f"Ce devis est déjà remplacé par {begun.number} : partez de celui-là.")
            made = type(self).draft(source.client_id, _values(source), source.plain_lines(), by=by)
            made.replaces = source
            made.save(update_fields=["replaces"])
            return made

    @contextmanager
    def _acting(
        self, by: Actor, *, right: str = "quotes.write", version: int | None = None, entry_key: UUID | None = None
    ) -> Iterator["Quote"]:
        """The right, the transaction, the row held; saved on the way out with one more version."""
        require(by, right)
        with transaction.atomic():
            quote = type(self).held(self.pk, by, version, entry_key)
            yield quote
            if quote.pk:
                quote.touch(by)
                quote.save()


def seen(cls: Any, pk: int, by: Actor) -> "Quote":
    quotes = cls._default_manager.select_related("client", "paper")
    found: Quote | None = (quotes.visible_to(by.user) if by.user else quotes).filter(pk=pk).first()
    if found is None:
        raise Refused("Ce devis n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def _self_if_seller(by: Actor) -> int | None:
    return by.user.pk if by.user and by.user.role == Role.SALESPERSON else None


def options() -> Any:
    from carnet.quotes.models.options import QuoteOptions

    return QuoteOptions.current()


def habits() -> dict[str, Any]:
    habits = options()
    return {"valid_days": habits.valid_days, "deposit_percent": habits.deposit_percent, "delay": habits.delay}


def _values(quote: "Quote") -> dict[str, Any]:
    return {name: getattr(quote, name) for name in EDITABLE}
