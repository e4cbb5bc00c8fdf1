"""What is seen of a pair: for each field a level, and how likely strangers would show it."""

from dataclasses import dataclass, field

from carnet.matching.addresses import Where
from carnet.matching.people import Human


@dataclass(slots=True)
class Sight:
    levels: dict[str, str] = field(default_factory=dict)
    by_chance: dict[str, float] = field(default_factory=dict)
    crowds: dict[str, float] = field(default_factory=dict)  # story → pairs a client that a crowded value makes
    namesake: Human | None = None  # the person, when both bear one surname
    here: Where | None = None  # the address that agrees best

    def note(self, name: str, level: str, by_chance: float = 1.0) -> None:
        if level:
            self.levels[name] = level
            self.by_chance[name] = by_chance
