"""Acts: what enters, what is refused, what is undone."""

from decimal import Decimal

import pytest

from carnet.accounts.actor import Actor, Source
from carnet.catalogue.models import Component, Product, Revision
from carnet.catalogue.tests.shelf import alice, enter, window_fitted
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_a_work_costs_the_sum_of_its_components_and_follows_them() -> None:
    window, _, work = window_fitted()
    assert (work.is_work, work.price, work.cost) == (True, Decimal("542.5"), Decimal("337.5"))
    house = enter("MAISON", components=[(work, "4")])
    assert house.price == 2170
    Product.change({window.pk: {"price": "500"}}, by=alice())
    house.refresh_from_db()
    assert house.price == 2520


def test_a_work_whose_component_has_no_known_cost_has_none() -> None:
    assert enter("O", components=[(enter("A", cost=None), "1"), (enter("B", cost="3"), "1")]).cost is None


def test_one_reference_is_one_product_whatever_the_way_it_is_written() -> None:
    enter("F-120")
    done = Product.create([{"reference": "f 120", "name": "Autre"}], by=alice())[0]
    assert "existe déjà" in done.errors["reference"] and Product.objects.count() == 1


def test_two_drafts_of_one_reference_enter_once() -> None:
    drafts = [{"reference": "X", "name": "Un"}, {"reference": "x", "name": "Deux"}]
    assert [bool(done.errors) for done in Product.create(drafts, by=alice())] == [False, True]


def test_a_change_says_what_it_changed_and_is_undone() -> None:
    product = enter("F", price="10")
    done = Product.change({product.pk: {"price": "12.5", "name": "Neuf"}}, by=alice())[product.pk]
    revision = Revision.objects.get(pk=done.revision_id)
    assert revision.before["price"] == "10" and revision.after["price"] == "12.5"
    revision.undo(by=alice())
    product.refresh_from_db()
    assert (product.price, product.name) == (10, "Article F")
    with pytest.raises(Refused, match="déjà annulée"):
        revision.undo(by=alice())


def test_what_was_touched_since_is_not_undone() -> None:
    product = enter("F")
    first = Product.change({product.pk: {"price": "12"}}, by=alice())[product.pk].revision_id
    Product.change({product.pk: {"price": "13"}}, by=alice())
    with pytest.raises(Refused, match="modifié depuis"):
        Revision.objects.get(pk=first).undo(by=alice())


def test_nothing_changed_leaves_no_line() -> None:
    product = enter("F", price="12.50")
    assert Product.change({product.pk: {"price": "12.5"}}, by=alice())[product.pk].revision_id is None


def test_of_two_people_the_second_is_told() -> None:
    product = enter("F")
    Product.change({product.pk: {"price": "1"}}, by=alice(), versions={product.pk: 1})
    assert Product.change({product.pk: {"price": "2"}}, by=alice(), versions={product.pk: 1})[product.pk].stale


def test_a_product_in_use_is_not_deleted_and_says_why() -> None:
    window, _, work = window_fitted()
    with pytest.raises(Refused, match="ouvrages"):
        Product.remove(window.pk, by=alice())
    Product.remove(work.pk, by=alice())
    Product.remove(window.pk, by=alice())
    assert not Component.objects.exists()


def test_a_deletion_is_undone_components_and_key_included() -> None:
    _, _, work = window_fitted()
    revision = Product.remove(work.pk, by=alice())
    Revision.objects.get(pk=revision).undo(by=alice())
    back = Product.objects.get(pk=work.pk)
    assert back.price == Decimal("542.5") and back.components.count() == 2


def test_a_deletion_is_not_undone_when_its_reference_was_taken() -> None:
    product = enter("F")
    revision = Product.remove(product.pk, by=alice())
    enter("F")
    with pytest.raises(Refused, match="existe déjà"):
        Revision.objects.get(pk=revision).undo(by=alice())


def test_a_creation_is_undone_unless_something_uses_it() -> None:
    product = enter("F")
    created = Revision.objects.get(key=product.pk)
    enter("O", components=[(product, "1")])
    with pytest.raises(Refused, match="s’en servent"):
        created.undo(by=alice())


def test_a_loop_through_another_work_is_refused_and_nothing_is_written() -> None:
    window, _, work = window_fitted()
    with pytest.raises(Refused, match="se contenir"):
        Product.change({window.pk: {"components": [{"product": work.pk, "quantity": "1"}]}}, by=alice())
    window.refresh_from_db()
    assert not window.is_work and window.price == Decimal("412.5")


def test_a_work_dearer_than_a_column_holds_is_refused() -> None:
    dear = enter("D", price="9999999")
    with pytest.raises(Refused, match="dix millions"):
        enter("O", components=[(dear, "999999")])


def test_words_find_whatever_their_accents_case_and_order() -> None:
    window_fitted()
    enter("V-1", "Volet roulant", description="lame aluminium, œillet")
    found = lambda words: {p.reference for p in Product.objects.matching(words)}  # noqa: E731
    assert found("FENETRE pvc") == {"F-120"} and found("posee fenêtre") == {"OUV-F"}
    assert found("f120") == {"F-120"} and found("oeillet alu") == {"V-1"}
    assert found("王") == set() and len(found("")) == 4
    assert found("100% _\\") == set() or "F-120" in found("100% _\\")


def test_the_reference_typed_comes_first() -> None:
    enter("A1", "Aaa MO")
    enter("MO-2", "Zzz")
    enter("MO", "Main")
    ordered = [p.reference for p in Product.objects.matching("mo").best_first("mo")]
    assert ordered == ["MO", "MO-2", "A1"]


def test_only_the_office_writes() -> None:
    product = enter("F")
    for user in (cast.bob(), cast.tom(), cast.ines()):
        by = Actor(user, Source.SCREEN)
        with pytest.raises(Forbidden):
            Product.change({product.pk: {"price": "1"}}, by=by)
        with pytest.raises(Forbidden):
            Product.remove(product.pk, by=by)
        with pytest.raises(Forbidden):
            Revision.objects.get(key=product.pk).undo(by=by)
