"""What a generator hands over: records, the client each one is, the trap it belongs to, how it was altered."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from carnet.matching import Party


@dataclass(slots=True)
class Record:
    party: Party
    client: int
    trap: str = ""
    altered: tuple[str, ...] = ()


@dataclass(slots=True)
class File:
    name: str
    records: list[Record] = field(default_factory=list)

    def true_pairs(self) -> set[tuple[int, int]]:
        """Pairs of record ids that are one client, lower id first."""
        members: dict[int, list[int]] = defaultdict(list)
        for record in self.records:
            members[record.client].append(int(record.party.id))
        return {pair for ids in members.values() for pair in combinations(sorted(ids), 2)}
