"""The request as views of signed-in people see it."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from carnet.accounts.actor import Actor
from carnet.accounts.models import User


class Request(HttpRequest):
    user: User
    actor: Actor
    htmx: HtmxDetails


def posted(request: HttpRequest) -> dict[str, Any]:
    """What a form is given: `SignForm(**posted(request))`, unbound on a GET."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
