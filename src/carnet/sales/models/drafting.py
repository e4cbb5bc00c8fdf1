"""The acts that every document has: begun, written again, thrown away; and what each act does around its own work."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from carnet.accounts.actor import Actor, Source
from carnet.accounts.models import Role
from carnet.accounts.rights import require
from carnet.clients.models import Client
from carnet.kernel.errors import Refused
from carnet.kernel.text import squeeze
from carnet.sales import keeping, numbering
from carnet.sales.kinds import KINDS
from carnet.sales.lines import Line
from carnet.sales.models.document import Document, usable_client

# What every draft bears, beside its client and its lines; each kind adds its own.
WRITTEN = ("subject", "introduction", "site_id", "allowance_percent", "allowance_amount", "internal_notes")


class Acts(Document):
    """Each act checks the right, holds the row, and is one transaction with its line in the timeline."""

    WRITES: ClassVar[str]  # the right: "quotes.write"
    EDITABLE: ClassVar[tuple[str, ...]]
    NO_DRAFT: ClassVar[str]  # said to who writes what is no draft any more
    NOT_THROWN_AWAY: ClassVar[str]
    BEGUN: ClassVar[str]  # what its page is called before it has a number: "Devis en brouillon"

    class Meta(Document.Meta):
        abstract = True

    def get_absolute_url(self) -> str:
        return reverse(KINDS[self.kind].page, args=[self.pk])

    @property
    def title(self) -> str:
        return f"{KINDS[self.kind].label} {self.number}" if self.number else self.BEGUN

    @property
    def is_draft(self) -> bool:
        return self.number is None

    @classmethod
    def begun(cls, client: Client, by: Actor, **more: Any) -> Self:
        """Not saved yet: of today, followed by the client's salesperson, else by who sells and types it."""
        own = by.user.pk if by.user and by.user.role == Role.SALESPERSON else None
        given = {"salesperson_id": client.salesperson_id or own} | more
        now = by.now()
        return cls(
            client=client,
            date=timezone.localdate(now),
            created_by=by.user,
            created_at=now,
            updated_at=now,
            **given,
        )

    def discard(self, *, by: Actor) -> None:
        """Throw a draft away: it has no number, nobody received it."""
        with self.acting(by) as held:
            if not held.is_draft:
                raise Refused(self.NOT_THROWN_AWAY)
            held.delete()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Write what was typed. Raises Refused with a sentence for what a column cannot hold."""
        unknown = set(values) - set(self.EDITABLE)
        assert not unknown, f"not editable: {unknown}"
        for name, value in values.items():
            setattr(self, name, value)
        if self.site_id and not any(address.pk == self.site_id for address in self.client.addresses.all()):
            self.site_id = None  # the address of another client, or one that is gone
        self.check_values()
        try:
            self.clean_fields(exclude={field.name for field in self._meta.fields} - set(self.EDITABLE))
        except ValidationError as error:
            name, messages = next(iter(error.message_dict.items()))
            label = str(getattr(self._meta.get_field(name), "verbose_name", name))
            raise Refused(f"{label[0].upper()}{label[1:]} : {messages[0]}") from error

    def check_values(self) -> None:
        """Raises Refused for what the columns hold and the law or good sense does not."""
        if not 0 <= self.allowance_percent <= 100 or self.allowance_amount < 0:
            raise Refused("Une remise va de 0 à 100 %, ou d’un montant positif.")

    def acting(self, by: Actor, *, right: str = "", **seen: Any) -> AbstractContextManager[Self]:
        """The right, the transaction, the row held; saved on the way out with one more version. `seen`: see `held`."""
        require(by, right or self.WRITES)
        return self._acting(by, seen)

    @contextmanager
    def _acting(self, by: Actor, seen: dict[str, Any]) -> Iterator[Self]:
        with transaction.atomic():
            held = type(self).held(self.pk, by, **seen)
            yield held
            if held.pk:
                held.touch(by)
                held.save()

    def give_number(self, series: str, mask: str, day: date | None, by: Actor) -> None:
        """Inside the transaction that issues it. The caller saves it."""
        self.date = day or timezone.localdate(by.now())
        self.number = numbering.give(series, mask, self.date)

    def draw_once_certain(self, by: Actor, keep: Callable[[Any], object] = keeping.keep) -> None:
        """After commit; should that fail, whoever asks for the paper draws it, as for the hundreds of a demonstration."""
        if by.source != Source.DEMO:
            transaction.on_commit(lambda: keep(self), robust=True)

    def log(self, code: str, by: Actor, **data: Any) -> None:
        """A line of the client's timeline, which names the document."""
        Client.log([self.client_id], code, by=by, **{self.kind: self.pk}, number=self.number, **data)


class Drafting(Acts):
    """A document typed in the editor, with its client and its lines."""

    class Meta(Acts.Meta):
        abstract = True

    @classmethod
    def draft(
        cls,
        client_id: int,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        entry_key: UUID | None = None,
    ) -> Self:
        """Begin a document. `values`: EDITABLE fields; the firm's habits stand in for those left out."""
        require(by, cls.WRITES)
        with transaction.atomic():
            made = cls.begun(usable_client(client_id, by), by, entry_key=entry_key, **cls.habits())
            made.set_values(values)
            made.save()
            made.write_lines(lines)
            made.save()
            return made

    @classmethod
    def habits(cls) -> dict[str, Any]:
        """What the firm usually writes in a new one."""
        return {}

    def revise(
        self,
        values: Mapping[str, Any],
        lines: Sequence[Line],
        *,
        by: Actor,
        version: int | None = None,
        client_id: int | None = None,
        entry_key: UUID | None = None,
    ) -> Self:
        """Write a draft again; `version`: what was on the screen. Raises Stale when somebody else saved first."""
        with self.acting(by, version=version, entry_key=entry_key) as held:
            if not held.is_draft:
                raise Refused(self.NO_DRAFT)
            held.entry_key = entry_key or held.entry_key
            if client_id is not None and client_id != held.client_id:
                held.check_client_moves()
                held.client = usable_client(client_id, by)
                held.salesperson_id = held.client.salesperson_id or held.salesperson_id
            held.set_values(values)
            held.date = timezone.localdate(by.now())
            held.write_lines(lines)
            return held

    def check_client_moves(self) -> None:
        """Raises Refused when a draft belongs to its client."""


def reason_of(text: str, asked: str) -> str:
    """Why an act is taken back. Raises Refused with the sentence that asks for it."""
    reason = squeeze(text)[:300]
    if not reason:
        raise Refused(asked)
    return reason
