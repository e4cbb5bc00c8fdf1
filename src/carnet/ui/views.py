"""Pages of errors: a French sentence, a reference, a way out."""

import logging
import secrets
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

# What is left when even a template cannot be read.
_LAST_RESORT = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} — Carnet</title></head>'
    '<body><h1>{title}</h1><p>{message}</p><p>Référence : {reference}</p><p><a href="/">Accueil</a></p></body></html>'
)


def _answer(
    request: HttpRequest,
    status: int,
    title: str,
    message: str,
    *,
    reference: str = "",
    again: str = "",
    resent: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """A whole page, or for htmx a toast: an error page must not be swapped into the middle of a screen.

    No context processor, no database: the error may come from them.
    """
    if request.headers.get("HX-Request"):
        said = f"{title}. {message}" + (f" Référence : {reference}." if reference else "")
        toast = render_to_string("ui/toast.html", {"text": said, "level": "error"})
        headers = {"HX-Retarget": "#messages", "HX-Reswap": "beforeend", "HX-Push-Url": "false"}
        return HttpResponse(toast, status=status, headers=headers)
    context = {"title": title, "message": message, "reference": reference, "again": again, "resent": resent}
    return HttpResponse(render_to_string("ui/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400, "Demande incomprise", "Revenez à la page précédente et recommencez.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 403, "Accès refusé", str(exception or "") or "Demandez ce droit à la direction.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404, "Page introuvable", "Cette adresse ne mène à rien que vous puissiez voir.")


def switched_off(request: HttpRequest, message: str) -> HttpResponse:
    """The address of a module that the firm switched off."""
    return _answer(request, 404, "Module désactivé", message)


def server_error(request: HttpRequest) -> HttpResponse:
    title, message = "Une erreur est survenue", "Rien n’a été enregistré. Réessayez dans un instant."
    # The reference of the line that this request has in the logs.
    reference = getattr(request, "id", None) or secrets.token_hex(4)
    log.error("error page shown, reference %s", reference)
    try:
        return _answer(request, 500, title, message, reference=reference)
    except Exception:
        log.exception("the error page itself failed, reference %s", reference)
        return HttpResponse(_LAST_RESORT.format(title=title, message=message, reference=reference), status=500)


def unavailable(request: HttpRequest, title: str, message: str) -> HttpResponse:
    """503: nothing is wrong with what was asked, and it may be asked again; what was typed is not lost."""
    reference = getattr(request, "id", None) or secrets.token_hex(4)
    log.error("unavailable (%s), reference %s", title, reference)
    try:
        response = _answer(
            request, 503, title, message, reference=reference, again=request.get_full_path(), resent=_typed(request)
        )
    except Exception:
        log.exception("the page itself failed, reference %s", reference)
        response = HttpResponse(_LAST_RESORT.format(title=title, message=message, reference=reference), status=503)
    response["Retry-After"] = "30"
    response["Cache-Control"] = "no-store"
    return response


# Never sent back, not even in a hidden field.
_SECRET = {"password", "new", "again", "current"}


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The form that was sent, so that one click sends it again; none when it held a password or a file."""
    if request.method != "POST" or request.FILES or _SECRET & {name.rpartition("-")[2] for name in request.POST}:
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    message = "Rechargez la page puis recommencez : votre session avait expiré."
    return _answer(request, 403, "Page trop ancienne", message, again=request.path if request.method == "POST" else "")
