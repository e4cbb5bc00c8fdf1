"""What a client's dossier holds of its invoices."""

from datetime import date
from decimal import Decimal

import pytest

from carnet.clients.dossier import Period
from carnet.invoices.registered import dossier
from carnet.invoices.tests.making import issued, paid
from carnet.ui.formats import amount
from tests import cast

pytestmark = pytest.mark.django_db


def test_it_says_what_is_owed_today_then_the_invoices_and_the_payments_of_the_period() -> None:
    invoice = issued()
    paid(invoice, "1000")
    blocks = dossier(invoice.client, Period(), cast.alice())
    assert [block.title.split(" au ")[0] for block in blocks] == ["Solde", "Factures", "Règlements"]
    assert dict(blocks[0].facts) == {"Reste dû": amount(Decimal(2330)), "Dont échu": amount(Decimal(0))}
    assert dossier(invoice.client, Period(until=date(2000, 1, 1)), cast.alice()) == []
