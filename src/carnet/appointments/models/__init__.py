from carnet.appointments.models.appointment import Appointment, Kind, State
from carnet.appointments.models.feed import Feed
from carnet.appointments.models.options import AgendaOptions
from carnet.appointments.models.people import Absence, AbsenceReason, Team
from carnet.appointments.models.trace import Trace

__all__ = ["Absence", "AbsenceReason", "AgendaOptions", "Appointment", "Feed", "Kind", "State", "Team", "Trace"]
