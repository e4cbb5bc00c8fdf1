"""Pages of errors: a French sentence, a reference, a way out."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger(__name__)

# What is left when even a template cannot be read.
_LAST_RESORT = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title} — Carnet</title></head>'
    '<body><h1>{title}</h1><p>{message}</p><p>Référence : {reference}</p><p><a href="/">Accueil</a></p></body></html>'
)


def _answer(
    request: HttpRequest, status: int, title: str, message: str, *, reference: str = "", again: str = ""
) -> HttpResponse:
    """A whole page, or for htmx a toast: an error page must not be swapped into the middle of a screen.

    No context processor, no database: the error may come from them.
    """
    if request.headers.get("HX-Request"):
        said = f"{title}. {message}" + (f" Référence : {reference}." if reference else "")
        toast = render_to_string("ui/toast.html", {"text": said, "level": "error"})
        headers = {"HX-Retarget": "#messages", "HX-Reswap": "beforeend", "HX-Push-Url": "false"}
        return HttpResponse(toast, status=status, headers=headers)
    page = render_to_string(
        "ui/error.html", {"title": title, "message": message, "reference": reference, "again": again}
    )
    return HttpResponse(page, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400, "Demande incomprise", "Revenez à la page précédente et recommencez.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 403, "Accès refusé", str(exception or "") or "Demandez ce droit à la direction.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404, "Page introuvable", "Cette adresse ne mène à rien que vous puissiez voir.")


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


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    message = "Rechargez la page puis recommencez : votre session avait expiré."
    return _answer(request, 403, "Page trop ancienne", message, again=request.path if request.method == "POST" else "")
