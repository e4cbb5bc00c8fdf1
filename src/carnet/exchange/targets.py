"""Where lists come in and go out: the app that keeps records plugs its targets and sources in here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from carnet.exchange.formats import Column, Listing
from carnet.exchange.row import Converted, Tidy
from carnet.exchange.vocabulary import ClientVocabulary, Vocabulary
from carnet.kernel.registry import Registry

if TYPE_CHECKING:
    from carnet.accounts.actor import Actor
    from carnet.exchange.notebook import Notebook

NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Duplicates(StrEnum):
    """What to do with a line that looks like somebody known."""

    SKIP = "skip"
    CREATE = "create"
    COMPLETE = "complete"


class Judgement(StrEnum):
    CREATED = "created"
    COMPLETED = "completed"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True)
class Verdict:
    """What became of one line. `number`: of the record created, completed or met."""

    line: int
    judgement: Judgement
    number: str = ""
    reason: str = ""


@dataclass
class Finding:
    """What is known of one line before anything is written, whatever the rule chosen.

    `met`: the record it looks like, 0 for an earlier line of the file; `clear`: no other could be meant;
    `completes`: (title, value) of what the record lacks; `creatable`: it may be entered all the same.
    """

    line: int
    name: str = ""
    number: str = ""  # what the line brings, or that of the record it looks like
    refused: bool = False
    alike: bool = False
    reason: str = ""
    met: int = 0
    clear: bool = False
    completes: tuple[tuple[str, str], ...] = ()
    creatable: bool = False

    def judgement(self, rule: Duplicates) -> Judgement:
        if self.refused:
            return Judgement.REFUSED
        if not self.alike or (rule is Duplicates.CREATE and self.creatable):
            return Judgement.CREATED
        if rule is Duplicates.COMPLETE and self.clear and self.completes:
            return Judgement.COMPLETED
        return Judgement.DUPLICATE


class Intake(Protocol):
    """One import: remembers what it took so far, so that a file does not bring the same record twice."""

    def judge(self, batch: Sequence[Converted], notebook: "Notebook") -> list[Finding]:
        """What would become of each line, in order; nothing is written but the notebook."""
        ...

    def settle(
        self,
        batch: Sequence[Converted],
        decisions: Mapping[int, Duplicates] = NOTHING,
        profiles: Mapping[int, str] = NOTHING,
    ) -> list[Verdict]:
        """Write what can be written, each line's verdict in order. The batch is one transaction.

        `decisions`: what was chosen for some lines, instead of the rule; `profiles`: what the judge put in its notebook.
        """
        ...


@runtime_checkable
class Comparing(Protocol):
    """An intake whose verdicts compare at length, and whose writing need not compare again."""

    def moment(self) -> int:
        """A mark of the records as they stand, kept with the verdicts."""
        ...

    def trust(self, moment: int) -> None:
        """The lines that have a profile were compared with everything there was at this moment, and with each other."""
        ...


@dataclass(frozen=True)
class Undone:
    """One more batch put back: how many records, and those left, as (id, name, why). `cursor`: where the next begins."""

    count: int
    kept: list[tuple[int, str, str]]
    cursor: int


@dataclass(frozen=True)
class Wording:
    """What the screens of an import say of these records."""

    heading: str = "Importer des clients"
    file: str = "Le fichier de vos clients"
    accepted: str = "CSV de n’importe quel logiciel, Excel (.xlsx) ou carnet d’adresses vCard"
    one: str = "Client"
    see: str = "Voir les clients"
    alike: str = "Les lignes qui ressemblent à un client connu"
    complete: str = "compléter la fiche quand une seule est possible, laisser les autres"
    completing: str = "compléter"
    skip: str = "laisser ces lignes de côté"
    create: str = "créer quand même"  # "" when a second record of that name cannot be


@dataclass(frozen=True)
class Target:
    """`intake` opens one import; `left_aside`: fields that are recognised and that this target does not keep.

    `tidy` cleans the values of clients; another list gives a `reading` of its own instead.
    """

    code: str
    title: str
    right: str
    tidy: Callable[[], Tidy] | None
    intake: "Callable[[Actor, Duplicates], Intake]"
    # Puts back the last batch that a job wrote before the cursor; None when nothing is left.
    undo: "Callable[[Actor, int, int | None], Undone | None]" = lambda by, job_id, cursor: None
    page: str = ""  # route of one record, by its id
    list_page: str = ""
    left_aside: frozenset[str] = frozenset()
    reading: Vocabulary | None = None
    wording: Wording = Wording()
    order: int = 100

    @property
    def vocabulary(self) -> Vocabulary:
        return self.reading or ClientVocabulary(self.tidy)


class Extent(StrEnum):
    """Which columns go out."""

    SEEN = "seen"  # those of the list's page, in their order
    ALL = "all"  # every one that is known, what an import takes back


@dataclass(frozen=True)
class Source:
    """`listing` gives the rows that a query string asks for (of a saved view, of a list's address), with every column;
    `seen` the same rows with the columns that the list's page shows.
    """

    code: str
    title: str
    right: str
    columns: tuple[Column, ...]
    listing: "Callable[[Actor, str], Listing]"
    seen: "Callable[[Actor, str], Listing] | None" = None
    views: "Callable[[Actor], Iterable[tuple[str, str]]]" = lambda by: ()  # (name, query string)
    # Told once a file is whole: who took it, the records in it, the format.
    exported: "Callable[[Actor, Sequence[int], str], None]" = lambda by, subjects, format_code: None
    order: int = 100

    def open(self, by: "Actor", query: str, extent: Extent) -> Listing:
        return self.seen(by, query) if self.seen and extent is Extent.SEEN else self.listing(by, query)


IMPORTS: Registry[Target] = Registry("import targets")
EXPORTS: Registry[Source] = Registry("export sources")
