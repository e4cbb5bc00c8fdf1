"""`carnet bench preview`: a click on « Aperçu » of a quote of twelve lines, until its PDF is whole.

In a base of its own. Elapsed: what the person waits for; and the CPU of the whole process. Each quote is another one.
"""

import time
from dataclasses import replace
from decimal import Decimal

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.bench import loading
from carnet.bench.browser import Browser
from carnet.bench.costs import Clock, Figure, WholeClock
from carnet.bench.issue import LINES, PERSON, client_of
from carnet.quotes.models import Quote
from carnet.sales.lines import Line, LineKind

WAITED, SPENT = 1_000.0, 150.0  # milliseconds asked
TWELVE = [
    Line(kind=LineKind.SECTION, description="Rez-de-chaussée"),
    *LINES,
    Line(kind=LineKind.SUBTOTAL, description="Sous-total"),
    *(replace(line, description=f"{line.description}, étage") for line in LINES),
    replace(LINES[0], description="Store occultant", option=True),
]


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    loading.prepare()
    secretary = User.objects.get(username="secretariat")
    by, browser = Actor(secretary, Source.SCREEN), Browser(secretary)
    client = client_of(PERSON, by)
    spent = WholeClock()
    first = Figure("first of a process, elapsed", WAITED)
    waited, cost = Figure("**preview of a quote, elapsed**", WAITED), Figure("its CPU", SPENT)
    sent, sent_cost = Figure("PDF of a quote just sent, drawn and kept, elapsed", WAITED), Figure("its CPU", SPENT)
    for rank in range(each + 1):
        values = {"subject": f"Affaire {rank}", "signed_at": "off_premises", "deposit_percent": Decimal(30)}
        quote = Quote.draft(client.pk, values, TWELVE, by=by)
        elapsed, cpu, size = _click(browser, quote, spent)
        (waited if rank else first).add(elapsed, quote.subject, weight=size)
        if rank:
            cost.add(cpu, quote.subject)
            quote.duplicate(by=by).send(by=Actor(secretary, Source.DEMO))  # nothing drawn yet
            elapsed, cpu, size = _click(browser, Quote.objects.latest("pk"), spent)
            sent.add(elapsed, quote.subject, weight=size)
            sent_cost.add(cpu, quote.subject)
    return [first, waited, cost, sent, sent_cost]


def _click(browser: Browser, quote: Quote, clock: WholeClock) -> tuple[float, float, int]:
    started, spent = time.perf_counter(), clock.now()
    answer = browser.ask(f"/devis/{quote.pk}/devis.pdf")
    elapsed, cpu = (time.perf_counter() - started) * 1000, clock.now() - spent
    assert answer.status == 200 and answer.body.startswith(b"%PDF")
    return elapsed, cpu, len(answer.body)
