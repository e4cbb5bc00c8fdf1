"""Transfers of portfolio on the screen: previewed, shared, confirmed; who may, who sees; on paper."""

import json
from io import BytesIO

import pytest
from pypdf import PdfReader

from carnet.clients import transferring
from carnet.clients.listing import Criteria
from carnet.clients.models import Client, Transfer
from carnet.clients.portfolio import TRANSFERS
from carnet.clients.portfolio import Transfer as Follower
from carnet.clients.tests.helpers import acting, signed_in
from carnet.clients.tests.transfers import (
    NEW,
    asked,
    held_by,
    hidden,
    ordered,
    owned_by,
    posted,
    previewed,
    read,
    today,
    whole,
    work,
)
from carnet.clients.transferring import Shares
from carnet.company.models import Options
from carnet.kernel.errors import Forbidden
from tests import cast
from tests.digest import database_digest

pytestmark = pytest.mark.django_db


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
