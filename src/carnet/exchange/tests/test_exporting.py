import io

import pytest

from carnet.accounts.actor import Actor
from carnet.accounts.actor import Source as From
from carnet.accounts.models import Role, User
from carnet.accounts.rights import RIGHTS, Right
from carnet.exchange import exporting
from carnet.exchange.formats import FORMATS, Column, Listing
from carnet.exchange.targets import EXPORTS, Source
from carnet.jobs import files
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from carnet.kernel.errors import Forbidden

pytestmark = pytest.mark.django_db
COLUMNS = (Column("name", "Nom"),)


@pytest.fixture(autouse=True)
def cards():
    source = Source(
        "cards",
        "Cartes",
        "cards.out",
        COLUMNS,
        lambda by, query: Listing("Cartes", COLUMNS, ((f"{query}{n}",) for n in range(1200)), 1200),
    )
    with (
        EXPORTS.temporarily(source),
        RIGHTS.temporarily(Right("cards.out", "sortir les cartes", frozenset({Role.DIRECTION}))),
    ):
        yield


@pytest.fixture
def alice():
    return Actor(User.objects.create_user("alice", name="Alice", role=Role.DIRECTION), From.SCREEN)


@pytest.fixture
def bob():
    return Actor(User.objects.create_user("bob", name="Bob", role=Role.SALESPERSON), From.SCREEN)


def test_a_long_export_is_a_job_whose_file_waits(alice):
    job = exporting.start("cards", "carte ", "csv", by=alice)
    execute(job)
    assert (job.state, job.done, job.total, job.message) == (State.DONE, 1200, 1200, "1200 lignes écrites.")
    assert job.file["name"].startswith("cartes-")
    lines = files.find(job.file["key"]).read_text("utf-8-sig").splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("Nom", "carte 1199", 1201)


def test_who_may_not_take_the_list_out_starts_nothing(bob):
    with pytest.raises(Forbidden):
        exporting.start("cards", "", "csv", by=bob)
    with pytest.raises(Forbidden):
        exporting.open_listing("cards", "", "csv", by=bob)
    assert not Job.objects.exists()


def test_a_right_taken_away_meanwhile_stops_the_job(alice):
    job = exporting.start("cards", "", "csv", by=alice)
    User.objects.update(role=Role.SALESPERSON)
    job.refresh_from_db()
    execute(job)
    assert job.state == State.FAILED
    assert "sortir les cartes" in job.message
    assert job.file is None


def test_each_export_is_in_the_security_log(alice, caplog):
    listing = exporting.open_listing("cards", "", "csv", by=alice)
    with caplog.at_level("INFO", "carnet.security"):
        exporting.write(listing, FORMATS["csv"], io.BytesIO(), by=alice, source_code="cards")
    assert "event=exchange.exported" in caplog.text
    assert f"by={alice.user.pk}" in caplog.text
    assert "rows=1200" in caplog.text
