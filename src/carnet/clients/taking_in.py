"""The clients of a file as records, for comparison alone: no base, no Django, nothing refused."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from carnet.clients import tidy
from carnet.clients.record import Record
from carnet.communes.pasted import split_pasted
from carnet.exchange.headings import Mapping
from carnet.exchange.importing import prepare
from carnet.exchange.row import Tidy
from carnet.exchange.to_record import Converter
from carnet.kernel.text import fold

BESIDE = {"syndic_name": ("syndic",), "birth_name": ("nom de naissance", "nom de jeune fille", "nom naissance")}


def records_of(path: Path) -> Iterator[tuple[int, str, Record]]:
    """(line number, own id or client number or "", record) of each line, with `syndic_name` and `birth_name` beside. Raises Refused when the file is no list of clients."""
    plan = prepare(path)
    converter = Converter(plan.mapping, _as_it_is())
    kinds = plan.mapping.of("kind")
    beside = {name: _headed(plan.mapping, words) for name, words in BESIDE.items()}
    own = plan.mapping.of("id") or plan.mapping.of("number")
    for line in plan.lines():
        converted = converter.convert(line)
        identifier = line.cells[own[0]].strip() if own and own[0] < len(line.cells) else ""
        if converted.record.get("name"):
            told = {name: _first(line.cells, columns) for name, columns in beside.items()}
            kind = _said_kind(line.cells, kinds, converted.record)
            yield line.number, identifier, {**converted.record, "kind": kind, **told}


def _headed(mapping: Mapping, wordings: tuple[str, ...]) -> list[int]:
    """Columns that an import leaves aside and comparison reads."""
    return [one.index for one in mapping.columns if not one.field and any(text in fold(one.title) for text in wordings)]


def _first(cells: Sequence[str], columns: Sequence[int]) -> str:
    return next((cells[at].strip() for at in columns if at < len(cells) and cells[at].strip()), "")


def _said_kind(cells: Sequence[str], columns: Sequence[int], record: Record) -> str:
    """The kind that the line says; matching guesses better than a form's default when it says none."""
    said = any(column < len(cells) and cells[column].strip() for column in columns)
    return str(record.get("kind", "")) if said else ""


def _as_it_is() -> Tidy:
    """A wrong SIREN or half a telephone still tells something to matching, which normalises by itself."""
    return Tidy(
        phone=str,
        email=str,
        siren=str,
        siret=str,
        vat_number=str,
        naf=str,
        birth_date=_or_nothing(tidy.tidy_date),
        website=str,
        text=lambda text, most: text,
        lengths=defaultdict(lambda: 1_000),
        address=split_pasted,
    )


def _or_nothing(clean: Callable[[str], str]) -> Callable[[str], str]:
    def cleaned(text: str) -> str:
        try:
            return clean(text)
        except ValueError:
            return ""

    return cleaned
