"""Files put in: several at once, each judged by itself, where they belong, never too many."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client as Browser

from carnet.clients.models import Attachment, ChangeSet, Client
from carnet.clients.models import attachments as acts
from carnet.clients.tests.attaching import attached, codes, post, sent, shown
from carnet.clients.tests.helpers import SOPHIE, acting, client_of, signed_in
from carnet.files import store
from carnet.files.models import File
from carnet.files.tests import samples
from carnet.kernel.errors import Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.CARNET_HOME = tmp_path
    return tmp_path


def test_several_files_are_one_line_of_the_timeline_and_stand_in_the_tab() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    page = post(browser, client, sent(), sent("devis signé.pdf", samples.PDF), sent("notes.txt", b"Rappeler"))
    assert page.redirect_chain[-1][0] == f"/clients/{client.pk}/fichiers/"
    text = shown(page)
    for words in ("3 fichiers ajoutés.", "portail.jpg", "devis signé.pdf", "notes.txt", "Devis signé", "miniature/"):
        assert words in text, words
    assert codes(client) == ["file.added"]
    timeline = shown(browser.get(f"/clients/{client.pk}/"))
    assert "3 fichiers ajoutés" in timeline and "portail.jpg, devis signé.pdf, notes.txt" in timeline
    assert 'Fichiers <span class="c-count">3</span>' in timeline


def test_the_good_ones_are_kept_and_each_other_is_told_by_its_name() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    text = shown(post(browser, client, sent(), sent("vide.pdf", b""), sent("faux.pdf", b"MZ")))
    assert "1 fichier ajouté." in text
    assert "vide.pdf : Ce fichier est vide" in text and "faux.pdf : C’est un programme" in text
    assert client.attachments.count() == 1


def test_the_script_of_the_page_is_told_each_refusal_by_its_place() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    files = {"files": [sent("faux.pdf", b"x"), sent()]}
    answer = browser.post(f"/clients/{client.pk}/fichiers/ajouter/", files, headers={"accept": "application/json"})
    told = answer.json()
    assert told["added"] == 1 and [position for position, _ in told["refused"]] == [0]
    assert "1 fichier ajouté" in shown(browser.get(f"/clients/{client.pk}/fichiers/"))


def test_sending_nothing_says_what_to_do() -> None:
    client = client_of(cast.alice())
    assert "Choisissez un fichier" in shown(post(signed_in(cast.chloe()), client))
    assert codes(client) == []


def test_a_file_stands_under_its_place() -> None:
    client = client_of(cast.alice())
    address = client.addresses.get()
    (one,) = attached(client, cast.bob(), address_id=address.pk)
    text = shown(signed_in(cast.chloe()).get(f"/clients/{client.pk}/fichiers/"))
    assert "Principale : 12 rue des Tilleuls, 49300 Cholet" in text
    other = client_of(cast.alice(), {**SOPHIE, "name": "Autre", "phones": [], "emails": [], "first_name": "Ida"})
    with pytest.raises(Refused, match="n’est plus une adresse"):
        Attachment.add(other.pk, [sent()], by=acting(cast.bob()), address_id=address.pk)
    with pytest.raises(Refused, match="n’est plus une adresse"):
        Attachment.change(one.pk, name="a", kind="photo", address_id=10**9, by=acting(cast.bob()))


def test_an_address_removed_then_put_back_finds_its_files_again() -> None:
    client = client_of(cast.alice())
    address = client.addresses.get()
    attached(client, cast.alice(), address_id=address.pk)
    changed = Client.change({client.pk: {"addresses": []}}, by=acting(cast.alice()))
    browser = signed_in(cast.alice())
    assert "portail.jpg" in shown(browser.get(f"/clients/{client.pk}/fichiers/"))
    ChangeSet.objects.get(pk=changed.change_set_id).undo(by=acting(cast.alice()))
    assert "Principale : 12 rue des Tilleuls" in shown(browser.get(f"/clients/{client.pk}/fichiers/"))


def test_a_client_has_a_bounded_number_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts, "MOST", 2)
    client = client_of(cast.alice())
    attached(client, cast.alice())
    before = set(store.everything())
    with pytest.raises(Refused, match="2 fichiers au plus"):
        Attachment.add(client.pk, [sent(), sent()], by=acting(cast.alice()))
    assert set(store.everything()) == before, "what could not be kept stays on the disk"
    assert codes(client) == ["file.added"]


def test_a_save_that_fails_leaves_no_content_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **more: Any) -> None:
        raise RuntimeError

    client = client_of(cast.alice())
    monkeypatch.setattr(acts, "_log", fail)
    with pytest.raises(RuntimeError):
        Attachment.add(client.pk, [sent()], by=acting(cast.alice()))
    assert list(store.everything()) == [] and not File.objects.exists()


def test_a_file_beyond_what_the_house_reads_is_dropped_as_it_comes(settings: Any) -> None:
    settings.UPLOAD_MOST_BYTES = 100_000
    client = client_of(cast.alice())
    text = post(
        signed_in(cast.chloe()), client, sent("gros.pdf", samples.PDF + b"\0" * 300_000), sent("petit.pdf", samples.PDF)
    )
    assert "gros.pdf : L’envoi dépasse" in shown(text) and "1 fichier ajouté" in shown(text)
    assert client.attachments.get().file.name == "petit.pdf"


def test_beyond_fifty_files_at_once_the_others_are_told() -> None:
    client = client_of(cast.alice())
    text = shown(post(signed_in(cast.chloe()), client, *(sent(f"{n}.txt", b"a") for n in range(52))))
    assert "50 fichiers ajoutés" in text and text.count("Envoyez 50 fichiers au plus à la fois") == 2


def test_nobody_signed_in_sends_anything(home: Path) -> None:
    client = client_of(cast.alice())
    answer = Browser().post(f"/clients/{client.pk}/fichiers/ajouter/", {"files": [sent()]})
    assert answer.status_code in {302, 403} and list(store.everything()) == []
