"""The acts of a delivery note, one view each."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from carnet.accounts.http import Request
from carnet.accounts.rights import may, right
from carnet.deliveries.forms import SignForm
from carnet.deliveries.mailing import MAIL
from carnet.deliveries.paper import place_of
from carnet.deliveries.views.found import note_for
from carnet.orders.forms import BecauseForm
from carnet.sales import answering
from carnet.sales.answering import asked, at_once, posted, typed
from carnet.sales.views import mailing


@right("deliveries.write")
@require_POST
def issue(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    return at_once(request, lambda: note.issue(by=request.actor), "Le bon {} est émis.", note)


@right("deliveries.write")
@require_POST
def discard(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    return answering.discard(request, note, note.order.get_absolute_url(), "La préparation est supprimée.")


@right("deliveries.sign")
@require_http_methods(["GET", "POST"])
def sign(request: Request, note_id: int) -> HttpResponse:
    """On the phone, in the hands of who receives: what is delivered, where to sign. No price."""
    note = note_for(request, note_id)
    form = SignForm(**posted(request))
    context = {"document": note, "lines": note.plain_lines(), "place": place_of(note)}
    act = lambda: note.sign(by=request.actor, **form.cleaned_data)  # noqa: E731
    return typed(request, form, act, "Le bon {} est signé.", "deliveries/sign.html", **context)


@right("deliveries.cancel")
@require_http_methods(["GET", "POST"])
def cancel(request: Request, note_id: int) -> HttpResponse:
    note = note_for(request, note_id)
    form = BecauseForm(**posted(request))
    act = lambda: note.cancel(by=request.actor, because=form.cleaned_data["because"])  # noqa: E731
    done = "Le bon est annulé : ce qu’il livrait est de nouveau à livrer."
    return asked(request, form, act, done, note, "Annuler le bon de livraison", "Annuler le bon")


@right("mail.send")
@require_http_methods(["GET", "POST"])
def mail(request: Request, note_id: int) -> HttpResponse:
    """By mail, with the paper as it was kept, signed once it is. Who sees no price sends none."""
    note = note_for(request, note_id)
    if note.priced and not may(request.user, "orders.see_prices"):
        return redirect(note)
    return mailing.mail(request, note, MAIL)
