"""The works of the last months: accepted quotes made orders, delivered whole, in part, or still to come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_UP, Decimal

from carnet.clients.models import Client
from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.states import Means
from carnet.demo.book import Book
from carnet.demo.firm import FITTER, SECRETARY
from carnet.demo.selling import DRAWING, Signs
from carnet.demo.stage import Scene, Stage
from carnet.demo.workdays import MARGIN, PARIS, worked
from carnet.orders.models import Order
from carnet.orders.progress import remaining
from carnet.quotes.models import Quote

LOOKED_BACK = 150  # days
DELIVERED, STARTED, PREPARED = 45, 21, 10  # days after which an order is so
_HALF = Decimal("0.5")


def write(book: Book) -> None:
    """Two signed quotes of three become orders; the others are invoiced as they are."""
    now = book.days.now
    signed = sorted((one for one in book.written if isinstance(one, Signs)), key=lambda one: (one.at, one.key))
    recent = [one for one in signed if one.at > now - timedelta(days=LOOKED_BACK)]
    for rank, one in enumerate(recent):
        at = max(_at(one.at.date(), 1, time(10, 20, rank % 60)), one.at + timedelta(minutes=5))
        if rank % 3 != 2 and at < now - MARGIN:
            _fulfil(book, one.key, at, (now - at).days, rank)


def _fulfil(book: Book, key: str, at: datetime, age: int, rank: int) -> None:
    book.add(Orders(at, SECRETARY.username, key))
    if age >= DELIVERED:
        book.add(Delivers(_at(at.date(), STARTED, time(8, 5)), FITTER.username, key, rank=rank))
    elif age >= STARTED:
        day = _at(at.date(), STARTED - 5, time(8, 5))
        book.add(Delivers(day, FITTER.username, key, _HALF, signed=rank % 2 == 0, rank=rank))
    elif age >= PREPARED:
        book.add(Prepares(at + timedelta(days=1), FITTER.username, key, _HALF))


def _at(day: date, later: int, hour: time) -> datetime:
    return datetime.combine(worked(day + timedelta(days=later), 1), hour, PARIS)


@dataclass(frozen=True)
class Orders(Scene):
    """The last accepted quote of the client; delivered within five weeks."""

    def play(self, stage: Stage) -> None:
        client = Client.objects.get(pk=stage.ids[self.key])
        quote = Quote.objects.accepted().filter(client=client, orders=None).order_by("-pk").first()
        if quote is None or client.inactive_reason:
            return
        order = Order.from_quote(quote.pk, by=self.by(stage), day=self.at.date())
        order.schedule(worked(self.at.date() + timedelta(days=35), 1), by=self.by(stage))


@dataclass(frozen=True)
class Prepares(Scene):
    """That share of what remains, by whole pieces."""

    share: Decimal = Decimal(1)

    def play(self, stage: Stage) -> None:
        self.prepare(stage)

    def prepare(self, stage: Stage) -> DeliveryNote | None:
        client = Client.objects.get(pk=stage.ids[self.key])
        order = Order.objects.to_deliver().filter(client=client).order_by("-pk").first()
        if order is None or client.inactive_reason:
            return None
        left = {line: quantity for line, quantity in remaining(order).items() if quantity}
        chosen = {
            line: min(quantity, (quantity * self.share).quantize(Decimal(1), ROUND_UP))
            for line, quantity in left.items()
        }
        if self.share < 1 and len(chosen) > 1:
            chosen.pop(max(chosen))
        said = {"introduction": "Livraison en début de matinée."}
        return DeliveryNote.prepare(order.pk, chosen, said, by=self.by(stage))


@dataclass(frozen=True)
class Delivers(Prepares):
    """Issued in the morning, signed before noon on the phone or on the paper."""

    signed: bool = True
    rank: int = 0

    def play(self, stage: Stage) -> None:
        note = self.prepare(stage)
        if note is None:
            return
        note = note.issue(by=self.by(stage), day=self.at.date())
        if self.signed:
            drawn, quote = self.rank % 4 != 1, note.order.quote
            note.sign(
                by=stage.actor(self.who, self.at + timedelta(hours=2), self.key),
                means=Means.SCREEN if drawn else Means.PAPER,
                name=quote.acceptance.name if quote and quote.acceptance else note.party.name,
                drawing=DRAWING if drawn else "",
                reserves="Une poignée rayée, à remplacer." if self.rank % 7 == 3 else "",
                day=self.at.date(),
            )
