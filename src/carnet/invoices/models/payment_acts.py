"""The acts of payments: received, allocated, cancelled by an opposite row."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models

from carnet.accounts.actor import Actor

if TYPE_CHECKING:
    from carnet.invoices.models.payment import Payment


class PaymentActs(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def receive(
        cls,
        client_id: int,
        amount: Decimal,
        *,
        by: Actor,
        means: str,
        day: date | None = None,
        reference: str = "",
        note: str = "",
        on: Mapping[int, Decimal] | None = None,
        request_key: str | None = None,
        despite: bool = False,
    ) -> "Payment":
        """Money comes in. `on`: so much on each invoice (by key); without it, the oldest due first.

        What pays nothing stays to the client's credit. The same `request_key` gives the same payment. `despite`: it came
        though the law let nothing be paid yet (heldback).
        """
        from carnet.invoices import paying

        return paying.receive(client_id, amount, by=by, means=means, day=day, reference=reference, note=note,
                              on=on, request_key=request_key, despite=despite)  # fmt: skip

    @classmethod
    def refund(
        cls,
        credit_id: int,
        amount: Decimal,
        *,
        by: Actor,
        means: str,
        day: date | None = None,
        reference: str = "",
        request_key: str | None = None,
    ) -> "Payment":
        """Money goes back to the client, against a credit note."""
        from carnet.invoices import paying

        return paying.refund(credit_id, amount, by=by, means=means, day=day, reference=reference,
                             request_key=request_key)  # fmt: skip

    @classmethod
    def cancel(cls, pk: int, *, by: Actor, reason: str) -> "Payment":
        """An opposite payment: the first one stays, what it paid is owed again."""
        from carnet.invoices import paying

        return paying.cancel(pk, by=by, reason=reason)

    @classmethod
    def allocate(cls, pk: int, on: Mapping[int, Decimal], *, by: Actor) -> None:
        """So much of what is still available on each of these invoices."""
        from carnet.invoices import paying

        paying.allocate(pk, on, by=by)
