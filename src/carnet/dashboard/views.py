"""The home page: the tiles that apps register, for who has the right."""

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from carnet import __version__
from carnet.accounts.http import Request
from carnet.communes.attribution import attribution
from carnet.kernel.dates import french_day
from carnet.ui.shell import TILES, allowed


@require_GET
def home(request: Request) -> HttpResponse:
    tiles = []
    for tile in TILES.in_use():
        context = tile.context(request.user) if allowed(request.user, tile.right) else None
        if context is not None:
            tiles.append((tile, render_to_string(tile.template, context, request)))
    today = french_day(timezone.localdate())
    return render(request, "dashboard/home.html", {"tiles": tiles, "today": today[0].upper() + today[1:]})


@require_GET
def about(request: Request) -> HttpResponse:
    """What Carnet is made of, and whom it owes it to: the licences ask for it."""
    return render(request, "dashboard/about.html", {"version": __version__, "communes": attribution()})
