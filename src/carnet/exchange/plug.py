"""What import and export give to the house."""

from carnet.exchange.exporting import KIND
from carnet.jobs.kinds import KINDS

KINDS.register(KIND)
