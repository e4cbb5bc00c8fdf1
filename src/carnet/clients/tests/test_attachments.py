"""The files of a client: added, shown, renamed, removed and put back; by whom, with which headers; what stays when all is erased."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.attachments import TYPES
from carnet.clients.deletion import hanging
from carnet.clients.models import Attachment, ChangeSet, Client, Event
from carnet.clients.models import attachments as acts
from carnet.clients.nightly import empty_bin, erase_removed_files
from carnet.clients.tests.helpers import SOPHIE, acting, client_of, signed_in
from carnet.company.models import Options
from carnet.files import purge, store
from carnet.files.models import File
from carnet.files.tests import samples
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.CARNET_HOME = tmp_path
    return tmp_path


def sent(name: str = "portail.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.photo(size=(640, 480)) if content is None else content)


def attached(client: Client, user: User, *uploads: SimpleUploadedFile, **more: Any) -> list[Attachment]:
    added = Attachment.add(client.pk, uploads or [sent()], by=acting(user), **more)
    assert not added.refused, added.refused
    return added.attachments


def post(browser: Browser, client: Client, *uploads: SimpleUploadedFile, **more: Any) -> Any:
    return browser.post(f"/clients/{client.pk}/fichiers/ajouter/", {"files": list(uploads), **more}, follow=True)


def codes(client: Client) -> list[str]:
    return list(Event.objects.filter(client=client).order_by("pk").values_list("code", flat=True))[1:]


def at(one: Attachment, more: str = "") -> str:
    return f"/clients/{one.client_id}/fichiers/{one.pk}/{more}"


def shown(answer: Any) -> str:
    """The page, its no-break spaces as a person reads them."""
    return str(answer.content.decode()).replace("\u202f", " ").replace("\xa0", " ")


def read(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


# Added


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
    assert "gros.pdf : Ce fichier dépasse" in shown(text) and "1 fichier ajouté" in shown(text)
    assert client.attachments.get().file.name == "petit.pdf"


def test_beyond_fifty_files_at_once_the_others_are_told() -> None:
    client = client_of(cast.alice())
    text = shown(post(signed_in(cast.chloe()), client, *(sent(f"{n}.txt", b"a") for n in range(52))))
    assert "50 fichiers ajoutés" in text and text.count("Envoyez 50 fichiers au plus à la fois") == 2


def test_nobody_signed_in_sends_anything(home: Path) -> None:
    client = client_of(cast.alice())
    answer = Browser().post(f"/clients/{client.pk}/fichiers/ajouter/", {"files": [sent()]})
    assert answer.status_code in {302, 403} and list(store.everything()) == []


# Seen


HARMLESS = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "content_type", "disposition", "policy"),
    [
        ("a.jpg", samples.picture(), "image/jpeg", "inline", "sandbox"),
        ("a.pdf", samples.PDF, "application/pdf", "inline", "default-src 'none'"),
        ("a.svg", samples.SVG, "application/octet-stream", "attachment", "sandbox"),
        ("a.html", samples.HTML, "application/octet-stream", "attachment", "sandbox"),
        ("a.txt", b"du texte", "text/plain", "attachment", "sandbox"),
        ("a.docx", samples.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment", "sandbox"),
    ],
)  # fmt: skip
def test_a_file_comes_out_with_headers_that_let_it_do_nothing(
    name: str, content: bytes, content_type: str, disposition: str, policy: str
) -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice(), sent(name, content))
    browser = signed_in(cast.chloe())
    answer = browser.get(at(one, "contenu/"))
    assert (answer.status_code, answer["Content-Type"]) == (200, content_type)
    assert answer["Content-Disposition"] == f'{disposition}; filename="{name}"'
    assert answer["Content-Security-Policy"].startswith(policy)
    assert {header: answer[header] for header in HARMLESS} == HARMLESS
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert len(read(answer)) == one.file.size
    downloaded = browser.get(at(one, "contenu/?telecharger"))
    assert downloaded["Content-Disposition"].startswith("attachment")
    assert downloaded["Content-Security-Policy"].startswith("sandbox")
    read(downloaded)


@pytest.mark.parametrize("name", ["café.pdf", 'guil"lemet.pdf', "point;virgule.pdf", "a\\b.pdf".replace("\\", "%5c")])
def test_a_name_never_breaks_out_of_its_header(name: str) -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice(), sent(name, samples.PDF))
    answer = signed_in(cast.alice()).get(at(one, "contenu/"))
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Disposition"] in {f'inline; filename="{name}"', 'inline; filename="guil\\"lemet.pdf"'} or (
        answer["Content-Disposition"] == "inline; filename*=utf-8''caf%C3%A9.pdf"
    )
    read(answer)


def test_a_name_is_escaped_on_every_page() -> None:
    client = client_of(cast.alice())
    (one,) = attached(client, cast.alice(), sent("<b onload=x>&.pdf", samples.PDF))
    browser = signed_in(cast.alice())
    for address in (f"/clients/{client.pk}/", f"/clients/{client.pk}/fichiers/", at(one)):
        text = shown(browser.get(address))
        assert "&lt;b onload=x&gt;" in text and "<b onload" not in text


def test_the_position_of_a_photo_does_not_come_out() -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice())
    browser = signed_in(cast.alice())
    content, small = (read(browser.get(at(one, address))) for address in ("contenu/", "miniature/"))
    for picture in (content, small):
        assert picture.startswith(b"\xff\xd8\xff") and b"Exif" not in picture
    assert len(small) < len(content)


def test_a_miniature_that_is_missing_is_made_again() -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice())
    store.miniature_of(one.file.key).unlink()
    assert read(signed_in(cast.alice()).get(at(one, "miniature/"))).startswith(b"\xff\xd8\xff")
    assert store.miniature_of(one.file.key).is_file()


def test_a_content_missing_from_the_disk_is_told_and_breaks_no_page() -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice())
    store.remove(one.file.key)
    browser = signed_in(cast.alice())
    assert "manque sur le disque" in shown(browser.get(at(one)))
    assert browser.get(at(one, "contenu/")).status_code == browser.get(at(one, "miniature/")).status_code == 404


def test_pictures_are_leafed_through() -> None:
    first, _, last = attached(
        client_of(cast.alice()), cast.alice(), sent("1.jpg"), sent("x.pdf", samples.PDF), sent("2.jpg")
    )
    browser = signed_in(cast.alice())
    assert f'href="{at(first)}">Plus ancienne' in shown(browser.get(at(last))).replace("\n", "")
    assert "Plus ancienne" not in shown(browser.get(at(first)))


def test_the_tab_costs_the_same_number_of_queries_whatever_its_length(django_assert_max_num_queries: Any) -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.chloe())
    attached(client, cast.alice(), *(sent(f"{n}.txt", b"a") for n in range(30)))
    browser.get(f"/clients/{client.pk}/fichiers/")
    with django_assert_max_num_queries(20):
        assert shown(browser.get(f"/clients/{client.pk}/fichiers/")).count("c-file-name") > 29


# Who may


def test_what_belongs_to_another_s_portfolio_does_not_exist() -> None:
    client = client_of(cast.alice(), {**SOPHIE, "salesperson": cast.denis().pk})
    (one,) = attached(client, cast.alice())
    Options(portfolio_visibility="own").save()
    browser = signed_in(cast.bob())
    for address in ("", "contenu/", "miniature/"):
        assert browser.get(at(one, address)).status_code == 404
    assert browser.get(f"/clients/{client.pk}/fichiers/").status_code == 404
    assert post(browser, client, sent()).status_code == 404
    added = ChangeSet.objects.get(events__code="file.added")
    for address in (at(one), at(one, "retirer/"), f"/clients/{client.pk}/fichiers/annuler/{added.pk}/"):
        assert browser.post(address, {"name": "pris", "kind": "photo"}).status_code == 404
    with pytest.raises(Forbidden):
        Attachment.remove([one.pk], by=acting(cast.bob()))
    one.refresh_from_db()
    assert one.removed_at is None and one.file.name == "portail.jpg" and client.attachments.count() == 1


def test_a_file_is_not_reached_through_another_client() -> None:
    (one,) = attached(client_of(cast.alice()), cast.alice())
    other = client_of(cast.alice(), {"kind": "company", "name": "Atelier", "siren": "000000018"})
    browser = signed_in(cast.alice())
    for address in ("", "contenu/", "miniature/"):
        assert browser.get(f"/clients/{other.pk}/fichiers/{one.pk}/{address}").status_code == 404
    assert browser.post(f"/clients/{other.pk}/fichiers/{one.pk}/retirer/").status_code == 404


def test_a_technician_adds_and_takes_back_what_is_theirs_alone() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.tom())
    (theirs,) = attached(client, cast.alice())
    post(browser, client, sent("chantier.jpg"))
    own = client.attachments.get(file__name="chantier.jpg")
    assert "Retirer" in shown(browser.get(at(own)))
    assert "Retirer" not in shown(browser.get(at(theirs)))
    assert browser.post(at(theirs, "retirer/")).status_code == 403
    assert browser.post(at(theirs), {"name": "a", "kind": "photo", "address": ""}).status_code == 403
    assert browser.post(at(own, "retirer/")).status_code == 302
    own.refresh_from_db()
    undo = f"/clients/{client.pk}/fichiers/annuler/{own.removal_id}/"
    assert "Annulé." in shown(browser.post(undo, follow=True))
    assert client.attachments.present().count() == 2


def test_bank_details_are_not_for_the_technician() -> None:
    client, browser = client_of(cast.alice()), signed_in(cast.tom())
    (one,) = attached(client, cast.ines(), sent("RIB.pdf", samples.PDF))
    assert one.file.kind == "bank"
    for address in ("", "contenu/"):
        assert browser.get(at(one, address)).status_code == 404
        answer = signed_in(cast.ines()).get(at(one, address))
        assert answer.status_code == 200
        if address:
            read(answer)
    assert "RIB.pdf" not in shown(browser.get(f"/clients/{client.pk}/fichiers/"))
    post(browser, client, sent(), kind="bank")
    assert client.attachments.count() == 1


# Renamed, removed, put back


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


# Erased


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
