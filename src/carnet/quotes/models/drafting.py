"""Beginning a quote, copying it, replacing it: everything that happens before it is sent, beside what every draft does."""

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from django.db import transaction

from carnet.accounts.actor import Actor
from carnet.kernel.errors import Refused
from carnet.quotes.models.checking import LONGEST_VALIDITY
from carnet.quotes.states import State
from carnet.sales.models.circumstances import CIRCUMSTANCES
from carnet.sales.models.drafting import WRITTEN, Drafting

if TYPE_CHECKING:
    from carnet.quotes.models.quote import Quote


class QuoteDrafting(Drafting):
    WRITES = "quotes.write"
    EDITABLE = (*WRITTEN, "valid_days", "delay", "deposit_percent", "deposit_amount", *CIRCUMSTANCES)
    NO_DRAFT = "Ce devis n’est plus un brouillon : pour le changer, faites-en une nouvelle version."
    NOT_THROWN_AWAY = "Un devis envoyé ne se supprime pas : notez qu’il est refusé, ou remplacez-le."
    BEGUN = "Devis en brouillon"

    class Meta(Drafting.Meta):
        abstract = True

    if TYPE_CHECKING:

        def acting(self, by: Actor, *, right: str = "", **seen: Any) -> AbstractContextManager["Quote"]: ...

    @classmethod
    def habits(cls) -> dict[str, Any]:
        usual = options()
        return {name: getattr(usual, name) for name in ("valid_days", "deposit_percent", "delay")}

    def check_values(self: "Quote") -> None:  # type: ignore[misc]  # no other class is a quote
        if not 1 <= (self.valid_days or 0) <= LONGEST_VALIDITY:
            raise Refused(f"La validité va de 1 à {LONGEST_VALIDITY} jours.")
        if not all(0 <= percent <= 100 for percent in (self.allowance_percent, self.deposit_percent)):
            raise Refused("Une remise et un acompte vont de 0 à 100 %.")
        if min(self.allowance_amount, self.deposit_amount) < 0:
            raise Refused("Une remise et un acompte ne sont pas négatifs.")

    def check_client_moves(self: "Quote") -> None:  # type: ignore[misc]
        if self.replaces_id:
            raise Refused("Cette version remplace un devis de ce client : dupliquez-la pour un autre client.")

    def duplicate(self, *, by: Actor, client_id: int | None = None) -> "Quote":
        """The same for the same client or another one: a draft of today."""
        source = seen(type(self), self.pk, by)
        return type(source).draft(client_id or source.client_id, _values(source), source.plain_lines(), by=by)

    def new_version(self, *, by: Actor) -> "Quote":
        """A draft that will replace this quote once it is sent; the one that is already begun, if there is one."""
        quotes: Any = type(self)._default_manager
        with transaction.atomic():
            source: Quote = quotes.model.held(self.pk, by)
            if source.state == State.DRAFT:
                raise Refused("Ce devis est encore un brouillon : modifiez-le.")
            if source.state == State.ACCEPTED:
                raise Refused("Ce devis est accepté : annulez d’abord l’acceptation, ou dupliquez-le.")
            begun: Quote | None = quotes.filter(replaces=source).first()
            if begun:
                if begun.state == State.DRAFT:
                    return begun
                raise Refused(f"Ce devis est déjà remplacé par {begun.number} : partez de celui-là.")
            made = type(source).draft(source.client_id, _values(source), source.plain_lines(), by=by)
            made.replaces = source
            made.save(update_fields=["replaces"])
            return made


def seen(cls: Any, pk: int, by: Actor) -> "Quote":
    quotes = cls._default_manager.select_related("client", "paper")
    found: Quote | None = (quotes.visible_to(by.user) if by.user else quotes).filter(pk=pk).first()
    if found is None:
        raise Refused("Ce devis n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def options() -> Any:
    from carnet.quotes.models.options import QuoteOptions

    return QuoteOptions.current()


def _values(quote: "Quote") -> dict[str, Any]:
    return {name: getattr(quote, name) for name in quote.EDITABLE}
