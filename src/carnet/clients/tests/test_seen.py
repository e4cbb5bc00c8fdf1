"""A query made for one person answers those of the same sight, and nobody else."""

import pytest

from carnet.accounts.actor import system
from carnet.clients.models import Client
from carnet.clients.seen import SeenBy
from carnet.company.models import Options
from tests import cast

pytestmark = pytest.mark.django_db


def test_each_sees_their_own_whoever_asked_first() -> None:
    one, other = cast.bob(), cast.denis()
    drafts = [{"name": f"Abadie {who.name}", "salesperson": who.pk} for who in (one, other)]
    Client.create(drafts, by=system(), reasons={0: "autre", 1: "autre"})
    names = SeenBy(lambda user, word: Client.objects.visible_to(user).filter(name__contains=word).values_list("name"))
    every = [(f"Abadie {who.name}",) for who in (one, other)]
    assert sorted(names(cast.alice(), "Abadie")) == sorted(names(one, "Abadie")) == sorted(every)
    Options.change(by=system(), portfolio_visibility="own")
    assert [names(who, "Abadie") for who in (one, other)] == [every[:1], every[1:]]
    assert sorted(names(cast.alice(), "Abadie")) == sorted(every) and names(one, "Zorba") == []
    one.is_active = False
    assert names(one, "Abadie") == []


def test_a_query_may_compare_with_the_person_whatever_they_see() -> None:
    mine = SeenBy(lambda user: Client.objects.visible_to(user).filter(salesperson=user.pk).values_list("name"))
    Client.create([{"name": "Abadie", "salesperson": cast.bob().pk}], by=system())
    assert mine(cast.bob(), named=True) == [("Abadie",)] and mine(cast.denis(), named=True) == []
