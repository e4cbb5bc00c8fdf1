"""Acts on many clients: preview, at once or as a job, undone in one click."""

import pytest

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, signed_in
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from tests import cast

pytestmark = pytest.mark.django_db


def many(count: int) -> list[int]:
    drafts = [{"kind": "company", "name": f"Atelier {n:04d}", "siren": f"000{n:06d}"} for n in range(count)]
    return [outcome.client_id or 0 for outcome in Client.create(drafts, by=acting(cast.alice()))]


def claimed() -> Job:
    job = Job.objects.claim("quick")
    assert job
    return job


def owned_by(user: User) -> int:
    return Client.objects.filter(salesperson=user).count()


def test_the_preview_says_how_many_and_writes_nothing() -> None:
    ids = many(3)
    answer = signed_in(cast.chloe()).post("/clients/lot/", {"acte": "etiqueter", "client": ids[:2]})
    assert "2 clients" in answer.content.decode()
    assert not Client.objects.filter(tags__name="salon").exists()


def test_a_few_are_done_at_once_and_undone_in_one_click() -> None:
    ids = many(3)
    browser = signed_in(cast.alice())
    data = {"acte": "confier", "client": ids[:2], "salesperson": cast.bob().pk, "confirme": "1", "nombre": "2"}
    page = browser.post("/clients/lot/", data, follow=True)
    assert owned_by(cast.bob()) == 2
    undo = next(message.extra_tags for message in page.context["messages"]).split("undo:")[1]
    browser.post(undo)
    assert owned_by(cast.bob()) == 0


def test_the_whole_list_is_what_is_seen_not_the_whole_file() -> None:
    ids = many(4)
    Client.change({ids[0]: {"tags": ["vip"]}, ids[1]: {"tags": ["vip"]}}, by=acting(cast.alice()))
    data = {"acte": "desactiver", "tous": "1", "etiquette": "vip", "reason": "closed", "confirme": "1", "nombre": "2"}
    signed_in(cast.alice()).post("/clients/lot/", data)
    assert set(Client.objects.exclude(inactive_reason="").values_list("pk", flat=True)) == set(ids[:2])


def test_a_list_that_moved_since_the_preview_is_previewed_again() -> None:
    many(3)
    data = {"acte": "etiqueter", "tous": "1", "tags": "salon", "confirme": "1", "nombre": "2"}
    answer = signed_in(cast.chloe()).post("/clients/lot/", data)
    assert answer.status_code == 422 and "a changé depuis" in answer.content.decode()
    assert not Client.objects.filter(tags__name="salon").exists()


def test_many_are_a_job_that_goes_on_where_it_stopped_and_is_undone() -> None:
    many(130)
    browser = signed_in(cast.alice())
    data = {"acte": "etiqueter", "tous": "1", "tags": "salon", "confirme": "1", "nombre": "130"}
    answer = browser.post("/clients/lot/", data)
    job = Job.objects.get()
    assert answer["Location"] == f"/travaux/{job.pk}/"
    asked = iter([False, False, True])
    execute(claimed(), stopping=lambda: next(asked, True))
    stopped_at = Client.objects.filter(tags__name="salon").count()
    assert 0 < stopped_at < 130
    execute(claimed())
    assert Client.objects.filter(tags__name="salon").count() == 130
    assert Client.objects.get(number="C00001").events.count() == 2
    browser.post(f"/clients/lot/{job.pk}/annuler/")
    execute(claimed())
    assert not Client.objects.filter(tags__name="salon").exists()


def test_one_client_that_is_refused_never_stops_the_others() -> None:
    ids = many(120)
    browser = signed_in(cast.alice())
    data = {"acte": "desactiver", "tous": "1", "reason": "closed", "confirme": "1", "nombre": "120"}
    browser.post("/clients/lot/", data)
    Client.bin([ids[5]], by=acting(cast.alice()))
    job = claimed()
    execute(job)
    job.refresh_from_db()
    assert Client.objects.exclude(inactive_reason="").count() == 119
    assert [line["client"] for line in job.result["refused"]] == [ids[5]]


def test_who_may_not_is_refused_before_anything() -> None:
    ids = many(2)
    data = {"acte": "confier", "client": ids, "salesperson": cast.bob().pk, "confirme": "1", "nombre": "2"}
    assert signed_in(cast.bob()).post("/clients/lot/", data).status_code == 403
    assert signed_in(cast.tom()).post("/clients/lot/", data).status_code == 403
    assert owned_by(cast.bob()) == 0


def test_nothing_checked_says_what_to_do() -> None:
    many(1)
    page = signed_in(cast.chloe()).post("/clients/lot/", {"acte": "etiqueter"}, follow=True)
    assert "Cochez des clients" in page.content.decode()
