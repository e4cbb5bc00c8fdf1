"""What the screen tests of the client file share."""

from typing import Any

from django.test import Client as Browser

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models import Client

SOPHIE: dict[str, Any] = {
    "kind": "person",
    "civility": "Mme",
    "name": "Martin",
    "first_name": "Sophie",
    "phones": [{"number": "02 61 91 11 80", "label": ""}],
    "emails": [{"address": "sophie@martin.example", "label": ""}],
    "addresses": [
        {"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet", "insee": "49099"}
    ],
}


def acting(user: User) -> Actor:
    return Actor(user, Source.SCREEN)


def client_of(user: User, draft: dict[str, Any] = SOPHIE) -> Client:
    outcome = Client.create([draft], by=acting(user))[0]
    assert outcome.client_id, outcome
    return Client.objects.get(pk=outcome.client_id)


def signed_in(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def form_data(client: Client | None = None, **changes: Any) -> dict[str, Any]:
    """What a browser posts from the client form: Sophie Martin, or the client given, with changes."""
    data: dict[str, Any] = {"kind": "person", "status": "prospect", "name": "Martin", "first_name": "Sophie"}
    rows: dict[str, list[dict[str, Any]]] = {"phones": [], "emails": [], "addresses": [], "contacts": []}
    if client:
        data |= {"version": client.version, "client_id": client.pk}
        data |= {name: getattr(client, name) for name in ("civility", "name", "first_name")}
        rows["phones"] = [{"id": row.pk, "number": row.number} for row in client.phones.all()]
        rows["emails"] = [{"id": row.pk, "address": row.address} for row in client.emails.all()]
        rows["addresses"] = [
            {"id": row.pk, "role": row.role, "street": row.street, "postcode": row.postcode, "city": row.city}
            for row in client.addresses.all()
        ]
    for part in rows:
        rows[part] = changes.pop(part, rows[part])
    return data | changes | flat(rows)


def flat(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Formsets as a browser posts them."""
    data: dict[str, Any] = {}
    for part, list_of_rows in rows.items():
        data[f"{part}-TOTAL_FORMS"] = len(list_of_rows)
        data[f"{part}-INITIAL_FORMS"] = sum("id" in row for row in list_of_rows)
        for index, row in enumerate(list_of_rows):
            data |= {f"{part}-{index}-{name}": value for name, value in row.items()}
    return data
