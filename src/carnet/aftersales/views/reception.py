"""The reception of works: signed on the phone, seen, printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from carnet.accounts.http import Request, posted
from carnet.accounts.rights import may, right
from carnet.aftersales.forms.case import LiftForm, ReceptionForm, not_received, usual_place
from carnet.aftersales.models import Reception
from carnet.aftersales.views.found import named_client, one_for
from carnet.appointments.views.agenda import pdf as answer_pdf
from carnet.kernel.errors import Refused
from carnet.sales import signature


@right("aftersales.receive")
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    client = named_client(request)
    initial = {
        "received_on": timezone.localdate(),
        "works": request.GET.get("about", "")[:200],
        "address": usual_place(client),
        "products": not_received(client),
    }
    form = ReceptionForm(**posted(request), client=client, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = Reception.sign(client.pk, by=request.actor, **form.act())
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, "Les travaux sont reçus : les garanties courent.")
            return redirect(f"{reverse('aftersales:reception', args=[made.pk])}?recu=1")
    return render(
        request, "aftersales/reception_form.html", {"form": form, "client": client}, status=422 if form.errors else 200
    )


@right("aftersales.view")
@require_GET
def page(request: Request, pk: int) -> HttpResponse:
    reception: Reception = one_for(request, Reception.objects.select_related("client", "user"), pk)
    context = {
        "reception": reception,
        "products": reception.products.prefetch_related("warranties"),
        "drawing": reception.drawing,
        "form": LiftForm(initial={"on": timezone.localdate()}),
        "may_lift": may(request.user, "aftersales.receive") and bool(reception.reserves) and not reception.lifted_on,
        "width": signature.WIDTH,
        "height": signature.HEIGHT,
    }
    return render(request, "aftersales/reception.html", context)


@right("aftersales.receive")
@require_POST
def lift(request: Request, pk: int) -> HttpResponse:
    reception: Reception = one_for(request, Reception.objects.all(), pk)
    form = LiftForm(request.POST)
    try:
        if not form.is_valid():
            raise Refused("Saisissez un jour, par exemple 24/11/2026.")
        reception.lift(by=request.actor, on=form.cleaned_data["on"])
        messages.success(request, "Les réserves sont levées.")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("aftersales:reception", reception.pk)


@right("aftersales.view")
@require_GET
def pdf(request: Request, pk: int) -> HttpResponse:
    from carnet.aftersales.papers import render_reception

    reception: Reception = one_for(request, Reception.objects.select_related("client"), pk)
    return answer_pdf(render_reception(reception), f"reception-{reception.pk}.pdf")
