"""The screens of long work: mine, its progress, its file; for direction everybody's and the schedule."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import Role, User
from carnet.accounts.rights import RIGHTS, Right
from carnet.jobs import files
from carnet.jobs.kinds import KINDS, Kind
from carnet.jobs.lane import take_one
from carnet.jobs.models import Job, State
from carnet.jobs.running import JobRun
from tests import cast

pytestmark = pytest.mark.django_db

NAME = "clients été « tous ».csv"


def export(run: JobRun) -> None:
    run.expect(2)
    run.new_file(NAME, "text/csv").write_text("a;b\n")
    run.advance(2)
    run.say("2 clients exportés.")


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    everyone = Right("jobs.export_test", "exporter", frozenset({Role.DIRECTION, Role.SALESPERSON}))
    with RIGHTS.temporarily(everyone), KINDS.temporarily(Kind("export", "Export", export, right="jobs.export_test")):
        yield


def job_of(user: User, done: bool = True) -> Job:
    job = Job.start("export", {}, by=Actor(user, Source.SCREEN), title=f"Export de {user.name}")
    if done:
        take_one("quick")
        job.refresh_from_db()
    return job


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_everybody_sees_their_own_jobs_and_direction_all(django_assert_max_num_queries: object) -> None:
    job_of(cast.bob()), job_of(cast.alice())
    mine = signed_in(cast.bob()).get("/travaux/").content.decode()
    assert "Export de Bob" in mine and "Export de Alice" not in mine
    assert "Travaux planifiés" not in mine
    whole = signed_in(cast.alice()).get("/travaux/").content.decode()
    assert "Export de Bob" in whole and "Export de Alice" in whole and "Travaux planifiés" in whole


def test_an_empty_list_says_what_will_come() -> None:
    assert "Aucun travail" in signed_in(cast.chloe()).get("/travaux/").content.decode()


def test_the_list_costs_the_same_for_one_job_and_for_twenty(django_assert_num_queries: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(cast.alice())
    job_of(cast.bob())
    client.get("/travaux/")
    with CaptureQueriesContext(connection) as one:
        client.get("/travaux/")
    for _ in range(19):
        job_of(cast.bob(), done=False)
    with CaptureQueriesContext(connection) as twenty:
        client.get("/travaux/")
    assert len(one) == len(twenty)


def test_the_job_of_somebody_else_does_not_exist() -> None:
    job = job_of(cast.alice())
    other = signed_in(cast.bob())
    for address in (f"/travaux/{job.pk}/", f"/travaux/{job.pk}/fichier/"):
        assert other.get(address).status_code == HTTPStatus.NOT_FOUND
    assert other.post(f"/travaux/{job.pk}/annuler/").status_code == HTTPStatus.NOT_FOUND
    assert signed_in(cast.alice()).get(f"/travaux/{job.pk}/").status_code == HTTPStatus.OK


def test_a_living_job_asks_for_its_state_again_and_a_finished_one_does_not() -> None:
    job = job_of(cast.bob(), done=False)
    client = signed_in(cast.bob())
    living = client.get(f"/travaux/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in living
    assert f'hx-get="/travaux/{job.pk}/"' in living and "Annuler ce travail" in living and "en attente" in living
    take_one("quick")
    ended = client.get(f"/travaux/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "hx-get" not in ended and "Annuler" not in ended
    assert "2 clients exportés." in ended and "Télécharger" in ended


def test_the_fragment_is_the_one_of_the_page() -> None:
    job = job_of(cast.bob())
    client = signed_in(cast.bob())
    fragment = client.get(f"/travaux/{job.pk}/", headers={"HX-Request": "true"}).content.decode().strip()
    page = client.get(f"/travaux/{job.pk}/").content.decode()
    assert fragment in page


def test_cancelling_is_a_post_and_only_a_post() -> None:
    job = job_of(cast.bob(), done=False)
    client = signed_in(cast.bob())
    assert client.get(f"/travaux/{job.pk}/annuler/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert Job.objects.get().state == State.WAITING
    assert client.post(f"/travaux/{job.pk}/annuler/", follow=True).status_code == HTTPStatus.OK
    assert Job.objects.get().state == State.CANCELLED
    again = client.post(f"/travaux/{job.pk}/annuler/", follow=True)
    assert again.status_code == HTTPStatus.OK and "annulé" in again.content.decode()


def test_a_file_is_always_taken_away_never_shown() -> None:
    job = job_of(cast.bob())
    answer = signed_in(cast.bob()).get(f"/travaux/{job.pk}/fichier/")
    assert b"".join(answer.streaming_content) == b"a;b\n"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''clients%20%C3%A9t%C3%A9")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]


def test_who_lost_the_right_does_not_take_the_file_away() -> None:
    bob = cast.bob()
    job = job_of(bob)
    bob.role = Role.TECHNICIAN
    bob.save()
    assert signed_in(bob).get(f"/travaux/{job.pk}/fichier/").status_code == HTTPStatus.NOT_FOUND


def test_a_file_that_is_gone_says_so() -> None:
    job = job_of(cast.bob())
    assert job.file
    files.remove(job.file["key"])
    assert signed_in(cast.bob()).get(f"/travaux/{job.pk}/fichier/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("key", ["", "../../secret-key", "a" * 31, "A" * 32, "0" * 32])
def test_only_a_random_key_finds_a_file(key: str) -> None:
    assert files.find(key) is None


def test_only_direction_sees_the_schedule() -> None:
    page = signed_in(cast.alice()).get("/travaux/planning/")
    assert page.status_code == HTTPStatus.OK and "Sauvegarde de la base" in page.content.decode()
    assert signed_in(cast.chloe()).get("/travaux/planning/").status_code == HTTPStatus.FORBIDDEN
