"""Lists of documents: quotes, orders and delivery notes are shown, exported, printed and sent in one way."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client as Browser
from django.utils import timezone

from carnet.deliveries import registered as notes
from carnet.deliveries.mailing import MAIL as NOTE_MAIL
from carnet.deliveries.tests.made import alice, issued, prepared, signed
from carnet.jobs import files
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from carnet.kernel.errors import Refused
from carnet.mail.models import Message
from carnet.orders import registered as orders
from carnet.orders.mailing import MAIL as ORDER_MAIL
from carnet.orders.tests.made import confirmed, draft
from carnet.quotes.mailing import MAIL as QUOTE_MAIL
from carnet.quotes.tests.helpers import accepted, sent
from carnet.sales import printing
from tests import cast

pytestmark = pytest.mark.django_db

KINDS = [
    pytest.param("devis", sent, id="quotes"),
    pytest.param("commandes", confirmed, id="orders"),
    pytest.param("livraisons", issued, id="notes"),
]


@pytest.fixture
def office(client: Browser) -> Browser:
    client.force_login(cast.chloe())
    return client


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("address, make", KINDS)
def test_what_is_checked_or_the_whole_list_is_printed_and_exported(
    office: Browser, address: str, make: Callable[[], Any]
) -> None:
    first, second = make(), make()
    page = office.get(f"/{address}/").content.decode()
    assert f'name="choisi" value="{first.pk}"' in page and "Tout imprimer en un PDF" in page
    one = office.post(f"/{address}/imprimer/", {"choisi": first.pk})
    both = office.post(f"/{address}/imprimer/", {"choisi": first.pk, "tous": "1"})
    assert one["Content-Type"] == "application/pdf" and pages(both.content) == 2 * pages(one.content)
    rows = office.post(f"/{address}/exporter/", {"choisi": second.pk, "format": "csv"}).content.decode("utf-8-sig")
    assert second.number in rows and first.number not in rows
    whole = office.post(f"/{address}/exporter/", {"format": "csv"}).content.decode("utf-8-sig")
    assert first.number in whole and second.number in whole


@pytest.mark.parametrize("address, make", KINDS)
def test_many_are_printed_by_a_job(
    office: Browser, address: str, make: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "AT_ONCE", 1)
    make(), make()
    answer = office.post(f"/{address}/imprimer/", {"tous": "1"})
    job = Job.objects.get()
    assert answer["Location"] == f"/travaux/{job.pk}/"
    execute(job)
    job.refresh_from_db()
    path = files.find(job.file["key"]) if job.file else None
    assert job.state == "done" and path and pages(path.read_bytes()) >= 2


def test_nothing_to_print_is_said_and_a_salesperson_takes_no_list_out(client: Browser) -> None:
    sent()
    client.force_login(cast.bob())
    answer = client.post("/devis/imprimer/", {"etat": "refused"}, follow=True)
    assert "rien à imprimer" in answer.content.decode()
    assert client.post("/devis/exporter/", {"format": "csv"}).status_code == 403


def test_who_sees_no_price_prints_the_notes_that_say_none(client: Browser) -> None:
    plain = issued()
    priced = issued(plain.order, window="1", priced=True)
    client.force_login(cast.tom())
    assert client.post("/devis/imprimer/", {}).status_code == client.post("/commandes/imprimer/", {}).status_code == 403
    answer = client.post("/livraisons/imprimer/", {"choisi": [plain.pk, priced.pk]})
    assert pages(answer.content) == pages(client.post("/livraisons/imprimer/", {"choisi": plain.pk}).content)
    assert client.get(f"/livraisons/{priced.pk}/envoyer-par-e-mail/").status_code in (302, 403)


def test_a_document_leaves_by_mail_signed_once_it_is_and_its_fate_is_told() -> None:
    for mail, waiting, ready in (
        (ORDER_MAIL, draft(), confirmed()),
        (NOTE_MAIL, prepared(), signed()),
        (QUOTE_MAIL, None, accepted()),
    ):
        if waiting is not None:
            with pytest.raises(Refused):
                mail.draft(waiting, by=alice())
        proposed = mail.draft(type(ready).objects.get(pk=ready.pk), by=alice())
        fresh = type(ready).objects.get(pk=ready.pk)
        assert ready.number in proposed.subject and ready.number in proposed.body
        assert list(proposed.files) == [getattr(fresh, "signed_paper", None) or fresh.paper]
        now = timezone.now()
        message = Message.objects.create(
            message_id=ready.number,
            about_kind=ready.kind,
            about_id=ready.pk,
            created_by=cast.alice(),
            created_at=now,
            asked_at=now,
            sent_at=now,
        )
        mail.told(message)
        assert ready.client.events.latest("pk").code == f"{ready.kind}.mailed"


def test_the_tiles_say_what_is_to_deliver_and_to_have_signed() -> None:
    assert orders.to_deliver(cast.alice()) is None and notes.under_way(cast.alice()) is None
    note = issued()
    shown, left = orders.to_deliver(cast.alice()), notes.under_way(cast.alice())
    assert shown and shown["documents"] == [note.order] and left and left["documents"] == [note]
    signed(note)
    assert notes.under_way(cast.alice()) is None


def test_what_was_never_signed_leaves_the_home_page_after_three_months_and_stays_in_the_list(office: Browser) -> None:
    note = issued()
    for days, waits in ((92, True), (93, False)):
        type(note).objects.filter(pk=note.pk).update(date=timezone.localdate() - timedelta(days=days))
        left = notes.under_way(cast.alice())
        assert bool(left) is waits
        if left:
            assert office.get(left["address"]).context["page"].rows == [note]
    assert office.get("/livraisons/?etat=a-signer").context["page"].rows == [note]


def test_the_home_page_shows_them(office: Browser) -> None:
    note = issued()
    page = office.get("/").content.decode()
    assert "Commandes à livrer" in page and "Livraisons à faire signer" in page and str(note.number) in page
