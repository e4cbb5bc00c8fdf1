"""What a line costs when who types does not say it."""

from decimal import Decimal

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.catalogue.models import Product
from carnet.sales.editor.costing import costed
from carnet.sales.lines import Line
from tests.cast import alice

pytestmark = pytest.mark.django_db
POSE = Line(reference="pose h", description="Pose")


@pytest.fixture
def product() -> int | None:
    draft = {"reference": "POSE-H", "name": "Pose", "price": "48", "cost": "31.5"}
    return Product.create([draft], by=Actor(alice(), Source.SCREEN))[0].product_id


def test_a_reference_of_the_catalogue_is_that_product_at_its_cost(product: int) -> None:
    (line,) = costed([POSE], [], sees_costs=True)
    assert (line.product_id, line.cost) == (product, Decimal("31.5"))


def test_a_cost_that_was_typed_stays(product: int) -> None:
    (line,) = costed([Line(reference="POSE-H", cost=Decimal(20))], [], sees_costs=True)
    assert line.cost == 20


def test_who_does_not_see_costs_neither_erases_nor_writes_one(product: int) -> None:
    before = [
        Line(reference="POSE-H", description="Pose", cost=Decimal(25)),
        Line(description="Divers", cost=Decimal(3)),
    ]
    typed = [
        Line(reference="POSE-H", description="Pose", cost=Decimal(0)),
        Line(description="Divers", cost=Decimal(999)),
    ]
    assert [line.cost for line in costed(typed, before, sees_costs=False)] == [25, 3]
