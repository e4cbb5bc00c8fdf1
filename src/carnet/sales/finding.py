"""Documents found by their number: `DV-2026-0142`, `dv 2026 142`, `0142`, `142`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q
from django.urls import reverse

from carnet.accounts.models import User
from carnet.kernel.text import strip_accents
from carnet.sales.kinds import KINDS, DocumentKind
from carnet.search.sources import Shown

MOST = 5  # of each kind
YEARS = 4  # digits alone mean a document of these last years
LONGEST = 7  # digits of a document alone
RECENT = 30  # numbers looked at to know how this kind writes them
_TAIL = re.compile(r"[0-9]+$")
_YEAR = re.compile(r"20[0-9]{2}")
_BEGUN = re.compile(r"[A-Z]{1,6}[A-Z0-9/_+-]*[0-9]")


def find(query: str, user: User) -> Sequence[Shown]:
    """The newest first. Nothing for what is no number: no table is walked."""
    typed = re.sub(r"\s+", "-", strip_accents(query).upper().strip())
    short_digits = typed.isdigit() and len(typed) <= LONGEST  # longer ones are a telephone, a SIREN
    if not (typed.isascii() and len(typed) <= 35 and (short_digits or _BEGUN.fullmatch(typed))):
        return []
    kinds = [kind for kind in KINDS.in_use() if user.has_perm(kind.right)]
    return [shown for kind in kinds for shown in _of(kind, typed, user)]


def _of(kind: DocumentKind, typed: str, user: User) -> Iterator[Shown]:
    model = kind.model()
    recent = model.objects.exclude(number=None).order_by("-pk").values_list("number", flat=True)[:RECENT]
    wanted = Q(number__in=list(candidates(typed, recent)))
    if not typed.isdigit():
        wanted |= Q(number__startswith=typed)
    for document in model.objects.visible_to(user).filter(wanted).select_related("client").order_by("-pk")[:MOST]:
        yield Shown(
            id=document.pk,
            number=document.number,
            title=f"{kind.label} {document.number}",
            detail=" · ".join(filter(None, [document.client.display_name, getattr(document, "subject", "")])),
            url=reverse(kind.page, args=[document.pk]),
        )


def candidates(typed: str, recent: Iterable[str]) -> Iterator[str]:
    """The whole numbers that these letters or digits mean, written as the last ones were. Pure."""
    yield typed
    tail = _TAIL.search(typed)
    begins = typed[: tail.start()] if tail else typed
    for head, width in dict.fromkeys(_shape(number) for number in recent):
        if tail is None or len(tail[0]) > LONGEST:
            continue
        for one in _years(head):
            if not begins or one.startswith(begins) or begins == one:
                yield f"{one}{tail[0].lstrip('0').zfill(width)}"


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
