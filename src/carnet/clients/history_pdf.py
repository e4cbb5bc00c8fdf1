"""The history of a client on paper: one Typst document, the data given as JSON."""

from carnet.clients.models.client import Client
from carnet.clients.reading import EventFilter, Timeline
from carnet.company.models import Company
from carnet.kernel.dates import french_day
from carnet.printing.documents import render


def render_history(client: Client, timeline: Timeline, criteria: EventFilter) -> bytes:
    """PDF/A, tagged. What is typed by people goes in as data, never as source."""
    return render(
        "clients/history.typ",
        {
            "title": f"Historique : {client.display_name}",
            "firm": str(Company.current()),
            "client": client.display_name,
            "reference": " · ".join(part for part in (client.number or "", client.postcode, client.city) if part),
            "period": _period(criteria),
            "days": [
                {
                    "title": day.title,
                    "lines": [
                        {
                            "hour": f"{line.moment:%H:%M}",
                            "sentence": line.sentence,
                            "detail": line.detail,
                            "author": line.author,
                            "changes": [
                                {"label": change.label, "old": change.old, "new": change.new} for change in line.changes
                            ],
                        }
                        for line in day.lines
                    ],
                }
                for day in timeline.days
            ],
        },
    )


def _period(criteria: EventFilter) -> str:
    since = f"du {french_day(criteria.since, weekday=False)}" if criteria.since else ""
    until = f"au {french_day(criteria.until, weekday=False)}" if criteria.until else ""
    return f"{since} {until}".strip()
