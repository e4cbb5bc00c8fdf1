"""The acts of a quote, one view each."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.quotes.forms import AcceptForm, BecauseForm, FollowUpForm, ProlongForm, RefuseForm, today
from carnet.quotes.mailing import MAIL
from carnet.quotes.models import Quote
from carnet.quotes.presenting import totals_of_choices
from carnet.quotes.views.found import quote_for
from carnet.sales import answering
from carnet.sales.answering import asked, at_once, posted, typed
from carnet.sales.views import mailing


@right("quotes.write")
@require_POST
def send(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    done = "Le devis {} est envoyé : il ne change plus."
    return at_once(request, lambda: quote.send(by=request.actor), done, quote)


@right("quotes.write")
@require_POST
def duplicate(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    done = "Le devis est dupliqué : ceci est un brouillon."
    return at_once(request, lambda: _editor(quote.duplicate(by=request.actor)), done, quote)


@right("quotes.write")
@require_POST
def new_version(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    done = f"Nouvelle version : elle remplacera {quote.number} quand vous l’enverrez."
    return at_once(request, lambda: _editor(quote.new_version(by=request.actor)), done, quote)


@right("quotes.write")
@require_POST
def discard(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    return answering.discard(request, quote, quote.client.get_absolute_url())


def _editor(quote: Quote) -> str:
    return reverse("quotes:edit", args=[quote.pk])


@right("quotes.accept")
@require_http_methods(["GET", "POST"])
def accept(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    lines = quote.plain_lines()
    form = AcceptForm(**posted(request), lines=lines, initial={"means": "screen", "day": today()})

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

    return typed(
        request, form, act, f"Le devis {quote.number} est accepté.", "quotes/accept.html",
        quote=quote, amounts=totals_of_choices(quote),
    )  # fmt: skip


@right("quotes.accept")
@require_http_methods(["GET", "POST"])
def refuse(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = RefuseForm(**posted(request))
    act = lambda: quote.refuse(by=request.actor, **form.cleaned_data)  # noqa: E731
    return asked(request, form, act, "C’est noté : le client refuse.", quote, "Le client refuse", "Noter le refus")


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def prolong(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = ProlongForm(**posted(request), initial={"until": today() + timedelta(days=quote.valid_days)})
    act = lambda: quote.prolong(form.cleaned_data["until"], by=request.actor)  # noqa: E731
    done = "La validité est prolongée : le devis attend une réponse."
    return asked(request, form, act, done, quote, "Prolonger la validité", "Prolonger")


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def follow_up(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = FollowUpForm(**posted(request))
    act = lambda: quote.follow_up(by=request.actor, **form.cleaned_data)  # noqa: E731
    return asked(request, form, act, "La relance est notée.", quote, "Relancer le client", "Noter la relance")


@right("quotes.cancel_acceptance")
@require_http_methods(["GET", "POST"])
def cancel_acceptance(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    form = BecauseForm(**posted(request))
    act = lambda: quote.cancel_acceptance(by=request.actor, **form.cleaned_data)  # noqa: E731
    done = "L’acceptation est annulée : le devis attend de nouveau une réponse."
    return asked(request, form, act, done, quote, "Annuler l’acceptation")


@right("mail.send")
@require_http_methods(["GET", "POST"])
def mail(request: Request, quote_id: int) -> HttpResponse:
    """By mail, with the paper as it was kept, signed once it is. Who sees no price has the page instead."""
    quote = quote_for(request, quote_id)
    if not may(request.user, "quotes.see_prices"):
        return redirect(quote)
    return mailing.mail(request, quote, MAIL)
