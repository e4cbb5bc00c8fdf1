"""The clients of a file as records, for comparison alone: no base, no Django, nothing refused."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from carnet.clients import tidy
from carnet.clients.record import Record
from carnet.communes.pasted import split_pasted
from carnet.exchange.importing import prepare
from carnet.exchange.row import Tidy
from carnet.exchange.to_record import Converter


def records_of(path: Path) -> Iterator[tuple[int, str, Record]]:
    """(line number, own id or client number or "", record) of each line. Raises Refused when the file is no list of clients."""
    plan = prepare(path)
    converter = Converter(plan.mapping, _as_it_is())
    own = plan.mapping.of("id") or plan.mapping.of("number")
    for line in plan.lines():
        converted = converter.convert(line)
        identifier = line.cells[own[0]].strip() if own and own[0] < len(line.cells) else ""
        if converted.record.get("name"):
            yield line.number, identifier, converted.record


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
