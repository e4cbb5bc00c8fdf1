"""What goes along in the van: the sheet of one appointment, the day of each person or team."""

from typing import Any

from carnet.accounts.models import User
from carnet.appointments import subjects
from carnet.appointments.asked import Asked
from carnet.appointments.models import Appointment
from carnet.appointments.reading import Reading, members_of
from carnet.appointments.saying import duration, hour
from carnet.clients.models.parts import Phone
from carnet.company.models import Company
from carnet.kernel.dates import french_day
from carnet.printing.documents import render
from carnet.ui.formats import phone


def render_sheet(one: Appointment) -> bytes:
    data = {
        "title": f"{one.title}, {one.client.display_name}" if one.client else one.title,
        "firm": _firm(),
        "visit": _visit(one),
    }
    return render("appointments/sheet.typ", data)


def render_day(asked: Asked, user: User) -> bytes:
    """One page a person or a team; only what the reader may see, the rest is a taken hour."""
    reading = Reading(Asked("jour", asked.day, asked.people, asked.teams), user)
    days = []
    for one in reading.everybody:
        items = reading.column(asked.day, str(one), members_of(one)).items
        if items or len(reading.everybody) == 1:
            visits = [(_visit(item.one) if item.seen else _taken()) | {"hours": item.hours} for item in items]
            days.append({"who": str(one), "visits": visits})
    title = french_day(asked.day)
    return render("appointments/day.typ", {"title": f"Journée du {title}", "day": title, "firm": _firm(), "days": days})


def _firm() -> dict[str, str]:
    company = Company.current()
    return {"name": str(company), "phone": phone(company.phone)}


def _taken() -> dict[str, Any]:
    return {**dict.fromkeys(_KEYS, ""), "title": "Occupé", "phones": [], "subject": []}


def _visit(one: Appointment) -> dict[str, Any]:
    place, person, client = one.place, one.person, one.client
    found = subjects.read(one.subject)
    return {
        "hours": one.hours,
        "when": one.when,
        "title": one.title,
        "state": "" if one.is_planned else str(one.get_state_display()),
        "client": client.display_name if client else "",
        "number": (client.number if client else "") or "",
        "phones": [
            " ".join(filter(None, [phone(row.number), row.label]))
            for row in Phone.objects.filter(client=one.client_id or 0)
        ],
        "street": place.one_line_street if place else "",
        "town": place.town if place else f"{client.postcode} {client.city}".strip() if client else "",
        "access": place.access_notes if place else "",
        "contact": f"{person} ({person.get_role_display().lower()})" if person else "",
        "contact_phone": phone(person.phone) if person else "",
        "warning": client.warning if client else "",
        "who": one.who,
        "travel": f"Trajet {duration(one.travel)}, départ à {hour(one.leaves)}" if one.leaves else "",
        "notes": one.notes,
        "subject": found[0].lines(found[1]) if found else [],
    }


_KEYS = (
    "when", "state", "client", "number", "street", "town", "access", "contact", "contact_phone", "warning", "who", "travel",
    "notes",
)  # fmt: skip
