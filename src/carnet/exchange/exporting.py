"""An export: at once when it is short, as a job when it is long. Each is written in the security log."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from carnet.accounts import security_log
from carnet.accounts.rights import require
from carnet.exchange.formats import FORMATS, Format, Listing
from carnet.exchange.frugal import frugal
from carnet.exchange.targets import EXPORTS, Extent
from carnet.jobs.kinds import Kind
from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor
    from carnet.jobs.models import Job
    from carnet.jobs.running import JobRun

AT_ONCE = 5_000
PROGRESS_EVERY = 500


def open_listing(
    source_code: str, query: str, format_code: str, extent: Extent = Extent.ALL, *, by: "Actor"
) -> Listing:
    """The rows somebody may take away. Raises Forbidden, or Refused when the format is not made for so many."""
    source, chosen = EXPORTS[source_code], FORMATS[format_code]
    require(by, source.right)
    listing = source.open(by, query, Extent.ALL if chosen.whole else extent)
    check_size(chosen, listing.count)
    return listing


def check_size(chosen: Format, count: int) -> None:
    if chosen.most and count > chosen.most:
        raise Refused(
            f"{chosen.title} : {count} lignes, c’est trop ({chosen.most} au plus). "
            "Choisissez Excel ou CSV, ou filtrez la liste."
        )


def write(listing: Listing, chosen: Format, stream: BinaryIO, *, by: "Actor", source_code: str) -> int:
    """The file, then its traces: the security log, the journal, a line on each record taken out."""
    count = chosen.write(listing, stream)
    _note(listing, chosen, count, by=by, source_code=source_code)
    EXPORTS[source_code].exported(by, listing.subjects, chosen.code)
    return count


def _note(listing: Listing, chosen: Format, count: int, *, by: "Actor", source_code: str) -> None:
    from carnet.exchange.models import Export

    security_log.note(
        "exchange.exported", by=by, source=source_code, format=chosen.code, rows=count, list=listing.subtitle
    )
    Export._default_manager.create(
        source=source_code, title=listing.title[:80], words=listing.subtitle[:300], format=chosen.code, rows=count,
        user=by.user, origin=by.source.value, at=by.now(),
    )  # fmt: skip


def start(source_code: str, query: str, format_code: str, extent: Extent = Extent.ALL, *, by: "Actor") -> "Job":
    """Put a long export in its lane; its file waits on the page of the job."""
    from carnet.jobs.models import Job

    require(by, EXPORTS[source_code].right)
    params = {"source": source_code, "query": query, "format": format_code, "columns": extent.value}
    title = f"Export : {EXPORTS[source_code].title}, {FORMATS[format_code].title}"
    return Job.start("exchange.export", params, by=by, title=title)


def file_name(source_code: str, chosen: Format) -> str:
    """`clients-2026-11-24.xlsx`, `devis-2026-11-24.csv`: as the list is called on the screen."""
    from django.utils import timezone
    from django.utils.text import slugify

    return f"{slugify(EXPORTS[source_code].title)}-{timezone.localdate():%Y-%m-%d}.{chosen.extension}"


@frugal()
def _run(run: "JobRun") -> None:
    """Begins again after a kill: a file half written is of no use. It leaves its traces once."""
    source_code, chosen = run.params["source"], FORMATS[run.params["format"]]
    extent = Extent(run.params.get("columns", Extent.ALL))
    listing = open_listing(source_code, run.params["query"], chosen.code, extent, by=run.actor)
    run.job.done = 0
    run.expect(listing.count)
    path: Path = run.new_file(file_name(source_code, chosen), chosen.content_type)
    with path.open("wb") as stream:
        count = chosen.write(_counted(listing, run), stream)
    with run.step() as cursor:
        if not cursor.get("noted"):
            _note(listing, chosen, count, by=run.actor, source_code=source_code)
            cursor["noted"] = True
    EXPORTS[source_code].exported(run.actor, listing.subjects, chosen.code)
    run.say(f"{count} lignes écrites.")


def _counted(listing: Listing, run: "JobRun") -> Listing:
    def rows() -> Iterator[Sequence[Any]]:
        for index, row in enumerate(listing.rows, 1):
            yield row
            if index % PROGRESS_EVERY == 0:
                run.advance(PROGRESS_EVERY)

    return replace(listing, rows=rows())


KIND = Kind("exchange.export", "Export", _run, lane="quick")
