"""A small index made of entries alone. Models are imported late: pytest loads this file before Django is set up."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from carnet.search.sources import Source
    from carnet.search.tokens import Entry


@pytest.fixture
def source() -> "Source":
    """The client file, as a source that shows nothing."""
    from django.apps import apps

    from carnet.search.sources import Source

    # An index needs its subjects: those of the first source, taken by name since it is an app above.
    return Source(
        code="test", title="Clients", token_model=apps.get_model("clients", "SearchToken"), load=lambda ids: ()
    )


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    from carnet.search import dictionary

    dictionary.known.forget()
    yield
    dictionary.known.forget()


@pytest.fixture
def subjects(db: None, source: "Source") -> Callable[[Any], None]:
    """Create the subjects that do not exist yet."""
    from django.utils import timezone

    model = source.token_model._meta.get_field("subject").related_model

    def create(ids: Any) -> None:
        existing = set(model.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))
        now = timezone.now()
        new = [pk for pk in ids if pk not in existing]
        model.objects.bulk_create(model(pk=pk, name="x", sort_name="x", created_at=now, updated_at=now) for pk in new)

    return create


@pytest.fixture
def write(subjects: Callable[[Any], None], source: "Source") -> "Callable[[dict[int, Entry]], None]":
    """Put entries into the index."""
    from carnet.search import index
    from carnet.search.tokens import tokens_of

    def put(entries: "dict[int, Entry]") -> None:
        subjects(entries)
        index.refresh(source.token_model, {pk: tokens_of(entry) for pk, entry in entries.items()})

    return put
