"""Cases when a client changes hands, and when somebody leaves."""

from collections.abc import Sequence

from django.db.models import F
from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.leaving import Belonging
from carnet.accounts.models import User
from carnet.aftersales.models import Case
from carnet.clients import writing
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.portfolio import Transfer
from carnet.ui.formats import plural


def _count(ids: Sequence[int]) -> int:
    """Those that the salesperson follows: a technician keeps theirs."""
    return Case.objects.filter(client__in=ids, person=F("client__salesperson")).pending().count()


def _move(ids: Sequence[int], heir: int | None, by: Actor, change_set: ChangeSet) -> None:
    """The pending cases that the former salesperson follows go to the new one, with their line; without a new one they stay."""
    if heir is None:
        return
    events = Event.objects.filter(change_set=change_set, client__in=ids, code="client.reassigned")
    former = {event.client_id: event.data["diff"]["salesperson"][0] for event in events}
    said, name = [], str(User.objects.get(pk=heir))
    for case in Case.objects.filter(client__in=former).pending().select_for_update(of=("self",)).order_by("pk"):
        was = former[case.client_id]
        if was is not None and case.person_id == was:
            Case.objects.filter(pk=case.pk).update(person=heir, version=case.version + 1)
            told = {"case": case.pk, "number": case.number, "said": f"Suivi par {name}"}
            said.append((case.client_id, "case.changed", told))
    writing.add_events(change_set, said)


def _held(person: User) -> tuple[str, str] | None:
    """What somebody still follows when their account is about to be closed."""
    count = Case.objects.filter(person=person).pending().count()
    address = f"{reverse('aftersales:list')}?suivi={person.pk}"
    return (plural(count, "dossier de SAV suivi,dossiers de SAV suivis"), address) if count else None


TRANSFER = Transfer("aftersales", "Dossiers de SAV suivis", _count, _move, order=60)
BELONGING = Belonging("aftersales", _held, "lifebuoy", right="aftersales.view", order=60)
