"""Transfers of portfolio: previewed, shared, planned, given back, undone; who may; each client once."""

import json
import re
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.test import Client as Browser
from django.utils import timezone
from pypdf import PdfReader

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients import handing, transferring
from carnet.clients.listing import Criteria
from carnet.clients.models import ChangeSet, Client, Handover, Transfer
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.portfolio import Transfer as Follower
from carnet.clients.tests.helpers import acting, signed_in
from carnet.clients.transferring import Asked, Shares
from carnet.company.models import Options
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from carnet.kernel.errors import Forbidden, Refused
from tests import cast
from tests.digest import database_digest

pytestmark = pytest.mark.django_db
NEW = "/clients/portefeuilles/nouveau/"
TOWNS = (("49300", "Cholet"), ("49120", "Chemillé-en-Anjou"), ("44000", "Nantes"))


def held_by(user: User | None, count: int, start: int = 0) -> list[int]:
    drafts = [
        {
            "kind": "company",
            "name": f"Atelier {n:04d}",
            "siren": f"000{n:06d}",
            "salesperson": user.pk if user else None,
            "status": "client" if n % 2 else "prospect",
            "phones": [{"number": f"02 61 91 {n // 100:02} {n % 100:02}"}],
            "addresses": [
                {"role": "main", "street": f"{n} rue Haute", "postcode": TOWNS[n % 3][0], "city": TOWNS[n % 3][1]}
            ],
        }
        for n in range(start, start + count)
    ]
    made = Client.create(drafts, by=acting(cast.alice()), reasons=dict.fromkeys(range(count), "deux ateliers"))
    assert all(outcome.client_id for outcome in made)
    return [outcome.client_id or 0 for outcome in made]


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def asked(criteria: Criteria, shares: Shares, **more: Any) -> Asked:
    return Asked("Portefeuille", criteria, shares, **{"starts_on": today(), **more})


def whole(user: User, heir: User, **more: Any) -> Asked:
    return asked(transferring.portfolio(user.pk), Shares(heir.pk), **more)


def work() -> Job:
    job = Job.objects.claim("quick")
    assert job
    execute(job)
    return job


def ordered(what: Asked, by: User | None = None) -> Transfer:
    transfer = Transfer.order(what, by=acting(by or cast.alice()))
    if Job.objects.filter(state=State.WAITING).exists():
        work()
    transfer.refresh_from_db()
    return transfer


def owned_by(user: User) -> set[int]:
    return set(Client.objects.filter(salesperson=user).values_list("pk", flat=True))


def posted(user: User, heir: User | None = None, **more: Any) -> dict[str, Any]:
    """What the screens post for a whole portfolio."""
    data = {"commercial": user.pk, "etat": "tous", "tous": "1", "mode": "un", "salesperson": heir.pk if heir else ""}
    return data | {"starts_on": f"{today():%d/%m/%Y}", "returns_on": "", "reason": "Départ", "etape": "verifier"} | more


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1].replace("&quot;", '"')


def previewed(browser: Browser, data: dict[str, Any]) -> dict[str, Any]:
    page = read(browser.post(NEW, data))
    return data | {"etape": "faire", "vu": hidden(page, "vu")}


def read(answer: Any) -> str:
    """The page, its spaces plain."""
    return str(answer.content.decode()).replace("\u00a0", " ")


# The screens


def test_the_preview_counts_by_person_and_status_and_writes_nothing() -> None:
    held_by(cast.bob(), 5)
    browser, _ = signed_in(cast.alice()), cast.denis()
    before = database_digest()
    with TRANSFERS.temporarily(Follower("hives", "Ruches à suivre", len, lambda *args: None)):
        answer = browser.post(NEW, posted(cast.bob(), cast.denis(), follows="hives"))
    page = read(answer)
    receipt = answer.context["preview"].receipts[0]
    assert (receipt.user, receipt.count, receipt.clients, receipt.prospects) == (cast.denis(), 5, 2, 3)
    assert "5 clients changent" in page and "Ruches à suivre : 5" in page
    assert database_digest() == before


