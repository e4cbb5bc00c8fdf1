"""The lines of a list as a search sees them: what stands in each, and how many clients bear it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.matching.listing import Row
from benchmarks.matching.world import Someone
from carnet.kernel.text import digits, fold, words

SHARED = 12  # clients that may bear what is typed
_FORMS = {"sarl", "sas", "eurl", "sasu", "sa", "ei", "snc", "scop", "selarl", "sci", "earl", "gaec", "scea"}


@dataclass(slots=True)
class Line:
    row: Row
    client: int
    one: Someone

    def cell(self, *names: str) -> str:
        return next((self.row[name] for name in names if self.row.get(name)), "")

    @property
    def surname(self) -> str:
        """Of a person whose name was typed as it is."""
        typed = fold(f"{self.cell('Nom / Raison sociale', 'NOM')} {self.cell('Prénom')}")
        return self.one.name if self.one.is_person and fold(self.one.name) in typed else ""

    @property
    def first(self) -> str:
        typed = fold(f"{self.cell('Nom / Raison sociale', 'NOM')} {self.cell('Prénom')}")
        return (
            self.one.first
            if self.one.is_person and f" {fold(self.one.first)}" in f" {typed}" and len(self.one.first) > 2
            else ""
        )

    @property
    def firm(self) -> str:
        name = self.cell("Nom / Raison sociale", "NOM")
        return (
            ""
            if self.one.is_person or self.cell("Prénom")
            else " ".join(w for w in name.split() if fold(w) not in _FORMS)
        )

    @property
    def phone(self) -> str:
        number = digits(self.cell("Tél. mobile", "Tél. fixe", "TEL", "TEL2").replace("+33", "0").replace("(0)", "0"))
        return number if len(number) == 10 else ""

    @property
    def mail(self) -> str:
        return self.cell("E-mail", "MAIL").lower()

    @property
    def city(self) -> str:
        return self.cell("Commune", "VILLE").replace(" CEDEX", "")

    @property
    def postcode(self) -> str:
        return self.cell("CP", "CODE POSTAL")

    @property
    def street(self) -> str:
        return self.cell("Adresse", "ADRESSE1")


class Bearers:
    """How many clients bear what is typed: a search is not asked to guess among thirty."""

    def __init__(self, lines: list[Line]) -> None:
        seen: dict[str, set[int]] = defaultdict(set)
        for line in lines:
            for key in self._keys(line):
                seen[key].add(line.client)
        self.counts = Counter({key: len(clients) for key, clients in seen.items()})

    @staticmethod
    def _keys(line: Line) -> Iterator[str]:
        # Whoever bears the word anywhere in a name counts: Thomas Martin and Martin Thomas.
        named = set(
            words(
                f"{line.cell('Nom / Raison sociale', 'NOM')} {line.cell('Prénom')} {line.cell('Interlocuteur', 'CONTACT')} {line.cell('Enseigne')}"
            )
        )
        place = fold(line.city)
        for word in named:
            yield f"w {word}"
            yield f"p {word} {place}"
            yield f"b {word[:4]} {place}"
        yield from (f"d {end} {line.phone[-end:]}" for end in (4, 6, 10))
        yield f"m {line.mail}"
        yield f"l {line.mail.split('@')[0]}"
        yield f"f {' '.join(sorted(words(line.firm)))}"
        yield f"a {fold(line.street)} {place}"
        yield f"c {fold(line.cell('Interlocuteur', 'CONTACT'))}"
        yield f"s {line.one.siren}"
        yield f"e {fold(line.cell('Enseigne'))}"

    def few(self, name: str) -> bool:
        return (
            bool(name)
            and all(len(word) > 2 for word in words(name))
            and min(self.counts[f"w {word}"] for word in words(name)) <= SHARED
        )

    def both(self, line: Line) -> bool:
        return bool(line.first) and self.few(line.surname)

    def here(self, line: Line) -> bool:
        return (
            bool(line.surname and line.city)
            and min(self.counts[f"p {word} {fold(line.city)}"] for word in words(line.surname)) <= SHARED
        )

    def begun(self, line: Line) -> bool:
        return (
            len(line.surname) > 4
            and line.surname.isalpha()
            and self.counts[f"b {fold(line.surname)[:4]} {fold(line.city)}"] <= SHARED
        )

    def line(self, line: Line) -> bool:
        return bool(line.phone) and not line.one.line_is_shared and self.counts[f"d 10 {line.phone}"] <= SHARED

    def end(self, line: Line, count: int) -> bool:
        return self.line(line) and self.counts[f"d {count} {line.phone[-count:]}"] <= SHARED

    def box(self, line: Line) -> bool:
        return bool(line.mail) and self.counts[f"m {line.mail}"] <= SHARED

    def local(self, line: Line) -> bool:
        return bool(line.mail) and self.counts[f"l {line.mail.split('@')[0]}"] <= SHARED

    def firm(self, line: Line) -> bool:
        return (
            len(line.firm) > 3
            and self.counts[f"f {' '.join(sorted(words(line.firm)))}"] <= SHARED
            and min((self.counts[f"w {word}"] for word in words(line.firm)), default=99) <= SHARED
        )

    def door(self, line: Line) -> bool:
        return bool(line.city) and self.counts[f"a {fold(line.street)} {fold(line.city)}"] <= SHARED

    def contact(self, line: Line) -> bool:
        typed = fold(line.cell("Interlocuteur", "CONTACT"))
        return len(typed.split()) > 1 and typed.split()[0] not in ("m", "mme") and self.counts[f"c {typed}"] <= SHARED

    def siren(self, line: Line) -> bool:
        typed = digits(line.cell("N° SIRET", "SIREN"))
        return (
            bool(line.one.siren) and typed.startswith(line.one.siren) and self.counts[f"s {line.one.siren}"] <= SHARED
        )

    def sign(self, line: Line) -> bool:
        return len(line.cell("Enseigne")) > 3 and self.counts[f"e {fold(line.cell('Enseigne'))}"] <= SHARED
