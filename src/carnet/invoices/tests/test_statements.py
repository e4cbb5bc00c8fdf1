"""The statement of account by mail: proposed with its words, drawn as it leaves, told in the timeline."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from carnet.clients.models import Event
from carnet.clients.tests.helpers import signed_in
from carnet.files.models import File
from carnet.invoices import mailing_statements
from carnet.invoices.tests.making import issued, paid, sophie
from carnet.mail.models import Message
from tests import cast

pytestmark = pytest.mark.django_db
TYPED = {"to": "sophie@abgrall.example", "subject": "Votre compte", "body": "Bonjour"}


@pytest.fixture(autouse=True)
def _demonstration(settings: Any) -> None:
    settings.CARNET_DEMO = True  # the message stays in the outbox


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_statement_leaves_by_mail_as_it_stands_and_its_fate_is_told() -> None:
    invoice, browser = issued(sophie(emails=[{"address": "sophie@abgrall.example"}])), signed_in(cast.chloe())
    paid(invoice, "330")
    account = f"/factures/comptes/{invoice.client_id}/"
    assert f'href="{account}envoyer/"' in text_of(browser.get(account))
    shown = text_of(browser.get(f"{account}envoyer/"))
    today = timezone.localdate()
    assert "sophie@abgrall.example" in shown and "3\u202f000,00\u00a0€ à régler" in shown
    assert f"Relevé de compte au {today:%d-%m-%Y}.pdf" in shown and not File.objects.exists()
    assert browser.post(f"{account}envoyer/", TYPED)["Location"] == account
    message = Message.objects.get()
    (attached,) = message.attachments.select_related("file")
    answer: Any = browser.get(f"/messages/{message.pk}/pieces/{attached.pk}/")
    assert b"".join(answer.streaming_content)[:5] == b"%PDF-" and attached.file.kind
    message.sent_at = timezone.now()
    mailing_statements.SUBJECT.told(message)
    message.sent_at, message.why = None, "Boîte pleine"
    mailing_statements.SUBJECT.told(message)
    codes = Event.objects.filter(client=invoice.client_id).order_by("pk").values_list("code", flat=True)
    assert list(codes)[-2:] == ["invoice.statement_mailed", "invoice.statement_not_mailed"]
    page = text_of(browser.get(f"/clients/{invoice.client_id}/"))
    assert "Relevé de compte envoyé par e-mail" in page and "Boîte pleine" in page
    assert "Votre compte" in text_of(browser.get(account))


def test_its_period_is_that_of_the_screen_and_an_empty_account_is_refused() -> None:
    invoice, browser = issued(), signed_in(cast.chloe())
    account = f"/factures/comptes/{invoice.client_id}/"
    assert "Relevé de compte du 01/01/2020 au" in text_of(browser.get(f"{account}envoyer/?depuis=01/01/2020"))
    assert browser.post(f"{account}envoyer/?depuis=01/01/2020", TYPED)["Location"] == f"{account}?depuis=01/01/2020"
    nobody = sophie(name="Le Goff", first_name="Yann")
    refused = browser.get(f"/factures/comptes/{nobody.pk}/envoyer/", follow=True)
    assert "aucune écriture à envoyer" in text_of(refused)


def test_without_an_address_it_does_not_leave_and_says_what_to_do() -> None:
    invoice, browser = issued(), signed_in(cast.chloe())
    address = f"/factures/comptes/{invoice.client_id}/envoyer/"
    assert "Sa fiche ne donne pas d’adresse e-mail" in text_of(browser.get(address))
    for to, sentence in (("", "Sans adresse, le message ne peut pas partir"), ("sophie@", "adresse")):
        answer = browser.post(address, TYPED | {"to": to})
        assert answer.status_code == 422 and sentence in text_of(answer) and "Votre compte" in text_of(answer)
    assert not Message.objects.exists() and not File.objects.exists()


def test_who_sees_no_amount_sends_none() -> None:
    invoice = issued()
    assert signed_in(cast.tom()).get(f"/factures/comptes/{invoice.client_id}/envoyer/").status_code == 403


@pytest.mark.parametrize(
    ("owed", "late", "sentence"),
    [
        ("1200", "300", "Il reste 1\u202f200,00\u00a0€ à régler, dont 300,00\u00a0€ échus."),
        ("1200", "1200", "Il reste 1\u202f200,00\u00a0€ à régler, échus."),
        ("1200", "0", "Il reste 1\u202f200,00\u00a0€ à régler."),
        ("0", "0", "Tout est réglé."),
        ("-50", "0", "Il présente 50,00\u00a0€ en votre faveur."),
    ],
)
def test_where_the_account_stands_is_a_sentence(owed: str, late: str, sentence: str) -> None:
    assert mailing_statements.said(Decimal(owed), Decimal(late)) == sentence
