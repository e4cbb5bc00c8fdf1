"""What `carnet verify` looks at: the amounts of quotes, the papers that were signed."""

from carnet.quotes.models import Acceptance, Quote
from carnet.sales import totals

MOST = 20  # told at once


def amounts_agree(repair: bool) -> list[str]:
    """The total of lists is that of the lines; repaired, for it is only derived from them."""
    wrong = []
    for quote in Quote.objects.prefetch_related("lines", "acceptances").order_by("pk").iterator(chunk_size=500):
        found = totals.of(quote.agreed_lines(), quote.allowance)
        if (quote.total_excl, quote.total_tax, quote.total_incl) != (found.excl, found.tax, found.incl):
            if repair:
                Quote.objects.filter(pk=quote.pk).update(
                    total_excl=found.excl, total_tax=found.tax, total_incl=found.incl
                )
            else:
                wrong.append(f"{quote.title} : le total n’est pas celui de ses lignes. Relancez avec --repair.")
    return wrong[:MOST]


def signed_papers_agree(repair: bool) -> list[str]:
    """What was signed is still what is kept: nothing can repair it but a backup."""
    held = Acceptance.objects.filter(cancelled_at=None).exclude(document_hash="").select_related("quote__paper")
    return [
        f"{one.quote.title} : le PDF gardé n’est plus celui qui a été signé. Restaurez une copie."
        for one in held.order_by("pk").iterator(chunk_size=500)
        if one.quote.paper is None or one.quote.paper.sha256 != one.document_hash
    ][:MOST]
