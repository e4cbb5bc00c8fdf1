"""Is a breakdown under warranty, and why? Pure: French works law gives three, the maker may give one more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carnet.kernel.dates import french_day


class Term(StrEnum):
    """As kept; in the order in which they are called upon."""

    COMPLETION = "completion"  # parfait achèvement
    EQUIPMENT = "equipment"  # biennale, de bon fonctionnement
    MAKER = "maker"
    DECENNIAL = "decennial"


LABELS = {
    Term.COMPLETION: "garantie de parfait achèvement (1 an)",
    Term.EQUIPMENT: "garantie de bon fonctionnement (2 ans)",
    Term.MAKER: "garantie du fabricant",
    Term.DECENNIAL: "garantie décennale (10 ans)",
}
LEGAL = {Term.COMPLETION: 1, Term.EQUIPMENT: 2, Term.DECENNIAL: 10}
MOST_YEARS = 30  # a maker's


@dataclass(frozen=True)
class Running:
    term: Term
    starts_on: date
    ends_on: date  # the last day covered


@dataclass(frozen=True)
class Coverage:
    """`covered` None: somebody must decide; `why` is a sentence for the case."""

    covered: bool | None
    why: str


def ends_on(start: date, years: int) -> date:
    """The eve of the anniversary: received on 3 March 2025, one year ends on 2 March 2026."""
    try:
        anniversary = start.replace(year=start.year + years)
    except ValueError:  # 29 February: its anniversary is the 1st of March
        anniversary = date(start.year + years, 3, 1)
    return date.fromordinal(anniversary.toordinal() - 1)


def coverage(terms: Iterable[Running], on: date) -> Coverage:
    """The decennial one alone does not answer for a breakdown: it is about what makes a building unfit or unsafe."""
    known = sorted(terms, key=lambda one: list(Term).index(one.term))
    if not known:
        return Coverage(None, "Aucune garantie n’est connue pour ce produit : à vérifier.")
    running = [one for one in known if one.starts_on <= on <= one.ends_on]
    sure = [one for one in running if one.term != Term.DECENNIAL]
    if sure:
        one = max(sure, key=lambda term: term.ends_on)
        return Coverage(True, f"Sous {LABELS[one.term]} jusqu’au {french_day(one.ends_on, weekday=False)}.")
    if running:
        until = french_day(running[0].ends_on, weekday=False)
        return Coverage(
            None,
            f"Seule la garantie décennale court (jusqu’au {until}) : elle couvre la solidité de l’ouvrage ou ce qui le rend impropre à son usage, pas une panne.",
        )
    last = max(known, key=lambda term: term.ends_on)
    if last.starts_on > on:
        return Coverage(None, "Les garanties ne courent pas encore : les travaux ne sont pas reçus.")
    return Coverage(
        False,
        f"Hors garantie : la dernière, {LABELS[last.term]}, a pris fin le {french_day(last.ends_on, weekday=False)}.",
    )
