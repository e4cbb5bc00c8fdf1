"""Fetching an appointment for a view: one whose client the person may see, else 404."""

from django.http import Http404

from carnet.accounts.http import Request
from carnet.accounts.rights import require
from carnet.appointments.models import Appointment


def appointment_for(request: Request, pk: int, right: str = "") -> Appointment:
    """`right`: asked about this appointment; a technician changes only those they go to."""
    seen = Appointment.objects.visible_to(request.user).with_parts()
    found = seen.filter(pk=min(pk, 2**63 - 1)).first()
    if found is None:
        raise Http404("Ce rendez-vous n’existe pas, ou son client n’est pas dans votre portefeuille.")
    if right:
        require(request.actor, right, found)
    return found
