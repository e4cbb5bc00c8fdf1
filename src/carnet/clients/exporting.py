"""The list of clients in a file."""

from django.http import HttpResponse

from carnet.accounts.http import Request
from carnet.clients.listing import Criteria


def start_or_send(request: Request, criteria: Criteria, format_code: str) -> HttpResponse:
    raise NotImplementedError
