"""Screens of delivery notes."""

import pytest
from django.test import Client as Browser

from carnet.deliveries.models import DeliveryNote
from carnet.deliveries.tests.made import DRAWING, issued, lines_of, prepared, signed
from carnet.orders.tests.made import confirmed
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def fitter(client: Browser) -> Browser:
    client.force_login(cast.tom())
    return client


def test_a_fitter_prepares_issues_and_has_it_signed_on_the_phone(fitter: Browser) -> None:
    order = confirmed()
    window, fitting = lines_of(order)
    page = fitter.get(f"/commandes/{order.pk}/").content.decode()
    assert f"/livraisons/nouvelle/{order.pk}/" in page
    form = fitter.get(f"/livraisons/nouvelle/{order.pk}/").content.decode()
    assert 'value="7,5"' in form and "640" not in form
    data = {f"q{window}": "1,5", f"q{fitting}": "", "introduction": "Sonner deux fois", "emettre": "1"}
    answer = fitter.post(f"/livraisons/nouvelle/{order.pk}/", data, follow=True)
    note = DeliveryNote.objects.get()
    assert note.number and str(note.number) in answer.content.decode()
    assert b"".join(fitter.get(f"/livraisons/{note.pk}/bon.pdf").streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    sent = {"means": "screen", "name": "Sophie", "day": f"{note.date:%d/%m/%Y}", "drawing": DRAWING, "reserves": "<b>"}
    text = fitter.post(f"/livraisons/{note.pk}/signer/", sent, follow=True).content.decode()
    assert "Reçu par Sophie" in text and DRAWING in text and "&lt;b&gt;" in text and "640" not in text
    assert b"".join(fitter.get(f"/livraisons/{note.pk}/bon.pdf").streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]
    assert DeliveryNote.objects.get().signed_paper is not None
    followed = fitter.get(f"/commandes/{order.pk}/").content.decode()
    assert "Ce qui a suivi" in followed and str(note.number) in followed


@pytest.mark.parametrize("typed", ["douze", "-1", "1e9", "NaN", "١٢", "1,2345", "9" * 20])
def test_a_hostile_quantity_keeps_what_was_typed_and_changes_nothing(fitter: Browser, typed: str) -> None:
    order = confirmed()
    window, fitting = lines_of(order)
    answer = fitter.post(f"/livraisons/nouvelle/{order.pk}/", {f"q{window}": typed, f"q{fitting}": "2", "emettre": "1"})
    text = answer.content.decode()
    assert answer.status_code == 422 and f'value="{typed}"' in text and 'value="2"' in text
    assert not DeliveryNote.objects.exists()


def test_too_much_is_refused_whole_and_says_how_to_go_on(fitter: Browser) -> None:
    order = confirmed()
    window, _ = lines_of(order)
    answer = fitter.post(f"/livraisons/nouvelle/{order.pk}/", {f"q{window}": "9", "emettre": "1"})
    assert answer.status_code == 422 and "Livrer plus que ce qui reste" in answer.content.decode()
    assert not DeliveryNote.objects.exists()
    fitter.post(f"/livraisons/nouvelle/{order.pk}/", {f"q{window}": "9", "more": "on", "emettre": "1"})
    assert DeliveryNote.objects.get().number


def test_the_same_form_sent_twice_issues_one_note(fitter: Browser) -> None:
    order = confirmed()
    window, _ = lines_of(order)
    data = {f"q{window}": "1", "emettre": "1", "entry_key": "6f0f4dd4-3c53-4c6c-8a4e-0d3ad6a2d2aa"}
    first, second = (fitter.post(f"/livraisons/nouvelle/{order.pk}/", data) for _ in range(2))
    assert first["Location"] == second["Location"] and DeliveryNote.objects.count() == 1


def test_two_tabs_on_one_draft(fitter: Browser) -> None:
    note = prepared()
    window, _ = lines_of(note.order)
    data = {f"q{window}": "1", "version": note.version, "preparer": "1"}
    assert fitter.post(f"/livraisons/{note.pk}/modifier/", data).status_code == 302
    answer = fitter.post(f"/livraisons/{note.pk}/modifier/", data | {f"q{window}": "3"})
    assert answer.status_code == 409 and 'value="3"' in answer.content.decode()


def test_two_phones_sign_one_note(fitter: Browser) -> None:
    note = signed()
    sent = {"means": "typed", "name": "Un autre", "day": f"{note.date:%d/%m/%Y}"}
    answer = fitter.post(f"/livraisons/{note.pk}/signer/", sent)
    assert answer.status_code == 422 and "déjà signé par Sophie Martin" in answer.content.decode()


def test_a_note_that_says_prices_is_not_printed_by_who_sees_none(fitter: Browser) -> None:
    note = issued(priced=True)
    assert fitter.get(f"/livraisons/{note.pk}/bon.pdf")["Location"] == f"/livraisons/{note.pk}/"
    fitter.force_login(cast.chloe())
    assert b"".join(fitter.get(f"/livraisons/{note.pk}/bon.pdf").streaming_content).startswith(b"%PDF")  # type: ignore[arg-type]


def test_the_list_and_the_client_s_tab(fitter: Browser) -> None:
    note = issued()
    prepared(note.order, "1")
    assert fitter.get("/livraisons/?etat=issued&q=bl-").content.decode().count("c-row-title") == 1
    assert fitter.get("/livraisons/").content.decode().count("c-row-title") == 2
    tab = fitter.get(f"/clients/{note.client_id}/livraisons/").content.decode()
    assert str(note.number) in tab and "En préparation" in tab
    assert f"Bon de livraison {note.number} émis" in fitter.get(f"/clients/{note.client_id}/").content.decode()
