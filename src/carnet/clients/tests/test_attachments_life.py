"""Files renamed, removed, put back, erased: each act has its undo, and the night its turn."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from carnet.clients.attachments import TYPES
from carnet.clients.deletion import hanging
from carnet.clients.models import Attachment, ChangeSet, Client, Event
from carnet.clients.nightly import empty_bin, erase_removed_files
from carnet.clients.tests.attaching import at, attached, codes, read, sent, shown
from carnet.clients.tests.helpers import acting, client_of, signed_in
from carnet.files import purge, store
from carnet.files.models import File
from carnet.files.tests import samples
from carnet.kernel.errors import Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.CARNET_HOME = tmp_path
    return tmp_path


def test_a_file_is_renamed_and_put_elsewhere_then_all_of_it_is_undone() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    (one,) = attached(client, cast.alice(), sent("IMG_01.jpg"))
    address = client.addresses.get()
    page = browser.post(at(one), {"name": "Façade sud", "kind": "plan", "address": address.pk}, follow=True)
    assert "Modification enregistrée" in shown(page) and "Façade sud.jpg" in shown(page)
    said = (
        "Nom : IMG_01.jpg → Façade sud.jpg · Nature : Photo → Plan · Lieu : aucun → 12 rue des Tilleuls, 49300 Cholet"
    )
    assert said in shown(browser.get(f"/clients/{client.pk}/"))
    changed = ChangeSet.objects.get(events__code="file.changed")
    browser.post(f"/clients/modifications/{changed.pk}/annuler/")
    one.refresh_from_db()
    one.file.refresh_from_db()
    assert (one.file.name, one.file.kind, one.address_id) == ("IMG_01.jpg", "photo", None)
    assert codes(client) == ["file.added", "file.changed", "file.changed"]


def test_undoing_a_rename_leaves_what_was_changed_since() -> None:
    client, by = client_of(cast.alice()), acting(cast.alice())
    (one,) = attached(client, cast.alice())
    first = Attachment.change(one.pk, name="A", kind="plan", address_id=None, by=by)
    Attachment.change(one.pk, name="B", kind="plan", address_id=None, by=by)
    ChangeSet.objects.get(pk=first).undo(by=by)
    one.file.refresh_from_db()
    assert (one.file.name, one.file.kind) == ("B.jpg", "photo")


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "a" * 151), ("name", "plan.exe"), ("kind", "autre"), ("address", "99999")],
)
def test_a_refused_change_keeps_what_was_typed(field: str, value: str) -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    (one,) = attached(client, cast.alice())
    answer = browser.post(at(one), {"name": "tapé", "kind": "plan", "address": "", field: value})
    assert answer.status_code == 422 and (value if field == "name" else "tapé") in shown(answer)
    assert codes(client) == ["file.added"]


def test_a_removed_file_is_out_of_sight_and_comes_back() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    (one,) = attached(client, cast.alice())
    text = shown(browser.post(at(one, "retirer/"), follow=True))
    assert "portail.jpg est retiré." in text and "1 fichier retiré" in text and "miniature" not in text
    assert browser.get(at(one, "contenu/")).status_code == 404
    assert "Ce fichier est retiré" in shown(browser.get(at(one)))
    removal = ChangeSet.objects.get(events__code="file.removed")
    browser.post(f"/clients/modifications/{removal.pk}/annuler/")
    assert read(browser.get(at(one, "contenu/")))
    assert codes(client) == ["file.added", "file.removed", "file.restored"]
    assert "déjà annulée" in shown(browser.post(f"/clients/modifications/{removal.pk}/annuler/", follow=True))


def test_undoing_an_addition_removes_and_can_itself_be_undone() -> None:
    client, by = client_of(cast.alice()), acting(cast.alice())
    attached(client, cast.alice(), sent("1.jpg"), sent("2.jpg"))
    added = ChangeSet.objects.get(events__code="file.added")
    undone = added.undo(by=by)
    assert client.attachments.present().count() == 0
    ChangeSet.objects.get(pk=undone.change_set_id).undo(by=by)
    assert client.attachments.present().count() == 2
    assert codes(client) == ["file.added", "file.removed", "file.restored"]


def test_removing_what_is_removed_changes_nothing() -> None:
    client, by = client_of(cast.alice()), acting(cast.alice())
    (one,) = attached(client, cast.alice())
    assert Attachment.remove([one.pk], by=by) and Attachment.remove([one.pk], by=by) is None
    assert codes(client) == ["file.added", "file.removed"]


def test_undo_of_files_acts_on_files_alone() -> None:
    client = client_of(cast.alice())
    created = ChangeSet.objects.get(events__client=client)
    assert signed_in(cast.tom()).post(f"/clients/{client.pk}/fichiers/annuler/{created.pk}/").status_code == 404


def nights_later(days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=days))


@pytest.mark.django_db(transaction=True)
def test_the_night_erases_what_was_removed_a_month_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    client, by = client_of(cast.alice()), acting(cast.alice())
    old, kept = attached(client, cast.alice(), sent("1.jpg"), sent("2.jpg"))
    removal = ChangeSet.objects.get(pk=Attachment.remove([old.pk], by=by))
    nights_later(29, monkeypatch)
    erase_removed_files()
    purge.purge()
    assert store.path_of(old.file.key).exists()
    nights_later(2, monkeypatch)
    erase_removed_files()
    purge.purge()
    assert not store.path_of(old.file.key).exists() and not store.miniature_of(old.file.key).exists()
    assert store.path_of(kept.file.key).exists() and File.objects.get() == kept.file
    with pytest.raises(Refused, match="effacé pour de bon"):
        removal.undo(by=by)
    page = shown(signed_in(cast.alice()).get(f"/clients/{client.pk}/"))
    assert "Fichier retiré : 1.jpg" in page
    assert signed_in(cast.alice()).get(at(old)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_client_gone_for_good_takes_its_files_along(monkeypatch: pytest.MonkeyPatch) -> None:
    client, by = client_of(cast.alice()), acting(cast.alice())
    (one,) = attached(client, cast.alice())
    assert "fichiers joints" in hanging([client.pk])[client.pk]
    with pytest.raises(Refused, match="fichiers joints"):
        Client.bin([client.pk], by=by)
    Attachment.remove([one.pk], by=by)
    Client.bin([client.pk], by=by)
    nights_later(31, monkeypatch)
    empty_bin()
    purge.purge()
    assert not Attachment.objects.exists() and not File.objects.exists() and list(store.everything()) == []


def test_what_an_erasure_leaves_of_a_line_names_no_file() -> None:
    client = client_of(cast.alice())
    attached(client, cast.alice(), sent("RIB de Sophie Martin.pdf", samples.PDF), sent())
    event = Event.objects.get(code="file.added")
    for kind in TYPES:
        event.data = kind.forget(event.data)
        assert event.data == {"count": 2} and kind.view(event) is None
        assert "Sophie" not in kind.sentence(event) + kind.detail(event)
