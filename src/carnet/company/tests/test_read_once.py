"""Options asked in many places of a page: one question to the base, and never an old answer."""

from typing import Any

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.company.models import Options, read_once
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_base_is_asked_once_and_what_one_reader_changes_is_not_seen_by_the_next(
    django_assert_num_queries: Any,
) -> None:
    with read_once(), django_assert_num_queries(1):
        Options.current().number_mask = "X{00}"
        assert Options.current().number_mask != "X{00}"


def test_what_is_saved_is_read_at_once() -> None:
    with read_once():
        Options.current()
        Options.change(by=Actor(cast.alice(), Source.SCREEN), number_mask="D{000}")
        assert Options.current().number_mask == "D{000}"


def test_nothing_is_kept_from_one_answer_to_the_next(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        for _ in range(2):
            with read_once():
                Options.current()
