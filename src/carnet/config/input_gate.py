"""The one input gate: text that no person typed and that a database, a file or a log would choke on is refused.

NUL would be stored by SQLite and refused by PostgreSQL; a lone surrogate cannot be written at all.
Nothing is stripped: what is kept is exactly what was sent.
"""

import re
from collections.abc import Callable, Iterator

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError

# Control characters that are not white space, and lone surrogates.
UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_unreadable_input(get_response: Handler) -> Handler:
    """Middleware: a page 400 before any view has read or written anything."""

    def gate(request: HttpRequest) -> HttpResponse:
        if any(UNREADABLE.search(text) for text in _texts(request)):
            raise BadRequest("Un caractère illisible est dans la demande : effacez-le et retapez le texte.")
        return get_response(request)

    return gate


def _texts(request: HttpRequest) -> Iterator[str]:
    """The address, then every name and value of the query and of the form (Django cleans the names of files)."""
    yield request.path_info
    try:
        tables = [request.GET, request.POST]
    except UnreadablePostError as error:
        raise BadRequest("L’envoi a été interrompu : recommencez.") from error
    for table in tables:
        for key, values in table.lists():
            yield key
            yield from values
    yield from request.FILES
