"""The scenes of the demonstration, and the stage that plays them through the acts of the client file."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.handing import give
from carnet.clients.listing import Criteria
from carnet.clients.models.attachments import Attachment
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.models.transfer import Transfer, TransferState
from carnet.clients.record import Record
from carnet.clients.snapshot import records
from carnet.clients.transferring import Asked, Shares, portfolio
from carnet.demo.drawing import DRAWN
from carnet.demo.estimates import PriceList
from carnet.demo.firm import OWNER, SECRETARY
from carnet.jobs.models import Job
from carnet.jobs.models import State as JobState

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
class Attaches(Scene):
    """Files put on the client, named in carnet.demo.drawing."""

    names: tuple[str, ...] = ()
    place: int | None = None  # which of its addresses

    def play(self, stage: Stage) -> None:
        pk = stage.ids[self.key]
        uploads = [SimpleUploadedFile(name, DRAWN[name]()) for name in self.names]
        address = None if self.place is None else records([pk])[pk]["addresses"][self.place]["id"]
        done = Attachment.add(pk, uploads, by=self.by(stage), address_id=address)
        if done.refused:
            raise Contradiction(f"{self.key}: {done.refused}")


@dataclass(frozen=True)
class Transferred(Scene):
    """A transfer of portfolio, done on its day; one to come is left to the schedule."""

    clients: Criteria = field(default_factory=Criteria)
    to: str = ""
    title: str = ""
    reason: str = ""
    in_days: int = 0
    for_days: int = 0  # back after so many

    def play(self, stage: Stage) -> None:
        by, heir = self.by(stage), stage.users[self.to]
        begins = timezone.localdate(self.at) + timedelta(days=self.in_days)
        ends = begins + timedelta(days=self.for_days) if self.for_days else None
        asked = Asked(self.title, self.clients, Shares(heir.pk), begins, returns_on=ends, reason=self.reason)
        transfer = Transfer.order(asked, by=by)
        if self.in_days:
            return
        lines = list(transfer.lines.select_related("was", "to"))
        give(transfer, lines, by)
        transfer.done(TransferState.DONE)
        keys = {pk: key for key, pk in stage.ids.items()}
        stage.follower |= {keys[line.client_id]: self.to for line in lines if line.client_id in keys}
        _date_job(transfer, len(lines), self.at)


def _date_job(transfer: Transfer, count: int, at: datetime) -> None:
    """Its work is over, and told."""
    assert transfer.job
    Job.objects.filter(pk=transfer.job.pk).update(
        state=JobState.DONE, done=count, total=count, result={"message": f"{count} clients confiés."},
        created_at=at, started_at=at, finished_at=at, seen_at=at,
    )  # fmt: skip


@dataclass(frozen=True)
class Retires(Transferred):
    """A salesperson leaves: the whole portfolio goes to a colleague, then the account is closed."""

    leaver: str = ""

    def play(self, stage: Stage) -> None:
        whole = replace(self, clients=portfolio(stage.users[self.leaver].pk))
        super(Retires, whole).play(stage)
        stage.users[self.leaver].close(by=stage.actor(OWNER.username, self.at))


def in_order(scenes: Iterable[Scene]) -> list[Scene]:
    """As they happened; of two at one moment, the first written."""
    return sorted(scenes, key=lambda scene: scene.at)
