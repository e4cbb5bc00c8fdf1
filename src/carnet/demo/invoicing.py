"""The invoices of the demonstration: what was sold by direct invoice, deposits, credit notes, late payers, a dispute.

Told in the order of time, for numbers and the journal never go back. Nothing is drawn by chance: the same on every machine.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from heapq import heappop, heappush
from itertools import count, islice
from random import Random
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.catalogue.models import Product
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client, Event
from carnet.demo.firm import ACCOUNTANT, SECRETARY
from carnet.invoices import origins, reminding
from carnet.invoices.deposits import Part
from carnet.invoices.models import Invoice, Payment
from carnet.quotes.models import Quote
from carnet.sales.lines import Line, LineKind

HOW_MANY, MONTHS = 140, 22
# How many of the accepted quotes are told to their end, and how many of these begin by a deposit.
QUOTES, DEPOSITS = 45, 22
SUBJECTS = (
    "Remplacement de fenêtres", "Porte d’entrée", "Volets roulants", "Escalier", "Aménagement de placards",
    "Cuisine", "Parquet du séjour", "Réglage et remplacement de serrures", "Portes intérieures", "Bardage de la façade",
)  # fmt: skip
MEANS = ("transfer", "transfer", "transfer", "cheque", "cheque", "card", "debit", "cash")
Step = Iterator[int]  # days to wait before what comes next


@dataclass(order=True)
class Turn:
    at: datetime
    rank: int
    story: Any = field(compare=False)


def bill(users: dict[str, User], now: datetime) -> None:
    """Play every story, step by step, until now."""
    teller = Teller(users, now)
    turns: list[Turn] = []
    ranks = count()
    for at, story in teller.stories():
        heappush(turns, Turn(at, next(ranks), story))
    while turns:
        turn = heappop(turns)
        teller.at = turn.at
        wait = next(turn.story, None)
        if wait is not None and (later := _opened(turn.at + timedelta(days=wait))) <= now:
            heappush(turns, Turn(later, next(ranks), turn.story))
    put_histories_in_order()


def put_histories_in_order() -> None:
    """The invoices were told after everything else: each client's lines are numbered again as they happened."""
    lines: dict[int, list[tuple[datetime, int]]] = {}
    for client_id, at, pk in Event.objects.order_by("pk").values_list("client_id", "at", "pk"):
        lines.setdefault(client_id, []).append((at, pk))
    moved = []
    for found in lines.values():
        if found != (ordered := sorted(found)):
            moved += [(old, new) for (_, old), (_, new) in zip(ordered, found, strict=True) if old != new]
    with connection.cursor() as cursor:
        cursor.executemany('UPDATE "clients_event" SET "id" = %s WHERE "id" = %s', [(-new, old) for old, new in moved])
        cursor.execute('UPDATE "clients_event" SET "id" = -"id" WHERE "id" < 0')


def _opened(at: datetime) -> datetime:
    """Not on a Saturday nor a Sunday."""
    return at + timedelta(days={5: 2, 6: 1}.get(timezone.localtime(at).weekday(), 0))


