"""The acts of a client's life. Each takes a list, checks rights, and is one transaction and one change set.

The form, the import, the command line, jobs and the interface call these; there is no second way.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.company.models import NumberAt, Options
from carnet.company.numbering import Counter, read
from carnet.kernel.errors import Forbidden, Refused

if TYPE_CHECKING:
    from carnet.clients.fresh import Judged
    from carnet.clients.lookalikes import Lookalike
    from carnet.clients.record import Diff, Record
    from carnet.matching import Prepared

NUMBERS = "clients"
# The right to be forgotten is answered within one month (GDPR art. 12.3).
ERASURE_DELAY = timedelta(days=30)
KEPT_IN_BIN = timedelta(days=30)


@dataclass
class Outcome:
    """What became of one draft: a client, or why not."""

    client_id: int | None = None
    lookalikes: "list[Lookalike]" = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    forbidden: bool = False  # a certain proof in strict mode: no reason lifts it
    overruled: "list[Lookalike]" = field(default_factory=list)  # those that did not stop it


@dataclass
class Changed:
    """What an act of change did. `stale`: somebody else saved first; `outcomes`: stopped by the control of duplicates."""

    change_set_id: int | None = None
    diffs: "dict[int, Diff]" = field(default_factory=dict)
    stale: list[int] = field(default_factory=list)
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    kept: dict[int, list[str]] = field(default_factory=dict)  # undo: what was touched since, left as it is

    @property
    def stopped(self) -> bool:
        return bool(self.stale or self.outcomes)


class ClientActs(models.Model):
    class Meta:
        abstract = True

    @classmethod
    def create(
        cls,
        drafts: "list[Record]",
        *,
        by: Actor,
        reasons: Mapping[int, str] | None = None,
        act: str = "client.create",
        known: "Mapping[int, Prepared] | None" = None,
        judged: "Judged | None" = None,
    ) -> list[Outcome]:
        """Enter new clients. `reasons`: why a draft (by index) is entered though it looks like somebody.

        `known`: what matching already knows of some drafts; `judged`: those that an import has compared already.

        A draft that is incomplete or looks like an existing client is not written: its outcome says why.
        """
        from carnet.clients import control, writing

        require(by, "clients.add")
        with transaction.atomic():
            decision = control.decide(drafts, by=by, reasons=reasons or {}, prepared=known, judged=judged)
            decided = decision.outcomes
            accepted = [i for i, outcome in enumerate(decided) if not (outcome.errors or outcome.lookalikes)]
            forced = {i: outcome for i, outcome in enumerate(decided) if i in (reasons or {}) and not outcome.errors}
            if not accepted:
                return decided
            change_set = writing.open_change_set(act, by)
            numbered = _with_numbers([decision.records[i] for i in accepted])
            keys = writing.insert(numbered, change_set, [decision.known[i] for i in accepted])
            for index, key in zip(accepted, keys, strict=True):
                decided[index].client_id = key
            control.note_forced(change_set, decided, forced, reasons or {})
            return decided

    @classmethod
    def change(
        cls,
        drafts: "Mapping[int, Record]",
        *,
        by: Actor,
        versions: Mapping[int, int] | None = None,
        reasons: Mapping[int, str] | None = None,
        act: str = "client.change",
    ) -> Changed:
        """Change clients. With `versions`, one that was saved since by somebody else is left and told as stale."""
        from carnet.clients import control

        require(by, "clients.change")
        with transaction.atomic():
            held = _held(cls, drafts, by)
            if stale := _stale(cls, versions or {}):
                return Changed(stale=stale)
            wanted = {pk: _merged(held[pk], draft) for pk, draft in drafts.items()}
            _check_reassignment(held, wanted, by)
            if outcomes := control.decide_changes(held, wanted, by=by, reasons=reasons or {}):
                return Changed(outcomes=outcomes)
            return _write(held, wanted, by, act, _code_of_change, reasons=reasons)

    @classmethod
    def reassign(cls, ids: Iterable[int], salesperson_id: int | None, *, by: Actor, reason: str = "") -> Changed:
        """Give clients to another salesperson, or to nobody."""
        from carnet.accounts.models import User

        require(by, "clients.reassign")
        if salesperson_id and not User.objects.salespeople().filter(pk=salesperson_id).exists():
            raise Refused("Choisissez un commercial dont le compte est ouvert.")
        return _set(cls, ids, {"salesperson": salesperson_id}, by, "client.reassigned", extra={"reason": reason})

    @classmethod
    def convert(cls, ids: Iterable[int], *, by: Actor, cause: dict[str, Any]) -> Changed:
        """Prospects become clients. `cause` says why: {"text": …} by hand, or what an upper app registered."""
        require(by, "clients.change")
        return _set(cls, ids, {"status": "client"}, by, "client.converted", extra={"cause": cause})

    @classmethod
    def revert(cls, ids: Iterable[int], *, by: Actor, cause: dict[str, Any]) -> Changed:
        """Clients become prospects again: what converted them was cancelled. The number given stays."""
        require(by, "clients.change")
        return _set(cls, ids, {"status": "prospect"}, by, "client.reverted", extra={"cause": cause})

    @classmethod
    def deactivate(
        cls, ids: Iterable[int], *, reason: str, note: str = "", replaced_by: int | None = None, by: Actor
    ) -> Changed:
        """Out of suggestions, pickers and default lists; unusable on new documents. The history stays."""
        from carnet.clients.models.client import InactiveReason

        require(by, "clients.request_erasure" if reason == InactiveReason.ERASURE else "clients.deactivate")
        wanted = list(ids)
        if reason not in InactiveReason.values:
            raise Refused("Choisissez la raison de la désactivation.")
        if reason == InactiveReason.DUPLICATE:
            _check_replacement(cls, wanted, replaced_by, by)
        now = by.now()
        values: dict[str, Any] = {
            "inactive_reason": reason,
            "inactive_note": note,
            "inactive_at": now.isoformat(),
            "replaced_by": replaced_by if reason == InactiveReason.DUPLICATE else None,
            "erasure_due": (timezone.localdate(now) + ERASURE_DELAY).isoformat()
            if reason == InactiveReason.ERASURE
            else None,
        }
        return _set(cls, wanted, values, by, "client.deactivated")

    @classmethod
    def reactivate(cls, ids: Iterable[int], *, by: Actor) -> Changed:
        require(by, "clients.deactivate")
        values = {
            "inactive_reason": "",
            "inactive_note": "",
            "inactive_at": None,
            "replaced_by": None,
            "erasure_due": None,
        }
        return _set(cls, ids, values, by, "client.reactivated")

    @classmethod
    def bin(cls, ids: Iterable[int], *, by: Actor) -> Changed:
        """Delete clients on whom nothing hangs. They stay thirty days in the bin, so that it can be undone."""
        from carnet.clients.deletion import hanging

        require(by, "clients.delete")
        wanted = list(ids)
        if blocked := hanging(wanted):
            raise Refused(next(iter(blocked.values())))
        return _set(cls, wanted, {"deleted_at": by.now().isoformat()}, by, "client.deleted")

    @classmethod
    def unbin(cls, ids: Iterable[int], *, by: Actor) -> Changed:
        require(by, "clients.delete")
        return _set(cls, ids, {"deleted_at": None}, by, "client.restored", binned=True)

    @classmethod
    def dismiss_duplicate(cls, one: int, other: int, *, by: Actor, reason: str = "") -> None:
        """« Pas un doublon » : remembered for ever, a line in both timelines."""
        from carnet.clients import writing
        from carnet.clients.models.derived import Distinct

        require(by, "clients.change")
        if one == other:
            raise Refused("Choisissez deux fiches différentes.")
        with transaction.atomic():
            first, second = _visible(cls, [one, other], by)
            _, made = Distinct.objects.get_or_create(
                first_id=first, second_id=second, defaults={"user": by.user, "reason": reason}
            )
            if made:
                clients: Any = cls._default_manager
                names = {client.pk: client.display_name for client in clients.filter(pk__in=[first, second])}
                change_set = writing.open_change_set("duplicate.dismiss", by)
                pairs = ((first, second), (second, first))
                lines = [(a, "duplicate.dismissed", {"other": b, "name": names[b], "reason": reason}) for a, b in pairs]
                writing.add_events(change_set, lines)

    @classmethod
    def log(cls, ids: Iterable[int], code: str, *, by: Actor, **data: Any) -> int:
        """Add a line to timelines: a note, a call, or an event of an upper app. Returns the change set's key."""
        from carnet.clients import writing
        from carnet.clients.timeline import EVENT_TYPES

        kind = EVENT_TYPES[code]
        if kind.right:
            require(by, kind.right)
        with transaction.atomic():
            wanted = _visible(cls, ids, by)
            change_set = writing.open_change_set(code, by)
            writing.add_events(change_set, [(pk, code, data) for pk in wanted])
            return change_set.pk


