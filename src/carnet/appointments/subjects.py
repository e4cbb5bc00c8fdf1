"""What an appointment is about for an upper app: a case of after-sales… The app plugs in how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients.timeline import Link
from carnet.kernel.numbers import whole
from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.appointments.models import Appointment


@dataclass(frozen=True)
class Subject:
    """`link`: where it is seen, None for who may not or when it is gone; `lines`: what the printed sheet says of it.

    `told`: each line written about one of its appointments, in the same transaction. `report`: what tells how it went, for who may write it.
    """

    code: str  # "case"
    label: str
    link: Callable[[int, User], Link | None]
    lines: Callable[[int], list[str]] = lambda key: []
    told: "Callable[[int, Appointment, Actor], None]" = lambda key, appointment, by: None
    report: "Callable[[int, Appointment, User], Link | None]" = lambda key, appointment, user: None
    order: int = 100


SUBJECTS: Registry[Subject] = Registry("subjects of appointments")


def read(text: str) -> tuple[Subject, int] | None:
    """`case:12`, kept by an appointment or brought by an address; None for what no installed app knows."""
    code, _, key = text.partition(":")
    number = whole(key)
    return (SUBJECTS[code], number) if number and SUBJECTS.is_on(code) else None


def tell(appointment: "Appointment", by: Actor) -> None:
    """Its app follows, switched off or not: what it keeps must stay true."""
    code, _, key = appointment.subject.partition(":")
    if (subject := SUBJECTS.get(code)) and (number := whole(key)):
        subject.told(number, appointment, by)
