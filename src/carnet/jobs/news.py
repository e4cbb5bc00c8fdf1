"""How a long work ended, told to who asked for it wherever they are, until they have seen it."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from carnet.accounts.models import User
from carnet.jobs.kinds import KINDS
from carnet.jobs.models import Job
from carnet.kernel.prepared import Prepared

_UNTOLD = Prepared(lambda person: Job.objects.untold(User(pk=person))[:50])
MOST = 3  # told at once, the latest first


def page_of(job: Job) -> str:
    """Where its result is read."""
    own = KINDS[job.kind].page(job) if job.kind in KINDS else ""
    return own or reverse("jobs:detail", args=[job.pk])


def context(user: User, *, here: str = "") -> dict[str, Any] | None:
    """One query. None for who waits for nothing; `here`: an address whose page tells its own work already."""
    jobs = _UNTOLD(user.pk)
    ended = [(job, page_of(job)) for job in jobs if not job.is_live]
    told = [(job, page) for job, page in ended if page != here]
    if not jobs:
        return None
    return {"ended": told[:MOST], "more": max(0, len(told) - MOST), "waits": len(ended) < len(jobs)}


def path_of(address: str) -> str:
    """Of the page on which somebody is, as their browser says it."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