def _with_numbers(drafts: "list[Record]") -> "list[Record]":
    """Give a number to each draft that must have one now; one that an import brings is kept and never given again."""
    options = Options.current()
    mask = options.number_mask
    brought = [value for draft in drafts if (value := read(mask, draft.get("number") or "")) is not None]
    if brought:
        Counter.raise_to(NUMBERS, max(brought))
    late = options.number_at == NumberAt.CONVERSION
    need = [d for d in drafts if not d.get("number") and not (late and d.get("status", "prospect") == "prospect")]
    numbers = iter(_free_numbers(mask, len(need)))
    bare = {id(draft) for draft in need}
    return [{**d, "number": next(numbers)} if id(d) in bare else {**d} for d in drafts]


def _free_numbers(mask: str, count: int) -> list[str]:
    """Numbers that nobody bears: a change of mask must not meet an old number."""
    from carnet.clients.asking import borne

    numbers: list[str] = []
    while len(numbers) < count:
        taken = Counter.take(NUMBERS, mask, count - len(numbers))
        used = borne(taken)
        numbers += [number for number in taken if number not in used]
    return numbers


def _visible(cls: type[ClientActs], ids: Iterable[int], by: Actor, binned: bool = False) -> list[int]:
    """The ids, all seen by the actor. Raises Forbidden: an act on somebody else's client never half happens."""
    from carnet.clients.asking import is_seen

    wanted = sorted(set(ids))
    if by.user and len(wanted) == 1 and not binned:
        complete = is_seen(wanted[0], by.user)
    else:
        clients: Any = cls._default_manager
        seen = clients.in_bin() if binned else clients.all()
        seen = seen.visible_to(by.user, binned=binned) if by.user else seen
        complete = seen.filter(pk__in=wanted).count() == len(wanted)
    if not complete:
        raise Forbidden("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
    return wanted


def _held(cls: type[ClientActs], ids: Iterable[int], by: Actor, binned: bool = False) -> "dict[int, Record]":
    from carnet.clients import writing

    return writing.locked_records(_visible(cls, ids, by, binned))


def _stale(cls: type[ClientActs], versions: Mapping[int, int]) -> list[int]:
    clients: Any = cls._default_manager
    current = clients.filter(pk__in=versions).values_list("pk", "version")
    return [pk for pk, version in current if version != versions[pk]]


def _merged(before: "Record", draft: "Record") -> "Record":
    from carnet.clients.record import merged

    return merged(before, draft)


def _set(
    cls: type[ClientActs],
    ids: Iterable[int],
    values: "Record",
    by: Actor,
    code: str,
    extra: dict[str, Any] | None = None,
    binned: bool = False,
) -> Changed:
    with transaction.atomic():
        held = _held(cls, ids, by, binned)
        wanted = {pk: {**record, **values} for pk, record in held.items()}
        if values.get("status") == "client":
            _number_at_conversion(wanted)
        return _write(held, wanted, by, code, lambda _: code, extra=dict.fromkeys(held, extra) if extra else None)


def _number_at_conversion(wanted: "dict[int, Record]") -> None:
    bare = [pk for pk, record in wanted.items() if not record["number"]]
    for pk, number in zip(bare, _free_numbers(Options.current().number_mask, len(bare)), strict=True):
        wanted[pk]["number"] = number


def _write(
    held: "dict[int, Record]",
    wanted: "dict[int, Record]",
    by: Actor,
    act: str,
    code_of: "Callable[[Diff], str]",
    extra: Mapping[int, dict[str, Any] | None] | None = None,
    reasons: Mapping[int, str] | None = None,
) -> Changed:
    """Write the difference and its lines; nothing at all when nothing changes."""
    from carnet.clients import writing
    from carnet.clients.record import difference

    if not any(difference(held[pk], wanted[pk]) for pk in wanted):
        return Changed()
    change_set = writing.open_change_set(act, by)
    diffs = writing.update(wanted, held, change_set)
    lines = []
    for pk, diff in diffs.items():
        data = {"diff": diff, **((extra or {}).get(pk) or {})}
        if reason := (reasons or {}).get(pk):
            data["reason"] = reason
        lines.append((pk, code_of(diff), data))
    writing.add_events(change_set, lines)
    return Changed(change_set_id=change_set.pk, diffs=diffs)


def _code_of_change(diff: "Diff") -> str:
    if diff.keys() == {"salesperson"}:
        return "client.reassigned"
    return "client.changed"


def _check_reassignment(held: "dict[int, Record]", wanted: "dict[int, Record]", by: Actor) -> None:
    if any(held[pk]["salesperson"] != wanted[pk]["salesperson"] for pk in wanted):
        require(by, "clients.reassign")


def _check_replacement(cls: type[ClientActs], ids: list[int], replaced_by: int | None, by: Actor) -> None:
    if replaced_by is None or replaced_by in ids:
        raise Refused("Choisissez la fiche qui reste : celle dont celle-ci est le doublon.")
    _visible(cls, [replaced_by], by)
