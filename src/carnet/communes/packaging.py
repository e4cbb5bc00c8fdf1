"""`python -m carnet.communes.packaging`: pack the list shipped with the program again, after its files changed."""

from carnet.communes.building import build
from carnet.communes.loading import INDEX, PACKAGED
from carnet.communes.sources import read_sources

# The day the shipped files were published; a firm's own list replaces them when it is not older.
EDITION = "2026-03-01"


def packed() -> bytes:
    return build(read_sources(PACKAGED), EDITION)


if __name__ == "__main__":
    (PACKAGED / INDEX).write_bytes(packed())
