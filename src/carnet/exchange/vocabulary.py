"""How a target reads a file: which columns it knows, and a line made a record. Clients by default."""

from collections.abc import Callable, Sequence
from typing import Protocol

from carnet.exchange import headings
from carnet.exchange.fields import ADDRESS_FIELDS, CONTACT_FIELDS, FIELDS, GROUPS, MANY
from carnet.exchange.headings import Mapping
from carnet.exchange.row import Converted, Tidy
from carnet.exchange.table import Line
from carnet.exchange.to_record import Converter

Convert = Callable[[Line], Converted]
Choices = Sequence[tuple[str, object]]


class Vocabulary(Protocol):
    @property
    def code(self) -> str:
        """Keeps the columns remembered for one target apart from those of another; "" for clients."""
        ...

    def find_header(self, rows: Sequence[Sequence[str]]) -> int | None: ...

    def recognise(self, headings: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping: ...

    def is_field(self, code: str) -> bool: ...

    def title(self, code: str) -> str: ...

    def field_named(self, text: str) -> str:
        """A code or a title, as `--map` gives it; "" when it is neither."""
        ...

    def takes_many(self, field: str) -> bool:
        """Several columns may feed it."""
        ...

    def choices(self) -> Choices:
        """For the select of a column, optgroups or not."""
        ...

    def missing(self, mapping: Mapping) -> str:
        """What the columns lack, as a sentence; "" when lines can be read."""
        ...

    def converter(self, mapping: Mapping) -> Convert: ...


class ClientVocabulary:
    code = ""
    find_header = staticmethod(headings.find_header)
    recognise = staticmethod(headings.recognise)
    is_field = staticmethod(headings.is_field)
    title = staticmethod(headings.field_title)
    field_named = staticmethod(headings.field_named)

    def __init__(self, tidy: "Callable[[], Tidy] | None" = None) -> None:
        self._tidy = tidy

    @staticmethod
    def takes_many(field: str) -> bool:
        return field.rpartition(".")[2] in MANY

    @staticmethod
    def choices() -> Choices:
        groups: list[tuple[str, object]] = [("Le client", list(FIELDS.items()))]
        for group in ("billing", "delivery", "site", "site2", "site3", "home", "contact", "contact2", "contact3"):
            fields = CONTACT_FIELDS if group.startswith("contact") else ADDRESS_FIELDS
            known = [f"{group}.{code}" for code in FIELDS if code in fields]
            rank = group[-1] if group[-1].isdigit() else ""
            title = f"{GROUPS[group.rstrip('23')]} {rank}".strip()
            groups.append((title, [(code, headings.field_title(code)) for code in known]))
        return groups

    @staticmethod
    def missing(mapping: Mapping) -> str:
        if mapping.names_somebody():
            return ""
        return "Aucune colonne ne donne le nom des clients. Indiquez-la, par exemple --map « A=full_name »."

    def converter(self, mapping: Mapping) -> Convert:
        assert self._tidy is not None
        return Converter(mapping, self._tidy()).convert


CLIENTS = ClientVocabulary()
