"""The request as views of signed-in people see it."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from carnet.accounts.actor import Actor
from carnet.accounts.models import User


class Request(HttpRequest):
    user: User
    actor: Actor
    htmx: HtmxDetails
