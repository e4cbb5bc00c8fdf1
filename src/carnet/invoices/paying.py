"""Payments: received, given back, cancelled, allocated. Each is one transaction with its line in the journal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.invoices import heldback, keeping, settling
from carnet.invoices.content import row_digest
from carnet.invoices.crediting import seen
from carnet.invoices.models.invoice import Invoice
from carnet.invoices.models.kinds import Means
from carnet.invoices.models.payment import Payment
from carnet.kernel.errors import Forbidden, Refused
from carnet.kernel.numbers import decimal_text
from carnet.sales.lines import CENT, ZERO

MOST = Decimal(99_999_999)
SAID = ("date", "amount", "means", "reference", "cancels")


def receive(
    client_id: int,
    amount: Decimal,
    *,
    by: Actor,
    means: str,
    day: date | None,
    reference: str,
    note: str,
    on: Mapping[int, Decimal] | None,
    request_key: str | None,
    despite: bool = False,
) -> Payment:
    require(by, "invoices.pay")
    if amount <= 0:
        raise Refused("Écrivez un montant plus grand que zéro ; pour rendre de l’argent, remboursez un avoir.")
    client = _client(client_id, by)
    with transaction.atomic():
        if (made := _made(request_key)) is not None:
            return made
        wanted = {pk: part for pk, part in on.items() if part} if on is not None else None
        held = settling.lock(set(wanted) if wanted is not None else _unpaid(client))
        if wanted is None:
            wanted = oldest_first(amount, held)
        _check_allocations(client, wanted, held, amount)
        if not despite:
            _check_not_held_back(client, wanted, amount, day or timezone.localdate(by.now()))
        payment = _write(client, amount, by, means, day, reference, note, request_key)
        _journal(payment, settling.pay(payment, held, wanted, by), by)
        return payment


def oldest_first(amount: Decimal, held: Mapping[int, Invoice]) -> dict[int, Decimal]:
    """What pays what when nobody says: the invoice due first."""
    found: dict[int, Decimal] = {}
    for invoice in sorted(held.values(), key=lambda one: (one.due_date or one.date, one.pk)):
        part = min(amount, invoice.remaining)
        if part > 0:
            found[invoice.pk], amount = part, amount - part
    return found


def refund(
    credit_id: int,
    amount: Decimal,
    *,
    by: Actor,
    means: str,
    day: date | None,
    reference: str,
    request_key: str | None,
) -> Payment:
    require(by, "invoices.pay")
    if amount <= 0:
        raise Refused("Écrivez le montant que vous rendez, plus grand que zéro.")
    credit = seen(credit_id, by)
    if not credit.is_credit or credit.is_draft:
        raise Refused("On rembourse un avoir émis : choisissez-en un.")
    with transaction.atomic():
        if (made := _made(request_key)) is not None:
            return made
        held = settling.lock({credit_id})
        payment = _write(credit.client, -amount, by, means, day, reference, "", request_key)
        _journal(payment, settling.pay(payment, held, {credit_id: -amount}, by), by)
        return payment


def cancel(pk: int, *, by: Actor, reason: str) -> Payment:
    require(by, "invoices.pay")
    if not reason.strip():
        raise Refused("Dites pourquoi ce règlement est annulé (chèque impayé, erreur de saisie…).")
    with transaction.atomic():
        first = _held(pk, by)
        if first.cancels_id:
            raise Refused("Ce règlement en annule déjà un autre : saisissez-en un nouveau.")
        done: Payment | None = Payment.objects.filter(cancels=first).first()
        if done is not None:
            return done
        paid: dict[int, Decimal] = {}
        for row in first.allocations.all():
            paid[row.invoice_id] = paid.get(row.invoice_id, ZERO) + row.amount
        back = {key: -amount for key, amount in sorted(paid.items()) if amount}
        held = settling.lock(set(back))
        payment = _write(
            first.client, -first.amount, by, first.means, None, first.reference, reason.strip()[:200], None, first
        )
        _journal(payment, settling.pay(payment, held, back, by), by)
        return payment


def allocate(pk: int, on: Mapping[int, Decimal], *, by: Actor) -> None:
    require(by, "invoices.pay")
    with transaction.atomic():
        payment = _held(pk, by)
        if payment.is_cancelled:
            raise Refused("Ce règlement est annulé : il ne paie plus rien.")
        wanted = {key: part for key, part in on.items() if part}
        held = settling.lock(set(wanted))
        _check_allocations(payment.client, wanted, held, payment.available)
        if rows := settling.pay(payment, held, wanted, by):
            keeping.append("allocation", {"payment": payment.pk, "on": rows}, by.now())


def _check_not_held_back(client: Client, wanted: Mapping[int, Decimal], amount: Decimal, day: date) -> None:
    """Raises Refused: the law forbids it; what came all the same is told, so that the books are true."""
    beyond = amount > sum(wanted.values())
    if why := heldback.objection(client.pk, wanted, day, beyond=beyond):
        raise Refused(f"{why} Rendez-le ; s’il est déjà arrivé, cochez « Déjà encaissé ».")


def _client(client_id: int, by: Actor) -> Client:
    clients = Client.objects.visible_to(by.user) if by.user else Client.objects.all()
    found = clients.filter(pk=client_id).first()
    if found is None:
        raise Forbidden("Cette fiche n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def _held(pk: int, by: Actor) -> Payment:
    payments: Any = Payment.objects
    mine = payments.visible_to(by.user) if by.user else payments.all()
    found: Payment | None = (
        payments.select_for_update(of=("self",))
        .select_related("client")
        .filter(pk__in=mine.values("pk"), pk=pk)
        .first()
    )
    if found is None:
        raise Forbidden("Ce règlement n’existe pas ou n’est pas dans votre portefeuille.")
    return found


def _made(request_key: str | None) -> Payment | None:
    return Payment.objects.filter(request_key=request_key).first() if request_key else None


def _unpaid(client: Client) -> set[int]:
    return set(Invoice.objects.unpaid().filter(client=client).values_list("pk", flat=True))


def _check_allocations(
    client: Client, wanted: Mapping[int, Decimal], held: Mapping[int, Invoice], available: Decimal
) -> None:
    if wanted.keys() - held.keys() or any(one.client_id != client.pk for one in held.values()):
        raise Refused("Une de ces factures n’est pas de ce client : rechargez la page.")
    if any(part < 0 for part in wanted.values()):
        raise Refused("Un règlement ne s’affecte pas en négatif : annulez-le par une écriture contraire.")
    if (total := sum(wanted.values(), ZERO)) > available:
        raise Refused(
            f"Vous affectez {decimal_text(total, 2)} € alors que le règlement en laisse {decimal_text(available, 2)} €."
        )


def _write(
    client: Client,
    amount: Decimal,
    by: Actor,
    means: str,
    day: date | None,
    reference: str,
    note: str,
    request_key: str | None,
    cancels: Payment | None = None,
) -> Payment:
    today = timezone.localdate(by.now())
    day = day or today
    if not date(2000, 1, 1) <= day <= today:
        raise Refused("La date d’un règlement est aujourd’hui ou un jour passé : corrigez-la.")
    if abs(amount) > MOST or amount != amount.quantize(CENT):
        raise Refused("Écrivez un montant en euros et centimes, par exemple 1 250,50.")
    if means not in Means.values:
        raise Refused("Choisissez comment c’est payé : virement, chèque, carte, espèces ou prélèvement.")
    payment = Payment(
        client=client, date=day, amount=amount, means=means, reference=reference.strip()[:60], note=note.strip()[:200],
        cancels=cancels, created_at=by.now(), created_by=by.user, request_key=request_key,
    )  # fmt: skip
    payment.save(force_insert=True)
    return payment


def _journal(payment: Payment, rows: list[dict[str, str]], by: Actor) -> None:
    data = {
        "id": payment.pk,
        "client": payment.client_id,
        "date": payment.date.isoformat(),
        "means": payment.means,
        "cancels": payment.cancels_id,
        "on": rows,
        "received": f"{payment.amount:.2f}",
        "content": row_digest(payment, SAID),
    }
    keeping.append("payment", data, by.now())
    code = "invoice.payment_cancelled" if payment.cancels_id else "invoice.paid"
    told = {"amount": f"{payment.amount:.2f}", "means": payment.means, "payment": payment.pk, "on": rows}
    Client.log([payment.client_id], code, by=by, **told, note=payment.note)
