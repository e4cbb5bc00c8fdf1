"""A query made once answers as the ORM does, for every value."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from carnet.accounts.models import User
from carnet.clients.models import ChangeSet, Client, Event
from carnet.kernel.prepared import Prepared
from carnet.quotes.models import Quote
from tests import cast

pytestmark = pytest.mark.django_db


def events_of(person: int, before: int) -> "object":
    undone = Exists(ChangeSet.objects.filter(undoes=OuterRef("change_set")))
    found = Event.objects.filter(user=person, pk__lt=before).select_related("user", "change_set", "client")
    return found.annotate(is_undone=undone).order_by("-pk")


def test_models_come_with_what_is_joined_and_added_without_another_question() -> None:
    at = datetime(2026, 3, 1, 8, tzinfo=UTC)
    client = Client.objects.create(name="Oger", created_at=at, updated_at=at)
    made = ChangeSet.objects.create(act="create", source="screen", user=cast.bob(), at=at)
    event = Event.objects.create(client=client, change_set=made, code="x", user=cast.bob(), at=at, data={"a": [1]})
    ask = Prepared(events_of)  # type: ignore[arg-type]
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            (found,) = ask(cast.bob().pk, event.pk + 1)
            told = (found.user.name, found.change_set.at, found.client.created_at, found.data, found.is_undone)
        assert told == (cast.bob().name, at, at, {"a": [1]}, False)
        assert len([query for query in asked.captured_queries if "clients_event" in query["sql"]]) == 1
    assert found == event and not found._state.adding
    assert ask(cast.bob().pk, event.pk) == [] and ask(cast.alice().pk, event.pk + 1) == []


def test_rows_are_read_as_python_holds_them() -> None:
    ask = Prepared(lambda key: Quote.objects.filter(pk__lt=key).values_list("total_incl", "date"))
    assert ask(10) == []
    users = Prepared(lambda key: User.objects.filter(pk=key).values_list("name", "is_active"))
    assert users(cast.bob().pk) == [(cast.bob().name, True)]


def test_each_shape_has_its_own_sql() -> None:
    def named(person: int, *, shape: bool) -> object:
        return User.objects.filter(Q(pk=person) if shape else ~Q(pk=person))

    ask = Prepared(named)  # type: ignore[arg-type]
    bob, alice = cast.bob(), cast.alice()
    assert ask(bob.pk, shape=True) == [bob] and ask(bob.pk, shape=False) == [alice]
    assert ask(alice.pk, shape=True) == [alice]


def test_a_value_that_the_sql_does_not_hold_is_told_at_once() -> None:
    with pytest.raises(AssertionError, match="did not reach"):
        Prepared(lambda person: User.objects.all())(1)


def test_texts_are_values_too() -> None:
    named = Prepared(lambda username, person: User.objects.filter(username=username, pk=person))
    bob = cast.bob()
    assert named("bob", bob.pk) == [bob] and named("alice", bob.pk) == [] and named("bob", 0) == []
