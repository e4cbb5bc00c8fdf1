"""Beginning an order and writing it: the editor of documents, with the conditions of an order."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from carnet.accounts.http import Request
from carnet.accounts.rights import right
from carnet.orders.forms import ConditionsForm
from carnet.orders.models import Order
from carnet.orders.views.found import order_for
from carnet.sales.editor import Sheet

SHEET = Sheet(Order, "orders", ConditionsForm, "Nouvelle commande", "La commande est enregistrée.")


@right("orders.write")
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    return SHEET.create(request)


@right("orders.write")
@require_http_methods(["GET", "POST"])
def edit(request: Request, order_id: int) -> HttpResponse:
    return SHEET.edit(request, order_for(request, order_id))
