"""What people type to find somebody of a list: by kind, exact or mistyped once. A query that twenty clients answer is not asked."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.matching.calls_ear import misheard, slipped
from benchmarks.matching.listing import Listing
from benchmarks.matching.world import bare
from benchmarks.search.listed_lines import Bearers, Line
from carnet.kernel.text import fold, words


@dataclass(frozen=True, slots=True)
class Asked:
    kind: str
    query: str
    client: int
    said: str
    mistyped: bool


def queries(listing: Listing, rng: random.Random, each: int) -> list[Asked]:
    lines = [Line(row, client, one) for row, (client, _, _, one) in zip(listing.rows, listing.truth, strict=True)]
    return [
        asked
        for make in (_exact, _mistyped)
        for kind, way in make(lines, rng)
        for asked in _some(lines, rng, each, kind, way, make is _mistyped)
    ]


Way = Callable[[Line], str]


def _some(lines: list[Line], rng: random.Random, each: int, kind: str, way: Way, mistyped: bool) -> Iterator[Asked]:
    left = each
    for line in rng.sample(lines, len(lines)):
        if left and (query := way(line)).strip():
            left -= 1
            yield Asked(kind, query.strip(), line.client, " | ".join(filter(None, line.row.values())), mistyped)


def _exact(lines: list[Line], rng: random.Random) -> Iterator[tuple[str, Way]]:
    bearers = Bearers(lines)
    yield "surname", lambda line: line.surname if bearers.few(line.surname) else ""
    yield "first and last", lambda line: f"{line.first} {line.surname}" if bearers.both(line) else ""
    yield "last and first", lambda line: f"{line.surname.upper()} {line.first}" if bearers.both(line) else ""
    yield (
        "without accents",
        lambda line: (
            bare(f"{line.surname} {line.first}").lower() if bearers.both(line) and not line.one.name.isascii() else ""
        ),
    )
    yield "last and city", lambda line: f"{line.surname} {line.city}" if bearers.here(line) else ""
    yield "city and last", lambda line: f"{line.city} {line.surname}" if bearers.here(line) else ""
    yield (
        "postcode and last",
        lambda line: f"{line.postcode} {line.surname}" if line.postcode and bearers.here(line) else "",
    )
    yield (
        "beginning and city",
        lambda line: f"{line.surname[:4]} {line.city}" if bearers.here(line) and bearers.begun(line) else "",
    )
    yield (
        "initial and last",
        lambda line: f"{line.first[:1]} {line.surname}" if line.first and bearers.few(line.surname) else "",
    )
    yield (
        "telephone by pairs",
        lambda line: " ".join(line.phone[at : at + 2] for at in range(0, 10, 2)) if bearers.line(line) else "",
    )
    yield (
        "telephone, dots",
        lambda line: ".".join(line.phone[at : at + 2] for at in range(0, 10, 2)) if bearers.line(line) else "",
    )
    yield "telephone, +33", lambda line: f"+33 {line.phone[1:]}" if bearers.line(line) else ""
    yield "telephone, six last", lambda line: line.phone[-6:] if bearers.end(line, 6) else ""
    yield "telephone, four last", lambda line: line.phone[-4:] if bearers.end(line, 4) else ""
    yield (
        "telephone and last",
        lambda line: f"{line.surname} {line.phone[-4:]}" if line.surname and bearers.line(line) else "",
    )
    yield "mail", lambda line: line.mail if bearers.box(line) else ""
    yield "mail, before @", lambda line: line.mail.split("@")[0] if bearers.local(line) else ""
    yield "mail, part", lambda line: _part_of_mail(line) if bearers.box(line) else ""
    yield "firm", lambda line: line.firm if bearers.firm(line) else ""
    yield (
        "firm, other order",
        lambda line: " ".join(reversed(line.firm.split())) if bearers.firm(line) and len(line.firm.split()) > 1 else "",
    )
    yield "firm and city", lambda line: f"{line.firm} {line.city}" if bearers.firm(line) else ""
    yield (
        "part of a firm",
        lambda line: (
            " ".join(w[:5] for w in line.firm.split()) if bearers.firm(line) and len(line.firm.split()) > 1 else ""
        ),
    )
    yield (
        "street and city",
        lambda line: f"{line.street} {line.city}" if line.street[:1].isdigit() and bearers.door(line) else "",
    )
    yield (
        "name and street",
        lambda line: f"{line.surname} {line.one.home.street}" if line.surname and _street_as_typed(line) else "",
    )
    yield "contact", lambda line: line.cell("Interlocuteur", "CONTACT") if bearers.contact(line) else ""
    yield (
        "SIREN",
        lambda line: f"{line.one.siren[:3]} {line.one.siren[3:6]} {line.one.siren[6:]}" if bearers.siren(line) else "",
    )
    yield "SIREN, joined", lambda line: line.one.siren if bearers.siren(line) else ""
    yield "number", lambda line: line.cell("Réf.", "CODE")
    yield "sign", lambda line: line.cell("Enseigne") if bearers.sign(line) else ""
    yield "acronym", lambda line: _acronym(line)
    yield (
        "joined",
        lambda line: (
            bare(line.surname).replace(" ", "").replace("'", "").lower()
            if " " in line.surname and bearers.few(line.surname)
            else ""
        ),
    )


def _mistyped(lines: list[Line], rng: random.Random) -> Iterator[tuple[str, Way]]:
    bearers = Bearers(lines)

    def once(change: Callable[[str], str], extra: Callable[[Line], str]) -> Way:
        def way(line: Line) -> str:
            name = fold(line.surname)
            if len(name) < 5 or not name.isalpha() or not bearers.both(line):
                return ""
            typed = change(name)
            return f"{typed} {extra(line)}" if typed != name else ""

        return way

    yield "swapped, first name", once(lambda name: _swap(rng, name), lambda line: line.first)
    yield "missing, first name", once(lambda name: _drop(rng, name), lambda line: line.first)
    yield "doubled, city", once(lambda name: _double(rng, name), lambda line: line.city)
    yield "another, first name", once(lambda name: slipped(rng, name), lambda line: line.first)
    yield "heard, first name", once(lambda name: misheard(rng, name), lambda line: line.first)
    yield "mistyped, alone", lambda line: _alone(rng, line, bearers, slipped)
    yield "heard, alone", lambda line: _alone(rng, line, bearers, misheard)
    yield (
        "mistyped first name",
        lambda line: (
            f"{fold(line.surname)} {slipped(rng, fold(line.first))}"
            if bearers.both(line) and len(line.first) > 4
            else ""
        ),
    )
    yield (
        "mistyped city",
        lambda line: (
            f"{line.surname} {slipped(rng, fold(line.city))}"
            if bearers.here(line) and len(line.city) > 5 and line.city.isalpha()
            else ""
        ),
    )
    yield "mistyped firm", lambda line: _firm_mistyped(rng, line) if bearers.firm(line) else ""


def _part_of_mail(line: Line) -> str:
    box, _, host = line.mail.partition("@")
    own = host.split(".")[0]
    if own and own in fold(line.firm).replace(" ", ""):
        return own
    return box[:-2] if len(box) > 10 and "." in box else ""


def _street_as_typed(line: Line) -> bool:
    """The operator wrote the street as it is, not shortened."""
    return fold(line.one.home.street) in fold(line.street) and len(line.one.home.street) > 4


def _acronym(line: Line) -> str:
    telling = [
        word for word in words(line.firm) if word not in ("de", "la", "le", "les", "et", "du", "des", "d", "l", "au")
    ]
    return "".join(word[0] for word in telling) + f" {line.city}" if 3 <= len(telling) <= 6 and line.city else ""


def _alone(rng: random.Random, line: Line, bearers: Bearers, change: Callable[[random.Random, str], str]) -> str:
    name = fold(line.surname)
    if len(name) < 6 or not name.isalpha() or not bearers.few(line.surname):
        return ""
    typed = change(rng, name)
    return typed if typed != name and bearers.counts[f"w {typed}"] == 0 else ""


def _firm_mistyped(rng: random.Random, line: Line) -> str:
    parts = fold(line.firm).split()
    at = max(range(len(parts)), key=lambda place: len(parts[place]))
    typed = slipped(rng, parts[at])
    return " ".join([*parts[:at], typed, *parts[at + 1 :]]) if typed != parts[at] and len(parts[at]) > 5 else ""


def _swap(rng: random.Random, name: str) -> str:
    at = rng.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _drop(rng: random.Random, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + name[at + 1 :]


def _double(rng: random.Random, name: str) -> str:
    at = rng.randrange(1, len(name))
    return name[:at] + name[at] + name[at:]
