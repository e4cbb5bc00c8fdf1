"""What is known of the file around a pair: how many clients, how many bear a value, how many duplicates to expect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

# Duplicates expected per client when nothing is known of the file.
USUAL_PRIOR = 0.08


@dataclass(frozen=True, slots=True)
class Context:
    """`counts`: the number of clients that bear a key of `keys()`, the record being typed counted or not."""

    counts: Mapping[int, int] | Callable[[int], int | None] = field(default_factory=dict)
    size: int = 20_000
    prior: float = USUAL_PRIOR

    def count(self, key: int) -> int:
        found = self.counts.get(key) if isinstance(self.counts, Mapping) else self.counts(key)
        return found or 1


DEFAULT = Context()