def test_a_confirmed_transfer_is_a_job_told_on_each_timeline() -> None:
    ids = held_by(cast.bob(), 4)
    browser = signed_in(cast.alice())
    answer = browser.post(NEW, previewed(browser, posted(cast.bob(), cast.denis())))
    transfer = Transfer.objects.get()
    assert answer["Location"] == f"/clients/portefeuilles/{transfer.pk}/"
    work()
    assert owned_by(cast.denis()) == set(ids)
    page = read(browser.get(f"/clients/{ids[0]}/"))
    assert "Confié à Denis Oger" in page and f"Transfert de portefeuille du {today():%d/%m/%Y} : Départ" in page
    assert "4 clients confiés" in read(browser.get(answer["Location"]))


def test_what_was_typed_survives_every_step_without_a_script() -> None:
    held_by(cast.bob(), 3)
    browser = signed_in(cast.alice())
    data = posted(cast.bob(), mode="plusieurs", reason="Congé de Bob")
    share = read(browser.post(NEW, data))
    assert "Chemillé-en-Anjou" in share and "Atelier 0001" in share and hidden(share, "reason") == "Congé de Bob"
    data |= {"reste": cast.denis().pk, "c:44|Nantes": "0"}
    preview = read(browser.post(NEW, data))
    assert "2 clients changent" in preview
    kept = {"partage": hidden(preview, "partage")}
    again = browser.post(NEW, posted(cast.bob(), mode="plusieurs", etape="modifier") | kept)
    assert json.loads(hidden(read(again), "partage"))["rest"] == cast.denis().pk
    back = browser.post(NEW, posted(cast.bob(), mode="plusieurs", etape="partager") | kept).content.decode()
    assert f'<option value="{cast.denis().pk}" selected>' in back


def test_a_portfolio_is_shared_by_commune_and_client_by_client() -> None:
    ids = held_by(cast.bob(), 6)
    browser = signed_in(cast.alice())
    data = posted(cast.bob(), mode="plusieurs") | {
        "reste": cast.denis().pk,
        "c:44|Nantes": cast.alice().pk,
        f"k:{ids[0]}": "0",
    }
    browser.post(NEW, previewed(browser, data))
    work()
    nantes = {pk for n, pk in enumerate(ids) if n % 3 == 2}
    assert owned_by(cast.alice()) == nantes
    assert owned_by(cast.bob()) == {ids[0]}
    assert owned_by(cast.denis()) == set(ids) - nantes - {ids[0]}


def test_a_selection_and_a_filtered_list_are_carried_from_the_list() -> None:
    ids = held_by(cast.bob(), 6)
    browser = signed_in(cast.alice())
    assert "2 clients choisis" in read(browser.post(NEW, {"client": ids[:2]}))
    assert "3 clients" in read(browser.post(NEW, {"tous": "1", "statut": "client"}))
    assert "Atelier 0000" in read(browser.get(f"{NEW}?choisis={ids[0]}"))
    assert browser.post(NEW, {"statut": "client"})["Location"] == "/clients/portefeuilles/"


def test_the_same_person_as_source_and_target_is_told() -> None:
    held_by(cast.bob(), 2)
    answer = signed_in(cast.alice()).post(NEW, posted(cast.bob(), cast.bob()))
    assert answer.status_code == 422 and "Bob Fradet est déjà le commercial" in read(answer)
    ids = held_by(cast.denis(), 1, start=10)
    data = posted(cast.denis(), cast.denis(), choisis=str(ids[0]))
    del data["tous"], data["commercial"]
    assert "personne ne change" in read(signed_in(cast.alice()).post(NEW, data))


