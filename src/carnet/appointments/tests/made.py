"""A client with a site and a contact, and a Tuesday to plan."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.appointments.models import Appointment
from carnet.appointments.models.acts import Plan
from carnet.clients.models import Client
from tests import cast

PARIS = ZoneInfo("Europe/Paris")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 12, year: int = 2026) -> datetime:
    """Of December 2026, which begins on a Tuesday."""
    return datetime(year, month, day, hour, minute, tzinfo=PARIS)


def by(user: User) -> Actor:
    return Actor(user, Source.SCREEN)


def plan(day: int = 1, start: int = 9, end: int = 10, *who: User, **more: Any) -> Plan:
    people = tuple(user.pk for user in who) or (cast.tom().pk,)
    values = {"kind": "survey", "starts_at": at(day, start), "ends_at": at(day, end), "people": people}
    return Plan(**{**values, **more})


def made(name: str, salesperson: User, **more: Any) -> Client:
    draft = {
        "name": name,
        "salesperson": salesperson.pk,
        "phones": [{"number": "02 61 91 00 11"}],
        "addresses": [
            {"role": "main", "street": "1 rue Haute", "postcode": "49300", "city": "Cholet"},
            {"role": "site", "street": "4 chemin Creux", "postcode": "49300", "city": "Cholet", "access_notes": "code 12B"},
        ],
        "contacts": [{"civility": "Mme", "name": "Zorba", "role": "site", "phone": "06 39 98 00 01"}],
    }  # fmt: skip
    outcome = Client.create([draft | more], by=by(cast.alice()), reasons={0: "autre personne"})[0]
    assert outcome.client_id, outcome
    return Client.objects.get(pk=outcome.client_id)


def take(client: Client, wanted: Plan | None = None, who: User | None = None) -> Appointment:
    return Appointment.take(client.pk, wanted or plan(), by=by(who or cast.chloe()))
