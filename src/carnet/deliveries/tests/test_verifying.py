"""What verify finds and repairs; what a crash left undrawn; the dossier."""

import pytest

from carnet.catalogue.models import Product
from carnet.catalogue.tests.shelf import window_fitted
from carnet.catalogue.verifying import works_agree
from carnet.clients.dossier.parts import PARTS, Period
from carnet.deliveries import registered
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.tests.made import signed
from carnet.orders.models import Order
from carnet.orders.verifying import progress_agrees
from tests import cast

pytestmark = pytest.mark.django_db


def test_an_order_that_no_longer_agrees_is_found_and_repaired() -> None:
    note = signed()
    assert progress_agrees(False) == []
    Order.objects.update(state="delivered")
    assert str(note.order.number) in progress_agrees(False)[0]
    assert progress_agrees(True) == [] and Order.objects.get().state == "partial"


def test_a_work_that_no_longer_costs_its_components_is_found_and_repaired() -> None:
    *_, work = window_fitted()
    assert works_agree(False) == []
    Product.objects.filter(pk=work.pk).update(price=1)
    assert "OUV-F" in works_agree(False)[0]
    assert works_agree(True) == [] and works_agree(False) == []
    assert str(Product.objects.get(pk=work.pk).price) == "542.5000"


def test_a_paper_that_a_crash_left_undrawn_is_drawn_by_night() -> None:
    signed()
    assert DeliveryNote.objects.get().paper is None  # the test's transaction never commits
    registered.draw_what_is_not_drawn()
    assert DeliveryNote.objects.get().paper


def test_the_dossier_tells_orders_and_deliveries() -> None:
    note = signed()
    told = [PARTS[code].blocks(note.client, Period(), cast.alice()) for code in ("orders", "deliveries")]
    assert str(note.order.number) in str(told[0]) and "Sophie Martin" in str(told[1])
