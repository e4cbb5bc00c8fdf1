"""Who reaches the screens of an import, and which import."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from carnet.accounts.http import Request
from carnet.accounts.rights import RIGHTS, may
from carnet.exchange import works
from carnet.exchange.models import Import
from carnet.exchange.targets import IMPORTS, Target

TARGET = "clients"
SHOWN = 50
View = Callable[..., HttpResponseBase]


def importing(view: View) -> View:
    """Only for who may import something; the import itself is one's own, or anybody's for direction."""

    @wraps(view)
    def checked(request: Request, **kwargs: Any) -> HttpResponseBase:
        if not targets_of(request):
            code = IMPORTS[TARGET].right
            raise PermissionDenied(f"Vous ne pouvez pas {RIGHTS[code].label}. Demandez-le à la direction.")
        return view(request, **kwargs)

    checked.right = IMPORTS[TARGET].right if TARGET in IMPORTS else ""  # type: ignore[attr-defined]
    return checked


def targets_of(request: Request) -> list[Target]:
    """What this person may import."""
    return [target for target in IMPORTS if may(request.user, target.right)]


def batch_of(request: Request, pk: int) -> Import:
    found = Import.objects.visible_to(request.user).select_related("judging", "writing", "undoing", "user")
    batch = get_object_or_404(found, pk=min(pk, 2**63 - 1), target__in=[target.code for target in targets_of(request)])
    works.settle_state(batch)
    for job in (batch.judging, batch.writing, batch.undoing):
        if job:
            job.seen_by(request.user)
    return batch
