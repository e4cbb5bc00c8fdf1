from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from carnet.ui import views
from tests.cast import alice


@pytest.mark.django_db
def test_an_unknown_address_is_a_french_page_with_a_way_out() -> None:
    browser = Client()
    browser.force_login(alice())
    answer = browser.get("/nulle-part/")
    assert answer.status_code == 404
    assert "Page introuvable" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


def test_the_page_of_a_breakdown_needs_no_database_and_gives_a_reference(db: None) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("the page of a breakdown asked the database")

    with connection.execute_wrapper(refuse):
        answer = views.server_error(RequestFactory().get("/clients/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Une erreur est survenue" in page
    assert "<code>" in page


def test_a_breakdown_of_the_templates_still_answers_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> str:
        raise RuntimeError("no template")

    monkeypatch.setattr(views, "render_to_string", broken)
    answer = views.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Rien n’a été enregistré" in answer.content.decode()
    assert "Référence" in answer.content.decode()


@pytest.mark.parametrize(
    "view", [views.bad_request, views.forbidden, views.not_found, views.csrf_failure, views.server_error]
)
def test_htmx_receives_a_toast_and_never_a_page_in_the_middle_of_the_screen(view: Any) -> None:
    answer = view(RequestFactory().get("/", headers={"HX-Request": "true"}))
    assert answer["HX-Retarget"] == "#messages"
    assert answer["HX-Reswap"] == "beforeend"
    assert "<html" not in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_who_lacks_a_right_reads_which_one() -> None:
    from django.core.exceptions import PermissionDenied

    refusal = PermissionDenied("Vous ne pouvez pas exporter les clients. Demandez-le à la direction.")
    answer = views.forbidden(RequestFactory().get("/"), refusal)
    assert answer.status_code == 403
    assert "exporter les clients" in answer.content.decode()


def test_a_page_too_old_offers_to_start_again() -> None:
    answer = views.csrf_failure(RequestFactory().post("/clients/nouveau/"))
    assert answer.status_code == 403
    assert 'href="/clients/nouveau/"' in answer.content.decode()
