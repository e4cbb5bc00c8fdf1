"""Pairs that are probably one: found by night, settled by one button, undone by one more."""

from typing import Any

import pytest
from django.test import Client as Browser

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models import ChangeSet, Client, Distinct
from carnet.duplicates import scanning
from carnet.duplicates.models import Suspicion, Watch
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from tests import cast

pytestmark = pytest.mark.django_db
HOME = {"role": "main", "street": "12 quai des Indes", "postcode": "56100", "city": "Lorient"}


def enter(**more: Any) -> int:
    draft = {"name": "Kergoat", "first_name": "Yann", "salesperson": cast.bob().pk, "addresses": [HOME]} | more
    found = Client.create([draft], by=Actor(cast.alice(), Source.SCREEN), reasons={0: "voulu"})[0].client_id
    assert found
    return found


def signed_in(user: User) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


@pytest.fixture
def twins() -> tuple[int, int]:
    found = enter(phones=[{"number": "02 61 91 11 80"}]), enter(phones=[{"number": "02 61 91 11 80"}])
    Distinct.objects.all().delete()  # entered knowingly: as if an older program had let it pass
    return found


def night() -> Job | None:
    scanning.nightly()
    job = Job.objects.filter(kind=scanning.CODE, state=State.WAITING).first()
    if job:
        execute(job)
        assert job.state == State.DONE, job.result
    return job


def test_the_night_finds_them_and_looks_only_at_what_changed(twins: tuple[int, int]) -> None:
    enter(name="Oger", first_name="Lise", addresses=[])
    job = night()
    assert job and job.done == 3
    pair = Suspicion.objects.get()
    assert (pair.first_id, pair.second_id) == twins and pair.score > 0.9 and pair.reasons
    assert night() is None
    Client.change(
        {twins[0]: {"name": "Le Bihan", "first_name": "Anne", "phones": [], "addresses": []}},
        by=Actor(cast.alice(), Source.SCREEN),
    )
    job = night()
    assert job and job.done == 1
    assert not Suspicion.objects.exists()


def test_kept_one_the_other_leads_to_it_and_it_is_undone(twins: tuple[int, int]) -> None:
    night()
    browser, pair = signed_in(cast.chloe()), Suspicion.objects.get()
    page = browser.get("/doublons/").content.decode()
    assert "Kergoat" in page
    assert "1 paire" in browser.get("/").content.decode()
    browser.post(f"/doublons/{pair.pk}/garder/{twins[1]}/")
    assert Client.objects.get(pk=twins[0]).replaced_by_id == twins[1]
    assert not Suspicion.objects.waiting().exists()
    ChangeSet.objects.latest("pk").undo(by=Actor(cast.chloe(), Source.SCREEN))
    assert Suspicion.objects.waiting().count() == 1


def test_told_distinct_they_are_not_shown_again(twins: tuple[int, int]) -> None:
    night()
    signed_in(cast.chloe()).post(f"/doublons/{Suspicion.objects.get().pk}/distincts/")
    assert Distinct.objects.count() == 1
    Client.change({twins[0]: {"origin": "salon"}}, by=Actor(cast.alice(), Source.SCREEN))
    night()
    assert not Suspicion.objects.waiting().exists()


def test_a_client_out_of_the_pair_cannot_be_kept(twins: tuple[int, int]) -> None:
    night()
    stranger = enter(name="Oger", first_name="Lise", addresses=[])
    assert signed_in(cast.chloe()).post(f"/doublons/{Suspicion.objects.get().pk}/garder/{stranger}/").status_code == 404


def test_a_scan_killed_half_way_goes_on(twins: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "STEP", 1)
    looked: list[int] = []
    whole = scanning.look_at

    def dies(ids: list[int]) -> None:
        if looked:
            raise KeyboardInterrupt
        looked.extend(ids)
        whole(ids)

    monkeypatch.setattr(scanning, "look_at", dies)
    job = Job.start(scanning.CODE, {}, by=Actor(cast.alice(), Source.SCREEN))
    with pytest.raises(KeyboardInterrupt):
        execute(job)
    assert Watch.current().last == looked[0]
    assert scanning.unseen(Watch.current()).count() == 1


def test_the_list_asks_the_same_number_of_questions(twins: tuple[int, int], django_assert_max_num_queries: Any) -> None:
    night()
    browser = signed_in(cast.alice())
    with django_assert_max_num_queries(22):
        browser.get("/doublons/")
