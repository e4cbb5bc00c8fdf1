"""The dossier drawn: one Typst document, data as JSON; long, so a job."""

import base64
from collections.abc import Sequence
from datetime import date
from typing import Any

from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.dossier.parts import PARTS, Block, Part, Period, Picture
from carnet.clients.models.client import Client
from carnet.company.models import Company
from carnet.jobs.kinds import Kind
from carnet.jobs.running import JobRun
from carnet.kernel.dates import french_day
from carnet.kernel.errors import Refused
from carnet.printing.documents import render


def offered(user: User) -> list[Part]:
    """The parts that this person may ask for."""
    return [part for part in PARTS.in_use() if not part.right or may(user, part.right)]


def draw(client: Client, parts: Sequence[Part], period: Period, user: User) -> bytes:
    found = [(part, part.blocks(client, period, user)) for part in parts]
    return render(
        "clients/dossier.typ",
        {
            "title": f"Dossier : {client.display_name}",
            "firm": str(Company.current()),
            "client": client.display_name,
            "reference": " · ".join(part for part in (client.number or "", client.postcode, client.city) if part),
            "period": _said(period),
            "parts": [
                {"title": part.title, "blocks": [_block(one) for one in blocks]} for part, blocks in found if blocks
            ],
        },
    )


def _said(period: Period) -> str:
    since = f"du {french_day(period.since, weekday=False)}" if period.since else ""
    until = f"au {french_day(period.until, weekday=False)}" if period.until else ""
    return f"{since} {until}".strip()


def _block(block: Block) -> dict[str, Any]:
    return {
        "title": block.title,
        "facts": [list(fact) for fact in block.facts],
        "columns": list(block.columns),
        "rows": [list(row) for row in block.rows],
        "numbers": sorted(block.numbers),
        "wide": sorted(block.wide),
        "paragraphs": list(block.paragraphs),
        "pictures": [{"svg": as_svg(one), "caption": one.caption} for one in block.pictures],
    }


def as_svg(picture: Picture) -> str:
    """A picture as text: the template takes nothing but text. An SVG that holds it whole."""
    from io import BytesIO

    from PIL import Image

    width, height = Image.open(BytesIO(picture.content)).size
    kind = "png" if picture.content.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(picture.content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" xlink:href="data:image/{kind};base64,{data}"/></svg>'
    )


def _run(run: JobRun) -> None:
    user, params = run.actor.user, run.params
    client = Client.objects.visible_to(user).filter(pk=params["client"]).first() if user else None
    if client is None or user is None:
        raise Refused("Cette fiche n’existe plus, ou n’est plus dans votre portefeuille.")
    chosen = [part for part in offered(user) if part.code in params["parts"]]
    run.expect(len(chosen))
    content = draw(client, chosen, Period(_day(params["since"]), _day(params["until"])), user)
    run.new_file(f"dossier-{client.number or client.pk}.pdf", "application/pdf").write_bytes(content)
    with run.step() as cursor:
        if not cursor.get("noted"):  # a kill after this line: the file is made again, the line is not written again
            Client.log([client.pk], "client.dossier", by=run.actor, parts=[part.title for part in chosen])
            cursor["noted"] = True
    run.say("Le dossier est prêt.")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


KIND = Kind("clients.dossier", "Dossier client", _run, "quick", "clients.dossier")
