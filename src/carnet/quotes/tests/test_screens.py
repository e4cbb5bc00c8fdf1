"""The screens of quotes: what each role sees, what is refused keeps what was typed, what is found."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.clients.tests.helpers import acting, client_of, signed_in
from carnet.company.models import Options, Visibility
from carnet.files import store
from carnet.files.tests import samples
from carnet.quotes import paper
from carnet.quotes.models import Acceptance, Quote, QuoteOptions
from carnet.quotes.registered import draw_what_is_not_drawn, expire_the_old
from carnet.quotes.tests.helpers import ALUMINIUM, DRAWING, WINDOW, accepted, draft, sent
from carnet.sales import keeping
from carnet.sales.paper.freezing import thaw
from tests import cast

pytestmark = pytest.mark.django_db


def words(user: User, address: str) -> str:
    answer = signed_in(user).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_technician_reads_what_is_to_be_done_without_any_amount() -> None:
    quote = sent()
    page = words(cast.tom(), f"/devis/{quote.pk}/")
    assert "Fenêtre chêne" in page and "€" not in page and "Marge" not in page
    assert "€" not in words(cast.tom(), "/devis/")
    assert "€" not in words(cast.tom(), f"/clients/{quote.client_id}/devis/")
    assert signed_in(cast.tom()).get(f"/devis/{quote.pk}/devis.pdf").status_code == 302


def test_costs_and_margins_are_on_the_screen_and_never_on_paper() -> None:
    quote = sent()
    assert "Marge" in words(cast.bob(), f"/devis/{quote.pk}/")
    assert all(line.cost == 0 for line in thaw(quote.frozen).lines)
    assert "380" not in str(quote.frozen)


def test_the_paper_is_kept_once_and_the_acceptance_holds_its_hash() -> None:
    quote = sent()
    browser = signed_in(cast.alice())
    first = b"".join(browser.get(f"/devis/{quote.pk}/devis.pdf").streaming_content)  # type: ignore[attr-defined]
    Client.change({quote.client_id: {"name": "Durand"}}, by=acting(cast.alice()))
    assert b"".join(browser.get(f"/devis/{quote.pk}/devis.pdf").streaming_content) == first  # type: ignore[attr-defined]
    held = accepted(quote=quote).acceptance
    kept = Quote.objects.get(pk=quote.pk).paper
    assert held and kept and held.document_hash == kept.sha256 == store.print_of(store.path_of(kept.key))
    signed = [b"".join(browser.get(f"/devis/{quote.pk}/signe.pdf").streaming_content) for _ in range(2)]  # type: ignore[arg-type]
    copy = Quote.objects.get(pk=quote.pk).signed_paper
    assert signed[0].startswith(b"%PDF") and signed[0] == signed[1] and copy and copy.sha256 != kept.sha256


def test_what_a_crash_left_undrawn_is_drawn_by_night() -> None:
    quote = sent()
    assert quote.paper_id is None  # the commit that draws never comes in a test
    draw_what_is_not_drawn()
    assert Quote.objects.get(pk=quote.pk).paper is not None
    keeping.keep(Quote.objects.get(pk=quote.pk))


def test_a_refused_acceptance_keeps_what_was_typed_and_changes_nothing() -> None:
    quote = sent()
    typed = {"means": "paper", "name": "Sophie Martin", "day": "24/11/2026", "chosen": "3"}
    answer = signed_in(cast.alice()).post(f"/devis/{quote.pk}/accepter/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Joignez la preuve" in page and 'value="Sophie Martin"' in page
    assert not Acceptance.objects.exists() and not quote.client.attachments.exists()


@pytest.mark.parametrize("name, content", [("a.exe", b"MZ\x90\x00"), ("vide.pdf", b"")])
def test_a_proof_that_is_no_document_is_refused(name: str, content: bytes) -> None:
    quote = sent()
    typed = {"means": "paper", "name": "Sophie", "day": f"{date.today():%d/%m/%Y}"}
    upload = SimpleUploadedFile(name, content)
    answer = signed_in(cast.alice()).post(f"/devis/{quote.pk}/accepter/", typed | {"proof": upload})
    assert answer.status_code == 422 and not Acceptance.objects.exists()


def test_signed_on_the_screen_by_the_form() -> None:
    quote = sent()
    typed = {
        "means": "screen",
        "name": "Sophie Martin",
        "day": f"{date.today():%d/%m/%Y}",
        "drawing": DRAWING,
        "chosen": "3",
    }
    answer = signed_in(cast.bob()).post(f"/devis/{quote.pk}/accepter/", typed)
    assert answer.status_code == 302
    page = words(cast.bob(), f"/devis/{quote.pk}/")
    assert "Accepté par Sophie Martin" in page and f'd="{DRAWING}"' in page and "Choisi" in page
    again = signed_in(cast.alice()).post(f"/devis/{quote.pk}/accepter/", typed)
    assert again.status_code == 422 and "déjà accepté par Sophie Martin" in again.content.decode()


def test_a_proof_is_given_back_as_it_was_to_who_sees_the_client_alone() -> None:
    scan = samples.photo(size=(320, 240))
    quote = accepted(means="mail", proof=SimpleUploadedFile("oui.jpg", scan))
    answer = signed_in(cast.alice()).get(f"/devis/{quote.pk}/preuve/")
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")  # type: ignore[attr-defined]
    Options.change(by=acting(cast.alice()), portfolio_visibility=Visibility.OWN)
    assert signed_in(cast.denis()).get(f"/devis/{quote.pk}/preuve/").status_code == 404


def test_the_list_filters_sorts_and_pages() -> None:
    client = client_of(cast.alice())
    with time_machine.travel("2026-03-02 10:00"):
        small = draft(client=client, lines=[WINDOW], subject="Une fenêtre")
        large = sent(client=client, subject="La cuisine")
    browser = signed_in(cast.alice())

    def found(query: str) -> list[int]:
        return [row.pk for row in browser.get(f"/devis/?{query}").context["page"].rows]

    assert found("") == [large.pk, small.pk]
    assert found("etat=draft") == [small.pk] and found("etat=sent") == [large.pk]
    assert found("tri=montant") == [small.pk, large.pk]
    assert found("min=1 500") == [large.pk] and found("max=1500,50") == [small.pk]
    assert found("du=03/03/2026") == [] and found("du=01/03/2026&au=02/03/2026") == [large.pk, small.pk]
    assert found("q=cuisine") == [large.pk] and found("q=martin") == [large.pk, small.pk]
    assert found("commercial=aucun") == [large.pk, small.pk] and found(f"client={client.pk}") == [large.pk, small.pk]
    assert found("tri=x&etat=x&min=x&du=x&suite=x&client=x") == [large.pk, small.pk]
    assert found("etat=a-relancer") == [large.pk]
    assert found(f"tri=montant&suite={small.pk}") == [large.pk] and found(f"tri=montant&suite=-{large.pk}") == [
        small.pk
    ]


@pytest.mark.parametrize("format_code, begins", [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pdf", b"%PDF")])
def test_the_list_goes_out_as_it_is_seen(format_code: str, begins: bytes) -> None:
    draft()
    answer = signed_in(cast.ines()).post("/devis/exporter/", {"format": format_code, "etat": "draft"})
    assert answer.content.startswith(begins)
    assert signed_in(cast.bob()).post("/devis/exporter/", {"format": "csv"}).status_code == 403


def test_the_columns_of_the_page_go_out_in_their_order_or_all_of_them() -> None:
    quote, browser = sent(), signed_in(cast.ines())
    asked = {"format": "csv", "colonnes": "commercial,client,etat,numero,relance"}
    answer = browser.post("/devis/exporter/", asked)
    assert "devis-" in answer["Content-Disposition"]
    assert answer.content.decode("utf-8-sig").splitlines() == [
        "Commercial;Client;État;N°;Relancé le",
        f"{quote.salesperson or ''};{quote.client.display_name};Envoyé;{quote.number};",
    ]
    whole = browser.post("/devis/exporter/", asked | {"columns": "all"}).content.decode("utf-8-sig").splitlines()
    assert whole[0].startswith("N°;Date;Client;Objet;") and len(whole) == 2
    offered = browser.get("/devis/exporter/?colonnes=numero&q=x").content.decode()
    assert 'name="colonnes" value="numero"' in offered and "Ce qui est affiché" in offered


def test_a_number_is_found_by_the_search_box_by_who_sees_its_client() -> None:
    quote = sent()
    assert quote.number
    browser = signed_in(cast.bob())
    for typed in (quote.number, "1", quote.number.lower().replace("-", " ")):
        assert f"/devis/{quote.pk}/" in browser.get("/clients/suggestions/", {"q": typed}).content.decode(), typed
    answer = browser.get("/clients/", {"q": quote.number, "touche": "Enter"})
    assert answer["Location"] == f"/devis/{quote.pk}/"
    Options.change(by=acting(cast.alice()), portfolio_visibility=Visibility.OWN)
    assert "/devis/" not in browser.get("/clients/suggestions/", {"q": quote.number}).content.decode()


def test_the_page_of_the_client_has_its_tab_its_figure_and_its_button() -> None:
    quote = sent()
    page = words(cast.alice(), f"/clients/{quote.client_id}/devis/")
    assert quote.number in page and "Devis en attente" in page and f"/devis/nouveau/?client={quote.client_id}" in page


def test_the_night_expires_what_is_past_and_its_client_can_still_be_asked() -> None:
    with time_machine.travel("2026-03-02 10:00"):
        late = sent(valid_days=5)
        open_ = sent(client=late.client, valid_days=60)
    expire_the_old(date(2026, 3, 20))
    assert Quote.objects.get(pk=late.pk).state == "expired"
    assert Quote.objects.get(pk=open_.pk).state == "sent"


def test_quotes_to_follow_up_wait_on_the_home_page_until_somebody_called() -> None:
    with time_machine.travel("2026-03-02 10:00"):
        quote = sent(valid_days=90)
    with time_machine.travel("2026-03-20 10:00"):
        assert quote.number in words(cast.alice(), "/")
        signed_in(cast.alice()).post(f"/devis/{quote.pk}/relancer/", {"note": "Se décide jeudi"})
        assert "Devis à relancer" not in words(cast.alice(), "/")
        assert Quote.objects.get(pk=quote.pk).followed_up_on == date(2026, 3, 20)
        assert not Quote.objects.to_follow_up(date(2026, 3, 20), QuoteOptions.current().follow_up_days).exists()


def test_variants_are_shown_as_what_they_are_and_one_takes_the_place_of_the_other() -> None:
    quote = sent(lines=[replace(WINDOW, variant="A"), ALUMINIUM])
    done = accepted(quote=quote, chosen=[1])
    assert done.total_excl == Decimal(1580)
    assert "Non retenu" in words(cast.alice(), f"/devis/{quote.pk}/")


def test_what_the_law_wants_is_asked_before_the_quote_leaves() -> None:
    quote = draft(dwelling="", dwelling_over_two_years=None)
    page = words(cast.alice(), f"/devis/{quote.pk}/")
    assert "demande un logement" in page and "déchets" in page
    assert "certifie, en qualité de preneur" in str(paper.paper_of(quote).mentions)
