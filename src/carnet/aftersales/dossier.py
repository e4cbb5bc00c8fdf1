"""What a client's dossier holds of after-sales: what is fitted, works received, each case with its reports and its photos."""

from collections.abc import Sequence

from django.utils import timezone

from carnet.accounts.models import User
from carnet.aftersales.models import Case, Installed, Reception, Report
from carnet.aftersales.papers import pictures_of
from carnet.appointments.saying import duration
from carnet.clients.dossier import Block, Part, Period
from carnet.clients.models.client import Client
from carnet.kernel.dates import french_day

MOST_PICTURES = 60  # of a whole dossier


def _blocks(client: Client, period: Period, user: User) -> Sequence[Block]:
    products = Installed.objects.filter(client=client).present().prefetch_related("warranties")
    fitted = [(str(one), one.serial, one.document, one.coverage.why) for one in products]
    received = [
        (f"{one.received_on:%d/%m/%Y}", one.works, _reserves(one))
        for one in Reception.objects.filter(client=client).order_by("received_on", "pk")
        if period.holds(one.received_on)
    ]
    found: list[Block] = []
    if fitted:
        named = ("Produit", "N° de série", "Document", "Garantie")
        found.append(Block("Produits posés", columns=named, rows=fitted, wide=frozenset({0, 3})))
    if received:
        told = ("Reçus le", "Travaux", "Réserves")
        found.append(Block("Réceptions de travaux", columns=told, rows=received, wide=frozenset({1, 2})))
    return [*found, *_cases(client, period)]


def _reserves(one: Reception) -> str:
    if not one.reserves:
        return "Sans réserve"
    lifted = f"\nLevées le {one.lifted_on:%d/%m/%Y}" if one.lifted_on else ""
    return f"{one.reserves}{lifted}"


def _cases(client: Client, period: Period) -> list[Block]:
    seen = Case.objects.filter(client=client).with_parts().prefetch_related("reports__user").order_by("pk")
    found, room = [], MOST_PICTURES
    for case in seen:
        if period.holds(timezone.localdate(case.opened_at)):
            pictures = pictures_of(case.photos.all())[:room]
            room -= len(pictures)
            told = [_told(report) for report in case.reports.all()]
            found.append(Block(f"Dossier {case.number}", facts=_facts(case), paragraphs=told, pictures=pictures))
    return found


def _facts(case: Case) -> list[tuple[str, str]]:
    closed = f", clos le {timezone.localdate(case.closed_at):%d/%m/%Y}" if case.closed_at else ""
    facts = [
        ("Ouvert le", f"{timezone.localdate(case.opened_at):%d/%m/%Y}{closed}"),
        ("Ce qui se passe", case.symptom),
        ("Produit", " · ".join(filter(None, [str(case.product), case.product.serial])) if case.product else ""),
        ("Garantie", case.judged),
        ("État", ", ".join(filter(None, [str(case.get_state_display()), case.note]))),
    ]
    return [fact for fact in facts if fact[1]]


def _told(report: Report) -> str:
    day = french_day(timezone.localdate(report.arrived_at), weekday=False)
    signed = f"Signé par {report.signed_by}." if report.signed_by else f"Sans signature : {report.unsigned}."
    head = f"Intervention du {day}, {duration(report.minutes)}" + (f", {report.user}" if report.user else "")
    parts = f"Pièces : {', '.join(report.parts.splitlines())}" if report.parts else ""
    return "\n".join(filter(None, [head, report.done, parts, signed]))


PART = Part("aftersales", "SAV et garanties", _blocks, right="aftersales.view", order=70)
