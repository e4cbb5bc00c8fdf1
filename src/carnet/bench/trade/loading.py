"""Loading the documents upon the clients: four passes, each in slices of one transaction, each with its place kept.

A pass that is stopped goes on where its last whole slice ended: its place is a counter, written with the slice.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction

from carnet.accounts.actor import system
from carnet.accounts.models import Role, User
from carnet.aftersales.models import Case, Installed, Warranty
from carnet.appointments.models import Appointment
from carnet.bench.loading import quick_writes, settle
from carnet.bench.trade import affairs as made
from carnet.bench.trade import history, ledger, numbers, papers, visits
from carnet.bench.trade.affairs import Affair, Buyer
from carnet.bench.trade.rows import insert, settle_keys
from carnet.clients.models import Client
from carnet.company.models import Company, Counter, read_once
from carnet.dashboard import summary
from carnet.deliveries.models import DeliveryNote
from carnet.invoices.models import Invoice, Payment
from carnet.orders.models import Order, OrderLine
from carnet.quotes.models import Quote
from carnet.sales.parties import buyer_of

SLICE = 1_000
STEPS = 4_000
TECHNICIANS = 8
PASSES = {
    "papiers": "bench papers",
    "visites": "bench visits",
    "journal": "bench journal",
    "historique": "bench history",
}
_KEYED = (Quote, Order, OrderLine, DeliveryNote, Invoice, Payment, Appointment, Case, Installed, Warranty)

Progress = Callable[[int, int], None]


@dataclass
class Trade:
    """Everything that was sold, known before anything is written."""

    affairs: list[Affair]
    numbers: numbers.Numbers
    cases: dict[int, int]  # the rank of each affair's case
    team: dict[int, User]
    technicians: list[int]
    until: date


def prepare() -> None:
    """The people that documents need beside the salespeople, and the firm's own identity."""
    if not User.objects.filter(role=Role.TECHNICIAN).exists():
        User.add(by=system(), username="comptable", name="Odile Comptable", role=Role.ACCOUNTANT)
        for rank in range(1, TECHNICIANS + 1):
            User.add(by=system(), username=f"technicien{rank}", name=f"Technicien {rank}", role=Role.TECHNICIAN)
    Company.change(by=system(), street="4 rue des Mesures", siret="00000001800018", vat_number="FR15000000018")


def trade(documents: int, until: date) -> Trade:
    sellers = list(User.objects.filter(role=Role.SALESPERSON).order_by("pk"))
    technicians = list(User.objects.filter(role=Role.TECHNICIAN).order_by("pk").values_list("pk", flat=True))
    total, buyers, keys = made.count_for(documents), _buyers(), [one.pk for one in sellers]
    affairs = [made.affair(number, total, until, buyers, keys) for number in range(1, total + 1)]
    opened = sorted((found.opened, one.number) for one in affairs if (found := visits.broken(one, until)))
    cases = {number: rank for rank, (_, number) in enumerate(opened, start=1)}
    return Trade(affairs, numbers.given(affairs), cases, {one.pk: one for one in sellers}, technicians, until)


def _buyers() -> list[Buyer]:
    rows = Client.objects.active().filter(erasure_due=None).order_by("pk").values_list("pk", "status", "salesperson")
    return [Buyer(key, status == "client", seller) for key, status, seller in rows.iterator(chunk_size=10_000)]


def load(documents: int, until: date, progress: Callable[[str, int, int], None]) -> dict[str, float]:
    """Seconds of CPU by pass."""
    prepare()
    start = time.process_time()
    found = trade(documents, until)
    seconds = {"affaires": time.process_time() - start}
    with quick_writes():
        for name, act in (("papiers", _papers), ("visites", _visits), ("journal", _journal), ("historique", _history)):
            start = time.process_time()
            with read_once():
                act(found, partial(progress, name))
            seconds[name] = time.process_time() - start
        settle_keys(_KEYED)
        summary.rebuild()
        settle()
    return seconds


def _papers(found: Trade, progress: Progress) -> None:
    desk = papers.Desk(found.numbers, found.team, {}, {}, found.until)

    def write(some: Sequence[Affair]) -> None:
        desk.clients = _clients(some)
        desk.parties = {key: buyer_of(client).plain() for key, client in desk.clients.items()}
        insert(row for one in some for row in papers.rows(one, desk))

    _sliced(PASSES["papiers"], found.affairs, SLICE, write, progress)
    for counter, last in found.numbers.counters.items():
        Counter.raise_to(counter, last)


def _clients(some: Sequence[Affair]) -> dict[int, Client]:
    clients = Client.objects.filter(pk__in={one.buyer.key for one in some}).select_related("syndic")
    return {client.pk: client for client in clients.prefetch_related("addresses")}


def _visits(found: Trade, progress: Progress) -> None:
    def write(some: Sequence[Affair]) -> None:
        insert(
            row for one in some for row in visits.rows(one, found.until, found.technicians, found.cases.get(one.number, 0))
        )  # fmt: skip

    _sliced(PASSES["visites"], found.affairs, SLICE, write, progress)
    Counter.raise_to("cases", len(found.cases))


def _journal(found: Trade, progress: Progress) -> None:
    _sliced(PASSES["journal"], ledger.entries(found.affairs), STEPS, ledger.write, progress)


def _history(found: Trade, progress: Progress) -> None:
    steps = sorted(step for one in found.affairs for step in history.steps(one, found.until, found.technicians))
    teller = history.Teller(found.numbers, found.until, found.technicians, {}, found.cases)

    def write(some: Sequence[history.Step]) -> None:
        keys = {found.affairs[step[2] - 1].buyer.key for step in some if step[3] in _NAMED}
        teller.names = dict(Client.objects.filter(pk__in=keys).values_list("pk", "name"))
        teller.write(some, found.affairs)

    _sliced(PASSES["historique"], steps, STEPS, write, progress)


_NAMED = {"quote.accepted", "delivery.signed"}


def _sliced(
    name: str, rows: Sequence[Any], size: int, write: Callable[[Sequence[Any]], None], progress: Progress
) -> None:
    done = place(name)
    while done < len(rows):
        some = rows[done : done + size]
        with transaction.atomic():
            write(some)
            done += len(some)
            Counter.raise_to(name, done)
        progress(done, len(rows))


def place(name: str) -> int:
    return Counter.objects.filter(series=name).values_list("last", flat=True).first() or 0
