"""What stops a save: an incomplete record, or one that looks like an existing client. Decided inside the transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from carnet import matching
from carnet.accounts.actor import Actor
from carnet.clients import checking, derive, likeness, lookalikes, writing
from carnet.clients.fresh import Judged
from carnet.clients.lookalikes import Lookalike
from carnet.clients.models.acts import Outcome
from carnet.clients.models.derived import Distinct
from carnet.clients.models.history import ChangeSet
from carnet.clients.record import EMPTY, Record, merged
from carnet.company.models import DuplicateControl, Options
from carnet.kernel.among import array
from carnet.kernel.ready import Ready

SAVE = matching.THRESHOLDS["save"]
# Advisory locks are taken on buckets of keys: an import of thousands must not exhaust PostgreSQL's lock table.
BUCKETS = 1024
IDENTITY = {"kind", "name", "first_name", "partner_name", "partner_first_name", "birth_date", "trade_name", "siren",
            "siret", "vat_number", "addresses", "phones", "emails"}  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """What was decided of each draft, with the whole record and what matching knows of it: nothing is prepared twice."""

    outcomes: list[Outcome]
    records: list[Record]
    known: list[matching.Prepared]


def decide(
    drafts: Sequence[Record],
    *,
    by: Actor,
    reasons: Mapping[int, str],
    prepared: Mapping[int, matching.Prepared] | None = None,
    judged: Judged | None = None,
) -> Decision:
    """One outcome a draft: errors, look-alikes that stop it, or nothing. Earlier drafts of the batch count as clients.

    `prepared`: what matching already knows of some of them; `judged`: those that verdicts have compared already.
    """
    ready = prepared or {}
    options = Options.current()
    whole = [merged({**EMPTY}, draft) for draft in drafts]
    outcomes = [Outcome(errors=checking.problems(record, options, new=True)) for record in whole]
    names = derive.related_names(whole)
    known = [
        ready[index] if index in ready else matching.prepare(likeness.party(record, names))
        for index, record in enumerate(whole)
    ]
    lock(known)
    everybody, fresh = _to_compare(len(known), judged)
    keys = [matching.keys(one) if everybody or fresh else frozenset() for one in known]
    blocks = lookalikes.bearers(set().union(*keys))
    only = {index: fresh for index in range(len(known)) if index not in everybody}
    found = lookalikes.find_among(blocks, known, keys, threshold=SAVE, only=only)
    batch = Batch(blocks)
    for index, outcome in enumerate(outcomes):
        if outcome.errors:
            continue
        among = None if index in everybody else everybody
        alike = sorted(
            [*found[index], *batch.alike(known[index], keys[index], among)], key=lambda one: -one.verdict.score
        )
        _settle(outcome, alike, options.duplicate_control, forced=index in reasons)
        if not outcome.lookalikes:
            batch.add(index, known[index], keys[index])
    return Decision(outcomes, whole, known)


def _to_compare(count: int, judged: Judged | None) -> tuple[Collection[int], Collection[int]]:
    """The drafts to compare with everybody, and the clients with whom to compare the others."""
    if judged is None:
        return range(count), ()
    # After the lock: whoever was being saved at the same time is there now.
    return frozenset(range(count)) - judged.drafts, judged.fresh()


def _settle(outcome: Outcome, alike: list[Lookalike], control: str, forced: bool) -> None:
    """Soft: never stops. Normal: asks for a reason. Strict: refuses a certain proof, asks for the rest."""
    outcome.overruled = alike
    if control == DuplicateControl.SOFT or not alike:
        return
    certain = control == DuplicateControl.STRICT and any(one.verdict.certain for one in alike)
    if certain or not forced:
        outcome.lookalikes, outcome.overruled, outcome.forbidden = alike, [], certain


def decide_changes(
    held: Mapping[int, Record], wanted: Mapping[int, Record], *, by: Actor, reasons: Mapping[int, str]
) -> dict[int, Outcome]:
    """The changes that must not be written as they are: incomplete, or that make a client look like another one."""
    options = Options.current()
    stopped: dict[int, Outcome] = {}
    for pk, record in wanted.items():
        errors = checking.problems(record, options, new=False, before=held[pk]) | checking.own_relations(pk, record)
        outcome = Outcome(client_id=pk, errors=errors)
        if not outcome.errors and any(held[pk][name] != record[name] for name in IDENTITY):
            _settle(outcome, _newly_alike(pk, held[pk], record), options.duplicate_control, forced=pk in reasons)
        if outcome.errors or outcome.lookalikes:
            stopped[pk] = outcome
    return stopped


def _newly_alike(pk: int, before: Record, after: Record) -> list[Lookalike]:
    """Only those that the change makes look alike: a correction is never blocked by what was there already."""
    names = derive.related_names([before, after])
    known = matching.prepare(likeness.party(after, names))
    lock([known])
    exclude = {pk} | lookalikes.told_distinct(pk)
    found = lookalikes.find(known, exclude=exclude, threshold=SAVE)
    if not found:
        return []
    already = lookalikes.find(matching.prepare(likeness.party(before, names)), exclude=exclude, threshold=SAVE)
    there = {one.client_id for one in already}
    return [one for one in found if one.client_id not in there]


class Batch:
    """The drafts accepted so far, so that one file does not bring the same client twice. `written`: who bears their keys."""

    def __init__(
        self,
        written: lookalikes.Blocks,
        blocks: lookalikes.Blocks | None = None,
        known: dict[int, matching.Prepared] | None = None,
        size: int = 0,
    ) -> None:
        self._written = written
        self._blocks: lookalikes.Blocks = blocks or {}
        self._known: dict[int, matching.Prepared] = known or {}
        self._size = size or lookalikes.size()

    def add(self, index: int, known: matching.Prepared, keys: Collection[int]) -> None:
        self._known[index] = known
        for key in keys:
            self._blocks.setdefault(key, []).insert(0, index)  # the newest first, as in the base

    def alike(
        self, known: matching.Prepared, keys: Collection[int], among: Collection[int] | None = None
    ) -> list[Lookalike]:
        """`among`: the only drafts to compare it with."""
        near = lookalikes.candidates(keys, self._blocks, elsewhere=self._written, only=among)
        if not near:
            return []
        context = matching.Context(counts={key: self._borne(key) for key in keys}, size=self._size)
        verdicts = [
            (index, matching.compare(known, self._known[index], context))
            for index in sorted(near)
            if index in self._known
        ]
        return [Lookalike(None, verdict, draft=index) for index, verdict in verdicts if verdict.score >= SAVE]

    def _borne(self, key: int) -> int:
        return len(self._blocks.get(key, ())) + len(self._written.get(key, ()))


def lock(batch: Sequence[matching.Prepared]) -> None:
    """Two simultaneous saves of one person wait for each other. SQLite has one writer at a time already."""
    if connection.vendor != "postgresql":
        return
    buckets = sorted({key % BUCKETS for known in batch for key in matching.strong_keys(known)})
    if buckets:
        with connection.cursor() as cursor:
            ordered = Ready("SELECT pg_advisory_xact_lock(4242, b) FROM unnest(%s::int[]) AS b ORDER BY b")
            cursor.execute(ordered, [array(buckets)])


def note_forced(
    change_set: ChangeSet, outcomes: Sequence[Outcome], drafts: Mapping[int, Outcome], reasons: Mapping[int, str]
) -> None:
    """A line of the timeline for each client entered though it looks like another; the pair is remembered as distinct."""
    lines, pairs = [], []
    for index, outcome in drafts.items():
        if outcome.client_id is None or not outcome.overruled:
            continue
        others = [one.client_id or outcomes[one.draft or 0].client_id for one in outcome.overruled]
        data = {
            "reason": reasons[index],
            "others": [pk for pk in others if pk],
            "why": [", ".join(one.verdict.reasons) for one in outcome.overruled],
        }
        lines.append((outcome.client_id, "duplicate.forced", data))
        pairs += [tuple(sorted((outcome.client_id, pk))) for pk in others if pk and pk != outcome.client_id]
    writing.add_events(change_set, lines)
    Distinct.objects.bulk_create(
        [Distinct(first_id=a, second_id=b, user_id=change_set.user_id) for a, b in pairs], ignore_conflicts=True
    )
