"""The scenes of the demonstration, and the stage that plays them through the acts of the client file."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.record import Record
from carnet.clients.snapshot import records
from carnet.demo.estimates import PriceList
from carnet.demo.firm import OWNER, SECRETARY

# Author of a scene: whoever follows the client on that day.
FOLLOWER = "@commercial"
# Fields of a record that name another client by its key in the script, and a person by their identifier.
_CLIENTS, _PEOPLE = ("syndic", "payer"), ("salesperson",)


class Contradiction(Exception):
    """The script does something that the client file refuses: a fault of the demonstration."""


class Stage:
    """Who has entered so far."""

    def __init__(self, users: dict[str, User]) -> None:
        self.users = users
        self.ids: dict[str, int] = {}
        self.follower: dict[str, str] = {}
        self.quotes: dict[str, int] = {}  # the last one of each client, while it waits for an answer
        self.prices = PriceList()

    def actor(self, who: str, at: datetime, key: str = "", source: Source = Source.DEMO) -> Actor:
        if who == FOLLOWER:
            who = self.follower.get(key) or SECRETARY.username
        return Actor(self.users[who], source, at=at)

    def resolved(self, draft: Record) -> Record:
        """The draft with the ids of the clients and people that it names."""
        ready = dict(draft)
        ready |= {name: self.ids[draft[name]] for name in _CLIENTS if draft.get(name)}
        ready |= {name: self.users[draft[name]].pk for name in _PEOPLE if draft.get(name)}
        return ready

    def enter(self, drafts: dict[str, Record], by: Actor, reasons: dict[int, str], act: str) -> None:
        outcomes = Client.create([self.resolved(draft) for draft in drafts.values()], by=by, reasons=reasons, act=act)
        for (key, draft), outcome in zip(drafts.items(), outcomes, strict=True):
            if outcome.client_id is None:
                raise Contradiction(f"{key}: {outcome.errors or [one.verdict for one in outcome.lookalikes]}")
            self.ids[key] = outcome.client_id
            self.follower[key] = draft.get("salesperson") or ""


@dataclass(frozen=True)
class Scene:
    """Something that somebody did, once. `key` is the client's name in the script."""

    at: datetime
    who: str
    key: str

    def play(self, stage: Stage) -> None:
        raise NotImplementedError

    def by(self, stage: Stage) -> Actor:
        return stage.actor(self.who, self.at, self.key)


@dataclass(frozen=True)
class Enters(Scene):
    draft: Record = field(default_factory=dict)
    reason: str = ""  # why it is entered though it looks like somebody

    def play(self, stage: Stage) -> None:
        stage.enter({self.key: self.draft}, self.by(stage), {0: self.reason} if self.reason else {}, "client.create")


@dataclass(frozen=True)
class Imported(Scene):
    """The file of before, taken over at once."""

    drafts: dict[str, Record] = field(default_factory=dict)

    def play(self, stage: Stage) -> None:
        stage.enter(self.drafts, stage.actor(self.who, self.at, source=Source.IMPORT), {}, "import")


@dataclass(frozen=True)
class Changes(Scene):
    """`part` and `row`: the row of a list that is changed, a new one without `row`; else fields of the client."""

    values: Record = field(default_factory=dict)
    part: str = ""
    row: int | None = None
    reason: str = ""

    def play(self, stage: Stage) -> None:
        pk = stage.ids[self.key]
        draft = self._rows(records([pk])[pk]) if self.part else stage.resolved(self.values)
        done = Client.change({pk: draft}, by=self.by(stage), reasons={pk: self.reason} if self.reason else {})
        if done.stopped or not done.change_set_id:
            raise Contradiction(f"{self.key}: {self.values} {done.outcomes}")

    def _rows(self, record: Record) -> Record:
        rows = [dict(row) for row in record[self.part]]
        if self.row is None:
            rows.append(self.values)
        else:
            rows[self.row] |= self.values
        return {self.part: rows}


@dataclass(frozen=True)
class Writes(Scene):
    """A line added to the timeline: a note, a call, a mail, a visit."""

    code: str = "note"
    text: str = ""

    def play(self, stage: Stage) -> None:
        Client.log([stage.ids[self.key]], f"exchange.{self.code}", by=self.by(stage), text=self.text)


@dataclass(frozen=True)
class Converts(Scene):
    cause: str = ""

    def play(self, stage: Stage) -> None:
        Client.convert([stage.ids[self.key]], by=self.by(stage), cause={"text": self.cause})


@dataclass(frozen=True)
class Deactivates(Scene):
    reason: str = ""
    note: str = ""
    replaced_by: str = ""

    def play(self, stage: Stage) -> None:
        kept = stage.ids[self.replaced_by] if self.replaced_by else None
        Client.deactivate(
            [stage.ids[self.key]], reason=self.reason, note=self.note, replaced_by=kept, by=self.by(stage)
        )


@dataclass(frozen=True)
class Reactivates(Scene):
    def play(self, stage: Stage) -> None:
        Client.reactivate([stage.ids[self.key]], by=self.by(stage))


@dataclass(frozen=True)
class Dismisses(Scene):
    """« Pas un doublon »."""

    other: str = ""
    reason: str = ""

    def play(self, stage: Stage) -> None:
        Client.dismiss_duplicate(stage.ids[self.key], stage.ids[self.other], by=self.by(stage), reason=self.reason)


@dataclass(frozen=True)
class Undoes(Scene):
    """The last act on this client is undone."""

    def play(self, stage: Stage) -> None:
        last = ChangeSet.objects.filter(events__client_id=stage.ids[self.key]).order_by("-pk")[0]
        last.undo(by=self.by(stage))


@dataclass(frozen=True)
class Reassigned(Scene):
    """One client given to another salesperson."""

    to: str = ""
    reason: str = ""

    def play(self, stage: Stage) -> None:
        Client.reassign([stage.ids[self.key]], stage.users[self.to].pk, by=self.by(stage), reason=self.reason)
        stage.follower[self.key] = self.to


@dataclass(frozen=True)
class Succession(Scene):
    """A salesperson leaves: each client goes to a colleague, then the account is closed."""

    leaver: str = ""
    heirs: tuple[tuple[str, str], ...] = ()  # (client, heir)
    reason: str = ""

    def play(self, stage: Stage) -> None:
        wanted = dict(self.heirs)
        for heir in sorted(set(wanted.values())):
            keys = [key for key, who in stage.follower.items() if who == self.leaver and wanted.get(key) == heir]
            ids = [stage.ids[key] for key in keys]
            Client.reassign(ids, stage.users[heir].pk, by=self.by(stage), reason=self.reason)
            stage.follower |= dict.fromkeys(keys, heir)
        stage.users[self.leaver].close(by=stage.actor(OWNER.username, self.at))


def in_order(scenes: Iterable[Scene]) -> list[Scene]:
    """As they happened; of two at one moment, the first written."""
    return sorted(scenes, key=lambda scene: scene.at)
