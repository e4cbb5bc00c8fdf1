"""What a message is about: each app above says where its document is, and hears what became of the message."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.mail.models import Message


@dataclass(frozen=True)
class MailSubject:
    """`address` of the document of this key; `told` is called in the transaction that writes « sent » or « failed »."""

    code: str  # "quote"
    address: Callable[[int], str]
    told: "Callable[[Message], None]" = lambda message: None
    order: int = 100


SUBJECTS: Registry[MailSubject] = Registry("what messages are about")
