"""The documents of the bench: always the same, loaded in several times, and whole for `carnet verify`."""

from datetime import date
from pathlib import Path

import pytest

from carnet.bench import documents
from carnet.bench.costs import Clock
from carnet.bench.place import Place, promise, sold
from carnet.bench.tests.conftest import CLIENTS, DOCUMENTS, UNTIL
from carnet.bench.trade import affairs, numbers
from carnet.bench.trade import loading as trade
from carnet.bench.trade.affairs import Buyer
from carnet.clients.models import Client, Event
from carnet.company.models import Counter
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.models.journal import JournalLine
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.upkeep.checks import CHECKS

BUYERS = [Buyer(key, key % 3 > 0, key % 4 or None) for key in range(1, 400)]


def nothing(name: str, done: int, total: int) -> None:
    pass


def drawn(count: int) -> list[affairs.Affair]:
    return [affairs.affair(number, count, UNTIL, BUYERS, [7, 8]) for number in range(1, count + 1)]


def test_affairs_follow_the_order_of_things() -> None:
    some = drawn(3_000)
    assert some == drawn(3_000)
    for one in some:
        days = [one.begun, one.sent, one.accepted, one.ordered, one.deposit, one.delivered, one.invoiced, one.paid]
        known = [day for day in days if day]
        assert known == sorted(known) and known[-1] <= UNTIL
        assert all(day.weekday() < 5 for day in known)
        assert not one.accepted or (one.sent and one.buyer.signs and not one.refused)
    accepted = sum(one.accepted is not None for one in some) / len(some)
    assert 0.3 < accepted < 0.5
    assert 0 < sum(one.sent is None for one in some) < 30
    assert len({one.seller for one in some}) > 3


def test_numbers_follow_the_days_without_gap() -> None:
    some = drawn(1_500)
    given = numbers.given(some)
    for mask, step in ((numbers.QUOTE, "sent"), (numbers.INVOICE, "invoiced"), (numbers.DEPOSIT, "deposit")):
        dated = sorted((getattr(one, step), given.of(mask, one)) for one in some if getattr(one, step))
        for year in {day.year for day, _ in dated}:
            of_year = [number for day, number in dated if day.year == year]
            assert sorted(of_year) == [f"{mask[:2]}-{year}-{rank:04}" for rank in range(1, len(of_year) + 1)]
            days = {number: day for day, number in dated}
            assert [days[number] for number in sorted(of_year)] == sorted(days[number] for number in of_year)


def test_a_folder_keeps_the_number_of_its_documents(tmp_path: Path) -> None:
    place = Place(tmp_path, "sqlite", 10)
    (tmp_path / "bench.json").write_text('{"database": "sqlite", "clients": 10}')
    assert sold(place) is None
    assert promise(place, 500, UNTIL) == promise(place, 500, date(2027, 1, 1)) == sold(place)
    with pytest.raises(Refused, match="500 documents"):
        promise(place, 600, UNTIL)


def test_what_is_loaded_passes_every_check_of_verify(clients: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trade, "SLICE", 50)
    monkeypatch.setattr(trade, "STEPS", 100)
    trade.load(DOCUMENTS, UNTIL, nothing)
    ours = ("quotes.", "orders.", "invoices.", "clients.", "dashboard.")
    told = {check.code: check.run(False) for check in CHECKS if check.code.startswith(ours)}
    assert told == {code: [] for code in told}
    assert JournalLine.objects.count() > Invoice.objects.count() > 20
    assert Payment.objects.count() > 20
    assert Event.objects.filter(code="invoice.issued").count() == Invoice.objects.count()
    assert Quote.objects.order_by("-pk").values_list("pk", flat=True).first() == affairs.count_for(DOCUMENTS)


def test_a_load_stopped_goes_on_to_the_same_file(clients: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trade, "SLICE", 40)

    def stopped(name: str, done: int, total: int) -> None:
        if done == 80:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trade.load(DOCUMENTS, UNTIL, stopped)
    assert Counter.objects.get(series="bench papers").last == 80
    trade.load(DOCUMENTS, UNTIL, nothing)
    assert Quote.objects.count() == affairs.count_for(DOCUMENTS)
    assert JournalLine.objects.count() == Counter.objects.get(series="journal").last


def test_documents_are_measured_on_their_own_file_alone(clients: None) -> None:
    assert Client.objects.count() == CLIENTS
    with pytest.raises(Refused, match="--documents"):
        documents.measure(CLIENTS, Clock(), 1)
