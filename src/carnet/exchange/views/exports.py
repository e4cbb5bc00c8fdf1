"""The journal of exports."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.exchange.models import Export
from carnet.exchange.views.access import SHOWN
from carnet.kernel.numbers import whole


@right("exchange.see_exports")
@require_GET
def journal(request: Request) -> HttpResponse:
    """Who took out what, how many, when."""
    before = request.GET.get("avant", "")
    exports = Export._default_manager.select_related("user")
    if (last := whole(before)) is not None:
        exports = exports.filter(pk__lt=last)
    found = list(exports[: SHOWN + 1])
    following = found[SHOWN - 1].pk if len(found) > SHOWN else 0
    return render(
        request, "exchange/journal.html", {"exports": found[:SHOWN], "following": following, "before": before}
    )
