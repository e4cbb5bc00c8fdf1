"""The acts of a quote, one view each."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.kernel.errors import CarnetError, Forbidden, Refused
from carnet.mail.composing import compose
from carnet.quotes import mailing
from carnet.quotes.forms import AcceptForm, BecauseForm, FollowUpForm, ProlongForm, RefuseForm, today
from carnet.quotes.models import Quote
from carnet.quotes.presenting import totals_of_choices
from carnet.quotes.views.found import quote_for


def _posted(request: Request) -> dict[str, Any]:
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def _typed(
    request: Request, quote: Quote, form: forms.Form, act: Callable[[], Quote], done: str, template: str, **context: Any
) -> HttpResponse:
    """An act that asks something: shown, done, or refused with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Forbidden:
            raise
        except CarnetError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, done)
            return redirect("quotes:page", quote.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"quote": quote, "form": form, **context}, status=status)


def _at_once(
    request: Request, quote: Quote, act: Callable[[], Quote], done: str, then: str = "quotes:page"
) -> HttpResponse:
    """An act that asks nothing; a refusal is said on the page of the quote."""
    try:
        result = act()
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("quotes:page", quote.pk)
    messages.success(request, done.format(result))
    return redirect(then, result.pk)


@right("quotes.write")
@require_POST
def send(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    return _at_once(request, quote, lambda: quote.send(by=request.actor), "Le devis {} est envoyé : il ne change plus.")


@right("quotes.write")
@require_POST
def duplicate(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    done = "Le devis est dupliqué : ceci est un brouillon."
    return _at_once(request, quote, lambda: quote.duplicate(by=request.actor), done, "quotes:edit")


@right("quotes.write")
@require_POST
def new_version(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    done = f"Nouvelle version : elle remplacera {quote.number} quand vous l’enverrez."
    return _at_once(request, quote, lambda: quote.new_version(by=request.actor), done, "quotes:edit")


@right("quotes.write")
@require_POST
def discard(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    try:
        quote.discard(by=request.actor)
    except Forbidden:
        raise
    except CarnetError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("quotes:page", quote.pk)
    messages.success(request, "Le brouillon est supprimé.")
    return redirect("clients:page", quote.client_id)


@right("quotes.accept")
@require_http_methods(["GET", "POST"])
def accept(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    lines = quote.plain_lines()
    form = AcceptForm(**_posted(request), lines=lines, initial={"means": "screen", "day": today()})

    def act() -> Quote:
        typed = form.cleaned_data
        return quote.accept(
            by=request.actor,
            means=typed["means"],
            name=typed["name"],
            day=typed["day"],
            chosen=form.positions,
            drawing=typed["drawing"],
            proof=typed["proof"],
        )

    return _typed(
        request, quote, form, act, f"Le devis {quote.number} est accepté.", "quotes/accept.html",
        amounts=totals_of_choices(quote),
    )  # fmt: skip


@right("quotes.accept")
@require_http_methods(["GET", "POST"])
def refuse(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = RefuseForm(**_posted(request))
    return _typed(
        request, quote, form, lambda: quote.refuse(by=request.actor, **form.cleaned_data),
        "C’est noté : le client refuse.", "quotes/act.html",
        title="Le client refuse", button="Noter le refus",
    )  # fmt: skip


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def prolong(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = ProlongForm(**_posted(request), initial={"until": today() + timedelta(days=quote.valid_days)})
    return _typed(
        request, quote, form, lambda: quote.prolong(form.cleaned_data["until"], by=request.actor),
        "La validité est prolongée : le devis attend une réponse.", "quotes/act.html",
        title="Prolonger la validité", button="Prolonger",
    )  # fmt: skip


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def follow_up(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = FollowUpForm(**_posted(request))
    return _typed(
        request, quote, form, lambda: quote.follow_up(by=request.actor, **form.cleaned_data),
        "La relance est notée.", "quotes/act.html", title="Relancer le client", button="Noter la relance",
    )  # fmt: skip


@right("quotes.cancel_acceptance")
@require_http_methods(["GET", "POST"])
def cancel_acceptance(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = BecauseForm(**_posted(request))
    return _typed(
        request, quote, form, lambda: quote.cancel_acceptance(by=request.actor, **form.cleaned_data),
        "L’acceptation est annulée : le devis attend de nouveau une réponse.", "quotes/act.html",
        title="Annuler l’acceptation", button="Annuler l’acceptation",
    )  # fmt: skip


@right("mail.send")
@require_http_methods(["GET", "POST"])
def mail(request: Request, quote_id: int) -> HttpResponse:
    """By mail, with the paper as it was kept."""
    quote = quote_for(request, quote_id)
    try:
        draft = mailing.draft(quote, by=request.actor)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("quotes:page", quote.pk)
    return compose(request, draft, back=quote.get_absolute_url())
