"""What the client file itself puts in a dossier: who it is, what happened, the pictures kept."""

from collections.abc import Sequence

from django.utils.timezone import localdate

from carnet.accounts.models import User
from carnet.clients import past
from carnet.clients.dossier.parts import Block, Part, Period, Picture
from carnet.clients.models.client import Client
from carnet.clients.reading import Day, EventFilter, Line, timeline
from carnet.files import images, store
from carnet.files.models import File
from carnet.kernel.dates import french_day

MOST_LINES = 5_000
MOST_PICTURES = 60


def identity(client: Client, period: Period, user: User) -> Sequence[Block]:
    return [Block(facts=past.as_rows(client))]


def history(client: Client, period: Period, user: User) -> Sequence[Block]:
    criteria = EventFilter(since=period.since, until=period.until)
    days = timeline(client, criteria, page=MOST_LINES).days
    return [
        Block(_dated(day), columns=("Heure", "Ce qui s’est passé", "Par"), rows=[_told(line) for line in day.lines])
        for day in days
    ]


def _dated(day: Day) -> str:
    """A paper is read on another day: neither « aujourd’hui » nor a day without its year."""
    said = french_day(day.lines[0].moment.date())
    return said[0].upper() + said[1:]


def _told(line: Line) -> tuple[str, str, str]:
    changed = [f"{change.label} : {change.old or '—'} → {change.new or '—'}" for change in line.changes]
    return f"{line.moment:%H:%M}", "\n".join(filter(None, [line.sentence, *changed, line.detail])), line.author


def files(client: Client, period: Period, user: User) -> Sequence[Block]:
    kept = client.attachments.present().seen_by(user).select_related("file").order_by("pk")
    found = [one.file for one in kept if period.holds(localdate(one.file.at))]
    rows = [(f"{localdate(file.at):%d/%m/%Y}", file.name, file.get_kind_display()) for file in found]
    pictures = [picture for file in found[:MOST_PICTURES] if file.is_image and (picture := _picture(file))]
    return [Block(columns=("Ajouté le", "Fichier", "Nature"), rows=rows, pictures=pictures)] if rows else []


def _picture(file: File) -> Picture | None:
    """Small enough for a page; None when the file is no longer on the disk."""
    try:
        with store.path_of(file.key).open("rb") as content:
            return Picture(images.miniature(content), file.name)
    except OSError:
        return None


OWN = (
    Part("identity", "Fiche", identity, order=10),
    Part("history", "Événements", history, order=20),
    Part("files", "Fichiers et photos", files, order=90),
)
