import gc

import pytest

from carnet.exchange.frugal import OBJECTS, frugal

pytestmark = pytest.mark.django_db


def test_the_last_of_two_works_puts_back_how_often_python_looks_for_cycles() -> None:
    usual = gc.get_threshold()
    first, second = frugal(), frugal()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert gc.get_threshold() == (OBJECTS, *usual[1:])
    second.__exit__(None, None, None)
    assert gc.get_threshold() == usual


def test_a_work_that_fails_puts_it_back_too() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), frugal():
        1 / 0  # noqa: B018
    assert gc.get_threshold() == usual
