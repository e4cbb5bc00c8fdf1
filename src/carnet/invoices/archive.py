"""The archive of the journal: an open form (text lines of JSON), with a tool that verifies it and needs nothing but Python."""

import io
import json
import zipfile
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from carnet import __version__
from carnet.accounts import security_log
from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.company.models import Company
from carnet.invoices import journal, keeping
from carnet.invoices.models.journal import Closing, JournalLine

LINES, CLOSINGS, ABOUT, TOOL, HELP = "journal.jsonl", "clotures.jsonl", "archive.json", "verifier.py", "LISEZMOI.txt"
FORMAT = 1


def written(*, by: Actor) -> bytes:
    """The archive of everything up to now. That it was taken is itself a line of the journal."""
    require(by, "invoices.archive")
    with transaction.atomic():
        last = JournalLine.objects.order_by("-seq").first()
        data = {"lines": last.seq if last else 0, "head": last.hash if last else journal.GENESIS}
        keeping.append("archive", data, by.now())
    security_log.note("invoices.archived", by=by, lines=data["lines"])
    return packed()


def packed() -> bytes:
    lines = [row.line for row in JournalLine.objects.order_by("seq").iterator(chunk_size=2_000)]
    closings = [row.closing for row in Closing.objects.order_by("last", "id")]
    about = {
        "format": FORMAT,
        "program": f"Carnet {__version__}",
        "firm": Company.current().name,
        "siret": Company.current().siret,
        "made_at": timezone.now().isoformat(),
        "lines": len(lines),
        "head": lines[-1].hash if lines else journal.GENESIS,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LINES, _rows(lines))
        archive.writestr(CLOSINGS, _rows(closings))
        archive.writestr(ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
        archive.writestr(TOOL, tool())
        archive.writestr(HELP, _HELP)
    return out.getvalue()


def _rows(rows: list[Any]) -> str:
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def tool() -> str:
    """`journal.py` is pure and needs only Python: it goes with the archive, followed by its command."""
    pure = resources.files("carnet.invoices").joinpath("journal.py").read_text(encoding="utf-8")
    return pure + _COMMAND


def problems(path: Path) -> list[str]:
    """What is wrong with an archive, by our own copy of the tool."""
    with zipfile.ZipFile(path) as archive:
        lines = [journal.Line(**json.loads(row)) for row in archive.read(LINES).decode().splitlines()]
        closings = [journal.Closing(**json.loads(row)) for row in archive.read(CLOSINGS).decode().splitlines()]
        about = json.loads(archive.read(ABOUT))
    return journal.archive_problems(lines, closings, about)


_COMMAND = """

if __name__ == "__main__":
    import sys
    from pathlib import Path

    here = Path(__file__).parent
    read_rows = lambda name: [json.loads(row) for row in (here / name).read_text(encoding="utf-8").splitlines()]
    told = archive_problems(
        [Line(**row) for row in read_rows("journal.jsonl")],
        [Closing(**row) for row in read_rows("clotures.jsonl")],
        json.loads((here / "archive.json").read_text(encoding="utf-8")),
    )
    print("\\n".join(told) or "Archive entière : aucune ligne modifiée, ajoutée ni retirée.")
    sys.exit(1 if told else 0)
"""
_HELP = """Archive du journal des ventes et des règlements.

journal.jsonl   une ligne de texte (JSON, UTF-8) par écriture, dans l’ordre : n°, moment, jour, nature, contenu,
                empreinte de la ligne d’avant, empreinte SHA-256 de la ligne
clotures.jsonl  clôtures du jour, du mois et de l’année : première et dernière ligne, totaux, cumuls
archive.json    de qui, quand, combien de lignes, empreinte de la dernière
verifier.py     python3 verifier.py : dit si une ligne a été modifiée, ajoutée ou retirée, et laquelle

L’empreinte d’une ligne est SHA-256 de : n°, moment, jour, nature, contenu, empreinte d’avant, séparés par le caractère 0x1F.
"""
