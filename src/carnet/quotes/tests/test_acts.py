"""The life of a quote: its acts, its lines in the timeline, the status of the client."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from carnet.accounts.actor import system
from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, client_of
from carnet.company.models import Options, Visibility
from carnet.files.tests import samples
from carnet.kernel.errors import Forbidden, Refused
from carnet.quotes.models import Acceptance, Quote
from carnet.quotes.tests.helpers import LINES, SHUTTER, WINDOW, accepted, draft, sent, values
from carnet.sales.actions import OBJECTIONS, Objection
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
BY_DIRECTION = acting


def status(quote: Quote) -> str:
    return Client.objects.get(pk=quote.client_id).status


def codes(quote: Quote) -> list[str]:
    events = Client.objects.get(pk=quote.client_id).events.order_by("pk").values_list("code", flat=True)
    return [code for code in events if code != "client.created"]


def test_a_draft_has_its_lines_and_its_totals_but_no_number() -> None:
    quote = draft()
    assert quote.number is None and quote.state == "draft"
    assert quote.plain_lines() == LINES
    assert quote.total_excl == Decimal("1568.00") and quote.total_incl == Decimal("1724.80")
    assert quote.deposit_percent == 30  # the habit of the firm


def test_a_draft_is_written_again_and_the_second_tab_is_told() -> None:
    quote = draft()
    again = quote.revise(values(subject="Trois fenêtres"), [WINDOW], by=acting(cast.alice()), version=quote.version)
    assert (again.subject, again.total_excl) == ("Trois fenêtres", WINDOW.net)
    with pytest.raises(Refused, match="enregistré"):
        quote.revise(values(), LINES, by=acting(cast.alice()), version=quote.version)


def test_sending_gives_the_number_freezes_the_parties_and_counts_the_validity() -> None:
    with time_machine.travel("2026-03-02 10:00"):
        quote = sent(valid_days=45)
    assert quote.number == "DV-2026-0001"
    assert quote.valid_until == date(2026, 4, 16)
    Client.change({quote.client_id: {"name": "Durand"}}, by=acting(cast.alice()))
    assert Quote.objects.get(pk=quote.pk).party.name == "Mme Sophie MARTIN"
    assert codes(quote)[0] == "quote.sent"


def test_nothing_is_sent_empty_nor_without_the_place_of_signature() -> None:
    with pytest.raises(Refused, match="vide"):
        draft(lines=[]).send(by=acting(cast.alice()))
    with pytest.raises(Refused, match="où le client signera"):
        draft(client=client_of(cast.alice(), {"kind": "company", "name": "Sté Duval"}), signed_at="").send(
            by=acting(cast.alice())
        )
    assert not Quote.objects.exclude(number=None).exists()


def test_a_sent_quote_does_not_change_any_more() -> None:
    quote = sent()
    with pytest.raises(Refused, match="nouvelle version"):
        quote.revise(values(), [], by=acting(cast.alice()))
    with pytest.raises(Refused, match="ne se supprime pas"):
        quote.discard(by=acting(cast.alice()))


def test_the_first_accepted_quote_makes_a_client_and_its_cancellation_a_prospect_again() -> None:
    quote = sent()
    assert status(quote) == "prospect"
    accepted(quote=quote)
    assert status(quote) == "client"
    cancelled = quote.cancel_acceptance(by=acting(cast.alice()), because="Erreur de dossier")
    assert cancelled.state == "sent" and status(quote) == "prospect"
    assert codes(quote) == [
        "quote.sent", "quote.accepted", "client.converted", "quote.acceptance_cancelled", "client.reverted",
    ]  # fmt: skip
    assert Acceptance.objects.get().cancelled_because == "Erreur de dossier"


def test_another_accepted_quote_keeps_them_a_client() -> None:
    first = accepted()
    second = accepted(quote=sent(client=first.client))
    second.cancel_acceptance(by=acting(cast.alice()), because="Doublon")
    assert status(first) == "client"


def test_who_was_made_a_client_by_hand_stays_one() -> None:
    quote = sent()
    Client.convert([quote.client_id], by=acting(cast.alice()), cause={"text": "déjà client"})
    accepted(quote=quote).cancel_acceptance(by=acting(cast.alice()), because="Erreur")
    assert status(quote) == "client"


def test_two_tabs_accept_one_quote_one_wins_and_the_other_is_told() -> None:
    quote = sent()
    accepted(quote=quote)
    with pytest.raises(Refused, match="déjà accepté par Sophie Martin"):
        accepted(quote=quote)
    assert Acceptance.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Acceptance.objects.create(quote=quote, means="paper", name="X", day=date.today(), recorded_at=quote.sent_at)


def test_options_chosen_are_counted_once_accepted_and_forgotten_when_cancelled() -> None:
    quote = accepted(chosen=[3])
    assert quote.total_excl == Decimal("1568.00") + SHUTTER.net
    assert quote.agreed_totals().incl == quote.total_incl
    assert quote.cancel_acceptance(by=acting(cast.alice()), because="Erreur").total_excl == Decimal("1568.00")


def test_paper_and_mail_want_their_proof_which_joins_the_files_of_the_client() -> None:
    quote = sent()
    with pytest.raises(Refused, match="preuve"):
        accepted(quote=quote, means="paper")
    scan = SimpleUploadedFile("signe.jpg", samples.photo(size=(320, 240)))
    done = accepted(quote=quote, means="paper", proof=scan)
    assert done.acceptance and done.acceptance.proof and done.acceptance.proof.kind == "signed"
    assert quote.client.attachments.get().file == done.acceptance.proof


@pytest.mark.parametrize(
    "drawing", ["", "M1 2", 'M10 20L14 28" onload=x', "L10 20L14 28L30 60L52 41", "M10 2000L14 28L30 60"]
)
def test_a_signature_that_is_no_path_of_ours_is_refused(drawing: str) -> None:
    with pytest.raises(Refused, match=r"[Ss]ign"):
        accepted(drawing=drawing)
    assert not Acceptance.objects.exists()


def test_a_name_typed_on_the_screen_is_enough_for_who_cannot_draw() -> None:
    assert accepted(means="typed", drawing="").is_accepted


def test_an_expired_quote_is_refused_unless_it_was_signed_in_time() -> None:
    with time_machine.travel("2026-03-02 10:00"):
        quote = sent(valid_days=10)
    with time_machine.travel("2026-03-20 10:00"):
        quote.expire(by=system())
        with pytest.raises(Refused, match="a expiré le 12/03/2026"):
            accepted(quote=quote)
        assert accepted(quote=quote, day=date(2026, 3, 11)).is_accepted


def test_the_day_of_acceptance_is_neither_in_the_future_nor_before_the_quote() -> None:
    quote = sent()
    for day, said in ((quote.date + timedelta(days=1), "avenir"), (quote.date - timedelta(days=1), "antérieure")):
        with pytest.raises(Refused, match=said):
            accepted(quote=quote, day=day)


def test_an_expired_quote_waits_again_once_it_is_prolonged() -> None:
    with time_machine.travel("2026-03-02 10:00"):
        quote = sent(valid_days=10)
    with time_machine.travel("2026-03-20 10:00"):
        quote.expire(by=system())
        until = date(2026, 4, 10)
        assert quote.prolong(until, by=acting(cast.alice())).state == "sent"
        assert accepted(quote=quote).is_accepted


def test_a_refusal_says_why_and_can_be_reopened() -> None:
    quote = sent()
    with pytest.raises(Refused, match="pourquoi"):
        quote.refuse(by=acting(cast.alice()), reason="parce que")
    refused = quote.refuse(by=acting(cast.alice()), reason="price", note="10 % de moins ailleurs")
    assert (refused.state, refused.decided_on) == ("refused", date.today())
    with pytest.raises(Refused, match="refusé"):
        accepted(quote=quote)


def test_a_new_version_replaces_the_older_one_once_it_is_sent() -> None:
    older = sent()
    newer = older.new_version(by=acting(cast.alice()))
    assert newer.pk == older.new_version(by=acting(cast.alice())).pk  # the one that is begun
    assert newer.plain_lines() == LINES and Quote.objects.get(pk=older.pk).state == "sent"
    assert newer.send(by=acting(cast.alice())).number == "DV-2026-0002".replace("2026", str(date.today().year))
    assert Quote.objects.get(pk=older.pk).state == "superseded"
    assert codes(older) == ["quote.sent", "quote.revised"]
    with pytest.raises(Refused, match="version plus récente"):
        accepted(quote=older)


def test_a_version_cannot_replace_what_was_accepted_meanwhile() -> None:
    older = sent()
    newer = older.new_version(by=acting(cast.alice()))
    accepted(quote=older)
    with pytest.raises(Refused, match="accepté entre-temps"):
        newer.send(by=acting(cast.alice()))
    assert Quote.objects.get(pk=newer.pk).number is None


def test_an_order_from_the_quote_forbids_to_cancel_its_acceptance() -> None:
    quote = accepted()
    objection = Objection("trial.from_quote", "quote", "cancel_acceptance", lambda document: "Une commande en vient.")
    with OBJECTIONS.temporarily(objection), pytest.raises(Refused, match="commande"):
        quote.cancel_acceptance(by=acting(cast.alice()), because="Erreur")


def test_a_duplicate_is_a_draft_of_today_for_the_same_client() -> None:
    copy = accepted().duplicate(by=acting(cast.alice()))
    assert copy.is_draft and copy.plain_lines() == LINES and copy.replaces_id is None


def test_a_salesperson_acts_on_their_own_portfolio_alone() -> None:
    Options.change(by=acting(cast.alice()), portfolio_visibility=Visibility.OWN)
    client = client_of(cast.alice())
    Client.change({client.pk: {"salesperson": cast.bob().pk}}, by=acting(cast.alice()))
    quote = sent(client=client)
    assert quote.salesperson == cast.bob()
    with pytest.raises(Forbidden):
        quote.refuse(by=acting(cast.denis()), reason="price")
    assert not Quote.objects.visible_to(cast.denis()).exists()
    assert quote.refuse(by=acting(cast.bob()), reason="price").state == "refused"


@pytest.mark.parametrize("person", [cast.tom, cast.ines])
def test_neither_the_technician_nor_the_accountant_writes_or_accepts(person: object) -> None:
    quote = sent()
    by = acting(person())  # type: ignore[operator]
    for act in (lambda: quote.duplicate(by=by), lambda: accepted(person(), quote), lambda: quote.send(by=by)):  # type: ignore[operator]
        with pytest.raises(Forbidden):
            act()


def test_an_inactive_client_has_no_new_quote_and_accepts_none() -> None:
    quote = sent()
    other = draft(client=quote.client)
    Client.deactivate([quote.client_id], reason="moved", by=acting(cast.alice()))
    for act in (
        lambda: draft(client=quote.client),
        lambda: other.send(by=acting(cast.alice())),
        lambda: accepted(quote=quote),
    ):
        with pytest.raises(Refused, match="désactivé"):
            act()


def test_what_a_column_cannot_hold_is_refused_with_a_sentence() -> None:
    client = client_of(cast.alice())
    for wrong in ({"subject": "x" * 201}, {"valid_days": 0}, {"allowance_percent": Decimal(101)}, {"nature": "x"}):
        with pytest.raises(Refused):
            draft(client=client, **wrong)
    assert not Quote.objects.exists()
