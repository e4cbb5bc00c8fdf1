"""The life of an invoice: drafted, issued once, paid, given back; nothing issued ever changes."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client, Event
from carnet.company.models import Company
from carnet.invoices import verifying
from carnet.invoices.deposits import Part, draft_deposit
from carnet.invoices.frozen import Inalterable
from carnet.invoices.issuing import rehearse
from carnet.invoices.models import Allocation, Closing, Invoice, InvoiceLine, InvoiceOptions, JournalLine, Payment
from carnet.invoices.tests.making import LINES, by, credited, draft, firm, issued, paid, sophie
from carnet.jobs.models import Job
from carnet.kernel.errors import Forbidden, Refused
from carnet.sales import totals
from carnet.sales.lines import Line
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
CHECKS = (
    verifying.journal_whole,
    verifying.documents_as_journalled,
    verifying.numbers_without_gap,
    verifying.settled_as_allocated,
    verifying.guards_in_place,
)


def all_well() -> list[str]:
    return [told for check in CHECKS for told in check(False)]


def test_a_draft_has_no_number_and_an_issued_invoice_has_the_next_one() -> None:
    client = sophie()
    made = draft(client)
    assert made.number is None and made.state == "draft" and JournalLine.objects.count() == 0
    invoice = Invoice.issue(made.pk, by=by())
    year = timezone.localdate().year
    assert invoice.number == f"FA-{year}-0001" and issued(client).number == f"FA-{year}-0002"
    assert (invoice.total_excl, invoice.total_tax, invoice.total_incl) == (2800, 530, 3330)
    assert invoice.due_date == timezone.localdate() + timedelta(days=30)
    assert all_well() == []


def test_issuing_makes_a_client_journals_and_asks_for_its_paper() -> None:
    invoice = issued()
    assert Client.objects.get(pk=invoice.client_id).status == "client"
    assert [(line.kind, line.line.data["number"]) for line in JournalLine.objects.all()] == [
        ("invoice", invoice.number)
    ]
    assert "Abgrall" not in JournalLine.objects.get().payload
    assert Job.objects.filter(kind="invoices.render", params={"invoice": invoice.pk}).count() == 1
    codes = list(Event.objects.filter(client=invoice.client_id).values_list("code", flat=True))
    assert "invoice.issued" in codes and "client.converted" in codes


def test_issuing_twice_is_issuing_once() -> None:
    made = draft()
    assert Invoice.issue(made.pk, by=by()).number == Invoice.issue(made.pk, by=by()).number
    assert JournalLine.objects.count() == 1


def test_the_parties_are_frozen_at_issue() -> None:
    invoice = issued()
    Client.change({invoice.client_id: {"name": "Autre"}}, by=by())
    Company.change(by=by(), name="Une autre firme")
    invoice = Invoice.objects.get(pk=invoice.pk)
    assert "ABGRALL" in invoice.party.name and invoice.frozen["seller"]["name"] == "Menuiserie des Tilleuls"
    assert invoice.frozen["number"] == invoice.number
    assert all_well() == []


def test_what_is_missing_is_told_at_once_with_what_to_fill_in() -> None:
    client = sophie(addresses=[])
    Company.change(by=by(), siret="")
    made = draft(client, lines=[])
    with pytest.raises(Refused, match=r"SIRET.*aucune ligne.*adresse du client"):
        Invoice.issue(made.pk, by=by())
    assert Invoice.objects.get(pk=made.pk).number is None and JournalLine.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"nature": "works"}, "logement"),
        ({"nature": "works", "dwelling": "house", "dwelling_over_two_years": True}, "attestation"),
        (
            {"nature": "works", "dwelling": "none", "dwelling_over_two_years": True, "certified_by": "Sophie Abgrall"},
            "logement",
        ),
    ],
)
def test_reduced_vat_on_works_wants_the_mention_certified(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        issued(**values)


def test_reduced_vat_certified_passes() -> None:
    assert issued(nature="works", dwelling="house", dwelling_over_two_years=True, certified_by="Sophie Abgrall").number


def test_a_public_body_needs_its_siret_and_reverse_charge_its_vat_number() -> None:
    town = sophie(kind="public", name="Mairie de Cholet", first_name="")
    with pytest.raises(Refused, match="Chorus Pro"):
        issued(town, lines=[Line(description="Volet", unit_price=Decimal(10), vat=rate_of("AE"))])


def test_dates_of_a_series_never_go_back() -> None:
    client = sophie()
    today = timezone.localdate()
    Invoice.issue(draft(client).pk, by=by(), day=today - timedelta(days=1))
    Invoice.issue(draft(client).pk, by=by(), day=today)
    with pytest.raises(Refused, match="dernière pièce"):
        Invoice.issue(draft(client).pk, by=by(), day=today - timedelta(days=1))
    with pytest.raises(Refused, match="pas d’avance"):
        Invoice.issue(draft(client).pk, by=by(), day=today + timedelta(days=1))


def test_series_are_those_of_the_settings() -> None:
    InvoiceOptions.change(by=by(), deposit_mask="FA-{AAAA}-{0000}")
    client = sophie()
    first = issued(client)
    deposit = draft_deposit(
        client.pk, totals.of(LINES), ("quote", 7, "devis DV-7"), Part(Decimal(30)), by=by(), nature="goods"
    )
    number = Invoice.issue(deposit.pk, by=by()).number
    assert number is not None and number[-4:] == "0002" and first.number is not None and first.number[-4:] == "0001"
    assert all_well() == []


def test_a_change_of_draft_that_somebody_saved_since_is_refused() -> None:
    made = draft()
    Invoice.change(made.pk, LINES[:1], by=by(), version=1, subject="Porte")
    with pytest.raises(Refused, match="entre-temps"):
        Invoice.change(made.pk, LINES, by=by(), version=1)
    assert Invoice.objects.get(pk=made.pk).total_excl == 2500


def test_issued_nothing_of_it_changes_in_code_nor_in_the_base() -> None:
    invoice = issued()
    paid(invoice, "100")
    for act in (
        lambda: Invoice.objects.filter(pk=invoice.pk).update(total_incl=1),
        lambda: Invoice.objects.filter(pk=invoice.pk).delete(),
        lambda: invoice.delete(),
        lambda: JournalLine.objects.update(kind="x"),
        lambda: JournalLine.objects.all().delete(),
        lambda: Payment.objects.get().delete(),
        lambda: Payment.objects.update(amount=1),
        lambda: Payment.objects.get().save(),
        lambda: Allocation.objects.all().delete(),
    ):
        with pytest.raises(Inalterable):
            act()
    with pytest.raises(Refused, match="ne change plus"):
        Invoice.change(invoice.pk, LINES, by=by())
    with pytest.raises(Refused, match="ne change plus"):
        Invoice.discard(invoice.pk, by=by())


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE invoices_invoice SET total_incl = 1",
        "UPDATE invoices_invoice SET number = NULL",
        "UPDATE invoices_invoice SET buyer = '{}'",
        "DELETE FROM invoices_invoice",
        "UPDATE invoices_invoiceline SET quantity = 9",
        "DELETE FROM invoices_invoiceline",
        "UPDATE invoices_payment SET amount = 1",
        "DELETE FROM invoices_payment",
        "UPDATE invoices_allocation SET amount = 1",
        "DELETE FROM invoices_allocation",
        "UPDATE invoices_journalline SET payload = '{}'",
        "DELETE FROM invoices_journalline",
    ],
)
def test_the_database_refuses_too(sql: str) -> None:
    paid(issued(), "100")
    with (
        pytest.raises(DatabaseError, match="never changed nor deleted"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(sql)


@pytest.mark.sqlite
def test_a_row_cannot_be_replaced_either() -> None:
    issued()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT OR REPLACE INTO invoices_journalline SELECT * FROM invoices_journalline")


def test_a_draft_still_changes_and_goes() -> None:
    made = draft()
    Invoice.discard(made.pk, by=by())
    assert not Invoice.objects.exists() and not InvoiceLine.objects.exists()


def test_a_client_may_change_hands_the_invoice_follows() -> None:
    """What a merge does: the foreign key of an issued invoice moves, the invoice does not."""
    invoice, other = issued(), sophie(name="Zorba", first_name="Luc", addresses=[])
    payment = paid(invoice, "10")
    Invoice.objects.filter(pk=invoice.pk).update(client=other)
    Payment.objects.filter(pk=payment.pk).update(client=other)
    assert all_well() == []


def test_a_payment_partial_then_whole_then_too_much() -> None:
    client = sophie()
    first, second = issued(client), issued(client)
    paid(first, "1330")
    first.refresh_from_db()
    assert (first.state, first.remaining) == ("partly", 2000)
    payment = Payment.receive(client.pk, Decimal(6000), by=by(), means="transfer")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("paid", "paid")
    assert payment.available == Decimal(6000) - 2000 - 3330
    assert all_well() == []


def test_one_payment_on_several_invoices_and_a_surplus_allocated_later() -> None:
    client = sophie()
    first = issued(client)
    payment = Payment.receive(client.pk, Decimal(5000), by=by(), means="card", on={first.pk: Decimal(3330)})
    second = issued(client)
    Payment.allocate(payment.pk, {second.pk: Decimal(1670)}, by=by())
    second.refresh_from_db()
    assert (second.settled, payment.available) == (1670, 0)
    with pytest.raises(Refused, match="laisse 0,00"):
        Payment.allocate(payment.pk, {second.pk: Decimal(1)}, by=by())
    assert all_well() == []


def test_a_bounced_cheque_is_an_opposite_entry() -> None:
    invoice = issued()
    payment = paid(invoice, "3330")
    back = Payment.cancel(payment.pk, by=by(), reason="chèque impayé")
    assert Payment.cancel(payment.pk, by=by(), reason="encore") == back
    invoice.refresh_from_db()
    assert (invoice.settled, invoice.state, back.amount) == (0, "due", -3330)
    assert Payment.objects.count() == 2 and all_well() == []
    with pytest.raises(Refused, match="en annule déjà un autre"):
        Payment.cancel(back.pk, by=by(), reason="non")
    with pytest.raises(Refused, match="annulé"):
        Payment.allocate(payment.pk, {invoice.pk: Decimal(1)}, by=by())


@pytest.mark.parametrize(
    ("amount", "more", "sentence"),
    [
        ("0", {}, "plus grand que zéro"),
        ("-5", {}, "plus grand que zéro"),
        ("10.005", {}, "centimes"),
        ("1e20", {}, "centimes"),
        ("10", {"means": "coquillages"}, "virement"),
        ("10", {"day": date(2099, 1, 1)}, "aujourd’hui"),
        ("10", {"day": date(1900, 1, 1)}, "aujourd’hui"),
    ],
)
def test_a_wrong_payment_is_refused_with_a_sentence(amount: str, more: dict[str, object], sentence: str) -> None:
    invoice = issued()
    values = {"means": "cash", "on": {}} | more
    with pytest.raises(Refused, match=sentence):
        Payment.receive(invoice.client_id, Decimal(amount), by=by(), **values)  # type: ignore[arg-type]
    assert not Payment.objects.exists()


def test_more_than_what_is_owed_on_an_invoice_is_refused_and_nothing_is_written() -> None:
    invoice = issued()
    with pytest.raises(Refused, match="Il reste 3\u202f330,00"):
        Payment.receive(invoice.client_id, Decimal(5000), by=by(), means="cash", on={invoice.pk: Decimal(4000)})
    assert not Payment.objects.exists()


def test_the_same_request_gives_the_same_payment() -> None:
    invoice = issued()
    first = paid(invoice, "100", request_key="abc")
    assert paid(invoice, "100", request_key="abc") == first and Payment.objects.count() == 1


def test_a_whole_credit_note_leaves_nothing() -> None:
    invoice = issued(allowance_percent=Decimal("3.33"))
    credit = credited(invoice)
    invoice.refresh_from_db()
    assert credit.number is not None and credit.number.startswith("AV-") and credit.shares == invoice.shares
    assert (invoice.remaining, credit.remaining, credit.state) == (0, 0, "used")
    with pytest.raises(Refused, match="déjà annulée"):
        Invoice.draft_credit(invoice.pk, by=by())
    assert all_well() == []


def test_a_partial_credit_note_then_the_rest() -> None:
    invoice = issued()
    part = credited(invoice, {0: Decimal(1)})
    assert part.total_incl == 1500
    rest = credited(invoice)
    assert part.total_incl + rest.total_incl == invoice.total_incl
    assert all_well() == []


def test_a_credit_note_of_a_paid_invoice_is_given_back() -> None:
    invoice = issued()
    paid(invoice, "3330")
    credit = credited(invoice, {1: Decimal(6)})
    assert (credit.remaining, credit.state) == (-330, "to_use")
    with pytest.raises(Refused, match="Il reste -330"):
        Payment.refund(credit.pk, Decimal(400), by=by(), means="transfer")
    Payment.refund(credit.pk, Decimal(330), by=by(), means="transfer")
    credit.refresh_from_db()
    assert credit.state == "used" and all_well() == []


def test_more_than_the_invoice_is_never_given_back() -> None:
    invoice = issued()
    with pytest.raises(Refused, match="Ligne 1"):
        Invoice.draft_credit(invoice.pk, {0: Decimal(3)}, by=by())
    one, two = (Invoice.draft_credit(invoice.pk, {0: Decimal(2)}, by=by()) for _ in range(2))
    Invoice.issue(one.pk, by=by())
    with pytest.raises(Refused, match="Il reste moins à rendre"):
        Invoice.issue(two.pk, by=by())
    assert all_well() == []


def test_deposits_are_split_by_rate_and_deducted_once() -> None:
    client, source = sophie(), ("quote", 12, "devis DV-2026-0142")
    whole = totals.of(LINES)
    first = draft_deposit(client.pk, whole, source, Part(Decimal(30)), by=by(), nature="goods")
    Invoice.issue(first.pk, by=by())
    second = draft_deposit(client.pk, whole, source, Part(incl=Decimal(500)), by=by(), nature="goods")
    Invoice.issue(second.pk, by=by())
    assert [(row["vat"], row["base"]) for row in first.shares] == [("20", "750.00"), ("10", "90.00")]
    final = Invoice.draft(client.pk, LINES, by=by(), type="final", sources=[source], nature="goods")
    final = Invoice.issue(final.pk, by=by())
    assert first.total_incl + second.total_incl + final.total_incl == whole.incl
    assert len(final.deductions) == 2 and all_well() == []
    again = Invoice.draft(client.pk, LINES, by=by(), type="final", sources=[source], nature="goods")
    assert again.deductions == [] and again.total_incl == whole.incl


def test_a_deposit_never_exceeds_what_is_sold() -> None:
    client, source = sophie(), ("quote", 12, "devis DV-2026-0142")
    Invoice.issue(
        draft_deposit(client.pk, totals.of(LINES), source, Part(Decimal(60)), by=by(), nature="goods").pk, by=by()
    )
    with pytest.raises(Refused, match="demandez moins"):
        draft_deposit(client.pk, totals.of(LINES), source, Part(Decimal(50)), by=by())
    for wrong in ({"percent": Decimal(-1)}, {"percent": Decimal(101)}, {}, {"percent": Decimal(1), "incl": Decimal(1)}):
        with pytest.raises(Refused, match="l’un des deux"):
            draft_deposit(client.pk, totals.of(LINES), source, Part(**wrong), by=by())


def test_rights_are_asked_by_the_acts() -> None:
    client = sophie()
    made = draft(client)
    with pytest.raises(Forbidden):
        Invoice.issue(made.pk, by=by(cast.bob()))
    with pytest.raises(Forbidden):
        Invoice.draft(client.pk, LINES, by=by(cast.tom()))
    with pytest.raises(Forbidden):
        Payment.receive(client.pk, Decimal(1), by=by(cast.bob()), means="cash")
    assert not Invoice.objects.visible_to(cast.tom()).exists() and Invoice.objects.visible_to(cast.ines()).exists()


def test_an_inactive_client_gets_no_invoice() -> None:
    client = sophie()
    made = draft(client)
    Client.deactivate([client.pk], reason="moved", by=by())
    with pytest.raises(Refused, match="désactivé"):
        Invoice.issue(made.pk, by=by())
    with pytest.raises(Refused, match="désactivé"):
        draft(client)


def test_closings_come_by_themselves() -> None:
    from carnet.accounts.actor import Actor, Source

    firm()
    client = sophie()
    now = timezone.now()
    for days in (40, 40, 39, 3):
        actor = Actor(cast.alice(), Source.DEMO, at=now - timedelta(days=days))
        made = Invoice.draft(client.pk, LINES, by=actor, nature="goods")
        Invoice.issue(made.pk, by=actor)
    issued(client)
    assert Closing.objects.filter(period="day").count() == 3
    assert Closing.objects.filter(period="month").count() >= 1
    assert all_well() == []


def test_what_is_signed_at_home_warns_that_nothing_is_paid_for_seven_days() -> None:
    told = rehearse(draft(signed_at="off_premises"), by=by()).found
    assert told.errors == [] and "huitième jour" in " ".join(told.warnings)
    assert (
        rehearse(
            draft(
                sophie(
                    name="Zorba",
                    first_name="Luc",
                    addresses=[{"role": "main", "street": "2 rue Basse", "postcode": "44000", "city": "Nantes"}],
                ),
                signed_at="premises",
            ),
            by=by(),
        ).found.warnings
        == []
    )


def test_terms_beyond_the_law_warn_between_professionals_alone() -> None:
    firm_ = sophie(kind="company", name="Duval", first_name="", siren="000000026")
    assert "L441-10" in " ".join(
        rehearse(draft(firm_, payment_terms="90 jours"), by=by(), complete=False).found.warnings
    )
