"""Lives of clients made up at random, against a plain model: dicts, and a list of what can be undone.

After each act: the records are those of the model, each sees whom they may, the search finds whom it should, the version
and the history moved by one where something changed and by nothing elsewhere.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from carnet.accounts.actor import Actor, Source
from carnet.clients import finding
from carnet.clients.models import ChangeSet, Client, Event
from carnet.clients.models.acts import Changed
from carnet.clients.snapshot import records
from carnet.clients.verifying import derived_agree, histories_whole
from carnet.company.models import Options
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

NAMES = ("Quesnel", "Zorba", "Fablet", "Wuillot", "Jacquinot")  # far from each other: the search takes none for another
NOTES = ("", "portail vert", "deux chiens")
PHONES = ("02 61 91 00 01", "02 61 91 00 02", "06 39 98 00 03")
FIELDS = ("name", "notes", "status", "salesperson", "tags", "inactive_reason")
GONE, LOST = "moved", "closed"


@dataclass
class Known:
    """A client as the model knows it."""

    fields: dict[str, Any]
    phones: dict[int, str] = field(default_factory=dict)  # key of the row → number
    binned_since: int = 0  # which act put it in the bin: a second deletion is not the first
    version: int = 1
    events: int = 1
    inactive_since: int = 0  # the same for its deactivation

    @property
    def binned(self) -> bool:
        return bool(self.binned_since)


@dataclass
class Done:
    """An act that can be undone: what each client it touched was, and became."""

    change_set: int
    kind: str
    client: int
    was: Known
    now: Known
    undone: bool = False


def changed(was: Known, now: Known) -> bool:
    return (was.fields, was.phones, was.binned_since, was.inactive_since) != (
        now.fields,
        now.phones,
        now.binned_since,
        now.inactive_since,
    )


class Life(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.by = Actor(cast.alice(), Source.SCREEN)
        self.bob = cast.bob()
        Options.change(by=self.by, duplicate_control="soft", portfolio_visibility="own")
        self.known: dict[int, Known] = {}
        self.done: list[Done] = []
        self.acts = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    # -- help

    def pick(self, data: st.DataObject, binned: bool = False) -> int:
        return data.draw(st.sampled_from([pk for pk, one in self.known.items() if one.binned == binned]))

    def lively(self) -> bool:
        return any(not one.binned for one in self.known.values())

    def expect(self, pk: int, now: Known, kind: str, made: Changed | int | None) -> None:
        """The act turned the client into this; when that changes nothing, it wrote nothing."""
        was, self.acts = self.known[pk], self.acts + 1
        change_set = made if isinstance(made, int) else made.change_set_id if made else None
        if not changed(was, now):
            assert change_set is None
            return
        assert change_set is not None
        self._learn_phones(pk, now)
        now.version, now.events = was.version + 1, was.events + 1
        self.done.append(Done(change_set, kind, pk, deepcopy(was), deepcopy(now)))
        self.known[pk] = now

    @staticmethod
    def _learn_phones(pk: int, now: Known) -> None:
        """The keys of rows that the base gave."""
        real = {row["id"]: row["number"] for row in records([pk])[pk]["phones"]}
        assert sorted(real.values()) == sorted(now.phones.values())
        now.phones = real

    # -- acts

    @rule(
        name=st.sampled_from(NAMES),
        mine=st.booleans(),
        phones=st.lists(st.sampled_from(PHONES), max_size=2, unique=True),
    )
    def create(self, name: str, mine: bool, phones: list[str]) -> None:
        draft = {"name": name, "salesperson": self.bob.pk if mine else None, "phones": [{"number": n} for n in phones]}
        pk = Client.create([draft], by=self.by)[0].client_id
        assert pk
        fields = {"name": name, "notes": "", "status": "prospect", "salesperson": draft["salesperson"], "tags": [],
                  "inactive_reason": ""}  # fmt: skip
        now = Known(fields, dict(enumerate(phones)))
        self._learn_phones(pk, now)
        change_set = Event.objects.get(client_id=pk).change_set_id
        self.known[pk] = now
        self.done.append(Done(change_set, "created", pk, deepcopy(now), deepcopy(now)))

    @precondition(lambda self: self.lively())
    @rule(data=st.data(), name=st.sampled_from(NAMES), notes=st.sampled_from(NOTES),
          tags=st.lists(st.sampled_from(["fidèle", "salon"]), unique=True), stale=st.sampled_from([0, 0, 0, 1]))  # fmt: skip
    def change(self, data: st.DataObject, name: str, notes: str, tags: list[str], stale: int) -> None:
        pk = self.pick(data)
        draft = {"name": name, "notes": notes, "tags": sorted(tags)}
        made = Client.change({pk: draft}, by=self.by, versions={pk: self.known[pk].version - stale})
        if stale:
            assert made.stale == [pk] and made.change_set_id is None
            return
        now = deepcopy(self.known[pk])
        now.fields |= draft
        self.expect(pk, now, "changed", made)

    @precondition(lambda self: self.lively())
    @rule(data=st.data(), number=st.sampled_from(PHONES))
    def change_phones(self, data: st.DataObject, number: str) -> None:
        """One row changed, taken away or added."""
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        keys = [*now.phones, 0]
        key = data.draw(st.sampled_from(keys))
        gone = bool(key) and data.draw(st.booleans())
        rows = [{"id": k, "number": n} for k, n in now.phones.items() if k != key]
        if gone:
            del now.phones[key]
        else:
            rows.append({"id": key, "number": number} if key else {"number": number})
            now.phones[key] = number
        self.expect(pk, now, "changed", Client.change({pk: {"phones": rows}}, by=self.by))

    @precondition(lambda self: self.lively())
    @rule(data=st.data(), mine=st.booleans())
    def reassign(self, data: st.DataObject, mine: bool) -> None:
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        now.fields["salesperson"] = self.bob.pk if mine else None
        self.expect(pk, now, "changed", Client.reassign([pk], now.fields["salesperson"], by=self.by))

    @precondition(lambda self: self.lively())
    @rule(data=st.data(), status=st.sampled_from(["client", "prospect"]))
    def convert_or_revert(self, data: st.DataObject, status: str) -> None:
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        now.fields["status"] = status
        act = Client.convert if status == "client" else Client.revert
        self.expect(pk, now, "changed", act([pk], by=self.by, cause={"text": "x"}))

    @precondition(lambda self: self.lively())
    @rule(data=st.data(), reason=st.sampled_from([GONE, LOST]))
    def deactivate(self, data: st.DataObject, reason: str) -> None:
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        now.fields["inactive_reason"], now.inactive_since = reason, self.acts + 1
        self.expect(pk, now, "changed", Client.deactivate([pk], reason=reason, by=self.by))

    @precondition(lambda self: self.lively())
    @rule(data=st.data())
    def reactivate(self, data: st.DataObject) -> None:
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        now.fields["inactive_reason"], now.inactive_since = "", 0
        self.expect(pk, now, "changed", Client.reactivate([pk], by=self.by))

    @precondition(lambda self: self.lively())
    @rule(data=st.data())
    def bin(self, data: st.DataObject) -> None:
        pk = self.pick(data)
        now = deepcopy(self.known[pk])
        now.binned_since = self.acts + 1
        self.expect(pk, now, "binned", Client.bin([pk], by=self.by))
        with pytest.raises(Forbidden):
            Client.change({pk: {"name": "X"}}, by=self.by)

    @precondition(lambda self: any(one.binned for one in self.known.values()))
    @rule(data=st.data())
    def unbin(self, data: st.DataObject) -> None:
        pk = self.pick(data, binned=True)
        now = deepcopy(self.known[pk])
        now.binned_since = 0
        self.expect(pk, now, "changed", Client.unbin([pk], by=self.by))

    @precondition(lambda self: self.lively())
    @rule(data=st.data())
    def log(self, data: st.DataObject) -> None:
        pk = self.pick(data)
        change_set = Client.log([pk], "exchange.note", by=self.by, text="Rappeler")
        self.known[pk].events += 1
        with pytest.raises(Refused):
            ChangeSet.objects.get(pk=change_set).undo(by=self.by)

    # -- undo, undo of an undo

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        done = data.draw(st.sampled_from(self.done[-6:]))
        change_set, current = ChangeSet.objects.get(pk=done.change_set), self.known[done.client]
        wanted = self._undone(done, current)
        if done.undone or wanted is None or not changed(current, wanted):
            with pytest.raises((Refused, Forbidden)):
                change_set.undo(by=self.by)
            return
        wanted.binned_since = self.acts + 1 if wanted.binned_since < 0 else wanted.binned_since
        self.expect(done.client, wanted, "undone", change_set.undo(by=self.by))
        done.undone = True

    @staticmethod
    def _undone(done: Done, current: Known) -> Known | None:
        """What was changed goes back to what it was, unless it changed again since. None: out of reach."""
        was, now, result = done.was, done.now, deepcopy(current)
        if current.binned and not now.binned:
            return None  # in the bin: only what put it there can be undone
        if done.kind == "created":
            result.binned_since = -1 if current.events == 1 else 0
            return result
        for name in set(FIELDS) - {"inactive_reason"}:
            if was.fields[name] != now.fields[name] == current.fields[name]:
                result.fields[name] = was.fields[name]
        if was.inactive_since != now.inactive_since == current.inactive_since:
            result.inactive_since = was.inactive_since
            result.fields["inactive_reason"] = was.fields["inactive_reason"]
        if was.binned_since != now.binned_since == current.binned_since:
            result.binned_since = was.binned_since
        for key in was.phones.keys() | now.phones.keys():
            before, after, here = was.phones.get(key), now.phones.get(key), current.phones.get(key)
            if before != after == here:
                if before is None:
                    del result.phones[key]
                else:
                    result.phones[key] = before
        return result

    # -- what must be true at any time

    @invariant()
    def records_are_those_of_the_model(self) -> None:
        found = records(list(self.known))
        for pk, one in self.known.items():
            assert {name: found[pk][name] for name in FIELDS} == one.fields
            assert {row["id"]: row["number"] for row in found[pk]["phones"]} == one.phones
            assert bool(found[pk]["deleted_at"]) == one.binned and found[pk]["number"]

    @invariant()
    def versions_and_histories_move_by_one(self) -> None:
        versions = dict(Client.objects.filter(pk__in=self.known).values_list("pk", "version"))
        assert versions == {pk: one.version for pk, one in self.known.items()}
        for pk, one in self.known.items():
            assert Event.objects.filter(client_id=pk).count() == one.events

    @invariant()
    def each_sees_whom_they_may(self) -> None:
        there = {pk for pk, one in self.known.items() if not one.binned}
        mine = {pk for pk in there if self.known[pk].fields["salesperson"] == self.bob.pk}
        assert self.by.user and set(Client.objects.visible_to(self.by.user).values_list("pk", flat=True)) == there
        assert set(Client.objects.visible_to(self.bob).values_list("pk", flat=True)) == mine
        active = {pk for pk in there if not self.known[pk].fields["inactive_reason"]}
        assert set(Client.objects.active().values_list("pk", flat=True)) == active

    @invariant()
    def the_search_finds_whom_it_should(self) -> None:
        for name in {one.fields["name"] for one in self.known.values()}:
            named = {pk for pk, one in self.known.items() if one.fields["name"] == name and not one.binned}
            assert set(finding.ids(name, self.by.user, 100)) == named  # type: ignore[arg-type]
            mine = {pk for pk in named if self.known[pk].fields["salesperson"] == self.bob.pk}
            assert set(finding.ids(name, self.bob, 100)) == mine

    @invariant()
    def what_is_derived_agrees(self) -> None:
        assert derived_agree(False) == [] and histories_whole(False) == []


SPEED = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.django_db
def test_a_few_lives() -> None:
    run_state_machine_as_test(Life, settings=settings(max_examples=6, stateful_step_count=12, **SPEED))


@pytest.mark.long
@pytest.mark.postgresql
@pytest.mark.django_db
def test_two_hundred_lives() -> None:
    run_state_machine_as_test(Life, settings=settings(max_examples=200, stateful_step_count=30, **SPEED))


@pytest.mark.django_db
def test_a_first_deactivation_is_not_undone_under_the_second() -> None:
    """Found by the lives above: half of it was, and the base refused a reason without its date."""
    by = Actor(cast.alice(), Source.SCREEN)
    pk = Client.create([{"name": "Zorba"}], by=by)[0].client_id
    assert pk
    first = Client.deactivate([pk], reason="moved", by=by).change_set_id
    Client.reactivate([pk], by=by)
    Client.deactivate([pk], reason="moved", by=by)
    with pytest.raises(Refused):
        ChangeSet.objects.get(pk=first).undo(by=by)


@pytest.mark.django_db
def test_the_undoing_of_a_creation_is_undone() -> None:
    """Found too: the client was in the bin, where nothing could reach it."""
    by = Actor(cast.alice(), Source.SCREEN)
    pk = Client.create([{"name": "Zorba"}], by=by)[0].client_id
    undone = ChangeSet.objects.get(events__client_id=pk).undo(by=by).change_set_id
    assert not Client.objects.visible_to(cast.alice()).exists()
    ChangeSet.objects.get(pk=undone).undo(by=by)
    assert Client.objects.visible_to(cast.alice()).get().pk == pk
