"""The register of lists: what each can show, and where it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from carnet.kernel.registry import Registry


@dataclass(frozen=True)
class Column:
    """`code` stands in the address; `usual`: shown when nothing was chosen."""

    code: str
    label: str
    usual: bool = True
    fixed: bool = False  # always shown: what names the row


@dataclass(frozen=True)
class ListDefinition:
    """`route`: name of the address of the list; `right`: who may open it."""

    code: str
    title: str
    route: str
    right: str
    columns: tuple[Column, ...]
    order: int = 100

    def chosen(self, asked: str) -> list[Column]:
        """The columns that an address asks for (`nom,ville`), in its order; the usual ones when it says nothing right."""
        known = {column.code: column for column in self.columns}
        codes = [code for code in dict.fromkeys(asked.split(",")) if code in known]
        if not codes:
            return [column for column in self.columns if column.usual]
        fixed = [column for column in self.columns if column.fixed and column.code not in codes]
        return [*fixed, *(known[code] for code in codes)]


def address_of(columns: Sequence[Column], definition: ListDefinition) -> str:
    """What stands in the address for these columns; "" for the usual ones."""
    usual = [column for column in definition.columns if column.usual]
    return "" if list(columns) == usual else ",".join(column.code for column in columns)


LISTS: Registry[ListDefinition] = Registry("lists")
