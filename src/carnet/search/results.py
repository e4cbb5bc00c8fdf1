"""What a search gives back: hits, best first, each with its reasons."""

from dataclasses import dataclass

from carnet.search.tokens import BARE, TAIL, Field


@dataclass(frozen=True, slots=True)
class Why:
    """The word of the hit that met a word of the query."""

    field: Field
    word: str
    typed: str
    near: bool = False  # not what was typed: a word that looks or sounds like it

    def __str__(self) -> str:
        """`nom : lefebvre (proche de « lefevbre »)`."""
        said = f"{self.field.label} : {self.word}"
        return f"{said} (proche de « {self.typed} »)" if self.near else said


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    score: float
    why: tuple[Why, ...]
    active: bool = True

    @property
    def reason(self) -> str:
        return ", ".join(dict.fromkeys(str(why) for why in self.why))


@dataclass(frozen=True, slots=True)
class Results:
    hits: tuple[Hit, ...] = ()
    more: bool = False
    # A sentence, when what was typed was not found as it was typed.
    rescued: str | None = None

    @property
    def ids(self) -> list[int]:
        return [hit.id for hit in self.hits]


def shown(token: str) -> str:
    """A token as a person reads it: `~0811893960` → 0639981180, `#412` → 412."""
    if token.startswith(TAIL):
        return token[:0:-1]
    return token.removeprefix(BARE)
