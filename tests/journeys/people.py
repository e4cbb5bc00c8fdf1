"""The clients that journeys are about, entered by the acts. Nobody of them exists."""

from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.clients.record import Record
from tests.cast import alice


def at(street: str, postcode: str = "49300", city: str = "Cholet", insee: str = "49099") -> Record:
    return {"role": "main", "street": street, "postcode": postcode, "city": city, "insee": insee}


SOPHIE: Record = {
    "kind": "person",
    "civility": "Mme",
    "name": "Guilloteau",
    "first_name": "Sophie",
    "phones": [{"number": "02 61 91 11 80", "label": ""}],
    "emails": [{"address": "sophie@guilloteau.example", "label": ""}],
    "addresses": [at("12 rue des Cordonniers")],
}
GARAGE: Record = {
    "kind": "company",
    "status": "client",
    "name": "Garage du Lavoir",
    "phones": [{"number": "02 61 91 22 45", "label": ""}],
    "addresses": [at("3 impasse du Lavoir", "44190", "Clisson", "44043")],
}
MARC: Record = {"kind": "person", "name": "Besseau", "first_name": "Marc", "addresses": [at("8 rue de la Forge")]}


def enter(*drafts: Record, by: User | None = None) -> list[Client]:
    """These clients, in this order."""
    outcomes = Client.create(list(drafts), by=Actor(by or alice(), Source.SCREEN))
    assert [outcome for outcome in outcomes if not outcome.client_id] == []
    found: dict[Any, Client] = Client.objects.in_bulk([outcome.client_id for outcome in outcomes])
    return [found[outcome.client_id] for outcome in outcomes]


def one(draft: Record, **changes: Any) -> Client:
    return enter({**draft, **changes})[0]
