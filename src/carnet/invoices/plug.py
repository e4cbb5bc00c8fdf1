"""What invoices give to the rest of the house."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from carnet.accounts.rights import RIGHTS
from carnet.clients.dossier.parts import PARTS, Part
from carnet.clients.erasure import VETOES, Veto
from carnet.clients.portfolio import TRANSFERS, Transfer
from carnet.clients.tabs import BUTTONS, FIGURES, TABS, Button, Figure, Tab
from carnet.clients.timeline import EVENT_TYPES
from carnet.company.modules import MODULES, Module
from carnet.exchange.targets import EXPORTS
from carnet.invoices import (
    billing,
    events,
    figures,
    keeping,
    mailing,
    mailing_reminders,
    mailing_statements,
    origins,
    registered,
    rendering,
    rights,
    verifying,
)
from carnet.invoices.columns import COLUMNS
from carnet.invoices.forms import InvoiceOptionsForm
from carnet.invoices.listing import EXPORT, INVOICES
from carnet.invoices.models import Invoice, InvoiceOptions
from carnet.jobs.kinds import KINDS as JOBS
from carnet.jobs.schedule import SCHEDULE, Scheduled
from carnet.lists.definition import LISTS, ListDefinition
from carnet.mail.letters import LETTERS
from carnet.mail.subjects import SUBJECTS
from carnet.orders.progress import PROGRESS, Progress
from carnet.sales import printing
from carnet.sales.actions import (
    FOLLOWINGS,
    JUSTIFICATIONS,
    NEXT_STEPS,
    OBJECTIONS,
    Following,
    Justification,
    NextStep,
    Objection,
)
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.sales.settings_parts import SETTINGS_PARTS, SettingsPart
from carnet.ui.shell import MENU, TILES, MenuItem, Tile
from carnet.upkeep.checks import CHECKS, Check
from carnet.upkeep.heads import CHAINS, Chain

MODULES.register(
    Module("invoices", "Factures", "factures, avoirs, règlements et relances", ("carnet.invoices",), order=60)
)
RIGHTS.register(*rights.ALL)
EVENT_TYPES.register(*events.TYPES)
JUSTIFICATIONS.register(Justification("invoices.issued", registered.has_issued, order=40))
KINDS.register(
    DocumentKind(
        "invoice", "Facture", "la facture", lambda: Invoice, "invoices:page", "invoices:pdf", "invoices.view",
        "file-invoice", 40,
    )
)  # fmt: skip
LISTS.register(ListDefinition("invoices", "Factures", "invoices:list", "invoices.view", COLUMNS, order=70))
EXPORTS.register(EXPORT.source(order=70))
MENU.register(
    MenuItem("invoices", "Factures", "invoices:list", "file-invoice", right="invoices.view", order=70),
    MenuItem(
        "invoices.journal", "Journal des ventes", "invoices:archive", "shield-check", right="invoices.archive",
        order=920, group="settings",
    ),
)  # fmt: skip

TABS.register(
    Tab("factures", "Factures", "invoices/tab.html", registered.tab, registered.all_of, right="invoices.view", order=70)
)
BUTTONS.register(
    Button("invoices.receive", "Règlement", lambda client: reverse("invoices:receive", args=[client.pk]), "cash",
           right="invoices.pay", for_inactive=True, order=70)
)  # fmt: skip
FIGURES.register(
    Figure(
        "invoices.turnover",
        "CA 12 mois HT",
        registered.turnover,
        figures.turnover_facts,
        right="invoices.view",
        order=20,
    ),
    Figure(
        "invoices.outstanding",
        "Encours TTC",
        registered.outstanding,
        figures.outstanding_facts,
        right="invoices.view",
        order=30,
    ),
)
TILES.register(
    Tile("invoices.late", "Factures en retard", "invoices/tiles/overdue.html", registered.late,
         right="invoices.view", order=30),
)  # fmt: skip
PARTS.register(Part("invoices", "Factures et règlements", registered.dossier, right="invoices.view", order=70))
TRANSFERS.register(
    Transfer("invoices.drafts", "Brouillons de factures", registered.drafts_of, registered.move_drafts, order=40)
)
VETOES.register(Veto("invoices", registered.objection, registered.kept, order=40))
SETTINGS_PARTS.register(
    SettingsPart("invoices", "Les factures", lambda: InvoiceOptions, lambda: InvoiceOptionsForm, order=40)
)


def _ready(document: Any) -> bool:
    """Accepted or confirmed, and not invoiced yet."""
    found = origins.read(document)
    return found.ready and bool(found.lines) and not any(one.number for one in origins.invoiced(found.sources))


FOLLOWINGS.register(
    *(
        Following(f"invoices.of_{kind}", kind, billing.followed, "invoices.view", order=60)
        for kind in ("quote", "order", "delivery")
    )
)


def _delivered(order: Any) -> bool:
    return bool(origins.delivered_notes(order))


OBJECTIONS.register(
    *(
        Objection(f"invoices.of_{kind}", kind, act, billing.objection, order=60)
        for kind, act in (("quote", "cancel_acceptance"), ("order", "cancel"), ("delivery", "cancel"))
    )
)
NEXT_STEPS.register(
    NextStep(
        "invoices.from_deliveries", "order", "Facturer les livraisons",
        lambda order: reverse("invoices:from_deliveries", args=[order.pk]),
        _delivered, "invoices.change", "file-invoice", order=55,
    ),
    NextStep(
        "invoices.from_note", "delivery", "Facturer la commande livrée",
        lambda note: reverse("invoices:from_deliveries", args=[note.order_id]),
        lambda note: note in origins.delivered_notes(note.order), "invoices.change", "file-invoice", order=55,
    ),
    *(
        NextStep(
            f"invoices.from_{kind}", kind, "Facturer",
            lambda document: reverse("invoices:from_document", args=[document.kind, document.pk]),
            _ready, "invoices.change", "file-invoice", order=60,
        )
        for kind in ("quote", "order")
    ),
    *(
        NextStep(
            f"invoices.deposit_on_{kind}", kind, "Demander un acompte",
            lambda document: reverse("invoices:deposit", args=[document.kind, document.pk]),
            _ready, "invoices.change", "receipt-2", post=False, order=50,
        )
        for kind in ("quote", "order")
    ),
)  # fmt: skip

PROGRESS.register(Progress("invoices", billed=billing.billed, order=20))
LETTERS.register(mailing.LETTER, mailing_reminders.FIRST, mailing_reminders.SECOND, mailing_statements.LETTER)
SUBJECTS.register(mailing.MAIL.subject(order=40), mailing_reminders.SUBJECT, mailing_statements.SUBJECT)
JOBS.register(rendering.KIND, rendering.LETTERS, printing.kind(INVOICES, "invoices.view"))
SCHEDULE.register(
    Scheduled("invoices.closings", "Clôturer le journal des ventes", keeping.close_what_ended, hour=0, minute=20),
    Scheduled("invoices.papers", "Faire les PDF de factures qui manquent", rendering.draw_what_is_missing,
              every=timedelta(hours=1)),
)  # fmt: skip
CHECKS.register(
    Check("invoices.journal", "Journal des ventes et clôtures", verifying.journal_whole, order=70),
    Check("invoices.documents", "Factures et règlements inchangés", verifying.documents_as_journalled, order=71),
    Check("invoices.numbers", "Numéros de factures sans trou", verifying.numbers_without_gap, order=72),
    Check("invoices.settled", "Règlements affectés", verifying.settled_as_allocated, order=73),
    Check("invoices.guards", "Garde-fous de la base", verifying.guards_in_place, order=74),
)
CHAINS.register(
    Chain("invoices.journal", "Journal des ventes", "invoices_journalline", "seq", "hash", order=70),
)
