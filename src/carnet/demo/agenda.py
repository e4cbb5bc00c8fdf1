"""The agenda of the firm around today: three weeks past, three to come, whatever the day the demonstration is started."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from carnet.appointments.holidays import holiday
from carnet.appointments.models import Absence, Appointment, Team
from carnet.appointments.models.acts import Plan
from carnet.clients.models.parts import Address
from carnet.demo import repairs
from carnet.demo.book import Book
from carnet.demo.firm import FITTER, HUGO, MALIK, OWNER, REPAIRER, SECRETARY, SOLENE
from carnet.demo.jobs import JOBS, Job
from carnet.demo.stage import Deactivates, Enters, Scene, Stage
from carnet.demo.workdays import MARGIN, PARIS, is_worked

PAST, AHEAD = 11, 12  # worked days
TEAM = "Équipe pose"
SELLERS = (HUGO.username, SOLENE.username, MALIK.username)
KNOWN = timedelta(days=70)  # entered that long ago
BRING = {
    "survey": ("Prendre le laser et le nuancier.", "Photos des tableaux et du coffre.", "Vérifier l’équerrage, mur ancien.", ""),
    "fitting": ("Arriver à 8 h, deux personnes. Bâcher l’escalier.", "Évacuer l’ancien. Mastic et joints dans le camion.", "Nacelle réservée."),
    "delivery": ("Livrer au garage, le client ouvre. Bon à faire signer.", "Appeler dix minutes avant."),
    "aftersales": ("Réglage à reprendre, vérifier le joint bas.", "Pièce reçue : la poser et essayer avec le client.", "Prévoir l’escabeau, essai avec le client."),
    "sales": ("Présenter les deux variantes et le délai.", "Signer si possible, prévoir l’acompte.", "Apporter les échantillons."),
    "call": ("Confirmer la date de pose.", "Relancer pour la couleur."),
}  # fmt: skip
LATE = ("Client malade, à reprogrammer.", "Route coupée par la neige de la nuit.", "Vitrage livré en retard.")


@dataclass(frozen=True)
class TeamsUp(Scene):
    members: tuple[str, ...] = ()

    def play(self, stage: Stage) -> None:
        Team.keep(TEAM, [stage.users[name].pk for name in self.members], by=self.by(stage))


@dataclass(frozen=True)
class IsAway(Scene):
    person: str = ""
    first: date = date.min
    last: date = date.min
    reason: str = "leave"

    def play(self, stage: Stage) -> None:
        Absence.note(stage.users[self.person], self.first, self.last, self.reason, by=self.by(stage))


@dataclass(frozen=True)
class Takes(Scene):
    """`mark` names the appointment for the scenes that follow."""

    mark: str = ""
    kind: str = ""
    start: datetime = datetime.min
    minutes: int = 60
    people: tuple[str, ...] = ()
    about: str = ""
    notes: str = ""
    travel: int = 0

    def play(self, stage: Stage) -> None:
        subject = f"case:{repairs.case_of(stage, self.key).pk}" if self.kind == "aftersales" else ""
        Appointment.take(stage.ids[self.key], self.plan(stage), by=self.by(stage), subject=subject)

    def plan(self, stage: Stage) -> Plan:
        people = tuple(stage.users[name].pk for name in self.people if name != TEAM)
        team = Team.objects.get(name=TEAM).pk if TEAM in self.people else None
        places = Address.objects.filter(client=stage.ids[self.key]).order_by("position")
        place = places.filter(role="site").first() or places.first()
        return Plan(
            self.kind, self.start, self.start + timedelta(minutes=self.minutes), people=people, team=team,
            address=place.pk if place else None, about=self.about, notes=self.notes, travel=self.travel,
        )  # fmt: skip


@dataclass(frozen=True)
class Meets(Scene):
    """Between themselves, without client; `over`: it has taken place."""

    about: str = ""
    start: datetime = datetime.min
    minutes: int = 30
    people: tuple[str, ...] = ()
    notes: str = ""
    over: str = ""

    def play(self, stage: Stage) -> None:
        people = tuple(stage.users[name].pk for name in self.people)
        end = self.start + timedelta(minutes=self.minutes)
        plan = Plan("internal", self.start, end, people=people, about=self.about, notes=self.notes)
        taken = Appointment.take(None, plan, by=self.by(stage))
        if self.over:
            taken.finish(by=stage.actor(self.who, end), outcome=self.over)


@dataclass(frozen=True)
class Ends(Scene):
    """Done, cancelled, or the client was not there."""

    taken: Takes = field(default_factory=lambda: Takes(datetime.min, "", ""))
    act: str = "finish"
    outcome: str = ""

    def play(self, stage: Stage) -> None:
        if self.taken.kind == "aftersales" and self.act == "finish":
            return repairs.report(stage, self, self.taken.start, self.taken.minutes)
        getattr(_found(stage, self.taken), self.act)(by=self.by(stage), outcome=self.outcome)


@dataclass(frozen=True)
class PutsOff(Scene):
    taken: Takes = field(default_factory=lambda: Takes(datetime.min, "", ""))
    later: Takes = field(default_factory=lambda: Takes(datetime.min, "", ""))
    why: str = ""

    def play(self, stage: Stage) -> None:
        _found(stage, self.taken).postpone(self.later.plan(stage), by=self.by(stage), outcome=self.why)


def _found(stage: Stage, taken: Takes) -> Appointment:
    return Appointment.objects.get(client=stage.ids[taken.key], starts_at=taken.start, state="planned")


class Diary:
    """Fills worked days; nobody is at two places, no client is visited twice in these weeks."""

    def __init__(self, book: Book) -> None:
        self.book, self.days, self.rng = book, book.days, book.rng("agenda")
        gone = {scene.key for scene in book.written if isinstance(scene, Deactivates)}
        gone |= {scene.key for scene in book.written if isinstance(scene, Enters) and scene.at > self.days.now - KNOWN}
        self.entered = {scene.key: scene.at for scene in book.written if isinstance(scene, Enters)}
        self.clients = sorted(key for key in book.zones if key not in gone)
        self.rng.shuffle(self.clients)

    def client(self, zone: str = "") -> str:
        """The next one of this salesperson, else of anybody."""
        found = next((key for key in self.clients if zone in ("", self.book.zones[key])), self.clients[0])
        self.clients.remove(found)
        return found

    def take(self, day: date, hour: time, kind: str, people: tuple[str, ...], minutes: int, zone: str = "") -> None:
        rng, job = self.rng, self.rng.choice(JOBS)
        start = datetime.combine(day, hour, PARIS)
        author = SECRETARY.username if rng.random() < 0.7 or people[0] == TEAM else people[0]
        key, notes, travel = self.client(zone), rng.choice(BRING[kind]), rng.choice((0, 10, 15, 20, 25, 35))
        taken_at = self._taken_at(start)
        luck, outcome = rng.random(), self._outcome(kind, job)
        taken = Takes(
            taken_at, author, key, "", kind, start, minutes, people, job.sign, notes, 0 if kind == "call" else travel
        )
        if kind == "aftersales":
            self.complain(key, taken_at - timedelta(minutes=40))
        self.book.add(taken)
        self._follow(taken, luck, outcome)

    def complain(self, key: str, called: datetime) -> None:
        """About something fitted between four months and three years before, once the client was known."""
        fitted = self.days.moment((self.days.now - called).days + self.rng.randrange(120, 1100), self.rng)
        since = self.entered.get(key, self.book.started) + timedelta(days=8)
        for scene in repairs.story(self.rng, key, min(since, called - timedelta(days=20)), called, fitted):
            self.book.add(scene)

    def _taken_at(self, start: datetime) -> datetime:
        """Some days before, and always before now."""
        before = self.rng.randrange(3, 16)
        ago = (self.days.now.date() - start.date()).days + before
        return self.days.moment(max(ago, 1 + before % 4), self.rng)

    def _follow(self, taken: Takes, luck: float, outcome: str) -> None:
        end = taken.start + timedelta(minutes=taken.minutes)
        after = end + timedelta(minutes=20)
        who = FITTER.username if taken.people[0] == TEAM else taken.people[0]
        if luck < 0.06 and taken.kind != "fitting":
            self._put_off(taken)
        elif after > self.days.now - MARGIN:
            return
        elif luck < 0.12:
            self.book.add(Ends(after, who, taken.key, taken, "client_absent", "Personne, message laissé."))
        elif luck < 0.16:
            at = self._day_before(taken)
            self.book.add(Ends(at, SECRETARY.username, taken.key, taken, "cancel", "Le client a changé d’avis."))
        elif luck < 0.94 or end.date() < self.days.now.date() - timedelta(days=2):
            self.book.add(Ends(after, who, taken.key, taken, "finish", outcome))

    def _day_before(self, taken: Takes) -> datetime:
        ago = (self.days.now.date() - taken.start.date()).days + 1
        return max(self.days.moment(max(ago, 0), self.rng), taken.at + timedelta(minutes=30))

    def _put_off(self, taken: Takes) -> None:
        at = min(self._day_before(taken), self.days.now - MARGIN)
        if at <= taken.at:
            return
        day = worked_day(max(taken.start.date(), self.days.now.date()), 8)
        later = Takes(at, SECRETARY.username, taken.key, "", taken.kind, datetime.combine(day, time(16, 30), PARIS), 60,
                      taken.people, taken.about, taken.notes, taken.travel)  # fmt: skip
        self.book.add(PutsOff(at, SECRETARY.username, taken.key, taken, later, self.rng.choice(LATE)))

    def _outcome(self, kind: str, job: Job) -> str:
        said = {"survey": job.visits, "sales": job.visits, "fitting": job.fitted}.get(
            kind, ("Fait.", "Fait, client content.")
        )
        return self.rng.choice(said)


def is_open(day: date) -> bool:
    return is_worked(day) and not holiday(day)


def worked_day(day: date, count: int) -> date:
    """The count-th open day after this one; before it when negative. 0: itself, or the next one."""
    step = 1 if count >= 0 else -1
    while count >= 0 and not is_open(day):
        day += timedelta(days=step)
    for _ in range(abs(count)):
        day += timedelta(days=step)
        while not is_open(day):
            day += timedelta(days=step)
    return day


def write(book: Book) -> None:
    diary = Diary(book)
    today = book.days.now.date()
    rng = book.rng("agenda of the firm")
    early = book.days.moment(60, rng)
    book.add(TeamsUp(early, OWNER.username, "", (FITTER.username, REPAIRER.username)))
    away = worked_day(today, 7)
    book.add(IsAway(book.days.moment(20, rng), SOLENE.username, "", SOLENE.username, away, worked_day(away, 4)))
    for count in range(-PAST, AHEAD + 1):
        _day(diary, worked_day(today, count), count, away)
        _between_themselves(diary, worked_day(today, count))
    _waiting(diary, rng)


def _between_themselves(diary: Diary, day: date) -> None:
    """The team on Thursdays at the end of the day; the machines of the workshop, once in these weeks."""
    early = diary.days.moment(45, diary.book.rng("meetings"))
    over = datetime.combine(day, time(18), PARIS) < diary.days.now - MARGIN
    if day.weekday() == 3:
        people = (OWNER.username, SECRETARY.username, FITTER.username, REPAIRER.username, *SELLERS)
        start, said = (
            datetime.combine(day, time(16, 15), PARIS),
            "Planning de la semaine prochaine revu." if over else "",
        )
        diary.book.add(Meets(early, OWNER.username, "", "Réunion d’équipe", start, 30, people, "Chantiers de la semaine prochaine, pièces attendues.", said))  # fmt: skip
    if day == worked_day(diary.days.now.date(), 4):
        start = datetime.combine(day, time(16, 45), PARIS)
        diary.book.add(Meets(early, FITTER.username, "", "Atelier, entretien des machines", start, 75, (FITTER.username, REPAIRER.username)))  # fmt: skip


def _waiting(diary: Diary, rng: Random) -> None:
    """Cases that nobody plans yet: a part that does not come, one to invoice, one that is late, one of this morning."""
    steps = {
        19: ("waiting", "Moteur commandé, livraison annoncée sous dix jours"),
        14: ("to_invoice", "Pièce remise au comptoir, le client la pose lui-même"),
        26: ("", ""),
        1: ("", ""),
    }
    for ago, (state, note) in steps.items():
        key, called = diary.client(), diary.days.moment(ago, rng)
        diary.complain(key, called)
        if state:
            diary.book.add(repairs.Steps(called + timedelta(hours=3), REPAIRER.username, key, state, note))


def _day(diary: Diary, day: date, count: int, away: date) -> None:
    """One fitting by the team every third day, else each on their own; a salesperson or two; a call of the office."""
    if count % 3 == 0:
        diary.take(day, time(8), "fitting", (TEAM,), 480)
    else:
        diary.take(day, time(8, 30), "delivery" if count % 2 else "fitting", (FITTER.username,), 150)
        diary.take(day, time(9), "aftersales", (REPAIRER.username,), 60)
        diary.take(day, time(14), "aftersales", (REPAIRER.username,), 90)
    for at, seller in enumerate(SELLERS):
        if seller == SOLENE.username and day >= away and count >= 7:
            continue
        if (count + at) % 3 != 1:
            diary.take(day, time(9, 30), "survey", (seller,), 60, seller)
        if (count + at) % 2:
            diary.take(day, time(17), "sales", (seller,), 60, seller)
    if count % 2 == 0:
        diary.take(day, time(11), "sales", (OWNER.username,), 60)
    else:
        diary.take(day, time(11, 15), "call", (SECRETARY.username,), 15)
