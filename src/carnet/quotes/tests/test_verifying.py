"""What `carnet verify` finds in the quotes, and what leaves by mail."""

from decimal import Decimal

import pytest
from django.utils import timezone

from carnet.clients.tests.helpers import acting
from carnet.files.models import File
from carnet.kernel.errors import Refused
from carnet.mail.models import Message
from carnet.quotes import mailing
from carnet.quotes.models import Quote
from carnet.quotes.registered import still_open_with
from carnet.quotes.tests.helpers import accepted, draft, sent
from carnet.quotes.verifying import amounts_agree, signed_papers_agree
from tests import cast

pytestmark = pytest.mark.django_db


def test_an_altered_total_is_told_then_repaired() -> None:
    quote = accepted(chosen=[3])
    assert amounts_agree(False) == [] == signed_papers_agree(False)
    Quote.objects.filter(pk=quote.pk).update(total_incl=Decimal(1))
    assert "n’est pas celui de ses lignes" in amounts_agree(False)[0]
    assert amounts_agree(True) == [] == amounts_agree(False)


def test_a_signed_paper_that_is_no_longer_the_one_kept_is_told() -> None:
    quote = accepted()
    File.objects.filter(paper_of_quote=quote).update(sha256="0" * 64)
    assert "n’est plus celui qui a été signé" in signed_papers_agree(True)[0]


def test_a_draft_does_not_leave_by_mail_and_what_became_of_a_message_is_told() -> None:
    by = acting(cast.bob())
    quote = draft()
    with pytest.raises(Refused, match="brouillon"):
        mailing.MAIL.draft(quote, by=by)
    quote = quote.send(by=by)
    proposed = mailing.MAIL.draft(quote, by=by)
    assert quote.number and quote.number in proposed.subject and "valable jusqu’au" in proposed.body
    assert proposed.to == "sophie@martin.example" and proposed.files == [quote.paper]
    message = Message.objects.create(
        about_kind="quote",
        about_id=quote.pk,
        created_by=cast.bob(),
        created_at=timezone.now(),
        asked_at=timezone.now(),
        why="boîte pleine",
    )
    mailing.MAIL.told(message)
    assert quote.client.events.latest("pk").code == "quote.not_mailed"


def test_who_leaves_is_told_what_they_still_have_open() -> None:
    assert still_open_with(cast.bob()) is None
    sent(cast.bob())
    found = still_open_with(cast.bob())
    assert found and found[0].endswith("devis en cours")
