"""Files put on a client: chosen, dropped, photographed; with and without JavaScript; seen, put away, taken back."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.clients.models import Attachment, Client
from carnet.files import store
from carnet.files.tests import samples
from tests import cast
from tests.journeys.conftest import Enter, session_of
from tests.journeys.devices import DESK, Device, Windows
from tests.journeys.inspection import inspect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DROP = """([zone, files]) => {
  const data = new DataTransfer();
  for (const [name, type, content] of files) {
    data.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name, { type }));
  }
  for (const kind of ["dragover", "drop"]) zone.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
}"""


@pytest.fixture
def desk(windows: Windows, transactional_db: None) -> Iterator[Page]:
    """The window of Alice's desk, where her rights allow everything."""
    window = windows.visit(DESK, session_of(cast.alice()))
    yield window.page
    troubles = list(window.troubles)
    window.leave()
    assert troubles == []


def client_of(**more: Any) -> Client:
    draft = {
        "name": "Martin",
        "first_name": "Sophie",
        "addresses": [{"role": "site", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"}],
    } | more
    outcome = Client.create([draft], by=Actor(cast.alice(), Source.SCREEN))[0]
    return Client.objects.get(pk=outcome.client_id)


def sent(name: str, mime: str, content: bytes) -> Any:
    return {"name": name, "mimeType": mime, "buffer": content}


def of(client: Client) -> list[tuple[str, str]]:
    return sorted(client.attachments.values_list("file__name", "file__kind"))


def test_photos_and_papers_are_chosen_and_leave_at_once(enter: Enter) -> None:
    client = client_of()
    page = enter(cast.bob(), f"/clients/{client.pk}/fichiers/")
    page.get_by_label("Lieu").select_option(label="Chantier : 12 rue des Tilleuls, 49300 Cholet")
    page.get_by_label("Choisir des fichiers").set_input_files(
        [
            sent("toit.jpg", "image/jpeg", samples.photo(size=(4000, 3000), orientation=6)),
            sent("plan.png", "image/png", samples.picture("PNG", size=(3000, 200))),
            sent("RIB.pdf", "application/pdf", samples.PDF),
        ]
    )
    expect(page.get_by_text("3 fichiers ajoutés.")).to_be_visible()
    expect(page.get_by_role("heading", name="Chantier : 12 rue des Tilleuls")).to_be_visible()
    assert of(client) == [("RIB.pdf", "bank"), ("plan.png", "plan"), ("toit.jpg", "photo")]
    roof = client.attachments.get(file__name="toit.jpg").file
    assert (roof.width, roof.height) == (1920, 2560), "reduced and upright"
    assert client.attachments.get(file__name="plan.png").file.width == 3000, "a plan keeps its lines"
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("3 fichiers retirés")).to_be_visible()


def test_what_is_refused_stays_in_sight_with_its_reason(enter: Enter) -> None:
    client = client_of()
    page = enter(cast.bob(), f"/clients/{client.pk}/fichiers/")
    page.get_by_label("Choisir des fichiers").set_input_files(
        [sent("faux.pdf", "application/pdf", b"autre chose"), sent("bon.pdf", "application/pdf", samples.PDF), sent("vide.txt", "text/plain", b"")]
    )  # fmt: skip
    rows = page.locator("[data-upload-list] li")
    expect(rows.filter(has_text="faux.pdf")).to_contain_text("son contenu est autre chose")
    expect(rows.filter(has_text="vide.txt")).to_contain_text("est vide")
    expect(rows.filter(has_text="bon.pdf")).to_contain_text("reçu")
    expect(page.locator("[data-upload-said]")).to_have_text("1 fichier reçu, 2 refusés.")
    page.get_by_role("button", name="Voir les fichiers reçus").click()
    expect(page.get_by_role("link", name="bon.pdf", exact=True)).to_be_visible()
    assert of(client) == [("bon.pdf", "other")]


def test_a_file_too_long_is_refused_before_it_leaves(enter: Enter, tmp_path: Path) -> None:
    long = tmp_path / "gros.pdf"
    long.write_bytes(samples.PDF + b"\0" * 21_000_000)
    page = enter(cast.bob(), f"/clients/{client_of().pk}/fichiers/")
    page.get_by_label("Choisir des fichiers").set_input_files(long)
    expect(page.locator("[data-upload-list] li")).to_contain_text("Ce fichier dépasse 20 Mo")


def test_what_the_network_loses_can_be_sent_again(enter: Enter) -> None:
    client = client_of()
    page = enter(cast.bob(), f"/clients/{client.pk}/fichiers/")
    page.route("**/fichiers/ajouter/", lambda route: route.abort())
    page.get_by_label("Choisir des fichiers").set_input_files(sent("plan.pdf", "application/pdf", samples.PDF))
    expect(page.locator("[data-upload-list] li")).to_contain_text("Carnet ne répond pas")
    page.unroute("**/fichiers/ajouter/")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.get_by_text("1 fichier ajouté.")).to_be_visible()
    assert of(client) == [("plan.pdf", "plan")]


