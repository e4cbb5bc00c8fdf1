"""The demonstration built once, then looked at."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from carnet import matching
from carnet.accounts.models import User
from carnet.clients import lookalikes, transferring
from carnet.clients.models import Transfer
from carnet.clients.models.attachments import Attachment
from carnet.clients.models.client import Client, InactiveReason
from carnet.clients.models.derived import Distinct, MatchProfile
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.models.parts import Address, Contact, Email, Phone
from carnet.company.models import Company
from carnet.demo.build import build
from carnet.demo.drawing import DRAWN
from carnet.duplicates.models import Suspicion
from carnet.files import store
from carnet.invoices.models import Invoice, Payment, Reminder
from carnet.jobs.models import Job
from carnet.kernel.errors import Refused
from carnet.kernel.text import digits
from carnet.quotes.models import Quote
from carnet.upkeep.checks import CHECKS

pytestmark = pytest.mark.django_db
FICTION = re.compile(r"(06 39 98|02 61 91|01 99 00) \d\d \d\d")


@pytest.fixture(scope="module", autouse=True)
def progress(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[str]]:
    lines: list[str] = []
    with django_db_blocker.unblock(), transaction.atomic():
        build(progress=lines.append)
        yield lines
        transaction.set_rollback(True)


def test_tells_how_far_it_is(progress: list[str]) -> None:
    assert len(progress) >= 5
    assert progress[-1] == f"Démonstration prête : {Client.objects.count()} clients."


def test_a_firm_of_eight_at_cholet_and_one_who_retired() -> None:
    assert Company.current().city == "Cholet"
    assert Counter(User.objects.active().values_list("role", flat=True)) == {
        "direction": 1, "secretary": 1, "salesperson": 3, "technician": 2, "accountant": 1,
    }  # fmt: skip
    assert [user.has_usable_password() for user in User.objects.all()] == [False] * 9
    assert not Client.objects.filter(salesperson__is_active=False).exists()


def test_about_350_clients_of_every_kind() -> None:
    kinds = Counter(Client.objects.values_list("kind", flat=True))
    assert 330 <= kinds.total() <= 380
    assert 0.55 < kinds["person"] / kinds.total() < 0.65
    assert all(kinds[kind] >= 15 for kind in ("company", "public", "condominium", "association"))
    assert 40 < Client.objects.filter(status="prospect", inactive_reason="").count() < 110


def test_some_190_quotes_of_every_state_and_each_accepted_one_made_a_client() -> None:
    states = Counter(Quote.objects.values_list("state", flat=True))
    assert 170 <= states.total() <= 210
    assert states["sent"] >= 8 and states["draft"] >= 3 and states["superseded"] >= 5
    assert states["refused"] >= 8 and states["expired"] >= 8
    assert not Quote.objects.accepted().exclude(client__status="client").exists()
    numbers = list(Quote.objects.exclude(number=None).order_by("sent_at").values_list("number", flat=True))
    assert numbers == sorted(numbers)  # in the order of the years, then without a gap


def test_some_140_invoices_late_disputed_given_back_and_a_journal_that_holds() -> None:
    issued = Invoice.objects.issued()
    assert 125 <= issued.count() <= 150 and Invoice.objects.drafts().exists()
    assert {one.type for one in issued} == {"invoice", "deposit", "final", "credit_note"}
    assert issued.overdue().filter(paused_at=None).exists() and issued.overdue().exclude(paused_at=None).exists()
    assert Payment.objects.exclude(cancels=None).exists() and Reminder.objects.filter(level=2).exists()
    for check in CHECKS:
        assert not check.code.startswith("invoices.") or check.run(False) == [], check.title


def test_the_history_is_rich_and_one_is_very_long() -> None:
    lines = Counter(Event.objects.values_list("code", flat=True))
    assert 1200 < sum(count for code, count in lines.items() if code.startswith("exchange.")) < 2000
    assert lines["client.converted"] > 100 and lines["client.changed"] > 60 and lines["client.reassigned"] > 40
    assert lines["client.undone"] == 1 and lines["duplicate.dismissed"] == 2 and lines["duplicate.forced"] == 5
    assert max(Counter(Event.objects.values_list("client_id", flat=True)).values()) >= 80


def test_every_reason_to_put_a_record_away_is_there() -> None:
    away = Counter(Client.objects.exclude(inactive_reason="").values_list("inactive_reason", flat=True))
    assert set(away) == set(InactiveReason.values)
    assert away.total() >= 12
    assert Client.objects.filter(inactive_reason="duplicate", replaced_by=None).count() == 0
    forgotten = Client.objects.get(inactive_reason="erasure")
    assert 14 <= (forgotten.erasure_due - timezone.localdate()).days <= 22


def test_nothing_happens_after_now_and_histories_are_in_order() -> None:
    now = timezone.now()
    assert not ChangeSet.objects.filter(at__gt=now).exists()
    last: dict[int, object] = {}
    for client_id, at in Event.objects.order_by("pk").values_list("client_id", "at"):
        assert client_id not in last or last[client_id] <= at
        last[client_id] = at
    assert (now - Event.objects.earliest("at").at).days > 3.9 * 365
    assert (now - Event.objects.latest("at").at).days < 6


def test_addresses_are_of_true_communes() -> None:
    abroad = Address.objects.exclude(country="")
    assert list(abroad.values_list("country", flat=True)) == ["Belgique"]
    assert not Address.objects.filter(country="", insee="").exists()
    assert Address.objects.filter(city__icontains="cedex").count() == 1
    assert set(Client.objects.values_list("department", flat=True)) >= {"49", "85", "79", "44", "75", ""}


def test_telephones_mails_and_company_numbers_belong_to_nobody() -> None:
    phones = [
        *Phone.objects.values_list("number", flat=True),
        *Contact.objects.exclude(phone="").values_list("phone", flat=True),
    ]
    assert [number for number in [*phones, Company.current().phone] if not FICTION.fullmatch(number)] == []
    mails = [
        *Email.objects.values_list("address", flat=True),
        *Contact.objects.exclude(email="").values_list("email", flat=True),
    ]
    mails += User.objects.values_list("email", flat=True)
    assert [mail for mail in mails if not re.fullmatch(r"[a-z0-9.@-]+\.example", mail)] == []
    assert [
        site
        for site in Client.objects.exclude(website="").values_list("website", flat=True)
        if not site.endswith(".example")
    ] == []
    for siren, siret, vat in Client.objects.values_list("siren", "siret", "vat_number"):
        assert all(number.startswith("000") for number in (siren, siret) if number)
        assert not vat or digits(vat)[2:].startswith("000")


def test_nothing_said_in_a_history_could_be_dialled() -> None:
    said = " ".join(str(data) for data in Event.objects.values_list("data", flat=True))
    for number in re.findall(r"(?<!\d)0[1-9](?:[ .]?\d\d){4}(?!\d)", said):
        assert FICTION.fullmatch(number)


def test_only_those_told_apart_or_to_review_look_like_one_client() -> None:
    profiles = [
        (pk, matching.Prepared.loads(data)) for pk, data in MatchProfile.objects.values_list("client_id", "data")
    ]
    apart = set(Distinct.objects.values_list("first_id", "second_id"))
    replaced = set(Client.objects.exclude(replaced_by=None).values_list("pk", flat=True))
    found = lookalikes.find_many([known for _, known in profiles], threshold=matching.REVIEW)
    names = {client.pk: str(client) for client in Client.objects.all()}
    pairs = {
        tuple(sorted((pk, one.client_id)))
        for (pk, _), alike in zip(profiles, found, strict=True)
        for one in alike
        if one.client_id != pk and not {pk, one.client_id} & replaced
    }
    # Two people entered twice by distraction wait for somebody to say.
    waiting = set(Suspicion.objects.waiting().values_list("first_id", "second_id"))
    assert {(names[a], names[b]) for a, b in pairs - apart - waiting} == set() and len(waiting) == 2
    assert len(pairs & apart) >= 3


def test_a_base_with_data_is_refused() -> None:
    before = Client.objects.count()
    with pytest.raises(Refused, match="base vide"):
        build()
    assert Client.objects.count() == before


def test_the_stories_of_today_are_told_to_their_end() -> None:
    said = list(Event.objects.filter(code__startswith="exchange.").values_list("data__text", flat=True))
    for end in (
        "ajouter un volet roulant",
        "attestation pour l’assurance",
        "contents de nous retrouver",
        "On reste au comptant",
    ):
        assert [text for text in said if end in text], end
    assert Client.objects.get(name="Delaunière").city == "Cholet"
    assert Client.objects.get(partner_name="Jaudonnet").name == "Thibaudet-Roy"


def test_files_of_every_nature_lie_on_some_clients_small_and_whole() -> None:
    files = [attachment.file for attachment in Attachment.objects.present().select_related("file")]
    assert {file.kind for file in files} >= {"plan", "photo", "signed", "bank"}
    assert {file.name for file in files} == set(DRAWN)
    assert sum(file.size for file in files) < 600_000
    assert all(store.path_of(file.key).exists() for file in files)


def test_portfolios_changed_hands_and_one_will() -> None:
    done, planned = Transfer.objects.order_by("pk")
    assert done.state == "done" and done.lines.count() > 20
    assert planned.state == "planned" and planned.returns_on and planned.starts_on > timezone.localdate()
    assert transferring.moves_of(planned)
    assert not Job.objects.exclude(state="done").exists()
