"""What PostgreSQL keeps ready answers as what it reads anew; rows by their keys are those of `pk__in`."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from carnet.accounts.models import User
from carnet.kernel.among import Among, among_keys
from carnet.kernel.ready import Ready
from tests import cast

pytestmark = pytest.mark.django_db


def name_of(text: str, key: object) -> str:
    with connection.cursor() as cursor:
        cursor.execute(text, [key])
        return str(cursor.fetchone()[0])


@pytest.mark.postgresql(only=True)
def test_a_ready_text_is_prepared_once_and_any_other_never() -> None:
    text = f"SELECT name FROM {User._meta.db_table} WHERE id = %s"
    bob, alice = cast.bob(), cast.alice()
    assert [name_of(Ready(text), str(person.pk)) for person in (bob, alice, bob)] == [bob.name, alice.name, bob.name]
    assert name_of(text, bob.pk) == bob.name
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE 'SELECT name FROM %%'", [])
        assert cursor.fetchone() == (1,)


@pytest.mark.postgresql
def test_a_debugger_is_shown_its_values() -> None:
    bob = cast.bob()
    with CaptureQueriesContext(connection) as asked:
        name_of(Ready(f"SELECT name FROM {User._meta.db_table} WHERE id = %s"), str(bob.pk))
    assert str(bob.pk) in asked.captured_queries[0]["sql"]


@pytest.mark.postgresql
def test_rows_by_their_keys() -> None:
    bob, alice = cast.bob(), cast.alice()
    assert set(User.objects.filter(Among("pk", [bob.pk, alice.pk]))) == {bob, alice}
    assert set(User.objects.exclude(Among("pk", [bob.pk]))) == set(User.objects.exclude(pk=bob.pk))
    assert list(User.objects.filter(Among("pk", []))) == []
    condition, values = among_keys("id", [bob.pk])
    assert name_of(f"SELECT name FROM {User._meta.db_table} WHERE {condition}", values[0]) == bob.name
