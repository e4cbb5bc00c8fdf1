"""The settings of the documents, and what they look like."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from carnet.accounts.forms import Together
from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.sales.firm import seller_now, theme_now
from carnet.sales.forms import DocumentSettingsForm
from carnet.sales.logo import shown
from carnet.sales.models.settings import DocumentSettings
from carnet.sales.paper.content import Kind
from carnet.sales.settings_parts import forms_for

SHOWN = (Kind.QUOTE, Kind.DELIVERY, Kind.INVOICE, Kind.REMINDER)


@right("company.settings")
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    chosen = DocumentSettings.current()
    typed = request.POST or None
    form = DocumentSettingsForm(typed, request.FILES or None, instance=DocumentSettings.current(), prefix="documents")
    parts = forms_for(typed)
    if request.method == "POST" and all([form.is_valid(), *(part.is_valid() for _, part in parts)]):
        with transaction.atomic():
            DocumentSettings.change(by=request.actor, **form.values())
            for part, filled in parts:
                part.model().change(by=request.actor, **filled.cleaned_data)
        messages.success(request, "Les réglages des documents sont enregistrés.")
        return redirect("sales:settings")
    both = Together(form, *(filled for _, filled in parts))
    context = {"form": form, "parts": parts, "both": both, "logo": shown(chosen.logo), "kinds": SHOWN}
    return render(request, "sales/settings.html", context, status=422 if both.errors else 200)


@right("company.settings")
@require_GET
def preview(request: Request, kind: str) -> HttpResponse:
    """A document of a fictional client, with the firm's own name, logo and colours."""
    from carnet.sales.paper.drawing import draw
    from carnet.sales.paper.specimen import specimen

    if kind not in set(SHOWN):
        raise Http404("Ce document n’a pas d’exemple.")
    pdf = draw(specimen(Kind(kind), seller=seller_now(), lines=6), theme_now())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="exemple-{kind}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer
