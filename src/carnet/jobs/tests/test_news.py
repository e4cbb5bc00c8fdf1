"""The end of a long work, told to who asked for it on whatever page they are, until they have seen it."""

from collections.abc import Iterator

import pytest
from django.test import Client

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.jobs import news
from carnet.jobs.kinds import KINDS, Kind
from carnet.jobs.lane import take_one
from carnet.jobs.models import Job, State
from carnet.jobs.running import JobRun
from tests import cast

pytestmark = pytest.mark.django_db


def work(run: JobRun) -> None:
    run.say("12 lignes écrites.")


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with KINDS.temporarily(Kind("plain", "Export", work), Kind("paged", "Import", work, page=lambda job: "/clients/")):
        yield


def job_of(user: User, kind: str = "plain", done: bool = True) -> Job:
    job = Job.start(kind, {}, by=Actor(user, Source.SCREEN), title=f"Export de {user.name}")
    if done:
        take_one("quick")
        job.refresh_from_db()
    return job


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_end_is_told_on_any_page_until_the_result_is_seen() -> None:
    job = job_of(cast.bob())
    browser = signed_in(cast.bob())
    home = browser.get("/").content.decode()
    assert "12 lignes écrites." in home and f'href="/travaux/{job.pk}/"' in home
    page = browser.get(f"/travaux/{job.pk}/").content.decode()
    assert 'aria-label="Ne plus afficher' not in page, "the page of the work tells it already"
    assert "12 lignes écrites." not in browser.get("/").content.decode()


def test_nobody_else_is_told_and_looking_at_somebody_s_work_is_not_seeing_one_s_own() -> None:
    job = job_of(cast.bob())
    direction = signed_in(cast.alice())
    assert "Export de Bob" not in direction.get("/").content.decode()
    direction.get(f"/travaux/{job.pk}/")
    assert news.context(cast.bob())


def test_it_can_be_put_away_without_being_opened() -> None:
    job = job_of(cast.bob())
    browser = signed_in(cast.bob())
    assert browser.post(f"/travaux/{job.pk}/vu/").status_code == 302
    assert news.context(cast.bob()) is None
    job_of(cast.bob())
    answer = browser.post(f"/travaux/{Job.objects.latest('pk').pk}/vu/", HTTP_HX_REQUEST="true")
    assert answer.content == b""


def test_a_page_asks_again_only_while_something_runs() -> None:
    job = job_of(cast.bob(), done=False)
    browser = signed_in(cast.bob())
    assert 'hx-get="/travaux/nouvelles/"' in browser.get("/").content.decode()
    take_one("quick")
    told = browser.get("/travaux/nouvelles/", HTTP_HX_REQUEST="true").content.decode()
    assert "Export de Bob" in told and "hx-get" not in told
    job.refresh_from_db()
    assert job.state == State.DONE and job.seen_at is None


def test_a_kind_says_where_its_result_is_read_and_that_page_is_not_told_twice() -> None:
    job = job_of(cast.bob(), "paged")
    assert news.page_of(job) == "/clients/"
    browser = signed_in(cast.bob())
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://testserver/clients/?tri=nom"}
    assert b"Export de Bob" not in browser.get("/travaux/nouvelles/", **headers).content  # type: ignore[arg-type]
    assert 'href="/clients/"' in browser.get(f"/travaux/{job.pk}/").content.decode()


def test_many_ends_are_told_three_at_a_time() -> None:
    for _ in range(news.MOST + 2):
        job_of(cast.bob())
    told = news.context(cast.bob())
    assert told and len(told["ended"]) == news.MOST and told["more"] == 2
