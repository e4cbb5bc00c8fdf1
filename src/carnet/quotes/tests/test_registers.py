"""What quotes give to the client file: they follow their client, forbid an erasure, are kept as long as the law wants."""

from datetime import date

import pytest

from carnet.clients import erasure
from carnet.clients.dossier.parts import Period
from carnet.clients.models import ChangeSet, Client
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.tests.helpers import acting, client_of
from carnet.kernel.errors import Refused
from carnet.quotes.models import Quote
from carnet.quotes.registered import dossier
from carnet.quotes.tests.helpers import accepted, draft, sent
from tests import cast

pytestmark = pytest.mark.django_db


def test_open_quotes_follow_their_client_and_those_that_have_their_answer_stay() -> None:
    bob, denis, by = cast.bob(), cast.denis(), acting(cast.alice())
    client = client_of(cast.alice())
    Client.change({client.pk: {"salesperson": bob.pk}}, by=by)
    waiting, signed = sent(client=client), accepted(quote=sent(client=client))
    assert TRANSFERS["quotes"].count([client.pk]) == 1
    TRANSFERS["quotes"].move([client.pk], denis.pk, by, ChangeSet.objects.latest("pk"))
    assert Quote.objects.get(pk=waiting.pk).salesperson == denis
    assert Quote.objects.get(pk=signed.pk).salesperson == bob


def test_a_quote_that_waits_forbids_an_erasure_and_an_accepted_one_is_kept_ten_years() -> None:
    quote = sent()
    assert any("attend une réponse" in reason for reason in erasure.objections(quote.client))
    done = accepted(quote=quote)
    assert not any("attend une réponse" in reason for reason in erasure.objections(quote.client))
    (kept,) = [one for one in erasure.copies(quote.client) if "Devis" in one.what]
    assert done.decided_on and kept.until == date(done.decided_on.year + 10, 12, 31)


def test_a_client_with_a_quote_is_not_deleted() -> None:
    quote = draft()
    with pytest.raises(Refused, match="devis"):
        Client.bin([quote.client_id], by=acting(cast.alice()))


def test_the_dossier_tells_the_quotes_of_the_period_and_amounts_to_who_sees_them() -> None:
    quote = sent()
    (block,) = dossier(quote.client, Period(), cast.alice())
    assert block.rows[0][1] == quote.number and "€" in block.rows[0][4]
    (block,) = dossier(quote.client, Period(), cast.tom())
    assert block.rows[0][4] == ""
    assert dossier(quote.client, Period(until=date(2000, 1, 1)), cast.alice()) == []
