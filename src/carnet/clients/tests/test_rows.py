"""Rows keep the order that the person gave, and the base gives back what was written."""

from datetime import date

import pytest

from carnet.clients.models import Client
from carnet.clients.models.parts import Phone
from carnet.clients.snapshot import records
from carnet.clients.tests.helpers import SOPHIE, acting, client_of
from carnet.clients.verifying import derived_agree
from carnet.kernel.rows import Table
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def numbers(client: Client) -> list[str]:
    return [row["number"] for row in records([client.pk])[client.pk]["phones"]]


def phone(number: str) -> dict[str, str]:
    return {"number": number, "label": ""}


def test_a_telephone_put_first_is_the_first_everywhere() -> None:
    client = client_of(cast.alice())
    there = records([client.pk])[client.pk]["phones"]
    Client.change({client.pk: {"phones": [phone("01 99 00 11 11"), *there]}}, by=acting(cast.alice()))
    client.refresh_from_db()
    assert numbers(client) == ["01 99 00 11 11", "02 61 91 11 80"]
    assert client.main_phone == "01 99 00 11 11"
    assert list(derived_agree(repair=False)) == []


def test_rows_keep_their_order_through_every_kind_of_change() -> None:
    client = client_of(cast.alice(), {**SOPHIE, "phones": [phone(f"01 99 00 00 0{at}") for at in range(4)]})
    for _ in range(3):
        rows = records([client.pk])[client.pk]["phones"]
        wanted = [rows[2], phone(f"02 61 91 00 0{len(rows)}"), rows[0], *rows[3:]]
        Client.change({client.pk: {"name": "Martin", "phones": wanted}}, by=acting(cast.alice()))
        assert numbers(client) == [row["number"] for row in wanted]
        assert list(derived_agree(repair=False)) == []


def test_dates_moments_and_booleans_are_read_as_json_holds_them() -> None:
    client = client_of(cast.alice(), {**SOPHIE, "birth_date": "1980-05-17", "without_email": True})
    Client.deactivate([client.pk], reason="moved", by=acting(cast.alice()))
    record = records([client.pk])[client.pk]
    client.refresh_from_db()
    assert client.birth_date == date(1980, 5, 17) and record["birth_date"] == "1980-05-17"
    assert record["without_email"] is True
    assert client.inactive_at is not None and record["inactive_at"] == client.inactive_at.isoformat()


def test_more_rows_than_a_statement_holds_come_back_in_their_order() -> None:
    client = client_of(cast.alice())
    table = Table(Phone, ["client", "position", "number"])
    plain = Table(Phone, ["client", "position", "number", "label"])
    keys = plain.insert([(client.pk, at, f"n{at}", "") for at in range(1_300)], keys=True)
    assert keys == sorted(keys) and len(keys) == 1_300
    read = dict(Phone.objects.filter(pk__in=keys[:900]).values_list("pk", "number"))
    assert [read[key] for key in keys[:900]] == [f"n{at}" for at in range(900)]
    assert len(list(table.read("id", keys))) == 1_300
