"""The paper of a delivery note: without prices unless asked; with the signature once somebody received it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carnet.deliveries.states import State
from carnet.files import store
from carnet.files.models import File
from carnet.kernel.dates import french_day
from carnet.sales import keeping, signature, totals
from carnet.sales.firm import seller_now, theme_now, watermark
from carnet.sales.paper.content import Count, Kind, Paper, Signature, Site
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import thaw
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.deliveries.models import DeliveryNote

BOX = Signature("Reçu par", "Nom, date et signature. Réserves éventuelles :")


def place_of(note: "DeliveryNote") -> dict[str, str]:
    """Where it goes: frozen once issued; before, the address chosen, else that of the order."""
    if note.site or note.state != State.DRAFT:
        return dict(note.site)
    return site_of(note.client, note.site_id) or dict(note.order.site)


def paper_of(note: "DeliveryNote", counts: Sequence[Count | None]) -> Paper:
    """Everything that the paper says, as things are now."""
    lines = tuple(replace(line, cost=line.cost * 0) for line in note.plain_lines())
    return Paper(
        Kind.DELIVERY,
        note.date,
        seller_now(),
        note.party,
        number=note.number or "",
        subject=note.subject,
        facts=(("Affaire suivie par", str(note.salesperson)),) if note.salesperson else (),
        site=Site.of(place_of(note)),
        buyer_order=note.order.buyer_order,
        origin=f"commande {note.order.number}",
        intro=tuple(note.introduction.split("\n")) if note.introduction else (),
        lines=lines,
        counts=tuple(counts),
        priced=note.priced,
        totals=note.totals() if note.priced else totals.of(()),
        allowance_percent=note.allowance_percent if note.priced else note.allowance_percent * 0,
        signature=BOX,
        watermark=watermark(is_draft=note.is_draft),
    )


def drawn(note: "DeliveryNote") -> bytes:
    """The PDF: of what was frozen, or of a draft as it is."""
    from carnet.deliveries.choosing import counts
    from carnet.deliveries.models.acts import leaving_lines, ordered_lines

    if note.frozen:
        return draw(thaw(note.frozen), theme_now())
    return draw(paper_of(note, counts(ordered_lines(note.order), leaving_lines(note))), theme_now())


def signed_copy(note: "DeliveryNote") -> bytes:
    """What was issued, with who received it in its box."""
    return draw(replace(thaw(note.frozen), signature=_signed(note)), theme_now())


def sent_file(note: "DeliveryNote") -> File:
    """What leaves by mail and is printed: signed once it is."""
    keeping.keep(note)
    assert note.paper is not None
    return keeping.keep_signed(note, signed_copy) if note.is_signed else note.paper


def printed(note: "DeliveryNote") -> bytes:
    return store.path_of(sent_file(note).key).read_bytes() if note.frozen else drawn(note)


def _signed(note: "DeliveryNote") -> Signature:
    day = french_day(note.signed_on, weekday=False) if note.signed_on else ""
    reserves = f"Réserves : {note.reserves}" if note.reserves else "Sans réserve."
    image = signature.svg(note.drawing) if note.drawing else ""
    return Signature("Reçu par", reserves, note.signed_by, f"{day}, {note.get_means_display().lower()}", image)
