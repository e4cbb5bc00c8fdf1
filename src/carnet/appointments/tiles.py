"""« Ma journée » on the home page."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from carnet.accounts.models import User
from carnet.appointments.forms.appointment import moment
from carnet.appointments.models import Appointment


def my_day(user: User) -> dict[str, Any]:
    """Today's, and the next one when nothing is left. Two queries of appointments at most, whatever their number."""
    today = timezone.localdate()
    start = moment(today, time.min)
    own = Appointment.objects.standing().visible_to(user).of_people([user.pk]).with_parts().order_by("starts_at", "pk")
    visits = list(own.between(start, moment(today + timedelta(days=1), time.min)))
    later = None
    if not any(one.ends_at > timezone.now() and one.is_planned for one in visits):
        later = own.filter(state="planned", starts_at__gte=max(start + timedelta(days=1), timezone.now())).first()
    return {"visits": visits, "later": later, "now": timezone.now(), "day": today}
