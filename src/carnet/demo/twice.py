"""Two people entered twice by distraction: what the review of duplicates is for."""

from datetime import datetime, timedelta

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models import Client, Distinct, Kind, Status
from carnet.clients.snapshot import records
from carnet.demo.firm import SECRETARY

AMONG = (31, 57)  # ranks among the households, by number


def enter_again(users: dict[str, User], now: datetime) -> None:
    """On the phone, the name as it was heard and the number that was shown; nobody looked at the warning."""
    people = Client.objects.active().filter(kind=Kind.PERSON, status=Status.CLIENT).exclude(main_phone="")
    keys = list(people.order_by("pk").values_list("pk", flat=True))
    chosen = records([keys[rank] for rank in AMONG])
    for days, record in enumerate(chosen.values(), 1):
        by = Actor(users[SECRETARY.username], Source.DEMO, at=now - timedelta(days=days))
        heard = {
            "kind": record["kind"],
            "name": record["name"].replace("ll", "l").replace("y", "i"),
            "first_name": record["first_name"],
            "phones": [{"number": record["phones"][0]["number"]}],
            "addresses": [
                {"role": "main", **{part: record["addresses"][0][part] for part in ("postcode", "city", "insee")}}
            ],
            "salesperson": record["salesperson"],
        }
        made = Client.create([heard], by=by, reasons={0: "client pressé"})[0].client_id
        Distinct.objects.filter(second=made).delete()