class Teller:
    def __init__(self, users: dict[str, User], now: datetime) -> None:
        self.users, self.now, self.at = users, now, now
        self.random = Random(2026)
        self.products = list(Product.objects.filter(is_work=False).order_by("pk"))

    def by(self, who: str = SECRETARY.username) -> Actor:
        return Actor(self.users[who], Source.DEMO, at=self.at)

    def stories(self) -> Iterator[tuple[datetime, Step]]:
        """When each begins. The last weeks are told closer: what is late or waiting is there."""
        signed = self._signed()
        for rank, quote in enumerate(signed):
            begins = timezone.make_aware(datetime.combine(quote.decided_on or quote.date, time(9, 40))) + timedelta(
                days=2
            )
            yield _opened(begins), (with_a_deposit if rank < DEPOSITS else at_once)(self, quote)
        told = _told(HOW_MANY - len(signed) - min(DEPOSITS, len(signed)))
        starts = self._starts(len(told))
        clients = self._clients(len(told))
        for client, start, tale in zip(clients, starts, told, strict=False):
            yield max(start, _opened(client.created_at + timedelta(days=12))), tale(self, client)

    def _starts(self, many: int) -> list[datetime]:
        days = sorted(self.random.randint(2, 30 * MONTHS) for _ in range(many))
        hours = time(8 + self.random.randint(0, 8), 20, tzinfo=timezone.get_current_timezone())
        today = timezone.localtime(self.now).date()
        return [_opened(datetime.combine(today - timedelta(days=day), hours)) for day in reversed(days)]

    def _clients(self, many: int) -> list[Client]:
        """Somebody comes back now and then."""
        usable = list(self._usable())
        self.random.shuffle(usable)
        return list(islice((client for _ in range(9) for client in usable[: max(many * 2 // 3, 1)]), many))

    def _signed(self) -> list[Quote]:
        """Accepted quotes told to their end: those of clients and works that can be invoiced as they stand."""
        ids = set(self._usable().values_list("pk", flat=True))
        since = timezone.localdate(self.now) - timedelta(days=30 * MONTHS)
        found = (
            Quote.objects.accepted()
            .filter(decided_on__gte=since, client_id__in=ids)
            .prefetch_related("lines", "acceptances")
        )
        return [quote for quote in found.order_by("-decided_on", "pk") if _can_be_invoiced(quote)][:QUOTES]

    def _usable(self) -> "QuerySet[Client]":
        """Active, with an address, known for a month."""
        found = Client.objects.active().filter(status="client", addresses__postcode__gt="", addresses__city__gt="")
        known = found.filter(created_at__lt=self.now - timedelta(days=30), addresses__street__gt="")
        return known.exclude(kind="public").distinct().order_by("pk")

    def lines(self, client: Client) -> list[Line]:
        """Two to six products, hours of fitting, a section now and then."""
        chosen = self.random.sample(self.products, self.random.randint(2, 6))
        made = [Line(kind=LineKind.SECTION, description="Fourniture et pose")] if len(chosen) > 4 else []
        return made + [self._line(product, client) for product in chosen]

    def _line(self, product: Product, client: Client) -> Line:
        quantity = {
            "HUR": self.random.randint(2, 16),
            "MTR": self.random.randint(2, 12),
            "MTK": self.random.randint(6, 30),
        }
        return Line(
            reference=product.reference,
            description=product.name,
            quantity=Decimal(quantity.get(product.unit, self.random.randint(1, 3))),
            unit=product.unit,
            unit_price=product.price,
            vat=product.rate if client.kind == "person" else rate_of("20"),
            cost=product.cost or Decimal(0),
            product_id=product.pk,
        )

    def circumstances(self, client: Client) -> dict[str, Any]:
        if client.kind != "person":
            return {"nature": "works", "operation": "M"}
        name = f"{client.first_name} {client.name}".strip()
        return {"nature": "works", "dwelling": "house", "dwelling_over_two_years": True, "certified_by": name}

    def draft(self, client: Client, **values: Any) -> Invoice:
        given = {"subject": self.random.choice(SUBJECTS)} | self.circumstances(client) | values
        lines = given.pop("lines", None) or self.lines(client)
        return Invoice.draft(client.pk, lines, by=self.by(), **given)

    def issued(self, draft: Invoice) -> Invoice:
        return Invoice.issue(draft.pk, by=self.by())

    def pays(self, invoice: Invoice, amount: Decimal | None = None, **more: Any) -> Payment:
        invoice.refresh_from_db()
        given = {
            "means": self.random.choice(MEANS),
            "on": {invoice.pk: min(amount or invoice.remaining, invoice.remaining)},
        }
        return Payment.receive(
            invoice.client_id, amount or invoice.remaining, by=self.by(ACCOUNTANT.username), **given | more
        )


Tale = Callable[[Teller, Client], Step]


def _told(many: int) -> Sequence[Tale]:
    """In the order of their beginnings, oldest first: what is not settled yet is recent. A credit note is one invoice more."""
    ended: list[tuple[Tale, int]] = [
        (credited_in_part, 5), (credited_whole, 3), (bounced, 3), (in_two_times, 9), (too_much, 3), (late_payer, 9)
    ]  # fmt: skip
    recent = [reminded_twice, silent, dispute, reminded_twice, silent, dispute, reminded_twice, silent]
    drafts = [prepared] * 5
    left = many - 8 - sum(times for _, times in ended) - len(recent) - len(drafts)
    tales: list[Tale] = [tale for tale, times in [*ended, (paid, left)] for _ in range(times)]
    Random(7).shuffle(tales)
    # The beginnings spread over twenty-two months: the last eighth is some eighty days.
    place = len(tales) * 7 // 8
    return [*tales[:place], *recent, *tales[place:], *drafts]


def paid(teller: Teller, client: Client) -> Step:
    """Invoiced, paid in time."""
    invoice = teller.issued(teller.draft(client))
    yield teller.random.randint(4, 32)
    teller.pays(invoice)


def _can_be_invoiced(quote: Quote) -> bool:
    """A reduced rate stands on a dwelling of more than two years."""
    rates = {line.vat.code for line in quote.agreed_lines()}
    dwelling = quote.dwelling not in {"", "none"} and quote.dwelling_over_two_years
    return quote.agreed_totals().incl > 500 and (not rates & {"10", "5.5"} or bool(dwelling) or quote.nature == "goods")


def with_a_deposit(teller: Teller, quote: Quote) -> Step:
    """What the quote asked, paid once the seven days of the law are past; then the rest, once the work is done."""
    percent = quote.deposit_percent or Decimal(30)
    deposit = teller.issued(origins.draft_deposit_of(origins.read(quote), Part(percent), by=teller.by()))
    yield teller.random.randint(9, 14)
    teller.pays(deposit)
    yield teller.random.randint(20, 50)
    final = teller.issued(origins.draft(origins.read(quote), by=teller.by()))
    yield teller.random.randint(6, 36)
    teller.pays(final)


def at_once(teller: Teller, quote: Quote) -> Step:
    """Small work: one invoice when it is done."""
    yield teller.random.randint(8, 30)
    invoice = teller.issued(origins.draft(origins.read(quote), by=teller.by()))
    yield teller.random.randint(4, 34)
    teller.pays(invoice)


def credited_in_part(teller: Teller, client: Client) -> Step:
    """A piece comes back; the rest is paid."""
    invoice = teller.issued(teller.draft(client))
    place = next(place for place, line in enumerate(invoice.plain_lines()) if line.kind == LineKind.ITEM)
    quantity = min(invoice.plain_lines()[place].quantity, Decimal(1))
    yield teller.random.randint(5, 15)
    credit = Invoice.draft_credit(invoice.pk, {place: quantity}, by=teller.by(), reason="Pièce défectueuse reprise.")
    teller.issued(credit)
    yield teller.random.randint(5, 20)
    teller.pays(invoice)


def credited_whole(teller: Teller, client: Client) -> Step:
    """Invoiced to the wrong name: cancelled."""
    invoice = teller.issued(teller.draft(client))
    yield 3
    credit = Invoice.draft_credit(invoice.pk, by=teller.by(), reason="Facture établie au mauvais nom.")
    teller.issued(credit)


def bounced(teller: Teller, client: Client) -> Step:
    """A cheque without money, then a transfer."""
    invoice = teller.issued(teller.draft(client))
    yield 20
    payment = teller.pays(invoice, means="cheque", reference="n° 0004512")
    yield 6
    Payment.cancel(payment.pk, by=teller.by(ACCOUNTANT.username), reason="Chèque revenu impayé")
    yield 9
    teller.pays(invoice, means="transfer")


def in_two_times(teller: Teller, client: Client) -> Step:
    invoice = teller.issued(teller.draft(client))
    yield 15
    teller.pays(invoice, (invoice.total_incl / 2).quantize(Decimal("0.01")))
    yield 30
    teller.pays(invoice)


def too_much(teller: Teller, client: Client) -> Step:
    """Rounded up by the client: the surplus stays to their credit."""
    invoice = teller.issued(teller.draft(client))
    yield 18
    teller.pays(invoice, invoice.total_incl + 50)


def late_payer(teller: Teller, client: Client) -> Step:
    """A reminder was enough."""
    invoice = teller.issued(teller.draft(client))
    yield 41
    reminding.remind(client.pk, [invoice.pk], 1, by=teller.by())
    yield 9
    teller.pays(invoice)


def reminded_twice(teller: Teller, client: Client) -> Step:
    """Nothing came yet."""
    invoice = teller.issued(teller.draft(client))
    yield 42
    reminding.remind(client.pk, [invoice.pk], 1, by=teller.by())
    yield 18
    reminding.remind(client.pk, [invoice.pk], 2, by=teller.by())


def silent(teller: Teller, client: Client) -> Step:
    """Late, and nobody wrote yet: the first reminder is due."""
    teller.issued(teller.draft(client))
    yield 1


def dispute(teller: Teller, client: Client) -> Step:
    invoice = teller.issued(teller.draft(client))
    yield 40
    Invoice.pause_reminders(invoice.pk, "Litige sur le réglage d’un vantail, visite prévue", by=teller.by())


def prepared(teller: Teller, client: Client) -> Step:
    """A draft that somebody will finish."""
    teller.draft(client)
    yield 1
