"""The demonstration is started on whatever day: none may contradict the script."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from carnet.clients.models.client import Client
from carnet.clients.models.history import Event
from carnet.demo.build import build
from carnet.demo.workdays import PARIS

DAYS = ("2027-01-01 00:30", "2028-02-29 12:00", "2027-05-09 18:00", "2027-08-16 07:40", "2027-10-31 02:30")


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
def test_it_is_built_whatever_the_day(day: str) -> None:
    with time_machine.travel(datetime.fromisoformat(day).replace(tzinfo=PARIS), tick=False):
        build()
        assert 330 <= Client.objects.count() <= 380
        assert not Event.objects.filter(at__gt=timezone.now()).exists()
