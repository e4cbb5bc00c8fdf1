"""Documents found by their number, however it is typed: `DV-2026-0142`, `dv 2026 142`, `DV26/142`, `/142`, `devis n° 142`, `0142`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q
from django.urls import reverse

from carnet.accounts.models import User
from carnet.kernel.text import fold
from carnet.sales.kinds import KINDS, DocumentKind
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
    """The newest first. Nothing for what is no number."""
    if len(query) > 60:
        return []
    kinds = [kind for kind in KINDS.in_use() if user.has_perm(kind.right)]
    return [shown for kind in kinds for shown in _of(kind, meant(query, kind.label), query, user)]


def meant(query: str, label: str) -> str:
    """`Devis n° 142` → `142` where quotes are looked for: letters and digits alone, "" for what is no number. Pure."""
    typed = _WORD.sub("", fold(query).removeprefix(f"{fold(label)} "))
    squeezed = typed.replace(" ", "")
    return squeezed if _NUMBER.fullmatch(squeezed) else ""


def _of(kind: DocumentKind, number: str, query: str, user: User) -> Iterator[Shown]:
    if not number:
        return
    model = kind.model()
    recent = model.objects.exclude(number=None).order_by("-pk").values_list("number", flat=True)[:RECENT]
    written = query.strip().upper()
    wanted = Q(number__in={written, *candidates(number, recent)})
    if not number.isdigit():  # begun: DV-2026-01
        wanted |= Q(number__startswith="-".join(written.split()))
    for document in model.objects.visible_to(user).filter(wanted).select_related("client").order_by("-pk")[:MOST]:
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
