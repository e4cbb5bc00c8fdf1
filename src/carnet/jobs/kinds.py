"""The kinds of long work. An app registers its own in its plug.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.accounts.models import User
    from carnet.jobs.models import Job
    from carnet.jobs.running import JobRun


@dataclass(frozen=True)
class Kind:
    """`run` does the work and may be called again after a kill: it goes on from `JobRun.cursor`.

    `right` is what a person needs to start it, and still needs to take its file away.
    """

    code: str
    title: str
    run: "Callable[[JobRun], None]"
    lane: str = "quick"
    right: str = ""
    # Where a finished job is undone by one POST; "" when it cannot be, or not by this person.
    undo: "Callable[[Job, User], str]" = lambda job, user: ""
    # Where its result is read, when it has a page of its own; "" for that of the job.
    page: "Callable[[Job], str]" = lambda job: ""
    # How a refused line names what was refused, when it is not a line of a file: {"client": 12} → its address and name.
    subject: "Callable[[dict[str, object]], tuple[str, str] | None]" = lambda line: None
    order: int = 100


KINDS: Registry[Kind] = Registry("kinds of jobs")
