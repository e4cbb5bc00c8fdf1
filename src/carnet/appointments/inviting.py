"""What is written to the client: an invitation, a cancellation, the reminder of the day before; with a file their calendar opens."""

import logging
from datetime import UTC, time, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor, Source, system
from carnet.appointments.forms.appointment import moment
from carnet.appointments.models import AgendaOptions, Appointment, Kind, State
from carnet.appointments.models.acts import _log
from carnet.appointments.models.appointment import GONE
from carnet.company.models import Company
from carnet.kernel.errors import Refused
from carnet.mail import letters
from carnet.mail.composing import Draft, Made
from carnet.mail.letters import Letter
from carnet.mail.models.message import Message
from carnet.mail.subjects import MailSubject
from carnet.ui.formats import phone

logger = logging.getLogger("carnet.appointments")
PLACES = {
    "quand": "le jour et l’heure",
    "objet": "« Métré : volets »",
    "lieu": "l’adresse, s’il y en a une",
    "qui": "qui vient",
    "client": "le nom du client",
    "entreprise": "votre nom",
    "telephone": "votre téléphone",
}
_END = "\n\nPour changer d’heure, appelez-nous au {telephone}.\n\n{entreprise}"
LETTERS = (
    Letter(
        "appointment.invited", "Rendez-vous : invitation", "Votre rendez-vous {quand} – {entreprise}",
        "Bonjour,\n\nNous vous confirmons notre rendez-vous {quand}.\n{objet}\n{lieu}\nAvec : {qui}" + _END, PLACES, 60,
    ),
    Letter(
        "appointment.called_off", "Rendez-vous : annulation", "Rendez-vous annulé : {quand} – {entreprise}",
        "Bonjour,\n\nNotre rendez-vous prévu {quand} n’aura pas lieu.\n{objet}" + _END, PLACES, 61,
    ),
    Letter(
        "appointment.reminded", "Rendez-vous : rappel de la veille", "Demain : {objet} – {entreprise}",
        "Bonjour,\n\nNous vous rappelons notre rendez-vous {quand}.\n{objet}\n{lieu}\nAvec : {qui}" + _END, PLACES, 62,
    ),
)  # fmt: skip
SUBJECT = MailSubject("appointment", lambda key: reverse("appointments:page", args=[key]))


def letter_for(one: Appointment) -> str:
    return "appointment.called_off" if one.state in GONE else "appointment.invited"


def address_of(one: Appointment) -> str:
    """The contact on site, else the client."""
    return (one.person.email if one.person else "") or (one.client.main_email if one.client else "")


def words_of(one: Appointment, code: str) -> letters.Written:
    company = Company.current()
    return letters.write(
        code, quand=one.when, objet=one.title, lieu=str(one.place or ""), qui=one.who, client=one.headline,
        entreprise=str(company), telephone=phone(company.phone),
    )  # fmt: skip


def draft(one: Appointment, by: Actor) -> Draft:
    """The message proposed."""
    code = letter_for(one)
    words = words_of(one, code)
    return Draft(
        ("appointment", one.pk), address_of(one), words.subject, words.body,
        queued=lambda message: _told(one, code, by, message), made=[calendar_file(one)],
    )  # fmt: skip


def _told(one: Appointment, code: str, by: Actor, message: Message) -> None:
    _log(one, code, by, to=message.to)


def calendar_file(one: Appointment) -> Made:
    """With the same UID and SEQUENCE as everywhere: opened again after a change, it replaces what the calendar had."""
    return Made("rendez-vous.ics", "text/calendar", lambda: client_calendar(one))


def client_calendar(one: Appointment) -> bytes:
    """What the client may read: neither our notes nor who else is there."""
    from icalendar import Calendar, Event

    gone, company = one.state in GONE, str(Company.current())
    calendar = Calendar()  # type: ignore[no-untyped-call]
    event = Event()  # type: ignore[no-untyped-call]
    calendar.add("prodid", "-//Carnet//Agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if gone else "PUBLISH")
    event.add("uid", f"{one.uid}@carnet")
    event.add("sequence", one.version - 1)
    event.add("dtstamp", one.updated_at.astimezone(UTC))
    event.add("dtstart", one.starts.date() if one.all_day else one.starts_at.astimezone(UTC))
    event.add("dtend", one.last_day + timedelta(days=1) if one.all_day else one.ends_at.astimezone(UTC))
    event.add("summary", " – ".join(filter(None, [one.title, company])))
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    if one.place:
        event.add("location", str(one.place))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def remind() -> None:
    """By the schedule, the day before; each client once for one date, and nobody without an address."""
    if not AgendaOptions.current().reminds:
        return
    tomorrow = timezone.localdate() + timedelta(days=1)
    start, end = moment(tomorrow, time.min), moment(tomorrow + timedelta(days=1), time.min)
    due = Appointment.objects.filter(state=State.PLANNED, starts_at__gte=start, starts_at__lt=end)
    for pk in (
        due.exclude(kind__in=(Kind.CALL, Kind.INTERNAL)).exclude(reminded_for=tomorrow).values_list("pk", flat=True)
    ):
        try:
            _remind(pk)
        except Refused as refusal:
            logger.warning("rendez-vous %s, rappel : %s", pk, refusal.sentence)


@transaction.atomic
def _remind(pk: int) -> None:
    one = Appointment.objects.select_for_update(of=("self",)).get(pk=pk)
    if one.state != State.PLANNED or one.reminded_for == one.starts.date() or not address_of(one):
        return
    by = system(Source.JOB)
    words = words_of(one, "appointment.reminded")
    calendar = calendar_file(one).stored(by)
    calendar.save()
    message = Message.queue(
        by=by, to=address_of(one), subject=words.subject, body=words.body, about=("appointment", one.pk),
        files=[calendar],
    )  # fmt: skip
    Appointment.objects.filter(pk=pk).update(reminded_for=one.starts.date())
    _log(one, "appointment.reminded", by, to=message.to)
