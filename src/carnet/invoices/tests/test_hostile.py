"""What nobody asks in good faith: amounts beyond reason, two hundred lines of emoji, everybody at every act on everybody's invoices."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction

from carnet.accounts.models import User
from carnet.catalogue.vat import rate_of
from carnet.clients.models import Client
from carnet.company.models import Options, Visibility
from carnet.invoices import origins, paper, reminding
from carnet.invoices.deposits import Part
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.tests.making import by, credited, draft, issued, paid, sophie
from carnet.invoices.tests.test_deposits import accepted
from carnet.invoices.tests.test_reminders import late_invoice
from carnet.kernel.errors import CarnetError, Forbidden, Refused
from carnet.sales.lines import Line
from tests import cast
from tests.digest import database_digest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("quantity", "price"),
    [("999999999", "999999999"), ("99999999", "9999"), ("-1", "100"), ("-0.001", "9999999")],
)
def test_an_amount_beyond_reason_is_refused_with_a_sentence(quantity: str, price: str) -> None:
    with pytest.raises(Refused, match=r"dépasse ce qu’un document peut porter|négatif"):
        issued(lines=[Line(description="Porte", quantity=Decimal(quantity), unit_price=Decimal(price))])
    assert not Invoice.objects.issued().exists()


def test_an_invoice_of_nothing_warns_before_its_number_is_given() -> None:
    from carnet.invoices.issuing import rehearse

    nothing = draft(lines=[Line(description="Porte", quantity=Decimal(0), unit_price=Decimal(5))])
    assert any("total de cette facture est nul" in said for said in rehearse(nothing, by=by()).found.warnings)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31), date(9999, 12, 31)])
@pytest.mark.parametrize("field", ["date", "due_date", "delivered_on"])
def test_a_date_out_of_reason_is_refused_with_its_year(field: str, day: date) -> None:
    with pytest.raises(Refused, match="vérifiez l’année"):
        draft(**{field: day})


def test_two_hundred_lines_of_the_whole_world_are_issued_checked_and_drawn() -> None:
    import pikepdf
    from pypdf import PdfReader

    firm = sophie(kind="company", name="Nguyễn Thị Ễ 🥐 & Œuvre <b>", first_name="", siren="000000026",
                  siret="00000002600005")  # fmt: skip
    lines = [
        Line(description=f"Fenêtre n° {rank} 👩‍🔧 «\u202eegalliuof\u202c» Trần Đức {rank}\nà la cote <script>",
             quantity=Decimal(rank) / 8, unit_price=Decimal("12.3456"), allowance=Decimal(rank % 7),
             vat=rate_of(("20", "10", "5.5")[rank % 3]))
        for rank in range(1, 201)
    ]  # fmt: skip
    invoice = issued(firm, lines, allowance_percent=Decimal("3.33"))
    content = paper.printed(invoice)
    pages = PdfReader(BytesIO(content)).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) > 5 and "Nguyễn Thị Ễ" in text and "Fenêtre n° 200" in text and "Trần Đức 200" in text
    with pikepdf.open(BytesIO(content)) as pdf:
        xml = pdf.attachments["factur-x.xml"].get_file().read_bytes().decode()
    assert xml.count("<ram:IncludedSupplyChainTradeLineItem>") == 200 and "&lt;script&gt;" in xml


# Who may, by act: Alice directs, Chloé answers, Inès keeps the books, Bob sells to this client, Denis sells to others, Tom fits.
OFFICE = {"alice", "chloe", "ines"}
SELLS = OFFICE | {"bob"}


def acts(bills: dict[str, Any]) -> dict[str, tuple[set[str], Callable[[User], object]]]:
    one, own, late = Decimal(1), bills["draft"], bills["late"]
    return {
        "draft": (SELLS, lambda who: Invoice.draft(bills["client"], [Line(description="x")], by=by(who))),
        "change": (SELLS, lambda who: Invoice.change(own.pk, None, by=by(who), subject="y")),
        "discard": (SELLS, lambda who: Invoice.discard(own.pk, by=by(who))),
        "deposit": (SELLS, lambda who: origins.change_deposit(bills["deposit"], Part(one), by=by(who))),
        "issue": (OFFICE, lambda who: Invoice.issue(own.pk, by=by(who))),
        "credit": (OFFICE, lambda who: Invoice.draft_credit(late.pk, by=by(who))),
        "pause": (OFFICE, lambda who: Invoice.pause_reminders(late.pk, "litige", by=by(who))),
        "resume": (OFFICE, lambda who: Invoice.resume_reminders(bills["paused"].pk, by=by(who))),
        "remind": (OFFICE, lambda who: reminding.remind(bills["client"], [late.pk], 1, by=by(who))),
        "receive": (OFFICE, lambda who: Payment.receive(bills["client"], one, by=by(who), means="cash")),
        "refund": (OFFICE, lambda who: Payment.refund(bills["credit"].pk, one, by=by(who), means="cash")),
        "allocate": (OFFICE, lambda who: Payment.allocate(bills["payment"].pk, {late.pk: one}, by=by(who))),
        "cancel": (OFFICE, lambda who: Payment.cancel(bills["payment"].pk, by=by(who), reason="erreur")),
    }


def story() -> dict[str, Any]:
    """Of Bob's client: a draft, one late, one in dispute, one paid then credited, a payment with a surplus, a deposit."""
    quote = accepted()
    client = quote.client
    late = late_invoice(client)
    paused, settled = issued(client), issued(client)
    Invoice.pause_reminders(paused.pk, "litige", by=by())
    paid(settled, "3330")
    found = {
        "client": client.pk,
        "draft": draft(client),
        "late": late,
        "paused": paused,
        "credit": credited(settled),
        "deposit": origins.draft_deposit_of(origins.read(quote), Part(Decimal(30)), by=by()),
        "payment": Payment.receive(client.pk, Decimal(50), by=by(), means="cash", on={settled.pk: Decimal(0)}),
    }
    Client.objects.update(salesperson=cast.bob())
    Options.change(by=by(), portfolio_visibility=Visibility.OWN)
    return found


def test_everybody_at_every_act_on_somebody_else_s_invoices() -> None:
    bills = story()
    people = {one.username: one for one in cast.everybody()}
    before, wrong = database_digest(), []
    for name, (allowed, act) in acts(bills).items():
        for username, who in people.items():
            try:
                with transaction.atomic():
                    act(who)
                    done = "done"
                    transaction.set_rollback(True)
            except Forbidden:
                done = "forbidden"
                if database_digest() != before:
                    wrong.append(f"{username} {name}: refused, and yet written")
            except CarnetError as error:
                done = str(error)
            if done != ("done" if username in allowed else "forbidden"):
                wrong.append(f"{username} {name}: {done}")
    assert wrong == []
