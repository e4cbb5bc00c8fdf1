"""Screens of the catalogue."""

from typing import Any

import pytest
from django.test import Client as Browser

from carnet.catalogue.models import Product, Revision
from carnet.catalogue.tests.shelf import alice, enter, window_fitted
from tests import cast

pytestmark = pytest.mark.django_db
FORM = {
    "reference": "P-1", "name": "Porte <b>", "description": "chêne\nhuilé", "nature": "goods", "family": "Portes",
    "unit": "C62", "price": "1 250,50 €", "cost": "800", "vat": "5.5", "version": "1",
    "components-TOTAL_FORMS": "1", "components-INITIAL_FORMS": "0", "components-0-product": "", "components-0-quantity": "",
}  # fmt: skip


@pytest.fixture
def office(client: Browser) -> Browser:
    client.force_login(cast.chloe())
    return client


def test_a_product_is_entered_shown_and_undone(office: Browser) -> None:
    answer = office.post("/articles/nouveau/", FORM, follow=True)
    assert answer.status_code == 200 and "Porte &lt;b&gt;" in answer.content.decode()
    product = Product.objects.get()
    assert (str(product.price), product.vat, product.description) == ("1250.5000", "5.5", "chêne\nhuilé")
    office.post(f"/articles/modifications/{Revision.objects.get().pk}/annuler/")
    assert not Product.objects.exists()


def test_a_refused_form_keeps_what_was_typed_and_says_what_to_do(office: Browser) -> None:
    answer = office.post("/articles/nouveau/", FORM | {"price": "douze", "components-0-quantity": "3"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "Écrivez un prix" in text and 'value="douze"' in text
    assert "Choisissez l’article" in text and 'value="3"' in text and not Product.objects.exists()


@pytest.mark.parametrize("price", ["-1", "1e9", "NaN", "99999999", "1,23456", "١٢"])
def test_no_impossible_price_enters(office: Browser, price: str) -> None:
    assert office.post("/articles/nouveau/", FORM | {"price": price}).status_code == 422
    assert not Product.objects.exists()


def test_a_work_is_typed_by_references(office: Browser) -> None:
    enter("F-120", price="400")
    rows = {"components-0-product": "f 120 · Fenêtre", "components-0-quantity": "1,5"}
    office.post("/articles/nouveau/", FORM | rows)
    assert str(Product.objects.get(reference="P-1").price) == "600.0000"


def test_a_loop_is_a_sentence_of_the_form(office: Browser) -> None:
    window, *_ = window_fitted()
    rows = {"reference": "F-120", "components-0-product": "OUV-F", "components-0-quantity": "1"}
    answer = office.post(f"/articles/{window.pk}/modifier/", FORM | rows)
    assert answer.status_code == 422 and "se contenir lui-même" in answer.content.decode()


def test_of_two_tabs_the_second_is_told_what_the_first_wrote(office: Browser) -> None:
    product = enter("P-1", "Porte <b>", price="10")
    Product.change({product.pk: {"price": "11"}}, by=alice())
    answer = office.post(f"/articles/{product.pk}/modifier/", FORM)
    text = answer.content.decode()
    assert answer.status_code == 409 and "il y a maintenant « 11,00 € »" in text and 'value="1 250,50 €"' in text
    office.post(f"/articles/{product.pk}/modifier/", FORM | {"version": "2"})
    product.refresh_from_db()
    assert str(product.price) == "1250.5000"


def test_an_edited_product_comes_back_as_it_was(office: Browser) -> None:
    _, _, work = window_fitted()
    text = office.get(f"/articles/{work.pk}/modifier/").content.decode()
    assert 'value="542,5"' in text and 'value="2,5"' in text and "F-120 · Fenêtre PVC" in text


def test_the_line_editor_gets_what_a_line_takes(client: Browser) -> None:
    client.force_login(cast.bob())
    window_fitted()
    Product.deactivate([enter("VIEUX", "Fenêtre ancienne").pk], by=alice())
    answer = client.get("/articles/suggestions/?q=fenetre", headers={"Accept": "application/json"}).json()
    work, window = answer["products"]  # Fenêtre fournie…, Fenêtre PVC…
    assert (window["reference"], window["unit_price"], window["unit"], window["vat"]) == ("F-120", "412.5", "C62", "10")
    assert window["vat_percent"] == "10" and window["vat_category"] == "S" and window["lines"] == []
    assert [(line["reference"], line["quantity"]) for line in work["lines"]] == [("F-120", "1"), ("MO", "2.5")]
    fragment = client.get("/articles/suggestions/?q=fenetre").content.decode()
    assert fragment.count('role="option"') == 2 and "data-product=" in fragment


def test_a_technician_sees_no_cost_anywhere(client: Browser) -> None:
    client.force_login(cast.tom())
    window, _, work = window_fitted()
    Product.change({window.pk: {"cost": "261.37"}}, by=alice())
    pages = [f"/articles/{window.pk}/", f"/articles/{work.pk}/", "/articles/?colonnes=nom,cout,marge"]
    for page in pages:
        text = client.get(page).content.decode()
        assert (
            "261,37" not in text and "260,00" not in text and "Coût" not in text.split("<main")[-1].split("popover")[0]
        )
    told = client.get("/articles/suggestions/?q=fen", headers={"Accept": "application/json"}).content.decode()
    assert "cost" not in told


def test_the_list_filters_sorts_and_asks_a_constant_number_of_queries(
    office: Browser, django_assert_max_num_queries: Any
) -> None:
    window_fitted()
    for number in range(60):
        enter(f"Z-{number:02}", "Zinc", price=str(number), family="Zinguerie")
    with django_assert_max_num_queries(12):
        text = office.get("/articles/?famille=Zinguerie&tri=-prix").content.decode()
    assert text.index("Z-59") < text.index("Z-58") and "suite=50" in text and "Fenêtre PVC" not in text
    assert "Fenêtre fournie" in office.get("/articles/?nature=ouvrage").content.decode()
    assert "Z-09" in office.get("/articles/?famille=Zinguerie&tri=-prix&suite=50").content.decode()


def test_a_product_in_use_proposes_to_be_deactivated(office: Browser) -> None:
    window, _, _ = window_fitted()
    text = office.get(f"/articles/{window.pk}/supprimer/").content.decode()
    assert "s’en servent" in text and ">Supprimer</button>" not in text
    assert office.post(f"/articles/{window.pk}/supprimer/").status_code == 422
    office.post(f"/articles/{window.pk}/desactiver/")
    assert Product.objects.get(pk=window.pk).inactive_at


def test_an_export_gives_the_list_seen(office: Browser) -> None:
    window_fitted()
    asked = {"format": "csv", "nature": "ouvrage"}
    shown = office.post("/articles/exporter/", asked | {"colonnes": "nom,cout,marge"}).content.decode("utf-8-sig")
    assert shown == "Désignation;Coût HT;Marge\r\nFenêtre fournie et posée;337,5;37,8 %\r\n"
    content = office.post("/articles/exporter/", asked | {"columns": "all"}).content.decode("utf-8-sig")
    assert "OUV-F" in content and "1 × F-120 ; 2,5 × MO" in content and ";542,5;337,5;" in content
    assert content.count("\r\n") == 2
