"""While nobody has an account, every address leads to the page of the first start; those of a module off, nowhere."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from carnet.company import first_start, modules
from carnet.company.models import read_once
from carnet.kernel.registry import without
from carnet.ui.views import switched_off


class first_start_first:  # noqa: N801  (a middleware named as a sentence in the settings)
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Who is signed in proves that somebody has an account: the base is asked for strangers alone."""
        match = request.resolver_match
        stays_open = getattr(view, "public", False) and match is not None and match.app_name != "accounts"
        if stays_open or request.user.is_authenticated or first_start.done():
            return None
        return redirect("company:first_start")


class modules_of_the_firm:  # noqa: N801  (as above)
    """Screens leave out what is switched off; its addresses answer that it is, and how to have it back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        once = read_once() if request.method in {"GET", "HEAD"} else nullcontext()
        with once, without(modules.asked_once()):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        app = ".".join(view.__module__.split(".")[:2])
        module = modules.of_app(app)
        if module is None or app not in modules.apps_off():
            return None
        return switched_off(
            request, f"« {module.label} » est désactivé. La direction peut le réactiver dans les réglages."
        )
