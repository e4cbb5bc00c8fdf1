"""Every address asks for a signed-in person unless its view is marked `public`."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.kernel.errors import Forbidden
from carnet.ui.views import forbidden


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view as open to people who are not signed in."""
    view.public = True  # type: ignore[attr-defined]
    return view


class sign_in_required:  # noqa: N801  (a middleware named as a sentence in the settings)
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.actor = Actor(user if isinstance(user, User) else None, Source.SCREEN)  # type: ignore[attr-defined]
        response = self.get_response(request)
        # Personal data: nothing behind the sign-in is kept by a browser or a proxy.
        add_never_cache_headers(response)
        patch_vary_headers(response, ["HX-Request"])
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.user.is_authenticated or getattr(view, "public", False):
            return None
        if request.headers.get("HX-Request"):
            response = HttpResponse(status=401)
            response["HX-Redirect"] = redirect_to_login(request.headers.get("HX-Current-URL", "/")).url
            return response
        return redirect_to_login(request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An act refused the right: the page of refusals, with the act's own sentence."""
        return forbidden(request, exception) if isinstance(exception, Forbidden) else None