def test_a_closed_account_receives_nothing() -> None:
    held_by(cast.bob(), 2)
    cast.denis().close(by=acting(cast.alice()))
    browser = signed_in(cast.alice())
    answer = browser.post(NEW, posted(cast.bob(), cast.denis()))
    assert answer.status_code == 422 and "Ce compte est fermé" in read(answer)
    answer = browser.post(NEW, posted(cast.bob(), mode="plusieurs") | {"reste": cast.denis().pk})
    assert answer.status_code == 422 and "Le compte de Denis Oger est fermé" in read(answer)


def test_an_empty_portfolio_says_so_and_who_took_it() -> None:
    held_by(cast.bob(), 2)
    ordered(whole(cast.bob(), cast.denis()))
    page = read(signed_in(cast.alice()).get(f"{NEW}?commercial={cast.bob().pk}&etat=tous"))
    assert "Ce portefeuille est vide" in page and "Alice Martineau a transféré les clients de Bob Fradet" in page


def test_the_second_of_two_people_is_told_what_moved() -> None:
    ids = held_by(cast.bob(), 4)
    alice = signed_in(cast.alice())
    data = previewed(alice, posted(cast.bob(), cast.denis()))
    Client.reassign(ids[:3], cast.alice().pk, by=acting(cast.alice()))
    answer = alice.post(NEW, data)
    page = read(answer)
    assert answer.status_code == 422 and "3 clients confiés à Alice Martineau par Alice Martineau" in page
    assert "1 client change" in page and not Transfer.objects.exists()


def test_two_confirmed_at_once_give_each_client_once() -> None:
    ids = held_by(cast.bob(), 30)
    first = Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    second = Transfer.order(whole(cast.bob(), cast.alice()), by=acting(cast.alice()))
    work(), work()
    assert owned_by(cast.denis()) == set(ids)
    assert set(first.lines.values_list("state", flat=True)) == {"given"}
    assert set(second.lines.values_list("state", "note")) == {("left", "confié entre-temps à Denis Oger")}
    assert "30 laissés" in second.job.__class__.objects.get(pk=second.job.pk).message  # type: ignore[union-attr]
    assert all(Client.objects.get(pk=pk).events.count() == 2 for pk in ids[:3])


# Planned, cancelled, returned


def test_a_planned_transfer_waits_for_its_morning_and_takes_who_is_there_then() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), starts_on=today(3)))
    assert transfer.state == "planned" and not transfer.lines.exists() and not Job.objects.exists()
    handing.carry_out()
    assert not Job.objects.exists()
    held_by(cast.bob(), 1, start=10)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        handing.carry_out()
        handing.carry_out()
        assert Job.objects.count() == 1
        work()
    assert len(owned_by(cast.denis())) == 3
    transfer.refresh_from_db()
    assert transfer.state == "done"


def test_a_planned_transfer_is_cancelled_until_its_day() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), starts_on=today(3)))
    browser = signed_in(cast.alice())
    browser.post(f"/clients/portefeuilles/{transfer.pk}/annuler/")
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        handing.carry_out()
    assert not Job.objects.exists() and len(owned_by(cast.bob())) == 2
    with pytest.raises(Refused):
        transfer.cancel(by=acting(cast.alice()))


def test_a_plan_whose_author_may_no_longer_or_whose_target_left_is_refused_on_its_day() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    held_by(cast.bob(), 2)
    mine = ordered(whole(cast.bob(), cast.denis(), starts_on=today(1)), by=cast.chloe())
    other = ordered(whole(cast.bob(), cast.denis(), starts_on=today(1)))
    Options.change(by=acting(cast.alice()), reassign_roles=[])
    cast.denis().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        handing.carry_out()
    for transfer in (mine, other):
        transfer.refresh_from_db()
        assert transfer.state == "refused" and transfer.said
    assert len(owned_by(cast.bob())) == 2


