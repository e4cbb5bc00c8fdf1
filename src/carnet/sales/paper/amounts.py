"""The foot of a document: VAT by rate, deposits deducted, totals. Texts only; every amount was computed before."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from carnet.sales import totals
from carnet.sales.lines import ZERO
from carnet.sales.paper import figures as fr
from carnet.sales.paper.content import Kind, Paper
from carnet.sales.totals import Share

SILENT = {Kind.REMINDER, Kind.STATEMENT}


def vat_rows(paper: Paper) -> list[list[str]]:
    """One row a rate; nothing when a single rate is told by the totals."""
    shares = paper.totals.shares
    if paper.kind in SILENT or not paper.tells_prices or len(shares) < 2:
        return []
    return [[fr.hard(share.vat.label), fr.money(share.base), fr.money(share.tax)] for share in shares]


def charged(paper: Paper) -> tuple[Share, ...]:
    """What this document itself charges by rate: the whole, less the deposits already charged."""
    return totals.less(paper.totals.shares, (share for found in paper.deductions for share in found.shares))


def deduction_rows(paper: Paper) -> list[dict[str, Any]]:
    """Each deposit by rate, then what is left to charge by rate."""
    if not paper.deductions:
        return []
    rows = [
        {"strong": False, "cells": [found.number, fr.day(found.day), *_share(share, -1)]}
        for found in paper.deductions
        for share in found.shares
    ]
    left = [{"strong": True, "cells": ["Reste à facturer", "", *_share(share, 1)]} for share in charged(paper)]
    return rows + left


def _share(share: Share, sign: int) -> list[str]:
    return [fr.hard(share.vat.label), *(fr.money(sign * amount) for amount in (share.base, share.tax, share.incl))]


def total_rows(paper: Paper) -> list[dict[str, str]]:
    """Label, amount and how loud: plain, strong, or due (the one figure that people look for)."""
    if not paper.tells_prices:
        return []
    if paper.kind in SILENT:
        return [_row("Reste à payer", paper.payment.due, "due")]
    return [*_net(paper), *_gross(paper), *_around(paper)]


def _net(paper: Paper) -> Iterable[dict[str, str]]:
    sums = paper.totals
    if sums.allowance:
        yield _row("Total HT avant remise", sums.gross)
        yield _row(allowance_label(paper), -sums.allowance)
    yield _row("Total HT", sums.excl)


def allowance_label(paper: Paper) -> str:
    return f"Remise {fr.percent(paper.allowance_percent)}" if paper.allowance_percent else "Remise"


def _gross(paper: Paper) -> Iterable[dict[str, str]]:
    sums, credit = paper.totals, paper.kind is Kind.CREDIT
    if not any(share.vat.is_taxed for share in sums.shares):
        yield _row("Avoir sans TVA" if credit else "Total sans TVA", sums.incl, "strong")
        return
    rate = f" {fr.hard(sums.shares[0].vat.label)}" if len(sums.shares) == 1 else ""
    yield _row(f"TVA{rate}", sums.tax)
    yield _row("Avoir TTC" if credit else "Total TTC", sums.incl, "strong")


def _around(paper: Paper) -> Iterable[dict[str, str]]:
    """Deposits, payments, what is due; on a quote, options and the deposit asked."""
    asked = paper.proposal
    if taken := sum((found.incl for found in paper.deductions), ZERO):
        yield _row("Acomptes déduits TTC", -taken)
    if paper.payment.paid:
        yield _row("Déjà réglé", -paper.payment.paid)
    if paper.kind.is_invoice and paper.kind is not Kind.CREDIT:
        yield _row("Net à payer", paper.payment.due, "due")
    if asked.options:
        yield _row("Avec toutes les options TTC", paper.totals.incl + asked.options)
    if asked.deposit:
        rate = f" ({fr.percent(asked.deposit_percent)})" if asked.deposit_percent else ""
        when = "à partir du huitième jour" if asked.pays_later else "à la commande"
        yield _row(f"Acompte {when}{rate}", asked.deposit, "due")


def _row(label: str, amount: Decimal, weight: str = "plain") -> dict[str, str]:
    return {"label": label, "amount": fr.euros(amount), "weight": weight}
