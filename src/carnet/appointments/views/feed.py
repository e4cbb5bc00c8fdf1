"""The secret link of each person's calendar: made, closed, read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.middleware import public
from carnet.accounts.rights import may, right
from carnet.appointments.models import Feed


@right("appointments.view")
@require_http_methods(["GET", "POST"])
def subscription(request: Request) -> HttpResponse:
    """POST makes a link, shown this once: the former one is closed."""
    link = ""
    if request.method == "POST":
        link = request.build_absolute_uri(reverse("appointments:feed", args=[Feed.renew(by=request.actor)]))
    feed = Feed.objects.filter(user=request.user).first()
    return render(request, "appointments/subscription.html", {"feed": feed, "link": link})


@right("appointments.view")
@require_POST
def close(request: Request) -> HttpResponse:
    Feed.close(by=request.actor)
    messages.success(request, "L’abonnement est fermé : le lien ne répond plus.")
    return redirect("appointments:subscription")


@public
@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    from carnet.appointments.icalendar_feed import feed_of

    owner = Feed.owner(secret)
    if owner is None or not may(owner, "appointments.view"):
        raise Http404
    response = HttpResponse(feed_of(owner), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response
