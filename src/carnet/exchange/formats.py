"""What a list can be written as. A format is plugged in here; each writes as it reads, in constant memory."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Literal, cast

from carnet.kernel.registry import Registry

Kind = Literal["text", "number", "amount", "date", "datetime", "flag"]


@dataclass(frozen=True)
class Column:
    """`code` is a field of exchange.fields, so that what goes out comes back in. Codes, SIREN, telephones are text.

    `printed`: its share of the width of a printed list; 0 keeps it out.
    """

    code: str
    title: str
    kind: Kind = "text"
    width: int = 18  # in characters, for a spreadsheet
    printed: float = 0


@dataclass(frozen=True)
class Listing:
    """What is written: rows of values in the order of the columns. `count` is for page numbers and progress."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    count: int = 0
    firm: str = ""
    subtitle: str = ""  # the filters in words
    day: str = ""  # « 24 novembre 2026 »
    subjects: Sequence[int] = ()  # the records listed, for the journal of exports


@dataclass(frozen=True)
class Format:
    """`path` is `module:function`, loaded at first use; `most`: rows beyond which another format is advised.

    `whole`: made of the whole record, whatever the list shows.
    """

    code: str
    title: str
    extension: str
    content_type: str
    path: str
    icon: str = "download"
    most: int = 0
    whole: bool = False
    order: int = 100

    def write(self, listing: Listing, stream: BinaryIO) -> int:
        """Returns how many rows were written."""
        module, _, name = self.path.partition(":")
        return cast(Callable[[Listing, BinaryIO], int], getattr(import_module(module), name))(listing, stream)


FORMATS: Registry[Format] = Registry("export formats")
FORMATS.register(
    Format(
        "xlsx",
        "Excel (.xlsx)",
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "carnet.exchange.writing.xlsx_file:write",
        icon="file-spreadsheet",
        order=10,
    ),
    Format(
        "csv",
        "CSV pour Excel",
        "csv",
        "text/csv; charset=utf-8",
        "carnet.exchange.writing.csv_file:write",
        icon="table",
        order=20,
    ),
    Format(
        "csv-rfc4180",
        "CSV pour un autre logiciel (RFC 4180)",
        "csv",
        "text/csv; charset=utf-8; header=present",
        "carnet.exchange.writing.csv_file:write_rfc4180",
        icon="database-export",
        order=30,
    ),
    Format(
        "pdf",
        "PDF à imprimer",
        "pdf",
        "application/pdf",
        "carnet.exchange.writing.pdf_list:write",
        icon="file-text",
        most=20_000,
        order=40,
    ),
    Format(
        "vcard",
        "vCard (carnet d’adresses)",
        "vcf",
        "text/vcard; charset=utf-8",
        "carnet.exchange.writing.vcard:write",
        icon="id",
        whole=True,
        order=50,
    ),
)
for _index, _sheet in enumerate((24, 16, 8)):
    FORMATS.register(
        Format(
            f"labels-{_sheet}",
            f"Étiquettes, {_sheet} par page",
            "pdf",
            "application/pdf",
            f"carnet.exchange.writing.labels:write_{_sheet}",
            icon="mail",
            whole=True,
            most=20_000,
            order=60 + _index,
        )
    )
