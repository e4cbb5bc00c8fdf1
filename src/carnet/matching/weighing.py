"""From levels of agreement to the share of each story: a product of likelihoods a story, nothing else."""

from dataclasses import dataclass

from carnet.matching.stories import Story

# A level that a story does not name can hardly happen under it.
_RARE = 0.001
Row = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Stories of one family of pairs, turned so that one look-up gives the likelihoods of a level under each."""

    stories: tuple[Story, ...]
    rows: dict[str, dict[str, Row]]
    same: tuple[bool, ...]
    codes: tuple[str, ...]


def table(stories: tuple[Story, ...], fields: tuple[str, ...]) -> Table:
    rows: dict[str, dict[str, Row]] = {}
    for name in fields:
        letters = {letter for story in stories for letter in (story.levels[name] or {})}
        rows[name] = {letter: tuple(_likelihood(story, name, letter) for story in stories) for letter in letters}
    return Table(stories, rows, tuple(story.same for story in stories), tuple(story.code for story in stories))


def _likelihood(story: Story, name: str, letter: str) -> float | None:
    levels = story.levels[name]
    return None if levels is None else levels.get(letter, _RARE)


def multiply(shares: list[float], row: Row, strangers: float) -> list[float]:
    """One more field seen; `strangers` is its likelihood between two strangers."""
    return [share * (strangers if seen is None else seen) for share, seen in zip(shares, row, strict=True)]
