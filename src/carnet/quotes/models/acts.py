"""The acts of a quote. Each checks the right, holds the row, and is one transaction with its line in the timeline."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.rights import require
from carnet.files import taking
from carnet.files.models import File
from carnet.files.models import Kind as FileKind
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.quotes.agreed import agreed
from carnet.quotes.models import checking
from carnet.quotes.models.checking import LONGEST_VALIDITY, not_pending
from carnet.quotes.models.drafting import QuoteDrafting, options, seen
from carnet.quotes.states import RefusalReason, State
from carnet.sales import keeping, totals
from carnet.sales.actions import check_objections
from carnet.sales.conversion import make_client, unmake_client
from carnet.sales.lines import Line
from carnet.sales.models.drafting import reason_of
from carnet.sales.paper.freezing import freeze
from carnet.sales.parties import site_of

if TYPE_CHECKING:
    from carnet.quotes.models.quote import Quote

SERIES = "quotes"


class QuoteActs(QuoteDrafting):
    class Meta(QuoteDrafting.Meta):
        abstract = True

    def send(self, *, by: Actor, day: date | None = None) -> "Quote":
        """Issue it: its number, its own copy of the parties, its validity. The older version is replaced."""
        from carnet.quotes import paper

        with self.acting(by) as quote:
            if quote.state != State.DRAFT:
                raise Refused(f"Ce devis est déjà parti sous le numéro {quote.number}.")
            checking.check_sendable(quote)
            quote.freeze_parties(site_of(quote.client, quote.site_id))
            quote.give_number(SERIES, options().number_mask, day, by)
            quote.valid_until = quote.date + timedelta(days=quote.valid_days)
            quote.state, quote.sent_at = State.SENT, by.now()
            quote.frozen = freeze(paper.paper_of(quote))
            older = _supersede(quote, by)
            quote.log("quote.revised" if older else "quote.sent", by, **({"older": older} if older else {}))
            quote.draw_once_certain(by)
            return quote

    def accept(
        self,
        *,
        by: Actor,
        means: str,
        name: str,
        day: date | None = None,
        chosen: Collection[int] = (),
        drawing: str = "",
        proof: UploadedFile | None = None,
    ) -> "Quote":
        """The client said yes. `chosen`: positions of the options taken; `proof`: the signed paper, the e-mail."""
        require(by, "quotes.accept")
        said = checking.said(means, name, drawing, proof)
        quote = type(self).held_paper(self.pk, by)
        file = taking.take(proof, by=by, kind=FileKind.SIGNED) if proof else None
        try:
            return quote._accept(said, by, day or timezone.localdate(by.now()), chosen, file)
        except BaseException:
            if file:
                taking.give_up([file])
            raise

    def _accept(
        self, said: dict[str, str], by: Actor, day: date, chosen: Collection[int], proof: File | None
    ) -> "Quote":
        from carnet.quotes import paper

        with self.acting(by, right="quotes.accept") as quote:
            checking.check_acceptable(quote, day, by)
            lines = agreed(quote.plain_lines(), set(chosen))
            if proof:
                proof.save()
                quote.client.attachments.create(file=proof)
            quote.acceptances.create(
                **said,
                day=day,
                chosen=sorted(set(chosen)),
                document_hash=quote.paper.sha256 if quote.paper else "",
                proof=proof,
                recorded_at=by.now(),
                recorded_by=by.user,
            )
            quote.state, quote.decided_on = State.ACCEPTED, day
            _count(quote, lines)
            quote.log("quote.accepted", by, name=said["name"], means=said["means"], day=day.isoformat())
            make_client(quote.client, by=by, document=quote, what=f"devis {quote.number}")
            quote.draw_once_certain(by, paper.signed_file)
            return quote

    def cancel_acceptance(self, *, by: Actor, because: str) -> "Quote":
        """It was a mistake, or the client withdrew. What it made, an order above all, must be undone before."""
        reason = reason_of(because, "Écrivez pourquoi l’acceptation est annulée : cela reste dans l’historique.")
        with self.acting(by, right="quotes.cancel_acceptance") as quote:
            held = quote.acceptance
            if quote.state != State.ACCEPTED or held is None:
                raise Refused("Ce devis n’est pas accepté : il n’y a rien à annuler.")
            check_objections(quote, "cancel_acceptance")
            held.cancelled_at, held.cancelled_because = by.now(), reason
            held.save()
            quote.state, quote.decided_on = checking.pending_or_expired(quote, by), None
            quote.signed_paper = None  # drawn again should they sign again
            _count(quote, quote.plain_lines())
            quote.save()
            quote.log("quote.acceptance_cancelled", by, reason=reason)
            unmake_client(quote.client, by=by, what=f"acceptation du devis {quote.number} annulée")
            return quote

    def refuse(self, *, by: Actor, reason: str, note: str = "", day: date | None = None) -> "Quote":
        if reason not in RefusalReason.values:
            raise Refused("Choisissez pourquoi le client refuse.")
        with self.acting(by, right="quotes.accept") as quote:
            if quote.state not in {State.SENT, State.EXPIRED}:
                raise Refused(not_pending(quote))
            quote.state, quote.decided_on = State.REFUSED, day or timezone.localdate(by.now())
            quote.refusal_reason, quote.refusal_note = reason, squeeze(note)[:300]
            quote.log("quote.refused", by, reason=reason, note=quote.refusal_note)
            return quote

    def prolong(self, until: date, *, by: Actor) -> "Quote":
        """The offer holds until that day: an expired or refused quote waits for an answer again."""
        with self.acting(by) as quote:
            if quote.state not in {State.SENT, State.EXPIRED, State.REFUSED}:
                raise Refused(not_pending(quote))
            today = timezone.localdate(by.now())
            if not today <= until <= today + timedelta(days=LONGEST_VALIDITY):
                raise Refused("Choisissez un jour d’ici un an au plus, aujourd’hui compris.")
            quote.state, quote.valid_until, quote.decided_on = State.SENT, until, None
            quote.refusal_reason = quote.refusal_note = ""
            quote.log("quote.prolonged", by, until=until.isoformat())
            return quote

    def follow_up(self, *, by: Actor, note: str = "") -> "Quote":
        """Somebody asked the client for news."""
        with self.acting(by) as quote:
            if quote.state not in {State.SENT, State.EXPIRED}:
                raise Refused(not_pending(quote))
            quote.followed_up_on = timezone.localdate(by.now())
            quote.log("quote.followed_up", by, note=note.strip()[:1_000])
            return quote

    def expire(self, *, by: Actor) -> "Quote":
        with self.acting(by) as quote:
            today = timezone.localdate(by.now())
            if quote.state != State.SENT or quote.valid_until is None or quote.valid_until >= today:
                raise Refused("Ce devis est encore valable, ou il a déjà sa réponse.")
            quote.state = State.EXPIRED
            quote.log("quote.expired", by)
            return quote

    @classmethod
    def held_paper(cls, pk: int, by: Actor) -> "Quote":
        """The quote, its paper drawn and kept if it was not: outside a transaction, it takes a moment."""
        quote = seen(cls, pk, by)
        if quote.state != State.DRAFT and by.source != Source.DEMO:  # hundreds at once: drawn when asked for
            keeping.keep(quote)
        return quote


def _supersede(quote: "Quote", by: Actor) -> str:
    """The older version leaves the stage. Returns its number, "" when there is none."""
    if quote.replaces_id is None:
        return ""
    older = type(quote).held(quote.replaces_id, by)
    if older.state == State.ACCEPTED:
        raise Refused(f"Le devis {older.number} a été accepté entre-temps : cette version ne peut plus le remplacer.")
    older.state = State.SUPERSEDED
    older.touch(by)
    older.save()
    return str(older.number)


def _count(quote: "Quote", lines: Sequence[Line]) -> None:
    """The amounts of lists: what was agreed once accepted, what is proposed before."""
    found = totals.of(lines, quote.allowance)
    quote.total_excl, quote.total_tax, quote.total_incl = found.excl, found.tax, found.incl
