"""Which checks an invoice must pass, and what they found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from carnet.catalogue.vat import REVERSE_CHARGE
from carnet.sales.facturx import saxon
from carnet.sales.facturx.duty import Duty
from carnet.sales.facturx.saxon import Broken
from carnet.sales.facturx.sentences import said
from carnet.sales.lines import summed
from carnet.sales.paper.content import Paper

# What a firm may still not know of its buyers before its own date.
_NOT_YET = ("BR-FR-11", "BR-FR-12", "BR-FR-21")


@dataclass(frozen=True)
class Finding:
    """`refuses`: the invoice cannot be issued; else it can, and whoever issues it is told."""

    rule: str
    sentence: str
    refuses: bool = True


def check(xml: bytes, duty: Duty) -> list[Finding]:
    """Shape, EN 16931, French rules. Nothing for who gets no electronic invoice."""
    if duty is Duty.NONE:
        return []
    broken = saxon.against_schema(xml)
    if not broken:
        broken = saxon.against_rules(xml, saxon.EN16931) + saxon.against_rules(xml, saxon.BR_FR)
    return once(Finding(one.rule, said(one), _refuses(one, duty)) for one in broken)


def _refuses(one: Broken, duty: Duty) -> bool:
    return duty is Duty.NOW or not one.rule.startswith(_NOT_YET)


def missing(paper: Paper) -> list[Finding]:
    """What the law or Chorus Pro asks, and no rule of the standard."""
    return [finding for finding, lacks in _OURS if lacks(paper)]


def _reverse_charge(paper: Paper) -> bool:
    return any(share.vat.category == REVERSE_CHARGE for share in paper.totals.shares)


def _public(paper: Paper) -> bool:
    return paper.buyer.kind == "public"


_OURS: tuple[tuple[Finding, Callable[[Paper], bool]], ...] = (
    (
        Finding("LINES", "La facture n’a aucune ligne : ajoutez-en une."),
        lambda paper: not any(summed(paper.lines)),
    ),
    (
        Finding("TERMS", "Il manque l’échéance ou les conditions de paiement : choisissez-les."),
        lambda paper: paper.payment.due > 0 and not (paper.payment.due_on or paper.payment.terms),
    ),
    (
        Finding("AE-VAT", "L’autoliquidation demande le n° de TVA du client : écrivez-le sur la fiche du client."),
        lambda paper: _reverse_charge(paper) and not paper.buyer.vat_number,
    ),
    (
        Finding("CHORUS-SIRET", "Chorus Pro demande le SIRET de l’organisme : écrivez-le sur la fiche du client."),
        lambda paper: _public(paper) and not paper.buyer.siret,
    ),
    (
        Finding(
            "CHORUS-SERVICE",
            "Chorus Pro demande souvent un code service ou un n° d’engagement : vérifiez auprès de l’organisme.",
            refuses=False,
        ),
        lambda paper: _public(paper) and not (paper.buyer.service_code or paper.buyer.commitment_number),
    ),
)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """One sentence, however many rules say it; a refusal goes before a warning."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        known = kept.get(finding.sentence)
        if known is None or (finding.refuses and not known.refuses):
            kept[finding.sentence] = finding
    return list(kept.values())
