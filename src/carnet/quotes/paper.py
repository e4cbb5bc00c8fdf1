"""The paper of a quote: what it says is frozen when it is sent; drawn once, kept and hashed, it is what was signed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from carnet.files.models import File
from carnet.kernel.dates import french_day
from carnet.sales import keeping, mentions, missing, signature
from carnet.sales.firm import seller_now, theme_now, watermark_of
from carnet.sales.lines import summed
from carnet.sales.missing import Missing
from carnet.sales.models import DocumentSettings
from carnet.sales.paper.content import Kind, Paper, Proposal, Signature, Site
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import thaw
from carnet.sales.parties import site_of
from carnet.sales.withdrawal import pays_later

if TYPE_CHECKING:
    from carnet.quotes.models import Quote


_SITE = ("label", "street", "postcode", "city", "country", "access_notes")


def missing_of(quote: "Quote") -> tuple[Missing, ...]:
    """What is still to be filled in before the paper says everything that the law wants."""
    buyer, site = quote.party, place_of(quote)
    return missing.of_quote(
        buyer,
        DocumentSettings.current(),
        quote,
        _rates(quote),
        has_place=bool(site.get("city") or buyer.city),
        deposit=quote.deposit,
    )


def _rates(quote: "Quote") -> set[str]:
    return {line.vat.code for line in summed(quote.plain_lines())}


def place_of(quote: "Quote") -> dict[str, str]:
    """Where the work is done: frozen once sent, the address chosen before."""
    return quote.site if quote.site or not quote.is_draft else site_of(quote.client, quote.site_id)


def paper_of(quote: "Quote") -> Paper:
    """Everything that the paper says, as things are now."""
    firm, seller, buyer = DocumentSettings.current(), seller_now(), quote.party
    site, found, with_options = place_of(quote), quote.totals(), quote.totals_with_options()
    return Paper(
        Kind.QUOTE,
        quote.date,
        seller,
        buyer,
        number=quote.number or "",
        subject=quote.subject,
        facts=_facts(quote),
        site=Site(*(site.get(name, "") for name in _SITE)),
        intro=tuple(quote.introduction.split("\n")) if quote.introduction else (),
        lines=tuple(replace(line, cost=line.cost * 0) for line in quote.plain_lines()),
        totals=found,
        allowance_percent=quote.allowance_percent,
        proposal=Proposal(
            deposit=quote.deposit,
            deposit_percent=quote.deposit_percent,
            pays_later=pays_later(quote, consumer=buyer.is_consumer),
            options=with_options.incl - found.incl if with_options else found.incl * 0,
        ),
        mentions=mentions.of_quote(buyer, firm, quote, _rates(quote), quote.valid_until),
        signature=Signature(),
        annexes=mentions.withdrawal_form(buyer, seller, quote),
        watermark=watermark_of(draft=quote.is_draft),
    )


def _facts(quote: "Quote") -> tuple[tuple[str, str], ...]:
    facts = [
        ("Valable jusqu’au", french_day(quote.valid_until, weekday=False) if quote.valid_until else ""),
        ("Délai", quote.delay),
        ("Affaire suivie par", str(quote.salesperson or "")),
        ("Remplace", (quote.replaces.number or "") if quote.replaces else ""),
    ]
    return tuple((label, value) for label, value in facts if value)


def drawn(quote: "Quote") -> bytes:
    """The PDF: of what was frozen, or of a draft as it is."""
    return draw(thaw(quote.frozen) if quote.frozen else paper_of(quote), theme_now())


def signed_copy(quote: "Quote") -> bytes:
    """What was issued, with who signed in its box."""
    held, paper = quote.acceptance, thaw(quote.frozen)
    assert held is not None
    box = Signature(
        help="",
        name=held.name,
        at=f"{french_day(held.day, weekday=False)}, {held.get_means_display().lower()}",
        image=signature.svg(held.drawing) if held.drawing else "",
    )
    return draw(replace(paper, signature=box), theme_now())


def printed(quote: "Quote") -> bytes:
    return keeping.content(quote, drawn)


def signed_file(quote: "Quote") -> File:
    """The copy that the client is given once accepted: kept the first time it is asked for."""
    return keeping.keep_signed(quote, signed_copy)


def sent_file(quote: "Quote") -> File:
    """What leaves by mail: signed once it is (C. conso. art. L221-9)."""
    keeping.keep(quote)
    assert quote.paper is not None
    return signed_file(quote) if quote.acceptance else quote.paper
