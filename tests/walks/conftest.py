"""One world a module, in one transaction: what a test writes goes away at its end.

Imports inside the fixtures: pytest may read this file before Django is ready.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.walks.doors import Doors


@pytest.fixture(scope="module")
def doors(django_db_setup: None, django_db_blocker: Any) -> "Iterator[Doors]":
    from django.db import transaction

    from tests.walks.doors import Doors

    with django_db_blocker.unblock(), transaction.atomic():
        yield Doors()
        transaction.set_rollback(True)
