"""The acts of an invoice's life. Each checks rights and is one transaction; the rules stand in the modules named here."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from carnet.accounts.actor import Actor

if TYPE_CHECKING:
    from carnet.invoices.models.invoice import Invoice
    from carnet.sales.lines import Line


class InvoiceActs(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def draft(
        cls,
        client_id: int,
        lines: "Sequence[Line]" = (),
        *,
        by: Actor,
        entry_key: UUID | None = None,
        sources: Sequence[tuple[str, int, str]] = (),
        **values: Any,
    ) -> "Invoice":
        """A new draft. `entry_key`: the same one gives the same draft, whoever clicks twice.

        `sources`: (kind, key, how it is called) of the documents that it comes from.
        """
        from carnet.invoices import drafting

        return drafting.draft(client_id, lines, by=by, entry_key=entry_key, sources=sources, values=values)

    @classmethod
    def change(
        cls,
        pk: int,
        lines: "Sequence[Line] | None",
        *,
        by: Actor,
        version: int | None = None,
        entry_key: UUID | None = None,
        **values: Any,
    ) -> "Invoice":
        """Write a draft again. Raises Refused: issued since, saved by somebody else, a value that cannot be."""
        from carnet.invoices import drafting

        return drafting.change(pk, lines, by=by, version=version, values=values, entry_key=entry_key)

    @classmethod
    def discard(cls, pk: int, *, by: Actor) -> None:
        """A draft thrown away: it never had a number."""
        from carnet.invoices import drafting

        drafting.discard(pk, by=by)

    @classmethod
    def issue(cls, pk: int, *, by: Actor, version: int | None = None, day: date | None = None) -> "Invoice":
        """Number it, freeze it, journal it. A second call gives the same invoice. Raises Refused with what to fill in."""
        from carnet.invoices import issuing

        return issuing.issue(pk, by=by, version=version, day=day)

    @classmethod
    def draft_credit(
        cls,
        pk: int,
        quantities: Mapping[int, Decimal] | None = None,
        *,
        by: Actor,
        reason: str = "",
        entry_key: UUID | None = None,
    ) -> "Invoice":
        """The draft of a credit note of an issued invoice: of all that is left, or of these lines (by place)."""
        from carnet.invoices import crediting

        return crediting.draft_credit(pk, quantities, by=by, reason=reason, entry_key=entry_key)

    @classmethod
    def pause_reminders(cls, pk: int, reason: str, *, by: Actor) -> None:
        """A dispute: no reminder until it is taken up again."""
        from carnet.invoices import reminding

        reminding.pause(pk, reason, by=by)

    @classmethod
    def resume_reminders(cls, pk: int, *, by: Actor) -> None:
        from carnet.invoices import reminding

        reminding.resume(pk, by=by)
