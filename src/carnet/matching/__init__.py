"""Are these two the same client? A pure library: no Django, no table.

`prepare` reads a client once, `keys` finds its look-alikes, `compare` judges two of them, `scan` a whole file.
"""

from carnet.matching.comparing import compare
from carnet.matching.context import DEFAULT, Context
from carnet.matching.keys import keys, strong_keys
from carnet.matching.party import Party, Place
from carnet.matching.prepared import HEAD, Outdated, Prepared, prepare
from carnet.matching.scanning import Pair, scan
from carnet.matching.verdict import REVIEW, SAVE, THRESHOLDS, WARN, Verdict

__all__ = [
    "DEFAULT",
    "HEAD",
    "REVIEW",
    "SAVE",
    "THRESHOLDS",
    "WARN",
    "Context",
    "Outdated",
    "Pair",
    "Party",
    "Place",
    "Prepared",
    "Verdict",
    "compare",
    "keys",
    "prepare",
    "scan",
    "strong_keys",
]
