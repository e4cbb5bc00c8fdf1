"""The lines that invoices write in a client's timeline."""

from decimal import Decimal
from typing import Any

from django.urls import reverse

from carnet.clients.models.history import Event
from carnet.clients.timeline import EventType, Link
from carnet.invoices.models.kinds import InvoiceType, Means
from carnet.kernel.numbers import decimal_text

Data = dict[str, Any]


def _euros(text: str) -> str:
    return f"{decimal_text(abs(Decimal(text)), 2)} €"


def _label(data: Data) -> str:
    return InvoiceType(data["type"]).label if data.get("type") in InvoiceType.values else "Facture"


def _issued(event: Event) -> str:
    done = "émis" if event.data.get("type") == InvoiceType.CREDIT_NOTE else "émise"
    return f"{_label(event.data)} {event.data['number']} {done}"


def _total(event: Event) -> str:
    return f"{_euros(event.data['total'])} TTC" if "total" in event.data else ""


def _paid(event: Event) -> str:
    means = Means(event.data["means"]).label.lower() if event.data.get("means") in Means.values else "règlement"
    what = "remboursés" if str(event.data["amount"]).startswith("-") else "reçus"
    return f"{_euros(event.data['amount'])} {what} par {means}"


def _on(event: Event) -> str:
    numbers = [row["invoice"] for row in event.data.get("on", [])]
    return f"Sur {', '.join(numbers)}" if numbers else "Au crédit du client"


def _cancelled(event: Event) -> str:
    return f"Règlement de {_euros(event.data['amount'])} annulé"


def _note(event: Event) -> str:
    return str(event.data.get("note", "") or event.data.get("reason", ""))


def _view(event: Event) -> Link | None:
    return _link(event, "invoices:page", "Voir")


def _print(event: Event) -> Link | None:
    return _link(event, "invoices:pdf", "Imprimer")


def _link(event: Event, route: str, label: str) -> Link | None:
    key = event.data.get("invoice")
    return Link(label, reverse(route, args=[key])) if key else None


def _view_payment(event: Event) -> Link | None:
    key = event.data.get("payment")
    return Link("Voir", reverse("invoices:payment", args=[key])) if key else None


def _reminded(event: Event) -> str:
    return f"{'Second' if event.data.get('level') == 2 else 'Premier'} rappel"


def _asked(event: Event) -> str:
    owed = f", {_euros(event.data['owed'])}" if "owed" in event.data else ""
    return f"{', '.join(event.data.get('numbers', []))}{owed}"


def _view_reminder(event: Event) -> Link | None:
    key = event.data.get("reminder")
    return Link("Voir", reverse("invoices:reminder", args=[key])) if key else None


def _print_reminder(event: Event) -> Link | None:
    key = event.data.get("reminder")
    return Link("Imprimer", reverse("invoices:reminder_pdf", args=[key])) if key else None


def _view_account(event: Event) -> Link | None:
    return Link("Voir", reverse("invoices:statement", args=[event.client_id]))


_NUMBERS = ("invoice", "number", "type", "total", "level", "numbers", "owed", "reminder")


def _keep_number(data: Data) -> Data:
    """The number and the amount are the firm's accounts, kept ten years; they name nobody."""
    return {name: data[name] for name in _NUMBERS if name in data}


def _keep_amount(data: Data) -> Data:
    return {name: data[name] for name in ("payment", "amount", "means", "on") if name in data}


TYPES = (
    EventType("invoice.drafted", "Brouillon de facture", "document", "file-text",
              lambda event: f"Brouillon : {event.data.get('what', 'facture')}", view=_view, forget=_keep_number),
    EventType("invoice.discarded", "Brouillon supprimé", "document", "trash",
              lambda event: f"Supprimé : {event.data.get('what', 'brouillon')}"),
    EventType("invoice.issued", "Facture émise", "document", "file-invoice", _issued, _total, view=_view, print=_print,
              forget=_keep_number),
    EventType("invoice.paid", "Règlement", "document", "cash", _paid, _on, view=_view_payment, forget=_keep_amount),
    EventType("invoice.payment_cancelled", "Règlement annulé", "document", "arrow-back-up", _cancelled, _note,
              view=_view_payment, forget=_keep_amount),
    EventType("invoice.mailed", "Facture envoyée", "document", "send",
              lambda event: f"{event.data['number']} envoyée par e-mail", view=_view, print=_print, forget=_keep_number),
    EventType("invoice.not_mailed", "Facture non envoyée", "document", "alert-triangle",
              lambda event: f"{event.data['number']} n’a pas pu être envoyée", lambda event: str(event.data.get("why", "")),
              view=_view, forget=_keep_number),
    EventType("invoice.reminded", "Relance", "document", "mail", lambda event: f"{_reminded(event)} : lettre préparée",
              _asked, view=_view_reminder, print=_print_reminder, forget=_keep_number),
    EventType("invoice.reminder_mailed", "Relance envoyée", "document", "send",
              lambda event: f"{_reminded(event)} envoyé par e-mail", view=_view_reminder, print=_print_reminder,
              forget=_keep_number),
    EventType("invoice.reminder_not_mailed", "Relance non envoyée", "document", "alert-triangle",
              lambda event: f"{_reminded(event)} : le message n’a pas pu être envoyé",
              lambda event: str(event.data.get("why", "")), view=_view_reminder, forget=_keep_number),
    EventType("invoice.statement_mailed", "Relevé envoyé", "document", "send",
              lambda event: "Relevé de compte envoyé par e-mail", view=_view_account),
    EventType("invoice.statement_not_mailed", "Relevé non envoyé", "document", "alert-triangle",
              lambda event: "Relevé de compte : le message n’a pas pu être envoyé",
              lambda event: str(event.data.get("why", "")), view=_view_account),
    EventType("invoice.paused", "Relances suspendues", "document", "clock-pause",
              lambda event: f"Relances suspendues : {event.data.get('number', '')}", _note, view=_view, forget=_keep_number),
    EventType("invoice.resumed", "Relances reprises", "document", "refresh",
              lambda event: f"Relances reprises : {event.data.get('number', '')}", view=_view, forget=_keep_number),
)  # fmt: skip
