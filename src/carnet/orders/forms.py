"""What people type about an order, beside its lines."""

from typing import Any

from carnet.accounts.forms import PlainForm, PlainModelForm
from carnet.clients.forms.fields import text_field
from carnet.orders.models import Order
from carnet.sales.fields import REDUCED, DayField, OverTwoYears, because


class ConditionsForm(PlainModelForm):
    """They stand beside the lines in the editor."""

    class Meta:
        model = Order
        fields = ["nature", "dwelling", "dwelling_over_two_years"]

    expected_on = DayField(label="Livraison prévue le")
    buyer_order = text_field(
        50, label="N° de commande du client", help_text="Celui qu’il veut retrouver sur la facture."
    )
    dwelling_over_two_years = OverTwoYears(help_text=REDUCED)
    field_order = ["expected_on", "buyer_order"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("expected_on", "buyer_order"):
            self.initial[name] = getattr(self.instance, name)


class ScheduleForm(PlainForm):
    expected_on = DayField(label="Livraison prévue le", help_text="Vide : la date n’est pas encore connue.")


class BecauseForm(PlainForm):
    because = because("Pour quelle raison ?")
