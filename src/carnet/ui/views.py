"""Pages of errors: a French sentence, a reference, a way out."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    context = {"title": title, "message": message, "reference": secrets.token_hex(4)}
    return render(request, "ui/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, "Demande incomprise", "Revenez à la page précédente et recommencez.")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "Accès refusé", str(exception or "") or "Demandez ce droit à la direction.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, "Page introuvable", "Cette adresse ne mène à rien que vous puissiez voir.")


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(request, 500, "Une erreur est survenue", "Rien n’a été enregistré. Réessayez dans un instant.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, 403, "Page trop ancienne", "Rechargez la page puis recommencez : votre session avait expiré.")
