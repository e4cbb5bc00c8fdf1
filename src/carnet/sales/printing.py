"""Several documents of a list as one PDF to print: at once when they are few, as a job when they are many."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from carnet.accounts.actor import Actor
from carnet.accounts.models import Role, User
from carnet.accounts.security_log import note
from carnet.files.sniffing import PDF
from carnet.jobs.kinds import Kind
from carnet.jobs.models import Job
from carnet.jobs.running import JobRun
from carnet.kernel.errors import Refused
from carnet.sales.listing import DocumentCriteria
from carnet.sales.lists import DocumentList
from carnet.sales.paper.bundle import bundle
from carnet.ui.formats import plural

AT_ONCE = 25  # a tenth of a second each, were none of them drawn yet
MOST = 1_000


def chosen(of: DocumentList, criteria: DocumentCriteria, user: User) -> list[int]:
    """The documents that this list and its boxes mean, in its order. Raises Refused for none, or too many."""
    found = criteria.sorted(user).filter(of.printable(user)).values_list("pk", flat=True)[: MOST + 1]
    if not found:
        raise Refused(of.nothing)
    if len(found) > MOST:
        raise Refused(f"Plus de {plural(MOST, of.things)} : filtrez la liste, ou choisissez une période plus courte.")
    return list(found)


def at_once(of: DocumentList, keys: Sequence[int], *, by: Actor) -> bytes:
    whole = bundle(_papers(of, keys, by))
    note("documents.printed", by=by, list=of.app, count=len(keys))
    return whole


def start(of: DocumentList, keys: Sequence[int], *, by: Actor) -> Job:
    title = f"Impression : {plural(len(keys), of.things)}"
    return Job.start(code(of), {"keys": list(keys)}, by=by, title=title)


def code(of: DocumentList) -> str:
    return f"{of.app}.print"


def kind(of: DocumentList, right: str) -> Kind:
    """The long work of a list: its file waits on the page of the job."""

    def run(run: JobRun) -> None:
        """Begins again after a kill: a file half written is of no use, and what was drawn is kept."""
        keys = run.params["keys"]
        run.job.done = 0
        run.expect(len(keys))
        path = run.new_file(f"{of.app}-{timezone.localdate():%Y-%m-%d}.pdf", PDF.content_type)
        path.write_bytes(bundle(_papers(of, keys, run.actor, run.advance)))
        note("documents.printed", by=run.actor, list=of.app, count=len(keys))
        run.say(f"{plural(len(keys), of.things)} en un PDF.")

    return Kind(code(of), f"Impression : {of.title.lower()}", run, lane="quick", right=right)


def _papers(
    of: DocumentList, keys: Sequence[int], by: Actor, drawn: Callable[[], Any] = lambda: None
) -> Iterator[bytes]:
    """One at a time, in order; what the person does not see any more is left out."""
    user = by.user or User(role=Role.DIRECTION, is_active=True)
    seen = of.criteria.everything().documents(user).filter(of.printable(user)).with_parts()
    for key in keys:
        document = seen.filter(pk=key).first()
        if document is not None:
            yield of.paper(document)
        drawn()
