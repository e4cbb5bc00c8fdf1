"""Files shown: by whom, with headers that let them do nothing."""

from pathlib import Path
from typing import Any

import pytest

from carnet.clients.models import Attachment, ChangeSet
from carnet.clients.tests.attaching import at, attached, post, read, sent, shown
from carnet.clients.tests.helpers import SOPHIE, acting, client_of, signed_in
from carnet.company.models import Options
from carnet.files import store
from carnet.files.tests import samples
from carnet.kernel.errors import Forbidden
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    settings.CARNET_HOME = tmp_path
    return tmp_path


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
    with django_assert_max_num_queries(28):
        assert shown(browser.get(f"/clients/{client.pk}/fichiers/")).count("c-file-name") > 29


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
