"""What may follow a client to another salesperson: open quotes, future appointments… each app gives its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carnet.accounts.actor import Actor
from carnet.clients.models.history import ChangeSet
from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Transfer:
    """`count`: how many follow these clients; `move`: give them to a salesperson, inside the act's transaction."""

    code: str
    label: str
    count: Callable[[Sequence[int]], int]
    move: Callable[[Sequence[int], int | None, Actor, ChangeSet], None]
    order: int = 100


# The acts of a transfer of portfolio: their clients come back with what followed them, from the page of the transfer.
OF_A_TRANSFER = {"client.transfer", "client.transfer_back"}

TRANSFERS: Registry[Transfer] = Registry("transfers")
