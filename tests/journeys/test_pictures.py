"""The pictures of the guide, taken on the demonstration at a fixed moment: `CARNET_PICTURES=1 pytest tests/journeys/test_pictures.py`,
or only some by their names: `CARNET_PICTURES=devis,liste`.

Without it nothing is taken: each picture that the pages show must be there, light enough, and none must be left over.
"""

import io
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page

from tests.journeys import screens
from tests.journeys.conftest import session_of
from tests.journeys.demonstration import demonstration
from tests.journeys.devices import DESK, PHONE, Device, Windows

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide"
IMAGES = GUIDE / "images"
HEAVIEST, HEAVIEST_TOGETHER = 150_000, 2_000_000
MOMENT = datetime(2026, 11, 24, 10, 42, tzinfo=ZoneInfo("Europe/Paris"))


def test_every_picture_shown_is_there_and_light() -> None:
    pages = [ROOT / "README.md", *GUIDE.glob("*.md")]
    shown = {Path(name).name for page in pages for name in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", page.read_text())}
    sizes = {image.name: image.stat().st_size for image in IMAGES.glob("*.png")}
    assert set(sizes) == shown
    assert {name: size for name, size in sizes.items() if size > HEAVIEST} == {}
    assert sum(sizes.values()) <= HEAVIEST_TOGETHER


def test_every_page_of_the_guide_is_in_its_contents() -> None:
    contents = (GUIDE / "index.md").read_text()
    assert [
        page.name for page in GUIDE.glob("*.md") if page.name != "index.md" and f"({page.name})" not in contents
    ] == []


@pytest.fixture
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    with time_machine.travel(MOMENT, tick=False), demonstration(django_db_blocker) as address:
        yield address


def taken() -> list[tuple[str, str, str, screens.Arrange, Device]]:
    """Name of the picture, who looks, address, what they do first, on what."""
    from carnet.aftersales.models import Case
    from carnet.catalogue.models import Product
    from carnet.clients.models.client import Client
    from carnet.deliveries.models import DeliveryNote
    from carnet.invoices.models import Invoice
    from carnet.quotes.models import Quote

    started = DeliveryNote.objects.filter(state="issued", order__state="partial").earliest("pk")
    work = Product.objects.get(reference="OUV-BAIE").pk
    hotel = Client.objects.get(name="Hôtel des Trois Moulins").pk
    moved = Client.objects.get(name="Delaunière").pk
    signed = Quote.objects.accepted().filter(lines__option=True, acceptances__means="screen").latest("date", "pk")
    waiting = Quote.objects.pending().latest("date", "pk")
    case = Case.objects.filter(state="closed", reports__isnull=False, product__isnull=False).latest("pk")
    pending = Case.objects.filter(state="planned").latest("pk")
    late = Invoice.objects.overdue().filter(paused_at=None).earliest("pk")
    return [
        ("accueil", "maryse", "/", screens.as_it_is, DESK),
        ("recherche", "maryse", "/", screens.search("bernard paul"), DESK),
        ("fiche", "maryse", f"/clients/{hotel}/", screens.as_it_is, DESK),
        ("fiche-telephone", "solene", f"/clients/{hotel}/", screens.as_it_is, PHONE),
        ("actes", "maryse", f"/clients/{moved}/", screens.press("Autres actes"), DESK),
        ("nouveau-client", "maryse", "/clients/nouveau/", screens.as_it_is, DESK),
        ("communes", "maryse", "/clients/nouveau/", screens.communes, DESK),
        ("ressemblance", "maryse", "/clients/nouveau/", screens.stopped, DESK),
        ("liste", "maryse", "/clients/?statut=client&departement=49&tri=ville", screens.as_it_is, DESK),
        ("agenda", "maryse", "/agenda/", screens.as_it_is, DESK),
        ("ma-journee", "hugo", "/agenda/ma-journee/", screens.as_it_is, PHONE),
        ("sav", "maryse", f"/sav/{case.pk}/", screens.as_it_is, DESK),
        ("sav-liste", "maryse", "/sav/", screens.as_it_is, DESK),
        ("sav-rapport", "jordan", f"/sav/{pending.pk}/rapport/", screens.as_it_is, PHONE),
        ("doublons-revue", "etienne", "/doublons/", screens.as_it_is, DESK),
        ("lot", "etienne", "/clients/", screens.check_two, DESK),
        (
            "exporter",
            "maryse",
            "/clients/?statut=client&departement=49&tri=ville",
            screens.press("Exporter", "link"),
            DESK,
        ),
        ("portefeuilles", "etienne", "/clients/portefeuilles/", screens.as_it_is, DESK),
        ("import", "maryse", "/imports/", screens.judge_a_file, DESK),
        ("articles", "maryse", "/articles/?famille=Fen%C3%AAtres", screens.as_it_is, DESK),
        ("ouvrage", "maryse", f"/articles/{work}/", screens.unfold_all, DESK),
        ("devis-saisi", "maryse", "/devis/nouveau/", screens.write_a_quote, DESK),
        ("devis-saisi-telephone", "maryse", "/devis/nouveau/", screens.write_a_quote, PHONE),
        ("devis", "maryse", f"/devis/{signed.pk}/", screens.as_it_is, DESK),
        ("devis-signature", "hugo", f"/devis/{waiting.pk}/accepter/", screens.sign, PHONE),
        ("commande", "maryse", f"/commandes/{started.order_id}/", screens.as_it_is, DESK),
        ("livraison", "tony", f"/livraisons/nouvelle/{started.order_id}/", screens.as_it_is, PHONE),
        (
            "reglement",
            "maryse",
            f"/factures/reglements/nouveau/{late.client_id}/?facture={late.pk}",
            screens.as_it_is,
            DESK,
        ),
        ("relances", "maryse", "/factures/relances/", screens.as_it_is, DESK),
        ("reglages", "etienne", "/reglages/", screens.as_it_is, DESK),
        ("documents", "etienne", "/documents/reglages/", screens.as_it_is, DESK),
        ("utilisateurs", "etienne", "/utilisateurs/", screens.as_it_is, DESK),
    ]


if os.environ.get("CARNET_PICTURES"):

    @pytest.mark.browser
    def test_the_pictures_are_taken(windows: Windows, site: str) -> None:
        from carnet.accounts.models import User

        IMAGES.mkdir(parents=True, exist_ok=True)
        asked = os.environ["CARNET_PICTURES"].split(",")
        for name, who, path, arrange, device in (one for one in taken() if asked == ["1"] or one[0] in asked):
            window = windows.visit(device, session_of(User.objects.get(username=who)))
            window.page.goto(site + path)
            arrange(window.page)
            _keep(window.page, name)
            window.leave()
        print_an_invoice()
        assert all((IMAGES / f"{name}.png").stat().st_size <= HEAVIEST for name, *_ in taken())


def print_an_invoice() -> None:
    """The invoice of the fictional firm of the examples, as paper shows it."""
    import json

    from PIL import Image

    from carnet.printing.documents import _compiler
    from carnet.sales.paper.content import Watermark
    from carnet.sales.paper.specimen import specimen
    from carnet.sales.paper.theme import Theme
    from carnet.sales.paper.wording import view

    data = json.dumps(view(specimen(lines=4), Theme()) | {"watermark": Watermark.NONE.value})
    page = _compiler("sales/document.typ").compile(sys_inputs={"data": data}, format="png", ppi=90)
    shot = Image.open(io.BytesIO(page if isinstance(page, bytes) else page[0])).convert("RGB")
    shot.quantize(64, dither=Image.Dither.NONE).save(IMAGES / "facture.png", optimize=True)


def _keep(page: Page, name: str) -> None:
    """With the 256 colours that a screen of flat colours needs: a third of the weight."""
    from PIL import Image

    page.mouse.move(0, 0)  # nothing is under the pointer
    page.evaluate("document.fonts.ready")
    shot = Image.open(io.BytesIO(page.screenshot(caret="hide", animations="disabled"))).convert("RGB")
    few = shot.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)
