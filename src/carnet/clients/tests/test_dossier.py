"""The whole of a client in one PDF."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.test import Client as Browser

from carnet.accounts.actor import Actor, Source
from carnet.clients.dossier import PARTS, Block, Part, Period, Picture
from carnet.clients.dossier.making import draw, offered
from carnet.clients.models import Client
from carnet.jobs.models import Job, State
from carnet.jobs.running import execute
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def martin() -> Client:
    draft = {"name": "Martin", "first_name": "Sophie", "notes": "Préfère le matin\n#let x = panic()"}
    key = Client.create([draft], by=Actor(cast.alice(), Source.SCREEN))[0].client_id
    assert key
    return Client.objects.get(pk=key)


def _red() -> bytes:
    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (40, 30), "red").save(held, "JPEG")
    return held.getvalue()


def test_each_part_stands_under_its_title_in_a_tagged_file(martin: Client) -> None:
    block = Block(
        "Ruches", columns=("Lieu", "Miel"), rows=[("Jardin", "12 kg")], pictures=[Picture(_red(), "La ruche")]
    )
    with PARTS.temporarily(Part("hives", "Ruches", lambda client, period, user: [block])):
        parts = offered(cast.alice())
        content = draw(martin, parts, Period(), cast.alice())
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_outline() as outline:
            titles = [str(one.title) for top in outline.root for one in (top, *top.children)]
    assert {"Fiche", "Événements", "Ruches"} <= set(titles)


def test_a_period_leaves_the_rest_out(martin: Client) -> None:
    from carnet.clients.dossier.own import history

    assert history(martin, Period(), cast.alice())
    assert not history(martin, Period(until=date(2020, 1, 1)), cast.alice())


def test_the_job_makes_the_file_and_a_line_of_history(martin: Client) -> None:
    browser = Browser()
    browser.force_login(cast.alice())
    answer = browser.post(f"/clients/{martin.pk}/dossier/", {"parts": ["identity", "history"], "since": "01/01/2024"})
    job = Job.objects.get(kind="clients.dossier")
    assert answer.status_code == 302 and answer["Location"].endswith(f"/{job.pk}/")
    execute(job)
    assert job.state == State.DONE and job.result["file"]["type"] == "application/pdf"
    assert martin.events.get(code="client.dossier").data["parts"] == ["Fiche", "Événements"]


def test_a_wrong_date_is_said_and_kept(martin: Client) -> None:
    browser = Browser()
    browser.force_login(cast.alice())
    for sent in ({"since": "hier"}, {"since": "01/02/2025", "until": "01/01/2025"}):
        answer = browser.post(f"/clients/{martin.pk}/dossier/", {"parts": ["identity"], **sent})
        assert answer.status_code == 422 and sent["since"] in answer.content.decode()
    assert not Job.objects.exists()