def test_a_replacement_gives_back_what_was_given_and_not_touched_since() -> None:
    ids = held_by(cast.bob(), 4)
    own = held_by(cast.denis(), 1, start=10)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(15)))
    alice = acting(cast.alice())
    Client.change({ids[0]: {"notes": "Rappelé"}}, by=alice)
    Client.reassign([ids[1]], cast.alice().pk, by=alice)
    # Given away and back again: somebody decided that Denis keeps this one.
    Client.reassign([ids[2]], cast.alice().pk, by=alice)
    Client.reassign([ids[2]], cast.denis().pk, by=alice)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        handing.carry_out()
        work()
    assert owned_by(cast.bob()) == {ids[0], ids[3]}
    assert owned_by(cast.denis()) == {ids[2], *own}
    transfer.refresh_from_db()
    assert transfer.state == "returned"
    page = read(signed_in(cast.alice()).get(f"/clients/portefeuilles/{transfer.pk}/"))
    assert "confié depuis à Alice Martineau" in page and "Atelier 0001" in page


def test_a_promised_return_is_done_even_when_its_author_left() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    ids = held_by(cast.bob(), 2)
    ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)), by=cast.chloe())
    cast.chloe().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        handing.carry_out()
        work()
    assert owned_by(cast.bob()) == set(ids)
    assert ChangeSet.objects.latest("pk").user is None


def test_a_return_to_a_closed_account_keeps_the_clients_and_says_so() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)))
    cast.bob().close(by=acting(cast.alice()))
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        handing.carry_out()
        work()
    assert len(owned_by(cast.denis())) == 2
    assert set(transfer.lines.values_list("note", flat=True)) == {"le compte de Bob Fradet est fermé"}


def test_the_return_can_be_given_up() -> None:
    held_by(cast.bob(), 2)
    transfer = ordered(whole(cast.bob(), cast.denis(), returns_on=today(5)))
    signed_in(cast.alice()).post(f"/clients/portefeuilles/{transfer.pk}/garder/")
    with time_machine.travel(timezone.now() + timedelta(days=6), tick=False):
        handing.carry_out()
    assert len(owned_by(cast.denis())) == 2 and Job.objects.count() == 1


# Undone


def test_undo_puts_everything_back_minus_what_was_touched_listed() -> None:
    ids = held_by(cast.bob(), 60)
    transfer = ordered(whole(cast.bob(), cast.denis()))
    Client.reassign([ids[7]], cast.alice().pk, by=acting(cast.alice()))
    Client.bin([ids[8]], by=acting(cast.alice()))
    browser = signed_in(cast.alice())
    browser.post(f"/clients/portefeuilles/{transfer.pk}/defaire/")
    work()
    assert owned_by(cast.bob()) == set(ids) - {ids[7], ids[8]}
    kept = dict(transfer.lines.filter(state="kept").values_list("client_id", "note"))
    assert kept == {ids[7]: "confié depuis à Alice Martineau", ids[8]: "la fiche est supprimée"}
    transfer.refresh_from_db()
    assert transfer.state == "undone" and not transfer.can_undo
    with pytest.raises(Refused):
        transfer.undo(by=acting(cast.alice()))


def test_one_timeline_cannot_undo_a_part_of_a_transfer() -> None:
    ids = held_by(cast.bob(), 2)
    ordered(whole(cast.bob(), cast.denis()))
    change_set = ChangeSet.objects.get(act="client.transfer")
    page = read(signed_in(cast.alice()).get(f"/clients/{ids[0]}/"))
    assert f"/clients/modifications/{change_set.pk}/annuler/" not in page
    with pytest.raises(Refused, match="Portefeuilles"):
        change_set.undo(by=acting(cast.alice()))


