"""What the tests of invoices share: a firm that may invoice, a client, drafts and issued invoices."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.company.models import Company
from carnet.invoices.models import Invoice, Payment
from carnet.sales.lines import Line
from tests import cast

FIRM = {
    "name": "Menuiserie des Tilleuls",
    "street": "4 rue de la Scierie",
    "postcode": "49300",
    "city": "Cholet",
    "siret": "00000001800002",
    "vat_number": "FR00000000018",
}
SOPHIE: dict[str, Any] = {
    "name": "Abgrall",
    "first_name": "Sophie",
    "addresses": [{"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"}],
}
# 2 500 at 20 %, 300 at 10 %: 3 330 including VAT.
LINES = (
    Line(description="Porte d’entrée", quantity=Decimal(2), unit_price=Decimal(1250)),
    Line(description="Pose", quantity=Decimal(6), unit_price=Decimal(50), vat=rate_of("10")),
)


def by(user: Any = None) -> Actor:
    return Actor(user or cast.alice(), Source.SCREEN)


def firm() -> None:
    Company.change(by=by(), **FIRM)


def sophie(**more: Any) -> Client:
    firm()
    made = Client.create([SOPHIE | more], by=by())[0].client_id
    assert made
    return Client.objects.get(pk=made)


def draft(client: Client | None = None, lines: Sequence[Line] = LINES, **values: Any) -> Invoice:
    client = client or sophie()
    return Invoice.draft(client.pk, lines, by=by(), **{"nature": "goods"} | values)


def issued(client: Client | None = None, lines: Sequence[Line] = LINES, **values: Any) -> Invoice:
    return Invoice.issue(draft(client, lines, **values).pk, by=by())


def paid(invoice: Invoice, amount: str, **more: Any) -> Payment:
    return Payment.receive(invoice.client_id, Decimal(amount), by=by(), means="cheque",
                           on={invoice.pk: Decimal(amount)}, **more)  # fmt: skip


def credited(invoice: Invoice, quantities: dict[int, Decimal] | None = None) -> Invoice:
    made = Invoice.draft_credit(invoice.pk, quantities, by=by(), reason="Retour")
    return Invoice.issue(made.pk, by=by())
