"""The quote: drafted, sent under a number, then accepted, refused, expired or replaced by a newer version."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from carnet.quotes.agreed import agreed, with_options
from carnet.quotes.models.acts import QuoteActs
from carnet.quotes.models.queries import QuoteQuerySet
from carnet.quotes.states import TONES, RefusalReason, State
from carnet.sales import totals, withdrawal
from carnet.sales.lines import ZERO, Line, rounded
from carnet.sales.models import Circumstances, KeptPaper, SignedPaper
from carnet.sales.totals import Totals

if TYPE_CHECKING:
    from carnet.quotes.models.acceptance import Acceptance


class Quote(QuoteActs, Circumstances, KeptPaper, SignedPaper):
    """Its acts are in acts.py, its questions in queries.py. Never written outside the acts."""

    kind: ClassVar[str] = "quote"

    state = models.CharField("état", max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    valid_days = models.PositiveSmallIntegerField("validité, en jours", default=30)
    valid_until = models.DateField("valable jusqu’au", null=True, blank=True, editable=False)
    delay = models.CharField("délai", max_length=200, blank=True)
    deposit_percent = models.DecimalField("acompte %", max_digits=5, decimal_places=2, default=0)
    deposit_amount = models.DecimalField("acompte TTC", max_digits=12, decimal_places=2, default=0)

    # The older version that this one replaces once it is sent.
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    sent_at = models.DateTimeField("envoyé le", null=True, editable=False)
    decided_on = models.DateField("répondu le", null=True, editable=False)
    followed_up_on = models.DateField("relancé le", null=True, editable=False)
    refusal_reason = models.CharField(
        "raison du refus", max_length=10, choices=RefusalReason.choices, blank=True, editable=False
    )
    refusal_note = models.CharField("précision", max_length=300, blank=True, editable=False)

    objects = QuoteQuerySet.as_manager()  # type: ignore[misc]  # Document's own, made narrower

    if TYPE_CHECKING:
        acceptances: models.Manager[Acceptance]
        replaces_id: int | None
        paper_id: int | None

    class Meta(QuoteActs.Meta):
        abstract = False
        verbose_name = "devis"
        verbose_name_plural = "devis"
        constraints = [
            *QuoteActs.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, number=None)
                | (~Q(state=State.DRAFT) & Q(number__isnull=False, valid_until__isnull=False)),
                name="quote_numbered_once_sent",
                violation_error_message="Un devis reçoit son numéro quand il est envoyé.",
            ),
            models.CheckConstraint(
                condition=Q(deposit_percent__gte=0, deposit_percent__lte=100, deposit_amount__gte=0),
                name="quote_deposit",
                violation_error_message="Un acompte va de 0 à 100 pour cent.",
            ),
        ]
        indexes = [
            models.Index(fields=["date", "id"], name="quote_by_date"),
            models.Index(fields=["haystack", "id"], name="quote_haystack"),
            models.Index(fields=["state", "date", "id"], name="quote_by_state"),
            models.Index(fields=["salesperson", "date", "id"], name="quote_by_seller"),
            models.Index(fields=["salesperson", "state", "date", "id"], name="quote_of_seller"),
            models.Index(fields=["valid_until"], condition=Q(state=State.SENT), name="quote_pending"),
            models.Index(fields=["total_incl", "id"], name="quote_by_total"),
            models.Index(fields=["updated_at"], name="quote_by_update"),
            models.Index(Coalesce("valid_until", "date"), F("id"), name="quote_by_end"),
        ]

    @property
    def tone(self) -> str:
        return TONES[State(self.state)]

    @property
    def is_accepted(self) -> bool:
        return self.state == State.ACCEPTED

    @property
    def first_payment_day(self) -> date | None:
        """Accepted at the consumer's: nothing is paid before that day. None when the law lets them pay at once."""
        held = self.acceptance
        if held is None or not withdrawal.pays_later(self, consumer=self.party.is_consumer):
            return None
        return withdrawal.first_payment_day(held.day)

    @property
    def is_late(self) -> bool:
        """Pending, past its validity: the night has not passed yet."""
        return self.state == State.SENT and bool(self.valid_until and self.valid_until < timezone.localdate())

    @property
    def acceptance(self) -> "Acceptance | None":
        """The one that holds; None before, and once cancelled."""
        return next((one for one in self.acceptances.all() if one.cancelled_at is None), None)

    def agreed_lines(self) -> list[Line]:
        """What the client accepted, options chosen included; before that, what counts without any option."""
        held = self.acceptance
        return agreed(self.plain_lines(), set(held.chosen) if held else set())

    def agreed_totals(self) -> Totals:
        return totals.of(self.agreed_lines(), self.allowance)

    def totals_with_options(self) -> Totals | None:
        """None when nothing is proposed besides."""
        lines = self.plain_lines()
        return totals.of(with_options(lines), self.allowance) if any(line.option for line in lines) else None

    @property
    def deposit(self) -> Decimal:
        """What is asked before the work, euros including VAT; zero: nothing."""
        asked = rounded(self.total_incl * self.deposit_percent / 100) if self.deposit_percent else self.deposit_amount
        return max(min(asked, self.total_incl), ZERO)
