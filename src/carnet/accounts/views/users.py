"""Everybody's accounts, for direction."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from carnet.accounts import invitation as invitations
from carnet.accounts.forms import UserForm
from carnet.accounts.http import Request
from carnet.accounts.leaving import belongings
from carnet.accounts.models import User
from carnet.accounts.rights import right
from carnet.accounts.security_log import note
from carnet.kernel.errors import Refused
from carnet.kernel.text import fold


@right("accounts.manage")
@require_safe
def users(request: Request) -> HttpResponse:
    # In the order of a French directory, which not every database knows: Étienne comes before Gérard.
    everybody = sorted(User.objects.all(), key=lambda user: (not user.is_active, fold(user.name), user.pk))
    return render(request, "accounts/users.html", {"users": everybody})


@right("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request) -> HttpResponse:
    form = UserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = User.add(by=request.actor, **form.cleaned_data)
            messages.success(request, f"Le compte de {user} est ouvert.")
            return redirect("accounts:invite", user.pk)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    return render(request, "accounts/user_add.html", {"form": form}, status=422 if form.errors else 200)


@right("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = UserForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        try:
            user.change(by=request.actor, **form.cleaned_data)
            messages.success(request, f"Le compte de {user} est enregistré.")
            return redirect("accounts:users")
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    person = User.objects.get(pk=pk)
    context = {"form": form, "person": person, "belongings": belongings(person, request.user)}
    return render(request, "accounts/user.html", context, status=422 if form.errors else 200)


@right("accounts.manage")
@require_safe
def invite(request: Request, pk: int) -> HttpResponse:
    """Shows a link; nothing is written: the link is a signature."""
    user = get_object_or_404(User.objects.active(), pk=pk)
    note("user.invited", by=request.actor, user=user)
    link = request.build_absolute_uri(invitations.path_for(user))
    return render(request, "accounts/user_invited.html", {"person": user, "link": link})


@right("accounts.manage")
@require_POST
def close(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    try:
        user.close(by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("accounts:user", pk)
    undo = f"undo:{reverse('accounts:reopen', args=[pk])}"
    messages.success(request, f"Le compte de {user} est fermé : la personne est déconnectée.", extra_tags=undo)
    return redirect("accounts:users")


@right("accounts.manage")
@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    user.reopen(by=request.actor)
    messages.success(request, f"Le compte de {user} est ouvert.")
    return redirect("accounts:users")


@right("accounts.manage")
@require_POST
def end_sessions(request: Request, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    user.end_sessions(by=request.actor)
    messages.success(request, f"{user} est déconnecté de tous ses appareils.")
    return redirect("accounts:user", pk)