def test_files_are_dropped_anywhere_on_the_page(desk: Page) -> None:
    client = client_of()
    desk.goto(f"/clients/{client.pk}/fichiers/")
    files = [
        ["lettre.txt", "text/plain", base64.b64encode(b"Bonjour").decode()],
        ["b.pdf", "application/pdf", base64.b64encode(samples.PDF).decode()],
    ]
    desk.evaluate(DROP, [desk.locator("h1").first.element_handle(), files])
    expect(desk.get_by_text("2 fichiers ajoutés.")).to_be_visible()
    assert of(client) == [("b.pdf", "other"), ("lettre.txt", "letter")]


def test_without_javascript_it_is_a_form(enter: Enter) -> None:
    client = client_of()
    page = enter(cast.bob(), f"/clients/{client.pk}/fichiers/", scripts=False)
    page.get_by_label("Choisir des fichiers").set_input_files([sent("a.pdf", "application/pdf", samples.PDF), sent("x.pdf", "application/pdf", b"x")])  # fmt: skip
    page.get_by_label("Nature").select_option("signed")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_text("1 fichier ajouté.")).to_be_visible()
    expect(page.get_by_text("x.pdf : Son nom annonce")).to_be_visible()
    # Without scripts a message stays over the page until the next one.
    page.goto(page.get_by_role("link", name="a.pdf", exact=True).get_attribute("href") or "")
    page.get_by_role("button", name="Retirer").click()
    expect(page.get_by_text("a.pdf est retiré.")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("link", name="a.pdf", exact=True)).to_be_visible()
    assert of(client) == [("a.pdf", "signed")]


def attached(client: Client, *files: tuple[str, bytes], **more: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    assert not Attachment.add(client.pk, uploads, by=Actor(cast.alice(), Source.SCREEN), **more).refused


def test_a_photo_is_seen_renamed_and_leafed_through(enter: Enter) -> None:
    client = client_of()
    attached(client, ("1.jpg", samples.photo((800, 600))), ("2.jpg", samples.photo((600, 800))))
    page = enter(cast.bob(), f"/clients/{client.pk}/fichiers/")
    picture = page.locator(".c-gallery img").first
    expect(picture).to_have_js_property("naturalWidth", 240)
    page.get_by_role("link", name="2.jpg").click()
    expect(page.locator(".c-file-picture img")).to_have_js_property("naturalWidth", 600)
    page.get_by_role("textbox", name="Nom").fill("Façade nord")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("heading", name="Façade nord.jpg")).to_be_visible()
    page.get_by_role("link", name="Plus ancienne").click()
    expect(page.get_by_role("heading", name="1.jpg")).to_be_visible()


