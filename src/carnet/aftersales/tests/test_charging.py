"""A repair is charged for: the documents of a case, and the invoice that closes it."""

from collections.abc import Iterator
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine

from carnet.aftersales import charged, charging
from carnet.aftersales.models import Case, Charge, Report
from carnet.aftersales.tests.test_aftersales import browser, lines, opened, shutter, written
from carnet.appointments.tests.made import at, by
from carnet.clients.models import Client
from carnet.invoices.models import Invoice
from carnet.invoices.tests import making
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.quotes.tests.helpers import accepted, values
from carnet.sales.lines import Line
from tests import cast

pytestmark = pytest.mark.django_db
PRICED = [Line(description="Réparation", unit_price=Decimal(120))]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(at(1, 10), tick=False):
        making.firm()
        yield


def repaired(client: Client) -> Case:
    """Out of warranty, done, to be invoiced."""
    case = opened(client, covered=False, why="Usure")
    Report.write(case.pk, written(state="to_invoice"), by=by(cast.tom()))
    return Case.objects.get(pk=case.pk)


def priced(case: Case) -> Invoice:
    charging.draft(case, "invoice", by=by(cast.chloe()))
    invoice = Invoice.objects.latest("pk")
    return Invoice.change(invoice.pk, PRICED, by=by(cast.chloe()), version=invoice.version)


def state(case: Case) -> str:
    return Case.objects.get(pk=case.pk).state


def test_the_invoice_of_a_case_to_invoice_closes_it_by_one_line_of_the_timeline(client: Client) -> None:
    case = repaired(client)
    draft, alice = priced(case), browser(cast.alice())
    assert (
        f"Le dossier de SAV {case.number}, à facturer, sera clos."
        in alice.get(f"/factures/{draft.pk}/emettre/").content.decode()
    )
    invoice = Invoice.issue(draft.pk, by=by(cast.ines()))
    case.refresh_from_db()
    assert (case.state, case.note) == ("closed", f"Facture {invoice.number}") and case.closed_at is not None
    steps = [line for line in lines(client) if line.sentence == f"Dossier de SAV {case.number} : clos"]
    assert [line.detail for line in steps] == [f"Facture {invoice.number}"]
    page = browser(cast.chloe()).get(case.get_absolute_url()).content.decode()
    assert f"Facture {invoice.number}" in page and "chiffrer" not in page
    assert f"/sav/{case.pk}/" in alice.get(f"/factures/{invoice.pk}/").content.decode()


def test_what_still_waits_for_something_else_is_not_closed(client: Client) -> None:
    case = opened(client, covered=False, why="Usure")
    invoice = priced(case)
    assert charged.foretold(invoice) == ""
    Invoice.issue(invoice.pk, by=by(cast.alice()))
    assert state(case) == "open"
    assert charging.offered(case, cast.alice()) == set(), "invoiced before the visit: not twice"
    form = browser(cast.tom()).get(f"/sav/{case.pk}/rapport/").context["form"]
    assert form["state"].value() == "closed"
    Report.write(case.pk, written(state="to_invoice"), by=by(cast.tom()))
    case.refresh_from_db()
    assert charging.offered(case, cast.alice()) == {"quote", "invoice"}, "more was done"


def test_the_report_of_a_repair_out_of_warranty_is_to_invoice_unless_said_otherwise(client: Client) -> None:
    case = opened(client, covered=False, why="Usure")
    form = browser(cast.tom()).get(f"/sav/{case.pk}/rapport/").context["form"]
    assert form["state"].value() == "to_invoice"
    covered = opened(client, covered=True, why="Geste commercial")
    assert browser(cast.tom()).get(f"/sav/{covered.pk}/rapport/").context["form"]["state"].value() == "closed"


def test_what_the_client_agreed_to_is_invoiced_and_closes_the_case_by_its_order_too(client: Client) -> None:
    case = opened(client, covered=False, why="Usure")
    charging.draft(case, "quote", by=by(cast.chloe()))
    first = Quote.objects.get()
    sent = first.revise(values(), PRICED, by=by(cast.chloe())).send(by=by(cast.chloe()))
    newer = sent.new_version(by=by(cast.chloe())).revise(values(), PRICED, by=by(cast.chloe()))
    quote = accepted(quote=newer.send(by=by(cast.chloe())))
    assert [one.pk for one in charged.quotes_of(case)] == [first.pk, quote.pk]
    order = Order.from_quote(quote.pk, by=by(cast.chloe()))
    Report.write(case.pk, written(state="to_invoice"), by=by(cast.tom()))
    case.refresh_from_db()
    charging.draft(case, "invoice", by=by(cast.chloe()))
    invoice = Invoice.objects.get()
    assert {source.kind for source in invoice.sources.all()} == {"order", "quote"} and order.pk
    assert [line.unit_price for line in invoice.plain_lines()] == [Decimal(120)]
    assert [case_.pk for case_ in charged.cases_of(invoice)] == [case.pk]
    Invoice.issue(invoice.pk, by=by(cast.alice()))
    assert state(case) == "closed"
    shown = charged.followed(case, cast.alice())
    assert len(shown) == 3 and "€" in shown[0].detail
    seen = charged.followed(case, cast.tom())
    assert len(seen) == 2 and "€" not in seen[0].detail, "the technician sees no invoice, and no amount"


def test_a_draft_that_was_saved_since_is_taken_up_again_until_more_is_done(client: Client) -> None:
    case, chloe = opened(client, covered=False, why="Usure"), by(cast.chloe())
    charging.draft(case, "quote", by=chloe)
    Quote.objects.get().revise(values(), PRICED, by=chloe, entry_key=uuid4())
    assert charging.draft(case, "quote", by=chloe) == f"/devis/{Quote.objects.get().pk}/modifier/"
    with time_machine.travel(at(2, 10), tick=False):
        Report.write(case.pk, written(state="to_invoice"), by=by(cast.tom()))
        case.refresh_from_db()
        charging.draft(case, "quote", by=chloe)
    assert Quote.objects.count() == 2, "with its hours"


def test_the_case_leads_to_the_invoice_that_its_product_came_with(client: Client) -> None:
    invoice = making.issued(client)
    case = opened(client, shutter(client, document=invoice.number))
    link = f'<a href="/factures/{invoice.pk}/">{invoice.number}</a>'
    assert link in browser(cast.chloe()).get(case.get_absolute_url()).content.decode()
    assert link not in browser(cast.tom()).get(case.get_absolute_url()).content.decode()


def test_a_draft_thrown_away_leaves_nothing(client: Client) -> None:
    case = repaired(client)
    Invoice.discard(priced(case).pk, by=by(cast.chloe()))
    assert not Charge.objects.exists() and charged.followed(case, cast.alice()) == []
