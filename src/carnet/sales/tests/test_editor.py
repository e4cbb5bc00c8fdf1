"""The form of the editor and its conversation with the server, on a document of paper."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import User
from carnet.clients.models import Client
from carnet.kernel.errors import Refused
from carnet.sales.editor import Draft, Editor, converse
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.sales.models import Stale
from tests.cast import alice, bob

pytestmark = pytest.mark.django_db


@dataclass
class Paper:
    """Stands for a model of document: what the conversation asks of it."""

    kind: ClassVar[str] = "paper"
    pk: int = 12
    version: int = 4
    created_at: datetime = datetime(2026, 11, 24, 10, 42)

    @classmethod
    def entered(cls, *_: object) -> None:
        return None


PAPER = DocumentKind(
    "paper", "Papier", "le papier", lambda: Paper, page="clients:page", pdf="clients:page", right="clients.view"
)


@pytest.fixture(autouse=True)
def paper() -> Any:
    with KINDS.temporarily(PAPER):
        yield


def client_of(user: User, **values: Any) -> Client:
    draft = {
        "kind": "person",
        "name": "Martin",
        "first_name": "Sophie",
        "salesperson": user.pk,
        "addresses": [{"street": "3 rue du Port", "postcode": "49300", "city": "Cholet"}],
    }
    outcome = Client.create([draft | values], by=Actor(user, Source.SCREEN))[0]
    return Client.objects.get(pk=outcome.client_id)


def post(save: Any, *, autosave: bool = False, **fields: str) -> HttpResponse:
    headers = {"X-Autosave": "1"} if autosave else {}
    request: Any = RequestFactory().post("/papiers/", fields, headers=headers)
    request.user, request.actor = alice(), Actor(alice(), Source.SCREEN)
    request._messages = type("Mute", (), {"add": lambda *_: None})()
    editor = Editor(Paper, alice(), action="/papiers/", cancel="/")  # type: ignore[arg-type]
    return converse(request, editor, save, template="sales/editor/form.html", edit_route="clients:edit")


LINES = json.dumps([{"description": "Pose", "quantity": "2", "unit_price": "10,05"}])


def test_a_draft_without_fault_is_saved_and_its_page_shown() -> None:
    drafts: list[Draft] = []
    answer = post(lambda document, draft: drafts.append(draft) or Paper(), client="12", lines=LINES)
    assert (answer.status_code, answer["Location"]) == (302, "/clients/12/")
    assert drafts[0].lines[0].description == "Pose"


def test_while_typing_the_answer_is_the_version_and_the_totals_of_the_server() -> None:
    answer = post(lambda document, draft: Paper(version=5), client="12", lines=LINES, autosave=True)
    told = json.loads(answer.content)
    assert (told["version"], told["action"], told["errors"]) == (5, "/clients/12/modifier/", {})
    assert "24,12" in told["totals"]
    assert told["costs"] == [""]


def test_a_fault_writes_nothing_and_keeps_what_was_typed() -> None:
    def never(*_: object) -> Any:
        raise AssertionError("nothing is to be saved")

    wrong = json.dumps([{"description": "Pose", "quantity": "deux"}])
    answer = post(never, client="", lines=wrong, subject="Terrasse")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ligne 1 : Écrivez une quantité" in page
    assert 'value="deux"' in page
    assert 'value="Terrasse"' in page
    quiet = post(never, client="", lines=wrong, autosave=True)
    assert set(json.loads(quiet.content)["errors"]) == {"client", "lines-0-quantity"}


def test_a_refusal_of_the_act_is_said_with_the_form() -> None:
    def refuse(*_: object) -> Any:
        raise Refused("Ce client est désactivé.")

    assert "Ce client est désactivé." in post(refuse, client="12", lines=LINES).content.decode()


def test_who_comes_second_is_told_and_loses_nothing() -> None:
    def stale(*_: object) -> Any:
        raise Stale("Enregistré entre-temps.")

    answer = post(stale, client="12", lines=LINES, version="1")
    assert answer.status_code == 409
    assert "Garder ma saisie" in answer.content.decode()
    assert "Pose" in answer.content.decode()
    quiet = json.loads(post(stale, client="12", lines=LINES, autosave=True).content)
    assert quiet["stale"] == "Enregistré entre-temps."


def test_without_a_script_rows_are_added_and_nothing_is_written() -> None:
    def never(*_: object) -> Any:
        raise AssertionError("nothing is to be saved")

    page = post(never, **{"more": "1", "lines-0-description": "Pose", "lines-0-quantity": "x"}).content.decode()
    assert "lines-5-description" in page
    assert 'value="x"' in page
    assert "À corriger" not in page


def test_a_client_chosen_is_shown_with_what_to_know_and_its_addresses(client: Any) -> None:
    sophie = client_of(bob(), warning="Portail : code 4A71")
    client.force_login(bob())
    page = client.get(f"/documents/client/{sophie.pk}/").content.decode()
    assert "Portail : code 4A71" in page
    assert "3 rue du Port" in page


def test_a_client_out_of_sight_is_not_told(client: Any) -> None:
    from carnet.company.models import Options, Visibility
    from tests.cast import denis

    hidden = client_of(denis())
    Options.change(by=Actor(alice(), Source.SCREEN), portfolio_visibility=Visibility.OWN)
    client.force_login(bob())
    assert client.get(f"/documents/client/{hidden.pk}/").status_code == 404