def test_what_follows_moves_inside_the_act_and_comes_back_with_it() -> None:
    ids = held_by(cast.bob(), 3)
    moved: list[tuple[set[int], int | None, bool]] = []

    def move(some: Any, heir: int | None, by: Actor, change_set: ChangeSet) -> None:
        moved.append((set(some), heir, change_set.events.count() == 3))

    with TRANSFERS.temporarily(
        Follower("hives", "Ruches", len, move), Follower("bees", "Abeilles", len, lambda *args: 1 / 0)
    ):  # type: ignore[arg-type,return-value]
        transfer = ordered(whole(cast.bob(), cast.denis(), follows=["hives"]))
        transfer.undo(by=acting(cast.alice()))
        work()
    assert moved == [(set(ids), cast.denis().pk, True), (set(ids), cast.bob().pk, True)]


def test_one_client_that_cannot_follow_never_stops_the_others() -> None:
    ids = held_by(cast.bob(), 5)

    def move(some: Any, heir: int | None, by: Actor, change_set: ChangeSet) -> None:
        if ids[2] in some:
            raise Refused("Sa ruche est verrouillée.")

    with TRANSFERS.temporarily(Follower("hives", "Ruches", len, move)):
        transfer = ordered(whole(cast.bob(), cast.denis(), follows=["hives"]))
    assert owned_by(cast.bob()) == {ids[2]}
    assert transfer.lines.get(state="left").note == "Sa ruche est verrouillée."


# The job


def test_a_job_that_stopped_goes_on_and_gives_each_client_once() -> None:
    ids = held_by(cast.bob(), 130)
    Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    asked_to_stop = iter([False, False, True])
    job = Job.objects.claim("quick")
    assert job
    execute(job, stopping=lambda: next(asked_to_stop, True))
    assert 0 < len(owned_by(cast.denis())) < 130
    job = work()
    assert owned_by(cast.denis()) == set(ids) and job.done == 130
    assert Handover.objects.filter(state="given").count() == 130
    assert {Client.objects.get(pk=pk).version for pk in ids} == {2}


def test_a_transfer_cancelled_half_way_is_resumed_or_undone_from_its_page() -> None:
    ids = held_by(cast.bob(), 60)
    transfer = Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.alice()))
    job = Job.objects.claim("quick")
    assert job
    calls = iter([False])

    def cancelled() -> bool:
        if next(calls, True):
            Job.objects.filter(pk=job.pk).update(cancel_asked=True)
        return False

    execute(job, stopping=cancelled)
    transfer.refresh_from_db()
    half = len(owned_by(cast.denis()))
    assert transfer.is_stalled and transfer.can_undo and 0 < half < 60
    browser = signed_in(cast.alice())
    assert "Reprendre" in read(browser.get(f"/clients/portefeuilles/{transfer.pk}/"))
    browser.post(f"/clients/portefeuilles/{transfer.pk}/reprendre/")
    work()
    assert owned_by(cast.denis()) == set(ids)
    transfer.refresh_from_db()
    assert transfer.state == "done"


def test_the_job_has_the_rights_of_who_started_it() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    held_by(cast.bob(), 3)
    Transfer.order(whole(cast.bob(), cast.denis()), by=acting(cast.chloe()))
    Options.change(by=acting(cast.alice()), reassign_roles=[])
    job = work()
    assert job.state == State.FAILED and "Demandez-le à la direction" in job.message
    assert len(owned_by(cast.bob())) == 3


# Who may, who sees


def test_only_who_may_reassign_transfers_and_the_firm_may_close_it() -> None:
    held_by(cast.bob(), 2)
    address = "/clients/portefeuilles/"
    for person in (cast.chloe(), cast.bob(), cast.tom(), cast.ines()):
        assert signed_in(person).get(address).status_code == 403
        assert signed_in(person).post(NEW, posted(cast.bob(), cast.denis())).status_code == 403
        with pytest.raises(Forbidden):
            Transfer.order(whole(cast.bob(), cast.denis()), by=acting(person))
    assert "Portefeuilles" in read(signed_in(cast.alice()).get("/clients/"))
    Options.change(by=acting(cast.alice()), portfolio_transfers=False)
    assert signed_in(cast.alice()).get(address).status_code == 403
    page = read(signed_in(cast.alice()).get("/clients/"))
    assert "Portefeuilles" not in page and "Transférer ou partager" not in page


