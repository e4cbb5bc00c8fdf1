"""Numbers of documents: one locked counter per series and year, given at issue only (CGI ann. II art. 242 nonies A, 7°).

`DV-{AAAA}-{0000}` → DV-2026-0142. Without a year in the mask the series never starts again.
"""

import re
from datetime import date

from carnet.company.numbering import Counter, check_mask
from carnet.kernel.errors import Refused

_YEAR = re.compile(r"\{AA(AA)?\}")


def give(series: str, mask: str, day: date) -> str:
    """The next number of the series on that day. Inside the transaction that issues: a rollback gives it back."""
    dated = with_year(mask, day)
    counted = f"{series}-{day.year}" if dated != mask else series
    return Counter.take(counted, dated)[0]


def with_year(mask: str, day: date) -> str:
    return _YEAR.sub(lambda slot: str(day.year) if slot.group(1) else f"{day.year % 100:02d}", mask)


def placeholder(mask: str, day: date) -> str:
    """A number of the same shape, for a dry run."""
    return re.sub(r"\{(0+)\}", lambda slot: slot.group(1), with_year(mask, day))


def check_document_mask(mask: str) -> str:
    """The mask, if documents can bear it (BR-FR-02: letters without accent, digits, `+ - _ /`). Raises Refused."""
    if re.search(r"[^A-Za-z0-9+_/{}-]", mask):
        raise Refused("Écrivez des lettres sans accent, des chiffres ou - _ / : par exemple FA-{AAAA}-{0000}.")
    check_mask(with_year(mask, date(2000, 1, 1)))
    return mask
