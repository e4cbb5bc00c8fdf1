"""An intervention is an appointment whose subject is a case: planning it plans the case."""

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.aftersales.models.case import Case, CaseState, step
from carnet.appointments.models import Appointment
from carnet.appointments.subjects import Subject
from carnet.clients.timeline import Link


def _link(key: int, user: User) -> Link | None:
    case = Case.objects.visible_to(user).filter(pk=key).first()
    return Link(f"{case.number} : {case.symptom[:80]}", reverse("aftersales:page", args=[key])) if case else None


def _lines(key: int) -> list[str]:
    """For the sheet that goes along in the van."""
    case = Case.objects.with_parts().filter(pk=key).first()
    if case is None:
        return []
    product = case.product
    return [line for line in (
        f"{case.number} : {case.symptom}",
        " · ".join(filter(None, [str(product), product.serial, product.document])) if product else "",
        case.judged,
        "À facturer." if case.covered is False else "",
    ) if line]  # fmt: skip


def _told(key: int, appointment: Appointment, by: Actor) -> None:
    """In the transaction of the appointment. The case follows: planned while a visit is, open again when none is."""
    case = Case.objects.select_for_update().filter(pk=key, client=appointment.client_id).first()
    if case is None or case.is_over:
        return
    planned = case.visits.filter(state="planned").exists()
    if planned and case.state in {CaseState.OPEN, CaseState.WAITING}:
        step(case, CaseState.PLANNED, by)
    elif not planned and case.state == CaseState.PLANNED:
        step(case, CaseState.OPEN, by)


def _report(key: int, appointment: Appointment, user: User) -> Link | None:
    """It ends the visit and says what becomes of the case: « fait » alone would open it again."""
    seen = Case.objects.visible_to(user).pending().filter(pk=key).exists() and may(user, "aftersales.write")
    address = f"{reverse('aftersales:report', args=[key])}?rdv={appointment.pk}"
    return Link("Rapport", address) if seen else None


SUBJECT = Subject("case", "Dossier de SAV", _link, _lines, _told, _report)
