"""The paper of an order: what it says, frozen when it is confirmed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from carnet.files.models import File
from carnet.kernel.dates import french_day
from carnet.sales import keeping, mentions
from carnet.sales.firm import seller_now, theme_now, watermark
from carnet.sales.lines import summed
from carnet.sales.models import DocumentSettings
from carnet.sales.paper.content import Kind, Paper, Site
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import thaw
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.orders.models import Order


def place_of(order: "Order") -> dict[str, str]:
    """Where it goes: frozen once confirmed, the address chosen before."""
    return order.site if order.site or not order.is_draft else site_of(order.client, order.site_id)


def paper_of(order: "Order") -> Paper:
    """Everything that the paper says, as things are now."""
    return Paper(
        Kind.ORDER,
        order.date,
        seller_now(),
        order.party,
        number=order.number or "",
        subject=order.subject,
        facts=_facts(order),
        site=Site.of(place_of(order)),
        buyer_order=order.buyer_order,
        origin=f"devis {order.quote.number}" if order.quote else "",
        intro=tuple(order.introduction.split("\n")) if order.introduction else (),
        lines=tuple(replace(line, cost=line.cost * 0) for line in order.plain_lines()),
        totals=order.totals(),
        allowance_percent=order.allowance_percent,
        mentions=mentions.of_order(order.party, DocumentSettings.current(), order, _rates(order)),
        watermark=watermark(is_draft=order.is_draft),
    )


def _rates(order: "Order") -> set[str]:
    return {line.vat.code for line in summed(order.plain_lines())}


def _facts(order: "Order") -> tuple[tuple[str, str], ...]:
    facts = [
        ("Livraison prévue", french_day(order.expected_on, weekday=False) if order.expected_on else ""),
        ("Affaire suivie par", str(order.salesperson or "")),
    ]
    return tuple((label, value) for label, value in facts if value)


def drawn(order: "Order") -> bytes:
    """The PDF: of what was frozen, or of a draft as it is."""
    return draw(thaw(order.frozen) if order.frozen else paper_of(order), theme_now())


def printed(order: "Order") -> bytes:
    return keeping.content(order, drawn)


def sent_file(order: "Order") -> File:
    keeping.keep(order)
    assert order.paper is not None
    return order.paper
