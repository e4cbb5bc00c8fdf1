import pytest

from carnet.accounts.actor import system
from carnet.exchange.targets import EXPORTS, Extent
from carnet.lists.definition import LISTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["clients", "catalogue", "quotes", "orders", "deliveries", "invoices"])
def test_whatever_a_page_can_show_can_go_out_under_the_same_title(code: str) -> None:
    """A column added to a list has its place in the files too."""
    every = LISTS[code].columns
    asked = f"colonnes={','.join(column.code for column in reversed(every))}"
    found = EXPORTS[code].open(system(), asked, Extent.SEEN)
    assert [column.title for column in found.columns] == [column.label for column in reversed(every)]
    assert all(column.printed for column in found.columns)
    assert list(found.rows) == []


@pytest.mark.parametrize("code", ["quotes", "orders", "deliveries", "invoices"])
def test_every_column_tells_at_least_what_the_page_can_show(code: str) -> None:
    titles = {column.title for column in EXPORTS[code].columns}
    assert titles >= {column.label for column in LISTS[code].columns}
