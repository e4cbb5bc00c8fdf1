"""Coming in and going out."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts import invitation as invitations
from carnet.accounts import signing_in
from carnet.accounts.actor import Actor, Source
from carnet.accounts.address import from_this_machine
from carnet.accounts.forms import NewPasswordForm, SignInForm
from carnet.accounts.middleware import public
from carnet.accounts.models import User
from carnet.kernel.errors import Refused


@public
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect(_destination(request))
    form = SignInForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            signing_in.sign_in(request, form.cleaned_data["identifier"], form.cleaned_data["password"])
            return redirect(_destination(request))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = 429 if isinstance(refusal, signing_in.Throttled) else 422
    context = {"form": form, "next": _destination(request), "cast": _cast(request)}
    return render(request, "accounts/sign_in.html", context, status=status)


def _destination(request: HttpRequest) -> str:
    """Where the person was going, inside this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # A word without its slash would be taken for the name of a view.
    return wanted if safe and wanted.startswith("/") else "/"


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    signing_in.sign_out(request)
    messages.success(request, "Vous êtes déconnecté.")
    return redirect("accounts:sign_in")


def _demonstration(request: HttpRequest) -> bool:
    return settings.CARNET_DEMO and from_this_machine(request)


def _cast(request: HttpRequest) -> list[User]:
    """Demonstration only: whom a click on the sign-in page makes of you."""
    return list(User.objects.active().order_by("pk")) if _demonstration(request) else []


@public
@require_POST
def sign_in_as(request: HttpRequest, pk: int) -> HttpResponse:
    """One click, no password: demonstration data, from this very machine, and nowhere else."""
    if not _demonstration(request):
        raise Http404
    signing_in.enter(request, get_object_or_404(User.objects.active(), pk=pk), "demonstration")
    return redirect(_destination(request))


@public
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose one's own password, once, from the link given by direction."""
    user = invitations.read(token)
    if user is None:
        return render(request, "accounts/invitation_over.html", status=410)
    form = NewPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user.choose_password(form.cleaned_data["new"], by=Actor(user, Source.SCREEN))
        signing_in.enter(request, user, "invitation")
        messages.success(request, "Votre mot de passe est enregistré. Bienvenue !")
        return redirect("/")
    return render(request, "accounts/invitation.html", {"form": form, "invited": user}, status=_status(form))


def _status(form: NewPasswordForm) -> int:
    return 422 if form.errors else 200
