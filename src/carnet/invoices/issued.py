"""What apps above do when an invoice is issued: the register where they plug in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.accounts.actor import Actor
from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.invoices.models import Invoice


@dataclass(frozen=True)
class Issued:
    """`act` runs in the transaction that gives the number; `foretold` says it before, on the page that issues: "" when it will do nothing."""

    code: str
    act: "Callable[[Invoice, Actor], None]"
    foretold: "Callable[[Invoice], str]" = lambda invoice: ""
    order: int = 100


ISSUED: Registry[Issued] = Registry("what follows the issue of an invoice")


def tell(invoice: "Invoice", by: Actor) -> None:
    for one in ISSUED.in_use():
        one.act(invoice, by)


def foretold(invoice: "Invoice") -> list[str]:
    return [said for one in ISSUED.in_use() if (said := one.foretold(invoice))]
