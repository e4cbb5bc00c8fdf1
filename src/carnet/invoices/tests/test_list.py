"""The list of invoices takes its screen, its export and its print from that of every document."""

from io import BytesIO

import pikepdf
import pytest

from carnet.clients.tests.helpers import signed_in
from carnet.invoices.tests.making import draft, issued, sophie
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from carnet.sales import printing
from tests import cast

pytestmark = pytest.mark.django_db


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def test_what_is_checked_or_all_that_is_issued_is_printed_drafts_left_aside() -> None:
    client, browser = sophie(), signed_in(cast.chloe())
    first, _, begun = issued(client), issued(client), draft(client)
    assert f'name="choisi" value="{first.pk}"' in browser.get("/factures/").content.decode()
    one = browser.post("/factures/impression.pdf", {"choisi": [first.pk, begun.pk]})
    both = browser.post("/factures/impression.pdf", {})
    assert one["Content-Type"] == "application/pdf" and pages(both.content) == 2 * pages(one.content)
    rows = browser.post("/factures/exporter/", {"choisi": first.pk, "format": "csv"}).content.decode("utf-8-sig")
    assert first.number and first.number in rows and rows.count("\n") == 2


def test_many_are_printed_by_a_job_in_the_words_of_invoices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "AT_ONCE", 1)
    client, browser = sophie(), signed_in(cast.bob())
    issued(client), issued(client)
    answer = browser.post("/factures/impression.pdf", {"tous": "1"})
    job = Job.objects.get(kind="invoices.print")
    assert answer["Location"] == f"/travaux/{job.pk}/" and job.title == "Impression : 2\xa0factures"
    execute(job)
    job.refresh_from_db()
    assert job.state == "done" and job.file


def test_the_list_bounds_amounts_and_speaks_of_invoices_in_the_feminine() -> None:
    issued(sophie())
    browser = signed_in(cast.alice())
    assert "c-row-title" in browser.get("/factures/?min=3000").content.decode()
    page = browser.get("/factures/?max=10").content.decode()
    assert "c-row-title" not in page and "Rien ne répond" in page
    assert "cochées" in browser.get("/factures/").content.decode()
