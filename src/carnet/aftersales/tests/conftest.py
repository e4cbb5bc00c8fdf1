"""Bob's client."""

from typing import Any

import pytest


@pytest.fixture
def client(db: None) -> Any:
    from carnet.appointments.tests.made import made  # models are not there yet when pytest reads this file
    from tests import cast

    return made("Abadie", cast.bob())
