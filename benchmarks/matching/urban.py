"""A file of an urban French SME: 20,000 lines, a fifth duplicates, three départements hold 62 %, many traps."""

from benchmarks.matching.truth import File, Record
from benchmarks.matching.urban_clients import Row
from benchmarks.matching.urban_slips import Slips
from benchmarks.matching.urban_traps import UrbanTraps
from carnet.matching import Party


class Urban(UrbanTraps):
    def add(self, row: Row, client: int, trap: str, altered: tuple[str, ...]) -> None:
        row = {**row, "id": len(self.file.records) + 1}
        self.file.records.append(Record(Party(**row), client, trap, altered))

    def make(self) -> File:
        slips = Slips(self)
        originals: list[tuple[Row, int, str]] = []
        trapped = 0
        target = round(self.size * (1 - self.duplicates))
        while len(originals) < target:
            if trapped < self.size * 0.25:
                kind = self.rng.choice(self.traps())
                rows = kind()
                trapped += len(rows)
                name = kind.__name__
            else:
                rows, name = [self.anyone()], ""
            for row in rows:
                self.clients += 1
                originals.append((row, self.clients, name))
        lines: list[tuple[Row, int, str, tuple[str, ...]]] = [
            (slips.dress(row), client, trap, ()) for row, client, trap in originals
        ]
        while len(lines) < self.size:
            row, client, trap = self.rng.choice(originals)
            for _ in range(self.rng.choice([1, 1, 1, 1, 2, 2, 3])):
                again, altered = slips.again(row)
                lines.append((again, client, trap, altered))
        self.rng.shuffle(lines)
        for row, client, trap, altered in lines[: self.size]:
            self.add(row, client, trap, altered)
        return self.file


def urban(seed: int, size: int = 20_000) -> File:
    return Urban(seed, size).make()
