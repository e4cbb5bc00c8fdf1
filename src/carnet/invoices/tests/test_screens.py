"""The screens of invoices: each works, who may not is refused, what is typed wrong is kept."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from carnet.clients.tests.helpers import signed_in
from carnet.deliveries.models import DeliveryNote
from carnet.invoices import mailing, origins
from carnet.invoices.deposits import Part
from carnet.invoices.models import Invoice, Payment
from carnet.invoices.tests.making import LINES, by, credited, draft, issued, paid, sophie
from carnet.jobs.models import Job
from carnet.jobs.running import execute
from carnet.kernel.errors import Refused
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from tests import cast

pytestmark = pytest.mark.django_db


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def file_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def typed(invoice: Invoice | None = None, **changes: Any) -> dict[str, Any]:
    """What the editor posts without its script."""
    data: dict[str, Any] = {
        "version": invoice.version if invoice else 0,
        "client": invoice.client_id if invoice else "",
        "subject": "Porte",
        "nature": "goods",
        "payment_terms": "30 jours",
        "lines-0-description": "Porte",
        "lines-0-quantity": "2",
        "lines-0-unit_price": "1 250,00",
        "lines-0-vat": "20",
    }
    return data | changes


def test_an_invoice_is_typed_then_issued_then_paid_on_the_screen() -> None:
    client, browser = sophie(), signed_in(cast.alice())
    answer = browser.post(reverse("invoices:create"), typed(client=client.pk))
    invoice = Invoice.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/factures/{invoice.pk}/"
    assert "Émettre" in text_of(browser.get(f"/factures/{invoice.pk}/"))
    page = text_of(browser.get(f"/factures/{invoice.pk}/emettre/"))
    assert "Le numéro est donné maintenant" in page
    sent = {"day": f"{timezone.localdate():%d/%m/%Y}", "version": invoice.version}
    assert browser.post(f"/factures/{invoice.pk}/emettre/", sent).status_code == 302
    invoice.refresh_from_db()
    assert invoice.number
    page = text_of(browser.get(f"/factures/reglements/nouveau/{client.pk}/?facture={invoice.pk}"))
    assert "3\u202f000,00" in page
    money = {"amount": "3 000", "means": "cheque", "day": sent["day"], "reference": "0000123", "request_key": "k"}
    for _ in range(2):  # a second click changes nothing
        browser.post(f"/factures/reglements/nouveau/{client.pk}/?facture={invoice.pk}", money)
    assert Payment.objects.count() == 1
    invoice.refresh_from_db()
    assert invoice.state == "paid" and "Réglée" in text_of(browser.get(f"/factures/{invoice.pk}/"))


def test_two_tabs_issue_one_invoice_one_wins_the_other_is_told() -> None:
    made, browser = draft(), signed_in(cast.alice())
    sent = {"day": f"{timezone.localdate():%d/%m/%Y}", "version": made.version}
    Invoice.change(made.pk, LINES[:1], by=by(), version=made.version)
    answer = browser.post(f"/factures/{made.pk}/emettre/", sent)
    assert answer.status_code == 422 and "entre-temps" in text_of(answer)
    assert Invoice.objects.get(pk=made.pk).number is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"amount": "beaucoup"}, "Écrivez un montant"),
        ({"amount": "99999999999999999999"}, "Écrivez un montant"),
        ({"amount": "-3"}, "plus grand que zéro"),
        ({"day": "31/02/2026"}, "Écrivez une date"),
        ({"day": "24/11/2199"}, "Écrivez une date"),
        ({"means": "troc"}, "Sélectionnez un choix valide"),
    ],
)
def test_a_payment_typed_wrong_comes_back_as_typed(changes: dict[str, str], sentence: str) -> None:
    invoice, browser = issued(), signed_in(cast.alice())
    data = {"amount": "10", "means": "cash", "day": "24/11/2026", "reference": "<b>é🙂</b>"} | changes
    answer = browser.post(f"/factures/reglements/nouveau/{invoice.client_id}/", data)
    page = text_of(answer)
    assert answer.status_code == 422 and sentence in page and "&lt;b&gt;é🙂&lt;/b&gt;" in page
    assert not Payment.objects.exists()


def test_the_paper_is_drawn_by_the_job_and_kept_for_ever(settings: Any) -> None:
    invoice = issued()
    page = signed_in(cast.alice()).get(f"/factures/{invoice.pk}/")
    assert "PDF en attente" in text_of(page)
    execute(Job.objects.get(kind="invoices.render"))
    invoice.refresh_from_db()
    assert invoice.paper is not None and len(invoice.paper.sha256) == 64
    answer = signed_in(cast.alice()).get(f"/factures/{invoice.pk}/facture.pdf")
    assert file_of(answer)[:5] == b"%PDF-"
    assert "PDF en attente" not in text_of(signed_in(cast.alice()).get(f"/factures/{invoice.pk}/"))
    key = invoice.paper.key
    file_of(signed_in(cast.alice()).get(f"/factures/{invoice.pk}/facture.pdf"))
    assert Invoice.objects.get(pk=invoice.pk).paper.key == key  # type: ignore[union-attr]


def test_a_professional_s_invoice_carries_its_electronic_twin() -> None:
    import io

    import pikepdf

    firm = sophie(kind="company", name="Duval", first_name="", siren="000000026", siret="00000002600005")
    invoice = issued(firm)
    content = file_of(signed_in(cast.alice()).get(f"/factures/{invoice.pk}/facture.pdf"))
    with pikepdf.open(io.BytesIO(content)) as pdf:
        xml = pdf.attachments["factur-x.xml"].get_file().read_bytes()
    assert invoice.number is not None and invoice.number.encode() in xml


def test_an_invoice_leaves_by_mail_with_its_paper(settings: Any) -> None:
    from carnet.clients.models import Event
    from carnet.mail.models import Message

    settings.CARNET_DEMO = True  # the message stays in the outbox
    invoice, browser = issued(sophie(emails=[{"address": "sophie@abgrall.example"}])), signed_in(cast.chloe())
    page = text_of(browser.get(f"/factures/{invoice.pk}/envoyer/"))
    assert "sophie@abgrall.example" in page and f"la facture {invoice.number}" in page
    sent = {"to": "sophie@abgrall.example", "subject": "Votre facture", "body": "Bonjour"}
    assert browser.post(f"/factures/{invoice.pk}/envoyer/", sent).status_code == 302
    message = Message.objects.get()
    assert [one.name for one in message.attachments.all()] == [f"Facture {invoice.number}.pdf"]
    mailing.MAIL.told(message)
    assert Event.objects.filter(client=invoice.client_id, code="invoice.not_mailed").exists()
    assert "Votre facture" in text_of(browser.get(f"/factures/{invoice.pk}/"))


def test_credit_notes_refunds_and_accounts_on_the_screen() -> None:
    invoice, browser = issued(), signed_in(cast.ines())
    paid(invoice, "3330")
    answer = browser.post(f"/factures/{invoice.pk}/avoir/", {"reason": "Pose annulée", "line_1": "6"})
    credit = Invoice.objects.get(type="credit_note")
    assert answer.status_code == 302 and "Corrige" in text_of(browser.get(f"/factures/{credit.pk}/"))
    Invoice.issue(credit.pk, by=by())
    back = {"amount": "330", "means": "transfer", "day": f"{timezone.localdate():%d/%m/%Y}"}
    assert browser.post(f"/factures/{credit.pk}/rembourser/", back).status_code == 302
    page = text_of(browser.get(f"/factures/comptes/{invoice.client_id}/"))
    assert "Remboursement par virement" in page and "Avoir" in page
    assert browser.get(f"/factures/comptes/{invoice.client_id}/releve.pdf").content[:5] == b"%PDF-"


def test_a_payment_is_cancelled_and_what_is_left_allocated() -> None:
    client, browser = sophie(), signed_in(cast.alice())
    payment = Payment.receive(client.pk, Decimal(100), by=by(), means="cash", on={})
    invoice = issued(client)
    browser.post(f"/factures/reglements/{payment.pk}/affecter/", {f"on_{invoice.pk}": "100"})
    invoice.refresh_from_db()
    assert invoice.settled == 100
    refused = browser.post(f"/factures/reglements/{payment.pk}/annuler/", {"reason": ""})
    assert refused.status_code == 422
    browser.post(f"/factures/reglements/{payment.pk}/annuler/", {"reason": "chèque impayé"})
    page = text_of(browser.get(f"/factures/reglements/{payment.pk}/"))
    assert "chèque impayé" in page and Invoice.objects.get(pk=invoice.pk).settled == 0


def test_the_list_filters_sorts_exports_and_prints() -> None:
    client, browser = sophie(), signed_in(cast.alice())
    first, second = issued(client, subject="Porte bleue"), issued(client)
    paid(second, "3330")
    credited(second)
    draft(client)
    for address, numbers in {
        "": 4, "?etat=brouillon": 1, "?etat=a-regler": 1, "?etat=reglees": 1, "?type=credit_note": 1, "?q=bleue": 1,
        "?etat=n-importe&type=quoi&tri=x&suite=y&du=hier&commercial=🙂": 4, "?tri=montant": 4, "?q=%27%22": 0,
    }.items():  # fmt: skip
        assert text_of(browser.get(f"/factures/{address}")).count("c-row-title") == numbers, address
    csv = text_of(browser.post("/factures/exporter/", {"etat": "emises", "format": "csv", "columns": "all"}))
    assert first.number is not None and first.number in csv and "-3330" in csv.replace("\u202f", "").replace(" ", "")
    seen = browser.post("/factures/exporter/", {"q": "bleue", "format": "csv", "colonnes": "reste,numero,type"})
    assert text_of(seen).split() == ["\ufeffReste", "dû;N°;Type", f"3330,00;{first.number};Facture"]
    assert "factures-" in seen["Content-Disposition"]
    assert browser.post("/factures/exporter/", {"format": "xlsx"}).content[:2] == b"PK"
    assert browser.post("/factures/exporter/", {"format": "vcard"}).status_code == 302
    refused = browser.post("/factures/impression.pdf", {"etat": "brouillon"}, follow=True)
    assert "Aucune facture émise" in text_of(refused)


def test_the_client_s_page_shows_its_invoices_and_figures() -> None:
    invoice = issued()
    browser = signed_in(cast.alice())
    page = text_of(browser.get(f"/clients/{invoice.client_id}/"))
    assert "CA 12 mois HT" in page and "2\u202f800,00" in page and "Encours TTC" in page and "3\u202f330,00" in page
    assert invoice.number in text_of(browser.get(f"/clients/{invoice.client_id}/factures/"))
    assert "Ventes" in text_of(browser.get("/")) and "c-chart-bar" in text_of(browser.get("/"))


def test_the_technician_sees_no_amount_and_the_salesperson_issues_nothing() -> None:
    invoice = issued()
    tom, bob = signed_in(cast.tom()), signed_in(cast.bob())
    for address in (
        "/factures/",
        f"/factures/{invoice.pk}/",
        f"/factures/comptes/{invoice.client_id}/",
        "/factures/relances/",
    ):
        assert tom.get(address).status_code == 403
        assert bob.get(address).status_code == 200
    assert "CA 12 mois" not in text_of(tom.get(f"/clients/{invoice.client_id}/"))
    assert bob.post(f"/factures/{invoice.pk}/emettre/", {}).status_code == 403
    assert bob.get(f"/factures/reglements/nouveau/{invoice.client_id}/").status_code == 403


def test_an_invoice_that_is_not_there_is_not_told_from_one_that_is_not_theirs() -> None:
    browser = signed_in(cast.alice())
    for address in (
        "/factures/999999/",
        "/factures/99999999999999999999/",
        "/factures/reglements/7/",
        "/factures/relances/3/relance.pdf",
    ):
        assert browser.get(address).status_code == 404


def accepted_quote(**values: Any) -> Quote:
    client = sophie()
    given = {"signed_at": "premises", "nature": "goods", "subject": "Porte"} | values
    quote = Quote.draft(client.pk, given, list(LINES), by=by())
    quote = quote.send(by=by())
    return quote.accept(by=by(), means="screen", name="Sophie Abgrall", day=timezone.localdate(), chosen=[],
                        drawing="M10 10L20 20L30 30L40 40L50 50")  # fmt: skip


def test_from_an_accepted_quote_the_deposit_then_the_final_invoice() -> None:
    quote, browser = accepted_quote(), signed_in(cast.alice())
    page = text_of(browser.get(f"/devis/{quote.pk}/"))
    assert "Demander un acompte" in page and "Facturer" in page
    answer = browser.post(f"/factures/acompte/quote/{quote.pk}/", {"percent": "30", "amount": ""})
    deposit = Invoice.objects.get(type="deposit")
    assert answer.status_code == 302 and quote.number in text_of(browser.get(f"/factures/{deposit.pk}/"))
    Invoice.issue(deposit.pk, by=by())
    for _ in range(2):  # a second click gives the same draft
        browser.post(f"/factures/depuis/quote/{quote.pk}/")
    final = Invoice.objects.get(type="final")
    assert final.total_incl + deposit.total_incl == quote.agreed_totals().incl
    Invoice.issue(final.pk, by=by())
    assert "déjà facturé" in text_of(browser.post(f"/factures/depuis/quote/{quote.pk}/", follow=True))
    assert "Facturer" not in text_of(browser.get(f"/devis/{quote.pk}/"))
    refused = browser.post(f"/factures/acompte/quote/{quote.pk}/", {"percent": "180", "amount": ""})
    assert refused.status_code == 422


def test_a_quote_that_nobody_accepted_is_not_invoiced() -> None:
    client = sophie()
    quote = Quote.draft(client.pk, {"nature": "goods"}, list(LINES), by=by())
    browser = signed_in(cast.alice())
    assert "n’est pas accepté" in text_of(browser.post(f"/factures/depuis/quote/{quote.pk}/", follow=True))
    assert browser.post("/factures/depuis/quote/99999/").status_code == 404
    assert browser.post("/factures/depuis/rien/1/").status_code == 404
    assert not origins.invoiced([("quote", quote.pk, "")])


def test_the_journal_and_its_archive(tmp_path: Any) -> None:
    import subprocess
    import sys
    import zipfile

    from carnet.invoices import archive

    paid(issued(), "10")
    browser = signed_in(cast.ines())
    assert "rien n’a été modifié" in text_of(browser.get("/factures/journal/"))
    path = tmp_path / "archive.zip"
    path.write_bytes(browser.post("/factures/journal/archive.zip").content)
    assert archive.problems(path) == []
    zipfile.ZipFile(path).extractall(tmp_path / "a")
    whole = subprocess.run(
        [sys.executable, "verifier.py"], cwd=tmp_path / "a", capture_output=True, text=True, check=False
    )
    assert whole.returncode == 0, whole.stderr
    journal = tmp_path / "a" / "journal.jsonl"
    journal.write_text(journal.read_text().replace("3330.00", "330.00"))
    told = subprocess.run(
        [sys.executable, "verifier.py"], cwd=tmp_path / "a", capture_output=True, text=True, check=False
    )
    assert told.returncode == 1 and "ligne 1 : elle a été modifiée" in told.stdout
    assert signed_in(cast.bob()).get("/factures/journal/").status_code == 403


def test_from_an_order_two_deliveries_then_the_final_invoice() -> None:
    """Deposit on the quote, order, two notes: the first is invoiced, the last one deducts the deposit and ends the order."""
    quote, browser = accepted_quote(), signed_in(cast.alice())
    deposit = origins.draft_deposit_of(origins.read(quote), Part(Decimal(30)), by=by())
    Invoice.issue(deposit.pk, by=by())
    order = Order.from_quote(quote.pk, by=by())
    assert "Facturer les livraisons" not in text_of(browser.get(f"/commandes/{order.pk}/"))
    first, second = order.lines.order_by("position")
    DeliveryNote.prepare(order.pk, {first.pk: Decimal(2)}, {}, by=by()).issue(by=by())
    browser.post(f"/factures/depuis/livraisons/{order.pk}/")
    part = Invoice.objects.get(type="final")
    # After it only 330 are left to invoice, less than the deposit of 999: it deducts what it bears, 900 at 20 %.
    assert part.total_incl == 3000 - 900 and [row.kind for row in part.sources.all()] == ["delivery", "order", "quote"]
    Invoice.issue(part.pk, by=by())
    order.refresh_from_db()
    assert (order.billing, order.delivery) == ("part", "part")
    note = DeliveryNote.prepare(order.pk, {second.pk: Decimal(6)}, {}, by=by()).issue(by=by())
    assert "Facturer les livraisons" in text_of(browser.get(f"/commandes/{order.pk}/"))
    for _ in range(2):
        browser.post(f"/factures/depuis/livraisons/{order.pk}/")
    last = Invoice.objects.get(sources__kind="delivery", sources__document=note.pk)
    # The rest of the deposit, 99 at 10 %, waited for it.
    assert last.type == "final" and last.total_incl == 330 - 99
    Invoice.issue(last.pk, by=by())
    order.refresh_from_db()
    assert (order.billing, order.state) == ("whole", "done")


def test_what_is_invoiced_is_not_undone_below() -> None:
    quote = accepted_quote()
    Invoice.issue(origins.draft(origins.read(quote), by=by()).pk, by=by())
    with pytest.raises(Refused, match="faites d’abord un avoir"):
        quote.cancel_acceptance(by=by(), because="Erreur")


def test_an_invoice_is_found_by_its_number() -> None:
    invoice = issued()
    assert invoice.number is not None
    page = text_of(signed_in(cast.alice()).get(f"/clients/suggestions/?q={invoice.number}"))
    assert f"/factures/{invoice.pk}/" in page
    assert f"/factures/{invoice.pk}/" not in text_of(
        signed_in(cast.tom()).get(f"/clients/suggestions/?q={invoice.number}")
    )