def test_by_keyboard_alone(windows: Windows, transactional_db: None) -> None:
    """In a window of its own: the browser opens no chooser of files in one where another test left something open."""
    window = windows.visit(DESK, session_of(cast.alice()), number=9)
    client, page = client_of(), window.page
    page.bring_to_front()
    page.goto(f"/clients/{client.pk}/fichiers/")
    page.locator(".c-tab").last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Choisir des fichiers")).to_be_focused()
    assert page.locator(".c-pick").first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    with page.expect_file_chooser() as asked:
        page.keyboard.press("Space")
    asked.value.set_files(sent("a.pdf", "application/pdf", samples.PDF))
    expect(page.get_by_text("1 fichier ajouté.")).to_be_visible()
    troubles = list(window.troubles)
    window.leave()
    assert troubles == []


def test_the_camera_has_its_button_on_the_phone_alone(enter: Enter, device: Device) -> None:
    client = client_of()
    page = enter(cast.tom(), f"/clients/{client.pk}/fichiers/")
    camera = page.get_by_label("Prendre une photo")
    assert camera.get_attribute("capture") == "environment"
    if device is not DESK:
        expect(page.locator(".c-pick-camera")).to_be_visible()
        camera.set_input_files(sent("IMG_0001.jpg", "image/jpeg", samples.photo(size=(3000, 2000))))
        expect(page.get_by_text("1 fichier ajouté.")).to_be_visible()
        assert client.attachments.get().file.width == 2560


def test_what_was_sent_can_do_nothing_when_it_is_opened(desk: Page) -> None:
    """A page and a drawing with scripts: downloaded, never run under our address."""
    client = client_of()
    attached(client, ("page.html", samples.HTML), ("logo.svg", samples.SVG), ("plan.pdf", samples.PDF))
    page, said = desk, list[str]()

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.goto(f"/clients/{client.pk}/fichiers/")
    for one in client.attachments.exclude(file__name="plan.pdf"):
        with page.expect_download() as got:
            page.evaluate("where => { location = where }", f"/clients/{client.pk}/fichiers/{one.pk}/contenu/")
        assert Path(got.value.path()).read_bytes() == store.path_of(one.file.key).read_bytes()
    page.remove_listener("dialog", hear)
    assert said == []


def test_the_screens_of_files_are_sound(desk: Page) -> None:
    client, page = client_of(), desk
    long = (
        "relevé de la façade sud avec le détail des menuiseries à remplacer et des cotes prises le lundi matin "
        + "x" * 40
    )
    attached(client, ("toit.jpg", samples.photo((800, 600))), (f"{long}.jpg", samples.photo((600, 800))), ("cave.png", samples.picture("PNG", (900, 300))))  # fmt: skip
    attached(
        client, (f"{long}.pdf", samples.PDF), ("Devis signé.pdf", samples.PDF), address_id=client.addresses.get().pk
    )
    attached(client, ("retire.txt", b"a"))
    Attachment.remove([client.attachments.get(file__name="retire.txt").pk], by=Actor(cast.alice(), Source.SCREEN))
    found: dict[str, list[str]] = {}
    paths = {"fichiers": "", "fichiers-plans": "?nature=plan"}
    for name, one in (("photo", "toit.jpg"), ("papier", "Devis signé.pdf"), ("retire", "retire.txt")):
        paths[f"fichier-{name}"] = f"{client.attachments.get(file__name=one).pk}/"
    for name, path in paths.items():
        page.goto(f"/clients/{client.pk}/fichiers/{path}")
        unfold(page)
        found |= inspect(page, name)
    assert found == {}


def test_the_screen_of_a_sending_is_sound(desk: Page) -> None:
    page = desk
    page.goto(f"/clients/{client_of().pk}/fichiers/")
    page.route("**/fichiers/ajouter/", lambda route: route.abort())
    page.get_by_label("Choisir des fichiers").set_input_files([sent("plan.pdf", "application/pdf", samples.PDF), sent("vide.txt", "text/plain", b"")])  # fmt: skip
    expect(page.get_by_role("button", name="Réessayer")).to_be_visible()
    assert inspect(page, "fichiers-envoi") == {}
    page.unroute("**/fichiers/ajouter/")


def unfold(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")
