"""Beginning a quote and writing it: the editor of documents, with the conditions of a quote."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.quotes.forms import ConditionsForm
from carnet.quotes.models import Quote
from carnet.quotes.views.found import quote_for
from carnet.sales.editor import Sheet

SHEET = Sheet(
    Quote,
    "quotes",
    ConditionsForm,
    "Nouveau devis",
    "Le devis est enregistré.",
    options={"extra_template": "quotes/_conditions.html"},
)


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    return SHEET.create(request)


@right("quotes.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, quote_id: int) -> HttpResponse:
    return SHEET.edit(request, quote_for(request, quote_id))
