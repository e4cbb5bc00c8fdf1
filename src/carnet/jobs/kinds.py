"""The kinds of long work. An app registers its own in its plug.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carnet.kernel.registry import Registry

if TYPE_CHECKING:
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
    order: int = 100


KINDS: Registry[Kind] = Registry("kinds of jobs")
