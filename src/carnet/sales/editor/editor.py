"""What the editor of a document shows: the client inside it, the lines, the totals, the fields of the app."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django import forms

from carnet.accounts.models import User
from carnet.catalogue import units, vat
from carnet.clients.models import Address, Client
from carnet.kernel.numbers import decimal_text, whole
from carnet.sales import totals
from carnet.sales.editor.draft import Draft
from carnet.sales.editor.rows import Row, blank_rows, rows_of, rows_typed
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.sales.lines import ZERO, Line, LineKind, summed
from carnet.sales.models.document import Document
from carnet.sales.totals import Allowance, Totals

BLANK_ROWS = 5  # offered to who has no script; the script keeps one


@dataclass
class Editor:
    """Built by the view of an app: a document being changed, or a new one, perhaps started from values and lines.

    `extra` is the app's own form, bound to the POST when there is one; `extra_template` shows it (the loop over its fields
    by default). `page` is where the document is once saved, given its key.
    """

    model: type[Document]
    user: User
    action: str  # where the form is posted
    cancel: str  # where one goes without saving
    document: Document | None = None
    client_id: int | None = None  # of a new document, when it is known
    start: dict[str, Any] = field(default_factory=dict)  # subject, introduction… of a new document
    start_lines: Sequence[Line] = ()
    extra: forms.BaseForm | None = None
    extra_template: str = "sales/editor/extra.html"
    margin_right: str = "catalogue.see_costs"  # who has it sees costs and margins
    save_label: str = "Enregistrer"
    draft: Draft | None = None  # what was typed and refused
    stale: str = ""  # the sentence, when somebody saved first

    @cached_property
    def kind(self) -> DocumentKind:
        return KINDS[self.model.kind]

    @cached_property
    def entry_key(self) -> UUID:
        return (self.draft.entry_key if self.draft else None) or uuid4()

    @property
    def version(self) -> int:
        """The one this person has read: after a refusal it stays theirs."""
        typed = self.draft.version if self.draft and not self.stale else None
        return typed or (self.document.version if self.document else 0)

    @property
    def born(self) -> str:
        """Tells this document from another of the same key, in another base: what a browser keeps is never mixed."""
        return born(self.document) if self.document else ""

    @property
    def errors(self) -> dict[str, str]:
        return self.draft.errors if self.draft else {}

    @property
    def problems(self) -> list[str]:
        """What to correct, as sentences, each with where it is."""
        return [_located(name, sentence) for name, sentence in self.errors.items()]

    # The client

    @cached_property
    def client(self) -> Client | None:
        """Only one that this person sees."""
        saved = self.document.client_id if self.document else self.client_id
        key = self.draft.client_id if self.draft else saved
        return Client.objects.visible_to(self.user).with_parts().filter(pk=key).first() if key else None

    @property
    def addresses(self) -> list[Address]:
        return list(self.client.addresses.all()) if self.client else []

    @property
    def site_id(self) -> int | None:
        found = self.value("site_id")
        return found if isinstance(found, int) else whole(str(found or ""))

    # Its own fields

    def value(self, name: str) -> Any:
        """As typed when the form came back, else of the document, else what a new one starts with."""
        if self.draft:
            return self.draft.typed.get(name, "")
        return getattr(self.document, name) if self.document else self.start.get(name, "")

    @property
    def subject(self) -> str:
        return str(self.value("subject"))

    @property
    def introduction(self) -> str:
        return str(self.value("introduction"))

    @property
    def internal_notes(self) -> str:
        return str(self.value("internal_notes"))

    @property
    def allowance_percent(self) -> str:
        return _number(self.value("allowance_percent"))

    @property
    def allowance_amount(self) -> str:
        return _number(self.value("allowance_amount"))

    # The lines

    @cached_property
    def lines(self) -> Sequence[Line]:
        if self.draft:
            return self.draft.lines
        return self.document.plain_lines() if self.document else self.start_lines

    @cached_property
    def rows(self) -> list[Row]:
        rows = rows_typed(self.draft.rows, self.errors) if self.draft else rows_of(self.lines)
        return rows + blank_rows(len(rows), BLANK_ROWS, self.usual_vat)

    @property
    def pattern(self) -> Row:
        """The row that the script copies."""
        return Row("__index__", {**blank_rows(0, 1, self.usual_vat)[0].cells})

    @property
    def usual_vat(self) -> str:
        """A new line bears the rate of the last one: a job is often at one rate."""
        return next((line.vat.code for line in reversed(self.lines) if line.kind == "item"), vat.USUAL)

    @cached_property
    def totals(self) -> Totals:
        if self.draft:
            return self.draft.totals()
        allowance = self.document.allowance if self.document else Allowance()
        return totals.of(self.lines, allowance)

    @property
    def vat_choices(self) -> list[tuple[str, str]]:
        return list(vat.CHOICES)

    @property
    def rates(self) -> str:
        """For the script, highest first: code, percent in hundredths, category, label."""
        ordered = sorted(vat.RATES, key=lambda rate: (-rate.percent, rate.code))
        return json.dumps([(rate.code, int(rate.percent * 100), rate.category, rate.label) for rate in ordered])

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(str(code), str(label)) for code, label in LineKind.choices]

    @property
    def unit_labels(self) -> list[str]:
        return list(units.UNITS.values())

    @property
    def sees_margin(self) -> bool:
        return bool(self.margin_right) and self.user.has_perm(self.margin_right)

    @property
    def margin(self) -> Decimal:
        return totals.margin(self.lines, self.totals)

    @property
    def margin_percent(self) -> Decimal | None:
        """Of what is sold."""
        return (
            (self.margin * 100 / self.totals.excl).quantize(Decimal("0.1"), ROUND_HALF_UP) if self.totals.excl else None
        )

    @property
    def without_cost(self) -> int:
        """How many lines make the margin look better than it is."""
        return sum(1 for line in summed(self.lines) if not line.cost)

    @property
    def options_excl(self) -> Decimal:
        """What is proposed and not summed; the variants of a line replace it, they do not add up."""
        return sum((line.net for line in self.lines if line.option and not line.variant), ZERO)


def born(document: Document) -> str:
    return f"{document.created_at:%Y%m%d%H%M%S%f}"


def _number(value: Any) -> str:
    if isinstance(value, str):
        return value
    return decimal_text(value) if value else ""


def _located(name: str, sentence: str) -> str:
    parts = name.split("-")
    return f"Ligne {int(parts[1]) + 1} : {sentence}" if len(parts) == 3 and parts[1].isdigit() else sentence
