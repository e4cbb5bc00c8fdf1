"""`carnet bench save`: creating and changing a client, the act alone and the whole POST with its control of duplicates.

Each save is really committed, five times, and taken back between two: the file is as it was at the end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.bench import loading, sampling
from carnet.bench.browser import Answer, Browser
from carnet.bench.costs import RUNS, Clock, Figure, queries_of, total
from carnet.bench.drafts import draft
from carnet.bench.posting import posted
from carnet.clients.models import ChangeSet, Client, Event
from carnet.clients.record import Record
from carnet.clients.snapshot import records

ACT, POST = 15.0, 30.0

NUMBER_FREE = 500_000  # how far beyond the file the drafts are drawn: nobody of it


def measure(clients: int, clock: Clock, each: int) -> list[Figure]:
    with _undone():
        created = _creations(clients, clock, each)
        changed = _changes(clients, clock, each)
    acts = [created[0], *changed[:2]]
    posts = [created[1], changed[2]]
    return [*acts, total("**act alone**", acts, ACT), *posts, total("**whole POST**", posts, POST)]


@contextmanager
def _undone() -> Iterator[None]:
    """The history as it was before."""
    last_event = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    last_set = ChangeSet.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    try:
        yield
    finally:
        Event.objects.filter(pk__gt=last_event).delete()
        ChangeSet.objects.filter(pk__gt=last_set).delete()


def _creations(clients: int, clock: Clock, each: int) -> tuple[Figure, Figure]:
    act, post = Figure("create, act alone"), Figure("create, whole POST")
    by, browser = Actor(sampling.secretary(), Source.SCREEN), Browser(sampling.secretary())
    for record in _new_drafts(clients, each):
        _saved(act, clock, record["name"], lambda record=record: _created(record, by), _forget)  # type: ignore[misc]
        environment = lambda record=record: browser.environment("/clients/nouveau/", posted(record))  # noqa: E731
        _posted(post, clock, browser, record["name"], environment, _forget_posted)
    return act, post


def _new_drafts(clients: int, each: int) -> list[Record]:
    """Clients of no file, who look like nobody: a duplicate would be stopped, not saved."""
    sellers, at = loading.team(), 0
    found: list[Record] = []
    by = Actor(sampling.secretary(), Source.SCREEN)
    while len(found) < each:
        at += 1
        record = {name: value for name, value in draft(clients + NUMBER_FREE + at, sellers).items() if name != "number"}
        outcome = Client.create([record], by=by)[0]
        if outcome.client_id:
            _forget(outcome.client_id)
            found.append(record)
    return found


def _created(record: Record, by: Actor) -> int:
    outcome = Client.create([record], by=by)[0]
    assert outcome.client_id, outcome
    return outcome.client_id


def _forget(key: int) -> None:
    Client.objects.filter(pk=key).delete()


def _forget_posted(answer: Answer) -> None:
    _forget(int(answer.headers["Location"].strip("/").rpartition("/")[2]))


def _changes(clients: int, clock: Clock, each: int) -> tuple[Figure, Figure, Figure]:
    """A note (no key of identity moves), then a telephone (the control looks again); each back and forth."""
    note, phone, post = (
        Figure("change the notes, act alone"),
        Figure("change a telephone, act alone"),
        Figure("change, whole POST"),
    )
    by, browser = Actor(sampling.secretary(), Source.SCREEN), Browser(sampling.secretary())
    wanted = [record["number"] for record in sampling.people(each, clients, seed=13)]
    for key, before in records(sampling.keys(wanted).values()).items():
        _back_and_forth(note, clock, key, before, {"notes": f"{before['notes']} vu"}, by)
        other = [{"number": f"01 99 00 {key % 90 + 10} {key // 90 % 90 + 10}", "label": ""}, *before["phones"]]
        _back_and_forth(phone, clock, key, before, {"phones": other}, by)
        _edits(post, clock, browser, key)
        Client.change({key: {name: before[name] for name in ("notes", "phones", "warning")}}, by=by)
    return note, phone, post


def _back_and_forth(figure: Figure, clock: Clock, key: int, before: Record, draft: Record, by: Actor) -> None:
    back = {
        name: [{**row} for row in before[name]] if isinstance(before[name], list) else before[name] for name in draft
    }
    steps = iter([draft, back] * RUNS)

    def save() -> None:
        done = Client.change({key: next(steps)}, by=by)
        assert done.change_set_id, (key, done)

    _saved(figure, clock, f"{key}: {', '.join(draft)}", save, lambda _: None)


def _edits(figure: Figure, clock: Clock, browser: Browser, key: int) -> None:
    turn = iter(range(1, 100))

    def environment() -> dict[str, Any]:
        record, version = records([key])[key], Client.objects.values_list("version", flat=True).get(pk=key)
        data = posted(record, version=version, client_id=key, warning=f"portail : code {next(turn)}")
        return browser.environment(f"/clients/{key}/modifier/", data)

    _posted(figure, clock, browser, f"/clients/{key}/modifier/", environment, lambda _: None)


def _saved(figure: Figure, clock: Clock, what: str, act: Callable[[], Any], back: Callable[[Any], None]) -> None:
    """The cheapest of five saves, taken back each time outside the measure."""
    costs, made = [], []
    queries = queries_of(lambda: made.append(act()))
    back(made[0])
    for _ in range(RUNS):
        start = clock.now()
        result = act()
        costs.append(clock.now() - start)
        back(result)
    figure.add(min(costs), what, queries)


def _posted(
    figure: Figure,
    clock: Clock,
    browser: Browser,
    what: str,
    environment: Callable[[], Any],
    back: Callable[[Answer], None],
) -> None:
    """The cheapest of five posts that succeed, each taken back outside the measure."""
    costs, queries = [], _counted_post(browser, what, environment(), back)
    for _ in range(RUNS):
        prepared = environment()
        start = clock.now()
        answer = browser.answer(prepared)
        costs.append(clock.now() - start)
        _expect_saved(what, answer)
        back(answer)
    figure.add(min(costs), what, queries)


def _counted_post(browser: Browser, what: str, prepared: Any, back: Callable[[Answer], None]) -> int:
    answers: list[Answer] = []
    queries = queries_of(lambda: answers.append(browser.answer(prepared)))
    _expect_saved(what, answers[0])
    back(answers[0])
    return queries


def _expect_saved(what: str, answer: Answer) -> None:
    assert answer.status == 302, (what, answer.status)
