"""The print of an issued invoice: everything that it says, as one text, hashed. The journal keeps it."""

import datetime
from decimal import Decimal
from typing import Any

from carnet.invoices import journal
from carnet.invoices.models.invoice import MOVABLE, Invoice, InvoiceLine

# Left out: what moves, and moments that no paper bears.
_LEFT_OUT = MOVABLE | {"id", "created_at", "created_by", "salesperson", "entry_key", "issued_by"}


def content_digest(invoice: Invoice) -> str:
    """`salt` is part of it: from the print alone nobody can guess who the invoice was for."""
    own = {field.name: _plain(field, getattr(invoice, field.attname)) for field in invoice._meta.concrete_fields
           if field.name not in _LEFT_OUT}  # fmt: skip
    lines = [
        {field.name: _plain(field, getattr(line, field.attname)) for field in InvoiceLine._meta.concrete_fields
         if field.name not in {"id", "document"}}
        for line in invoice.lines.all()
    ]  # fmt: skip
    return journal.digest(journal.canonical({"invoice": own, "lines": lines}))


def row_digest(row: Any, names: tuple[str, ...]) -> str:
    """The same for a payment."""
    fields = {name: row._meta.get_field(name) for name in names}
    return journal.digest(
        journal.canonical({name: _plain(field, getattr(row, field.attname)) for name, field in fields.items()})
    )


def _plain(field: Any, value: Any) -> Any:
    """The same text on both databases, before and after the row is written."""
    if isinstance(value, Decimal) or (hasattr(field, "decimal_places") and value is not None):
        return f"{Decimal(value):.{field.decimal_places}f}"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value
