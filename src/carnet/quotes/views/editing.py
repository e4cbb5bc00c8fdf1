"""Beginning a quote and writing it: the editor of documents, with the conditions of a quote."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.clients.views.found import client_for
from carnet.kernel.numbers import whole
from carnet.quotes.forms import ConditionsForm
from carnet.quotes.models import Quote
from carnet.quotes.models.checking import STALE
from carnet.quotes.models.drafting import habits
from carnet.quotes.views.found import quote_for
from carnet.sales.editor import Draft, Editor, converse
from carnet.sales.models import Document


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    asked = whole(request.GET.get("client", ""))
    client = client_for(request, asked) if asked is not None else None
    back = reverse("clients:page", args=[client.pk]) if client else reverse("quotes:list")
    return _write(request, None, Quote(**habits()), reverse("quotes:create"), back, client.pk if client else None)


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, quote_id: int) -> HttpResponse:
    quote = quote_for(request, quote_id)
    page = reverse("quotes:page", args=[quote.pk])
    if not quote.is_draft and request.method == "GET":
        messages.error(request, STALE)
        return redirect(page)
    return _write(request, quote, quote, reverse("quotes:edit", args=[quote.pk]), page)


def _write(
    request: Request, quote: Quote | None, shown: Quote, action: str, back: str, client_id: int | None = None
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    editor = Editor(
        Quote,
        request.user,
        action=action,
        cancel=back,
        document=quote,
        client_id=client_id,
        extra=ConditionsForm(posted, instance=shown),
        extra_template="quotes/_conditions.html",
        margin_right="quotes.see_costs",
    )

    def save(known: Document | None, draft: Draft) -> Document:
        assert draft.client_id is not None
        if isinstance(known, Quote):
            return known.revise(
                draft.values,
                draft.lines,
                by=request.actor,
                version=draft.version,
                client_id=draft.client_id,
                entry_key=draft.entry_key,
            )
        return Quote.draft(draft.client_id, draft.values, draft.lines, by=request.actor, entry_key=draft.entry_key)

    return converse(
        request,
        editor,
        save,
        template="quotes/edit.html",
        edit_route="quotes:edit",
        context={"quote": quote},
        saved="Le devis est enregistré.",
    )
