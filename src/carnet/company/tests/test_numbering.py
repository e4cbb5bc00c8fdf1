from contextlib import suppress
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from carnet.company.numbering import Counter, check_mask, read, write
from carnet.kernel.errors import Refused

AROUND = st.text("ABCxyz019-/._", max_size=9)
MASKS = st.builds("{}{{{}}}{}".format, AROUND, st.integers(1, 10).map(lambda width: "0" * width), AROUND)


@given(mask=MASKS, value=st.integers(1, 10**15 - 1))
def test_what_a_mask_writes_it_reads(mask, value):
    assert read(mask, write(mask, value)) == value


@given(mask=MASKS, first=st.integers(1, 10**9), second=st.integers(1, 10**9))
def test_two_values_never_give_one_number(mask, first, second):
    assert (write(mask, first) == write(mask, second)) == (first == second)


@given(mask=MASKS)
def test_such_masks_are_accepted_as_they_are(mask):
    assert check_mask(mask) == mask


@given(mask=st.text(max_size=40), number=st.text(max_size=40))
def test_any_text_is_answered(mask, number):
    assert read(mask, number) is None or read(mask, number) >= 0
    with suppress(Refused):
        assert check_mask(mask) == mask and read(mask, write(mask, 7)) == 7


def test_a_mask_is_written_with_its_zeros():
    assert [write("C{00000}", value) for value in (1, 412, 1_234_567)] == ["C00001", "C00412", "C1234567"]
    assert write("2026-{000}/A", 9) == "2026-009/A"


@pytest.mark.parametrize(
    "mask",
    [
        "",
        "C00000",
        "C{}",
        "C{00000",
        "C{00}{00}",
        "C{" + "0" * 11 + "}",
        "C {000}",
        "é{000}",
        "C{000}\n",
        "<{000}>",
        "C{12}",
        "{{000}}",
        "X" * 27 + "{00}",
        "C{٠٠}",
    ],
)
def test_what_is_not_a_mask_is_refused_with_an_example(mask):
    with pytest.raises(Refused, match=r"C\{00000\}"):
        check_mask(mask)


@pytest.mark.parametrize("number", ["C", "C١٢", "D00001", "C00001 ", "C-1", "C00001\n", "", "C" + "9" * 16])
def test_what_the_mask_did_not_write_is_nobody(number):
    assert read("C{00000}", number) is None


@pytest.mark.postgresql
@pytest.mark.django_db
def test_numbers_follow_one_another():
    assert Counter.take("t", "C{000}") == ["C001"]
    assert Counter.take("t", "C{000}", 3) == ["C002", "C003", "C004"]
    assert Counter.take("other", "C{000}") == ["C001"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_rollback_gives_the_number_back():
    with transaction.atomic():
        Counter.take("t", "{0}")
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            assert Counter.take("t", "{0}", 2) == ["2", "3"]
            _ = 1 / 0
    with transaction.atomic():
        assert Counter.take("t", "{0}") == ["2"]


@pytest.mark.django_db(transaction=True)
def test_a_number_is_only_taken_inside_a_transaction():
    with pytest.raises(AssertionError):
        Counter.take("t", "{0}")


@pytest.mark.postgresql
@pytest.mark.django_db
def test_numbers_brought_by_an_import_are_jumped_over():
    Counter.raise_to("t", 40)
    Counter.raise_to("t", 12)
    assert Counter.take("t", "{00}") == ["41"]


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_threads_share_the_numbers_without_gap_nor_twin():
    threads, each = 4, 10
    start, given_out = Barrier(threads), []

    def work():
        start.wait()
        try:
            for turn in range(each):
                try:
                    with transaction.atomic():
                        number = Counter.take("t", "{0}")
                        if turn % 3 == 2:
                            raise InterruptedError
                    given_out.extend(number)
                except InterruptedError:
                    pass
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(threads)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert sorted(map(int, given_out)) == list(range(1, len(given_out) + 1))
    assert len(given_out) == threads * 7
