"""An old regional file: 20,000 lines, 9 % duplicates, 70 % persons, hamlets, farms, town halls, thirty years of hands.

Written with other habits than `urban.py`, and sharing nothing with it but the lists of names.
"""

from benchmarks.matching.regional_groups import Groups
from benchmarks.matching.regional_typing import type_body, type_person
from benchmarks.matching.regional_world import Body, Person
from benchmarks.matching.truth import File, Record
from carnet.matching import Party


class Regional(Groups):
    def make(self) -> File:
        names, odds = [name for _, name in self.groups()], [odds for odds, _ in self.groups()]
        target = round(self.size * (1 - self.duplicates))
        entities: list[tuple[Person | Body, int, str]] = []
        while len(entities) < target:
            name = self.rng.choices(names, odds)[0]
            for entity in getattr(self, name)():
                self.client += 1
                entities.append(
                    (entity, self.client, "" if name in ("single", "couple", "firm", "farm", "association") else name)
                )
        for entity, client, trap in entities:
            self.type(entity, client, trap, again=False)
        while len(self.lines) < self.size:
            self.type(*self.rng.choice(entities), again=True)
        self.rng.shuffle(self.lines)
        self.lines = self.lines[: self.size]
        for at, (party, client, trap, altered) in enumerate(self.lines, 1):
            values = {name: getattr(party, name) for name in party.__slots__}
            self.file.records.append(Record(Party(**{**values, "id": at}), client, trap, altered))
        return self.file

    def type(self, entity: Person | Body, client: int, trap: str, *, again: bool) -> None:
        party, altered = (
            type_person(self, entity, again) if isinstance(entity, Person) else type_body(self, entity, again)
        )
        self.lines.append((party, client, trap, altered))


def regional(seed: int, size: int = 20_000) -> File:
    return Regional(seed, size).make()
