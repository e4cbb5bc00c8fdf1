"""Somebody writes in the base by another way, triggers dropped: `carnet verify` tells what, and the first line."""

import dataclasses

import pytest
from django.db import connection

from carnet.invoices import guards, journal, keeping, verifying
from carnet.invoices.models import Invoice, JournalLine
from carnet.invoices.tests.making import credited, issued, paid, sophie
from carnet.upkeep.checks import CHECKS

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def told() -> str:
    return " ".join(sentence for check in CHECKS if check.code.startswith("invoices.") for sentence in check.run(False))


def forge(*statements: str) -> str:
    """A story of six lines in the journal, then what the forger runs."""
    client = sophie()
    first, second = issued(client), issued(client)
    paid(first, "100")
    credited(second)
    assert JournalLine.objects.count() == 5 and told() == ""
    guards.remove()
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
    return told()


J, V = "invoices_journalline", "invoices_invoice"


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ([f"UPDATE {J} SET payload = replace(payload, '3330', '330') WHERE seq = 2"], "ligne 2 : elle a été modifiée"),
        ([f"UPDATE {J} SET day = '2020-01-01' WHERE seq = 3"], "ligne 3 : elle a été modifiée"),
        ([f"DELETE FROM {J} WHERE seq = 3"], "ligne 3 : elle manque"),
        (
            [f"DELETE FROM {J} WHERE seq = 3", f"UPDATE {J} SET seq = seq - 1 WHERE seq = 4"],
            "ligne 3 : elle ne suit pas",
        ),
        (
            [f"UPDATE {J} SET seq = 99 WHERE seq = 2", f"UPDATE {J} SET seq = 2 WHERE seq = 3", f"UPDATE {J} SET seq = 3 WHERE seq = 99"],
            "ligne 2 : elle ne suit pas",
        ),
        ([f"DELETE FROM {J} WHERE seq >= 4"], "5 lignes ont été écrites, il en reste 3"),
        ([f"DELETE FROM {J}"], "5 lignes ont été écrites, il en reste 0"),
        ([f"UPDATE {V} SET total_incl = 3, settled = 0"], "a été modifiée depuis son émission"),
        ([f"UPDATE {V} SET buyer = '{{}}' WHERE type = 'invoice'"], "a été modifiée depuis son émission"),
        (["UPDATE invoices_invoiceline SET description = 'Fenêtre'"], "a été modifiée depuis son émission"),
        (["DELETE FROM invoices_invoiceline"], "a été modifiée depuis son émission"),
        ([f"UPDATE {J} SET previous = hash WHERE seq = 2"], "ligne 2 : elle ne suit pas"),
        ([f"UPDATE {J} SET hash = 'x' WHERE seq = 5"], "ligne 5 : elle a été modifiée"),
        ([f"UPDATE {J} SET seal = '' WHERE seq = 1"], "ligne 1 : son sceau"),
        (["UPDATE company_counter SET last = 4 WHERE series = 'journal'"], "4 lignes ont été écrites, il en reste 5"),
        (["DELETE FROM invoices_allocation"], "n’est pas la somme de ses affectations"),
        (["UPDATE invoices_payment SET amount = 10"], "Règlement n°"),
        (["UPDATE invoices_allocation SET amount = 10 WHERE payment_id IS NOT NULL"], "n’est pas la somme de ses affectations"),
        ([f"UPDATE {V} SET rank = 9 WHERE rank = 1 AND type = 'invoice'"], "pour 9 numéros"),
        ([], "Le garde-fou invoices_invoice_no_update manque"),
    ],
)  # fmt: skip
def test_each_tampering_is_told(statements: list[str], sentence: str) -> None:
    assert sentence in forge(*statements)


def test_a_journal_rewritten_whole_without_the_key_is_told_at_its_first_line() -> None:
    forge()
    lines: list[journal.Line] = []
    for row in JournalLine.objects.order_by("seq"):
        data = row.line.data | ({"incl": "1.00"} if row.seq == 1 else {})
        previous = lines[-1].hash if lines else journal.GENESIS
        lines.append(journal.line(row.seq, row.at, row.day, row.kind, data, previous, b"a guess"))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {J}")
    JournalLine.objects.bulk_create([JournalLine.of(line) for line in lines])
    assert "ligne 1 : son sceau n’est pas celui de cette installation" in told()


def test_an_invoice_put_in_by_hand_is_not_in_the_journal() -> None:
    forge()
    twin = Invoice.objects.order_by("pk")[0]
    twin.pk, twin.number, twin.series, twin.rank, twin._state.adding = None, "FA-X", "FA-X", 1, True
    twin.save()
    assert "FA-X n’est pas au journal des ventes" in told()


def test_guards_are_put_back_when_asked() -> None:
    forge()
    assert verifying.guards_in_place(True) == [] and verifying.guards_in_place(False) == []


def test_the_key_is_not_in_the_base_and_a_line_holds_nobody_s_name() -> None:
    issued(sophie())
    line = JournalLine.objects.get().line
    assert line.seal == journal.sealed(keeping.seal_key(), line.hash)
    assert "Abgrall" not in str(dataclasses.asdict(line)) and "Tilleuls" not in line.payload
