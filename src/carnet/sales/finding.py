"""Documents found by their number, however it is typed: `DV-2026-0142`, `dv 2026 142`, `DV26/142`, `/142`, `devis n° 142`, `0142`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.urls import reverse

from carnet.accounts.models import User
from carnet.kernel.ready import Ready
from carnet.kernel.text import fold
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.search.dictionary import after
from carnet.search.sources import Shown

MOST = 5  # of each kind
YEARS = 4  # digits alone mean a document of these last years
LONGEST = 7  # digits of a document, its year apart: longer ones are a telephone, a SIREN
RECENT = 30  # numbers looked at to know how this kind writes them
_TAIL = re.compile(r"[0-9]+$")
_YEAR = re.compile(r"20[0-9]{2}")
# Letters then digits: what no number looks like walks no table.
_NUMBER = re.compile(r"[a-z]{1,6}[0-9][a-z0-9]{,30}|[0-9]{1,7}|20[0-9]{2,9}")
_WORD = re.compile(r"^(?:numero|num|no|n)(?: |(?=[0-9]))")


def find(query: str, user: User) -> Sequence[Shown]:
    """The newest first. Nothing for what is no number; two questions, and one more for each kind that bears it."""
    if len(query) > 60:
        return []
    kinds = [kind for kind in KINDS.in_use() if user.has_perm(kind.right)]
    typed = {kind: number for kind in kinds if (number := meant(query, kind.label))}
    if not typed:
        return []
    recent = _recent(list(typed))
    wanted = {kind: _wanted(query, number, recent[kind.code]) for kind, number in typed.items()}
    return [shown for kind in _borne(wanted) for shown in _of(kind, wanted[kind], user)]


def meant(query: str, label: str) -> str:
    """`Devis n° 142` → `142` where quotes are looked for: letters and digits alone, "" for what is no number. Pure."""
    typed = _WORD.sub("", fold(query).removeprefix(f"{fold(label)} "))
    squeezed = typed.replace(" ", "")
    return squeezed if _NUMBER.fullmatch(squeezed) else ""


@dataclass(frozen=True)
class _Wanted:
    """Whole numbers, and how they may begin: DV-2026-01."""

    numbers: list[str]
    begun: str = ""

    @property
    def rule(self) -> Q:
        rule = Q(number__in=self.numbers)
        if self.begun:
            # Said twice: the bounds are the way of SQLite's index, the beginning that of PostgreSQL's.
            rule |= Q(number__gte=self.begun, number__lt=after(self.begun), number__startswith=self.begun)
        return rule


def _wanted(query: str, number: str, recent: Iterable[str]) -> _Wanted:
    written = query.strip().upper()
    return _Wanted(
        sorted({written, *candidates(number, recent)}), "" if number.isdigit() else "-".join(written.split())
    )


def _recent(kinds: Sequence[DocumentKind]) -> dict[str, list[str]]:
    """The last numbers of each kind, all in one question."""
    found: dict[str, list[str]] = {kind.code: [] for kind in kinds}
    newest = "SELECT * FROM (SELECT '{}', number FROM {} WHERE number IS NOT NULL ORDER BY id DESC LIMIT {}) {}"
    parts = [newest.format(kind.code, _table(kind), RECENT, f"k{at}") for at, kind in enumerate(kinds)]
    with connection.cursor() as cursor:
        cursor.execute(Ready(" UNION ALL ".join(parts)), [])
        for code, number in cursor.fetchall():
            found[code].append(number)
    return found


def _borne(wanted: Mapping[DocumentKind, _Wanted]) -> list[DocumentKind]:
    """The kinds that have such a number, in one question: most of what is typed is the number of nothing."""
    asked, values = [], []
    for kind, one in wanted.items():
        among = f"number IN ({', '.join(['%s'] * len(one.numbers))})"
        begun = r" OR (number >= %s AND number < %s AND number LIKE %s ESCAPE '\')" if one.begun else ""
        asked.append(f"EXISTS (SELECT 1 FROM {_table(kind)} WHERE {among}{begun})")
        values += [*one.numbers, *_bounds(one.begun)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}", values)
        return [kind for kind, borne in zip(wanted, cursor.fetchone(), strict=True) if borne]


def _bounds(begun: str) -> list[str]:
    return [begun, after(begun), connection.ops.prep_for_like_query(begun) + "%"] if begun else []


def _table(kind: DocumentKind) -> str:
    return connection.ops.quote_name(kind.model()._meta.db_table)


def _of(kind: DocumentKind, wanted: _Wanted, user: User) -> Iterator[Shown]:
    found = kind.model().objects.visible_to(user).filter(wanted.rule)
    for document in found.select_related("client").order_by("-pk")[:MOST]:
        yield Shown(
            id=document.pk,
            number=document.number,
            title=f"{kind.label} {document.number}",
            detail=" · ".join(filter(None, [document.client.display_name, getattr(document, "subject", "")])),
            url=reverse(kind.page, args=[document.pk]),
        )


def candidates(typed: str, recent: Iterable[str]) -> Iterator[str]:
    """The whole numbers that these letters and digits mean, written as the last ones were. Pure."""
    for head, width in dict.fromkeys(_shape(number) for number in recent):
        for one in _years(head):
            for begun in _beginnings(one):
                rest = typed.removeprefix(begun)
                if typed.startswith(begun) and rest.isdigit() and len(rest) <= LONGEST:
                    yield f"{one}{rest.lstrip('0').zfill(width)}"


def _beginnings(head: str) -> set[str]:
    """What people type before the digits: `dv2026`, `dv26`, `dv`, `2026`, or nothing."""
    whole, year = fold(head).replace(" ", ""), _YEAR.search(head)
    if year is None:
        return {whole, ""}
    return {whole, whole.replace(year[0], year[0][2:]), whole.replace(year[0], ""), year[0], ""}


def _shape(number: str) -> tuple[str, int]:
    """`DV-2026-0142` → (`DV-2026-`, 4)."""
    tail = _TAIL.search(number)
    return (number[: tail.start()], len(tail[0])) if tail else (number, 0)


def _years(head: str) -> Iterator[str]:
    """The same series these last years, the year of the number first."""
    found = _YEAR.search(head)
    if found is None:
        yield head
        return
    for back in range(YEARS):
        yield f"{head[: found.start()]}{int(found[0]) - back}{head[found.end() :]}"
