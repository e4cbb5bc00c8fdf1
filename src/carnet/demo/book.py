"""The book in which the whole demonstration is written before it is played."""

from datetime import datetime, timedelta
from random import Random

from carnet.clients.listing import Criteria
from carnet.clients.record import Record
from carnet.demo.fiction import Numbers
from carnet.demo.firm import HUGO, MALIK, OWNER, RETIRED, SECRETARY, STARTED, SUCCESSION
from carnet.demo.pen import Pen
from carnet.demo.people import Families
from carnet.demo.places import Places
from carnet.demo.stage import Enters, Imported, Retires, Scene, Transferred, in_order
from carnet.demo.workdays import Workdays

SEED = "bouvreuil"


class Book:
    def __init__(self, now: datetime) -> None:
        self.days = Workdays(now)
        self.started = self.days.moment(STARTED, self.rng("start"))
        self.succession = self.days.moment(SUCCESSION, self.rng("succession"))
        self.numbers, self.places = Numbers(), Places()
        self.families = Families(self.rng("families"))
        self.zones: dict[str, str] = {}  # client → the salesperson of its place today
        self.old: dict[str, Record] = {}  # the file of before Carnet
        self._scenes: list[Scene] = []

    def rng(self, key: str) -> Random:
        """Each client has its own: to change one does not change the others."""
        return Random(f"{SEED} {key}")

    @property
    def written(self) -> list[Scene]:
        return list(self._scenes)

    def add(self, scene: Scene) -> None:
        self._scenes.append(scene)

    def seller(self, zone: str, at: datetime) -> str:
        return RETIRED.username if zone == MALIK.username and at < self.succession else zone

    def enter(self, key: str, draft: Record, days_ago: float, zone: str, *, who: str = "", reason: str = "") -> Pen:
        """A client entered that many days ago; the pen goes on from there."""
        rng = self.rng(f"{key} from {days_ago}")
        at = max(self.days.moment(days_ago, rng), self.started + timedelta(hours=20))
        seller = self.seller(zone, at)
        author = rng.choices((SECRETARY.username, seller, OWNER.username), (70, 24, 6))[0]
        self._scenes.append(Enters(at, who or author, key, {"salesperson": seller, **draft}, reason))
        self.zones[key] = zone
        return Pen(self.days, self._scenes, key, at + timedelta(minutes=2), rng)

    def take_over(self, key: str, draft: Record, zone: str) -> Pen:
        """A client of the old file, brought in on the first day."""
        self.old[key] = {"status": "client", "salesperson": self.seller(zone, self.started), **draft}
        self.zones[key] = zone
        return Pen(self.days, self._scenes, key, self.started + timedelta(hours=20), self.rng(key))

    def scenes(self) -> list[Scene]:
        first = Imported(self.started, SECRETARY.username, "", self.old)
        leaving = Retires(
            self.succession,
            OWNER.username,
            "",
            to=MALIK.username,
            title=f"Portefeuille de {RETIRED.name}",
            reason="Départ en retraite de Gérard, secteur repris par Malik.",
            leaver=RETIRED.username,
        )
        # Asked yesterday, for the week after next: the schedule carries it out if somebody keeps the demonstration so long.
        absence = Transferred(
            self.days.moment(1, self.rng("absence")),
            SECRETARY.username,
            "",
            clients=Criteria(department="85", status="prospect"),
            to=HUGO.username,
            title="Prospects de Vendée",
            reason="Congés de Solène",
            in_days=12,
            for_days=14,
        )
        return in_order([first, leaving, absence, *self._scenes])
