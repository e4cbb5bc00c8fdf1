"""The world of the walks, one a module; each sending is undone."""

from typing import TYPE_CHECKING

import pytest

from tests.walks.conftest import doors as doors

if TYPE_CHECKING:
    from tests.hostile.sending import Sender
    from tests.walks.doors import Doors


@pytest.fixture
def sender(db: None, doors: "Doors") -> "Sender":
    from tests.hostile.sending import Sender

    return Sender(doors)