def test_a_salesperson_transfers_and_prints_only_what_they_see() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["salesperson"], portfolio_visibility="own")
    own, others = held_by(cast.bob(), 2), held_by(cast.denis(), 3, start=10)
    bob = signed_in(cast.bob())
    index = bob.get("/clients/portefeuilles/")
    assert [(one.user, one.count) for one in index.context["portfolios"]] == [(cast.bob(), 2)]
    assert "Ce portefeuille est vide" in read(bob.get(f"{NEW}?commercial={cast.denis().pk}&etat=tous"))
    ordered(asked(Criteria(chosen=(*own, *others)), Shares(cast.alice().pk)), by=cast.bob())
    assert owned_by(cast.alice()) == set(own)
    theirs = ordered(whole(cast.denis(), cast.bob()))
    assert bob.get(f"/clients/portefeuilles/{theirs.pk}/").status_code == 404
    assert bob.get(f"/clients/portefeuilles/{theirs.pk}/liste.pdf").status_code == 404


def test_the_history_is_everybody_s_for_direction() -> None:
    Options.change(by=acting(cast.alice()), reassign_roles=["secretary"])
    held_by(cast.bob(), 1)
    ordered(whole(cast.bob(), cast.denis()), by=cast.chloe())
    held_by(cast.bob(), 1, start=5)
    ordered(whole(cast.bob(), cast.denis()))
    assert len(signed_in(cast.alice()).get("/clients/portefeuilles/").context["transfers"]) == 2
    assert len(signed_in(cast.chloe()).get("/clients/portefeuilles/").context["transfers"]) == 1


def test_the_page_of_an_account_proposes_to_give_its_portfolio() -> None:
    held_by(cast.bob(), 2)
    alice = signed_in(cast.alice())
    page = read(alice.get(f"/utilisateurs/{cast.bob().pk}/"))
    assert "Donner son portefeuille (2 clients)" in page
    assert "Donner son portefeuille" not in read(alice.get(f"/utilisateurs/{cast.denis().pk}/"))


# On paper


def test_the_pdf_has_a_cover_to_sign_and_a_list_for_each_new_salesperson() -> None:
    ids = held_by(cast.bob(), 6)
    nantes = {"44|Nantes": cast.alice().pk}
    transfer = ordered(
        asked(transferring.portfolio(cast.bob().pk), Shares(cast.denis().pk, nantes), reason="Départ en retraite")
    )
    answer = signed_in(cast.alice()).get(f"/clients/portefeuilles/{transfer.pk}/liste.pdf")
    pages = [page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages]
    assert len(pages) == 4
    assert "Bob Fradet" in pages[0] and "Alice Martineau" in pages[0] and pages[0].count("Date et signature") == 2
    assert "Départ en retraite" in pages[2] and "Denis Oger" in pages[2]
    first = Client.objects.get(pk=ids[0])
    assert all(text in pages[3] for text in (first.number or "", "Atelier 0000", "49300 Cholet", "02 61 91 00 00"))
    assert "Nantes" not in pages[3]


def test_a_long_list_is_printed_by_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carnet.clients.transfer_report.PRINTED_AT_ONCE", 3)
    held_by(cast.bob(), 4)
    transfer = ordered(whole(cast.bob(), cast.denis()))
    alice = signed_in(cast.alice())
    address = f"/clients/portefeuilles/{transfer.pk}/liste.pdf"
    assert alice.get(address)["Location"] == f"/clients/portefeuilles/{transfer.pk}/"
    alice.post(address)
    job = work()
    job.refresh_from_db()
    assert "4 clients imprimés" in job.message
    assert b"".join(alice.get(f"/travaux/{job.pk}/fichier/").streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
