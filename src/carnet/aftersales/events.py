"""The lines of after-sales in a client's timeline."""

from typing import Any

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.timeline import EventType, Link
from carnet.clients.wording import Change


def log(client_id: int, code: str, by: Actor, **data: Any) -> ChangeSet:
    from carnet.clients import writing

    change_set = writing.open_change_set(code, by)
    writing.add_events(change_set, [(client_id, code, data)])
    return change_set


def _case(event: Event) -> Link | None:
    key = event.data.get("case")
    return Link(event.data.get("number", "le dossier"), reverse("aftersales:page", args=[key])) if key else None


def _case_pdf(event: Event) -> Link | None:
    key = event.data.get("case")
    return Link("le dossier", reverse("aftersales:pdf", args=[key])) if key else None


def _report(event: Event) -> Link | None:
    key = event.data.get("report")
    return Link("le rapport", reverse("aftersales:report_pdf", args=[key])) if key else None


def _reception(event: Event) -> Link | None:
    key = event.data.get("reception")
    return Link("le procès-verbal", reverse("aftersales:reception", args=[key])) if key else None


def _reception_pdf(event: Event) -> Link | None:
    key = event.data.get("reception")
    return Link("le procès-verbal", reverse("aftersales:reception_pdf", args=[key])) if key else None


def _number(event: Event) -> str:
    return str(event.data.get("number", ""))


def _opened(event: Event) -> str:
    product = event.data.get("product")
    return f"Dossier de SAV {_number(event)} ouvert" + (f" : {product}" if product else "")


def _opened_detail(event: Event) -> str:
    return " · ".join(part for part in (event.data.get("symptom", ""), event.data.get("why", "")) if part)


def _stepped(event: Event) -> str:
    return f"Dossier de SAV {_number(event)} : {event.data.get('now', '').lower()}"


def _steps(event: Event) -> list[Change]:
    return [Change("État", event.data.get("was", ""), event.data.get("now", ""))]


def _received(event: Event) -> str:
    return "Travaux reçus " + ("avec réserves" if event.data.get("reserves") else "sans réserve")


def _text(name: str) -> Any:
    return lambda event: str(event.data.get(name, ""))


def _only(*names: str) -> Any:
    """On erasure: numbers and keys name nobody."""
    return lambda data: {name: data[name] for name in names if name in data}


_KEPT = _only("case", "number", "was", "now", "report", "reception", "reserves")
TYPES = (
    EventType("product.installed", "Produit posé", "document", "tools",
              lambda event: f"Produit posé : {event.data.get('name', '')}", _text("document"), forget=_only()),
    EventType("works.received", "Réception des travaux", "document", "clipboard-list",
              _received, _text("works"), _reception, _reception_pdf, _KEPT),
    EventType("works.lifted", "Réserves levées", "document", "checklist",
              lambda event: "Réserves levées", _text("works"), _reception, _reception_pdf, _KEPT),
    EventType("case.opened", "SAV : ouverture", "document", "lifebuoy", _opened, _opened_detail, _case, _case_pdf, _KEPT),
    EventType("case.changed", "SAV : modification", "document", "pencil",
              lambda event: f"Dossier de SAV {_number(event)} modifié", _text("said"), _case, _case_pdf, _KEPT),
    EventType("case.stepped", "SAV : étape", "document", "arrow-right", _stepped, _text("note"), _case, _case_pdf, _KEPT, _steps),
    EventType("case.reported", "SAV : rapport", "document", "tool",
              lambda event: f"Intervention faite, dossier {_number(event)}", _text("done"), _case, _report, _KEPT),
)  # fmt: skip
