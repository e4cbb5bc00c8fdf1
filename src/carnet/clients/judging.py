"""What would become of each line of a file, with nothing written: against the base, and against the lines before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from carnet import matching
from carnet.accounts.actor import Actor
from carnet.clients import checking, derive, likeness, lookalikes
from carnet.clients.completion import completion, in_words
from carnet.clients.control import SAVE, Batch
from carnet.clients.lookalikes import Lookalike
from carnet.clients.meeting import LONGEST_NUMBER, Met, Salespeople, agree, draft_of, is_clear, named
from carnet.clients.naming import display_name
from carnet.clients.record import EMPTY, Record, label, merged
from carnet.clients.snapshot import records
from carnet.clients.writing import naming
from carnet.company.models import DuplicateControl, Options
from carnet.exchange.notebook import Entry, Notebook
from carnet.exchange.row import Converted
from carnet.exchange.targets import Finding

SAME_NUMBER = "même n° de client"


@dataclass
class _Line:
    converted: Converted
    draft: Record
    whole: Record
    finding: Finding
    met: int = 0  # a client
    twin: int = 0  # an earlier line
    known: matching.Prepared | None = None
    keys: frozenset[int] = field(default_factory=frozenset)

    def refuse(self, reason: str) -> None:
        self.finding.refused, self.finding.reason = True, reason

    def look_like(
        self, reason: str, *, met: int = 0, twin: int = 0, clear: bool = True, creatable: bool = False
    ) -> None:
        finding = self.finding
        finding.alike, finding.reason, finding.met = True, reason, met
        finding.clear, finding.creatable, finding.number = clear, creatable, ""
        self.met, self.twin = met, twin

    @property
    def is_new(self) -> bool:
        return not (self.finding.refused or self.finding.alike)


def judge(batch: Sequence[Converted], notebook: Notebook, salespeople: Salespeople, *, by: Actor) -> list[Finding]:
    options = Options.current()
    lines = [_line(one, draft_of(one, salespeople)) for one in batch]
    for line in lines:
        if problems := checking.problems(line.whole, options, new=True):
            sentences = " ; ".join(f"{label(name)} : {sentence}" for name, sentence in problems.items())
            line.refuse(f"Ligne {line.converted.line} : {sentences}")
    _meet_numbers([line for line in lines if line.is_new], notebook, by)
    _meet_lookalikes([line for line in lines if line.is_new], notebook, by, options.duplicate_control)
    _say_what_is_missing(lines, notebook, by)
    notebook.add(_entry(line) for line in lines)
    return [line.finding for line in lines]


def _line(converted: Converted, draft: Record) -> _Line:
    whole = merged({**EMPTY}, draft)
    return _Line(converted, draft, whole, Finding(converted.line, display_name(naming(whole))[:200], converted.number))


def _entry(line: _Line) -> Entry:
    if not line.is_new or line.known is None:
        return Entry(line.converted)
    return Entry(line.converted, line.known.dumps(), line.keys, takes_number=bool(line.converted.number))


def _meet_numbers(lines: list[_Line], notebook: Notebook, by: Actor) -> None:
    """A number already borne is the same client when the names agree; otherwise it must be changed."""
    wanted = {line.converted.number for line in lines if line.converted.number}
    met = Met.by_number(wanted, by)
    earlier = notebook.numbers(wanted)
    texts = notebook.lines(set(earlier.values()))
    brought = {number: (at, named(texts[at].record)) for number, at in earlier.items() if at in texts}
    for line in lines:
        number = line.converted.number
        if not number:
            continue
        if len(number) > LONGEST_NUMBER:
            line.refuse(f"Le n° de client « {number[:60]}… » est trop long.")
        elif number in met.borne:
            _meet_bearer(line, met, met.borne[number])
        elif number not in brought:
            brought[number] = (line.converted.line, named(line.draft))
        elif agree(brought[number][1], named(line.draft)):
            line.look_like(f"{SAME_NUMBER} que la ligne {brought[number][0]} du fichier", twin=brought[number][0])
        else:
            line.refuse(
                f"N° de client déjà pris par la ligne {brought[number][0]} du fichier : changez-le ou effacez-le."
            )


def _meet_bearer(line: _Line, met: Met, client_id: int) -> None:
    who = met.called(client_id)
    if agree(named(line.draft), met.names(client_id)):
        line.look_like(f"{who} : {SAME_NUMBER}", met=client_id if met.is_seen(client_id) else 0)
    else:
        number = line.converted.number
        line.refuse(f"Le n° {number} est déjà celui de {who} : changez-le ou effacez-le dans le fichier.")


def _meet_lookalikes(lines: list[_Line], notebook: Notebook, by: Actor, control: str) -> None:
    """As the act decides (clients.control), the lines written before being those of the notebook."""
    if not lines:
        return
    names = derive.related_names(line.whole for line in lines)
    for line in lines:
        line.known = matching.prepare(likeness.party(line.whole, names))
        line.keys = matching.keys(line.known)
    wanted = frozenset().union(*(line.keys for line in lines))
    blocks = lookalikes.bearers(wanted)
    known = [line.known for line in lines if line.known]
    # As when the earlier lines are written: in a bigger file a shared name tells less.
    size = lookalikes.size() + notebook.length()
    found = lookalikes.find_among(blocks, known, [line.keys for line in lines], threshold=SAVE, among=size)
    earlier = _Earlier(notebook, lines, wanted, blocks, size)
    alike = [
        sorted([*written, *earlier.alike(line)], key=lambda one: -one.verdict.score)
        for line, written in zip(lines, found, strict=True)
    ]
    met = Met.by_id({one.client_id for each in alike for one in each if one.client_id}, by, whole=True)
    for line, each in zip(lines, alike, strict=True):
        if each:
            _look_like(line, each, met, control)


class _Earlier:
    """The lines before: those of the notebook, then those of this batch, each once it is known to be new."""

    def __init__(
        self, notebook: Notebook, lines: list[_Line], wanted: frozenset[int], written: lookalikes.Blocks, size: int
    ) -> None:
        blocks = notebook.bearers(wanted, lookalikes.BLOCK + 1)
        near = {at for line in lines for at in lookalikes.candidates(line.keys, blocks, elsewhere=written)}
        texts = notebook.profiles(near)
        known = {at: matching.Prepared.loads(text) for at, text in texts.items() if lookalikes.is_current(text)}
        self._batch = Batch(written, blocks, known, size)

    def alike(self, line: _Line) -> list[Lookalike]:
        assert line.known is not None
        found = self._batch.alike(line.known, line.keys)
        if not found:
            self._batch.add(line.converted.line, line.known, line.keys)
        return found


def _look_like(line: _Line, alike: list[Lookalike], met: Met, control: str) -> None:
    best = alike[0]
    seen = best.client_id is None or met.is_seen(best.client_id)
    who = met.called(best.client_id) if best.client_id else f"ligne {best.draft} du fichier"
    strict = control == DuplicateControl.STRICT and any(one.verdict.certain for one in alike)
    line.look_like(
        f"{'réglage strict : ' if strict else ''}{who} : {', '.join(best.verdict.reasons)}",
        met=(best.client_id or 0) if seen else 0,
        twin=best.draft or 0,
        clear=is_clear(alike),
        creatable=not strict,
    )


def _say_what_is_missing(lines: list[_Line], notebook: Notebook, by: Actor) -> None:
    """The differences: what the line knows and the record it looks like lacks."""
    alike = [line for line in lines if line.finding.alike]
    held = records({line.met for line in alike if line.met})
    drafts: Mapping[int, Record] = {line.converted.line: line.draft for line in lines}
    earlier = notebook.lines({line.twin for line in alike if line.twin and line.twin not in drafts})
    for line in alike:
        before: Record | None = held.get(line.met)
        if line.twin:
            first: Any = drafts[line.twin] if line.twin in drafts else earlier[line.twin].record
            before = merged({**EMPTY}, first)
            line.finding.number = str(first.get("number") or "")
        elif before is not None:
            line.finding.number = before["number"] or ""
        if before is not None:
            line.finding.completes = in_words(before, completion(before, line.draft))
