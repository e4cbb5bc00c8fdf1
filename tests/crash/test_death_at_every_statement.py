"""Whatever statement a process dies at, an act is whole or is not: record, history, search tokens, match keys, numbers."""

import pytest
from django.db import connection

from tests.crash.acts import ACTS
from tests.crash.points import die_everywhere

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.sqlite
@pytest.mark.parametrize("name", ["create", "change", "quote accepted"])
def test_the_acts_of_every_day(name: str) -> None:
    assert die_everywhere(ACTS[name](), both_sides=False) > 5


@pytest.mark.long
@pytest.mark.postgresql
@pytest.mark.parametrize("name", ACTS)
def test_every_act_before_and_after_each_statement(name: str) -> None:
    statements = die_everywhere(ACTS[name](), both_sides=True)
    print(f"{connection.vendor}, {name}: {statements} statements, {2 * statements} deaths")
    assert statements >= 1
