"""Appointments and after-sales of the affairs: a survey before the quote, the fitting, now and then a breakdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from carnet.aftersales.models import Case, Installed, Warranty
from carnet.aftersales.warranty import Term, coverage, ends_on
from carnet.appointments.models import Appointment
from carnet.bench.drafts import chance_of
from carnet.bench.trade import goods
from carnet.bench.trade.affairs import PARIS, Affair, moment
from carnet.company.numbering import write

MASK = "SAV-{00000}"
MAKER_YEARS = 2
# How far ahead the agenda is filled.
AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Visit:
    key: int
    kind: str
    day: date
    hour: int
    hours: int
    person: int

    @property
    def starts(self) -> datetime:
        return datetime.combine(self.day, time(self.hour), PARIS)

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(hours=self.hours)

    @property
    def taken(self) -> datetime:
        return moment(self.day - timedelta(days=9), self.key)


@dataclass(frozen=True, slots=True)
class Breakdown:
    opened: date
    closed: date | None


def visits(affair: Affair, until: date, technicians: Sequence[int]) -> list[Visit]:
    chance = chance_of(affair.number, "visits")
    fitter = technicians[affair.number % len(technicians)]
    found = []
    if chance.random() < 0.6:
        found.append(Visit(affair.number * 4, "survey", affair.begun, chance.randint(8, 16), 1, affair.seller))
    fitted = affair.delivered or (_planned(affair, chance.random()) if affair.ordered else None)
    if fitted and fitted <= until + AHEAD and affair.nature == "works":
        found.append(Visit(affair.number * 4 + 1, "fitting", fitted, chance.choice((8, 13)), 4, fitter))
    breakdown = broken(affair, until)
    if breakdown and (day := breakdown.closed or breakdown.opened + timedelta(days=2)):
        found.append(Visit(affair.number * 4 + 2, "aftersales", day, chance.randint(8, 16), 1, fitter))
    return found


def _planned(affair: Affair, draw: float) -> date:
    assert affair.ordered is not None
    day = affair.ordered + timedelta(days=20 + int(draw * 60))
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


def broken(affair: Affair, until: date) -> Breakdown | None:
    """Four works in a hundred call back within two years."""
    chance = chance_of(affair.number, "breakdown")
    if affair.delivered is None or affair.nature != "works" or chance.random() > 0.04:
        return None
    opened = affair.delivered + timedelta(days=chance.randint(30, 900))
    closed = opened + timedelta(days=chance.randint(3, 25))
    return Breakdown(opened, closed if closed <= until else None) if opened <= until else None


def rows(affair: Affair, until: date, technicians: Sequence[int], rank: int) -> Iterator[Any]:
    """`rank`: of its case, in the order of their opening."""
    for visit in visits(affair, until, technicians):
        yield _appointment(affair, visit, until)
        yield Appointment.people.through(appointment_id=visit.key, user_id=visit.person)
    if breakdown := broken(affair, until):
        yield from _aftersales(affair, breakdown, technicians[affair.number % len(technicians)], rank)


def _appointment(affair: Affair, visit: Visit, until: date) -> Appointment:
    return Appointment(
        id=visit.key, client_id=affair.buyer.key, kind=visit.kind, state="done" if visit.day < until else "planned",
        starts_at=visit.starts, ends_at=visit.ends, about=goods.subject(affair), uid=UUID(int=visit.key + 2**96),
        created_at=visit.taken, updated_at=visit.ends if visit.day < until else visit.taken,
        subject=f"case:{affair.number}" if visit.kind == "aftersales" else "",
    )  # fmt: skip


def _aftersales(affair: Affair, breakdown: Breakdown, technician: int, rank: int) -> Iterator[Any]:
    fitted = affair.delivered
    assert fitted is not None
    product = goods.lines(affair)[0].description[:160]
    yield Installed(
        id=affair.number, client_id=affair.buyer.key, name=product, family="Menuiseries", fitted_on=fitted,
        fitted_by_id=technician, maker_years=MAKER_YEARS,
    )  # fmt: skip
    warranty = Warranty(
        id=affair.number, product_id=affair.number, term=Term.MAKER, starts_on=fitted, ends_on=ends_on(fitted, MAKER_YEARS)
    )  # fmt: skip
    yield warranty
    yield _case(affair, breakdown, technician, rank, warranty)


def _case(affair: Affair, breakdown: Breakdown, technician: int, rank: int, warranty: Warranty) -> Case:
    told = Installed(id=affair.number)
    told._prefetched_objects_cache = {"warranties": [warranty]}  # type: ignore[attr-defined]
    found = coverage(told.running, breakdown.opened)
    return Case(
        id=affair.number, number=write(MASK, rank), client_id=affair.buyer.key, product_id=affair.number,
        symptom=SYMPTOMS[affair.number % len(SYMPTOMS)], covered=found.covered, why=found.why,
        state="closed" if breakdown.closed else "planned", person_id=technician,
        due_on=breakdown.opened + timedelta(days=15), opened_at=moment(breakdown.opened, affair.number),
        closed_at=moment(breakdown.closed, affair.number) if breakdown.closed else None,
    )  # fmt: skip


SYMPTOMS = (
    "Le volet reste bloqué à mi-hauteur, le moteur tourne dans le vide.",
    "De l’air passe sous la porte depuis la pose.",
    "Le vantail frotte en bas et ne ferme plus à clé.",
    "Buée entre les deux vitrages de la fenêtre du séjour.",
    "La poignée s’est dévissée et tourne à vide.",
    "Une lame du parquet se soulève près de la baie.",
)
