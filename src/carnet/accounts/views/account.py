"""My account: what everybody may change of their own."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.forms import NameForm, PasswordChangeForm
from carnet.accounts.http import Request
from carnet.accounts.signing_in import Throttled, proven


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: Request) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.rename(form.cleaned_data["name"])
        messages.success(request, "Votre nom est enregistré.")
        return redirect("accounts:account")
    return _page(request, form, PasswordChangeForm(request.user))


@sensitive_post_parameters("current", "new", "again")
@require_POST
def change_password(request: Request) -> HttpResponse:
    form = PasswordChangeForm(request.user, request.POST)
    if form.is_valid() and _knows_current(request, form):
        request.user.choose_password(form.cleaned_data["new"], by=request.actor)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Votre mot de passe est changé. Vos autres appareils sont déconnectés.")
        return redirect("accounts:account")
    return _page(request, NameForm(initial={"name": request.user.name}), form)


def _knows_current(request: Request, form: PasswordChangeForm) -> bool:
    """A session left open must not let a passer-by try passwords for ever: the tries are counted here too."""
    try:
        if proven(request, request.user.username, form.cleaned_data["current"]) == request.user:
            return True
        form.add_error("current", "Ce n’est pas votre mot de passe actuel.")
    except Throttled as refusal:
        form.add_error("current", refusal.sentence)
    return False


def _page(request: Request, name_form: NameForm, password_form: PasswordChangeForm) -> HttpResponse:
    wrong = name_form.errors or password_form.errors
    context = {"name_form": name_form, "password_form": password_form}
    return render(request, "accounts/account.html", context, status=422 if wrong else 200)
