"""Two prepared clients, one verdict."""

from carnet.matching.context import DEFAULT, Context
from carnet.matching.identifiers import own_domain
from carnet.matching.levels_firms import firm_level
from carnet.matching.prepared import Prepared
from carnet.matching.proof import is_certain
from carnet.matching.reasons import reasons_of
from carnet.matching.seeing_firms import is_estate, see_firms, see_person_and_firm, see_syndic
from carnet.matching.seeing_persons import closest, see_persons
from carnet.matching.seeing_reach import see_reach
from carnet.matching.sight import Sight
from carnet.matching.stories_firms import (
    CONDOMINIUM_FIELDS,
    CONDOMINIUM_STORIES,
    FIRM_FIELDS,
    FIRM_STORIES,
    MIXED_FIELDS,
    MIXED_STORIES,
)
from carnet.matching.stories_persons import PERSON_FIELDS, PERSON_STORIES
from carnet.matching.verdict import Verdict
from carnet.matching.weighing import Table, multiply, table

_PERSONS = table(PERSON_STORIES, PERSON_FIELDS)
_FIRMS = table(FIRM_STORIES, FIRM_FIELDS)
_CONDOMINIUMS = table(CONDOMINIUM_STORIES, CONDOMINIUM_FIELDS)
_MIXED = table(MIXED_STORIES, MIXED_FIELDS)


def compare(a: Prepared, b: Prepared, context: Context = DEFAULT) -> Verdict:
    """How likely it is that the two are one client, and the story that explains them best."""
    stories, sight = look(a, b, context)
    shares = weigh(stories, sight, context)
    total = sum(shares)
    same = sum([share for share, is_same in zip(shares, stories.same, strict=True) if is_same])
    likely = same * 2 >= total
    story = stories.stories[_winner(stories, shares, likely)]
    certain = likely and is_certain(sight.levels)
    return Verdict(same / total, story.code, reasons_of(sight.levels), story.sentence, certain)


def odds(a: Prepared, b: Prepared, context: Context) -> float:
    """The odds of one client, without the words: for a whole file."""
    stories, sight = look(a, b, context)
    shares = weigh(stories, sight, context)
    same = sum([share for share, is_same in zip(shares, stories.same, strict=True) if is_same])
    return same / max(sum(shares) - same, 1e-300)


def look(a: Prepared, b: Prepared, context: Context) -> tuple[Table, Sight]:
    """The stories to weigh, by the kinds of the two, and what is seen."""
    if _order(b) < _order(a):
        a, b = b, a
    sight = Sight()
    stories = _see_names(a, b, context, sight)
    see_reach(a, b, context, sight)
    return stories, sight


def _order(client: Prepared) -> tuple[object, ...]:
    """So that the verdict does not depend on which of the two comes first."""
    return (client.people, client.names, client.phones, client.emails, client.places, client.contacts, client.kind)


def weigh(stories: Table, sight: Sight, context: Context) -> list[float]:
    """The share of each story, not normalised: the pairs it makes a client, times the likelihood of what is seen."""
    shares = [
        story.rate * context.prior if story.same else story.rate + sight.crowds.get(story.code, 0.0)
        for story in stories.stories
    ]
    shares[-1] = context.size / 2  # strangers
    for name, level in sight.levels.items():
        row = stories.rows[name].get(level)
        if row:
            shares = multiply(shares, row, sight.by_chance[name])
    return shares


def _winner(stories: Table, shares: list[float], is_same: bool) -> int:
    """The likeliest story on the side that wins."""
    return max((at for at, same in enumerate(stories.same) if same is is_same), key=shares.__getitem__)


def _see_names(a: Prepared, b: Prepared, context: Context, sight: Sight) -> Table:
    if _both_persons(a, b):
        see_persons(a, b, context, sight)
        return _PERSONS
    if (a.is_person or b.is_person) and not _both_signs(a, b):
        see_person_and_firm(*((a, b) if a.is_person else (b, a)), sight)
        return _MIXED
    see_firms(a, b, context, sight)
    if _both_condominiums(a, b):
        see_syndic(a, b, sight)
        return _CONDOMINIUMS
    return _FIRMS


def _both_signs(a: Prepared, b: Prepared) -> bool:
    """The name of a person is the very name of the firm, or both do business under one: `Ange` and `Ange SAS`."""
    if a.is_person and b.is_person:
        return a.may_be_firm and b.may_be_firm and _does_business(a) and _does_business(b)
    person = a if a.is_person else b
    firm = b if a.is_person else a
    # Without its form a SCI would bear its manager's name: those two are told apart as a person and a firm.
    return person.may_be_firm and not is_estate(firm) and firm_level(a.names, b.names) in ("E", "C")


def _does_business(client: Prepared) -> bool:
    return bool(client.siren or client.contacts) or any(own_domain(mail) for mail in client.emails)


def _both_persons(a: Prepared, b: Prepared) -> bool:
    """A record that does not say its kind, or a firm that bears nothing but a person's name, follows the other."""
    if a.is_person and b.is_person:
        return not _both_signs(a, b)
    if not a.people or not b.people or not (a.is_person or b.is_person):
        return False
    other = b if a.is_person else a
    if other.kind and (
        other.form or any(len(name.core) != len(name.heart) or len(name.core) > 3 for name in other.names)
    ):
        return False
    surname, first, *_ = closest(a.people, b.people)
    return surname != "D" and first not in ("D", "J")


def _both_condominiums(a: Prepared, b: Prepared) -> bool:
    kinds = {a.kind, b.kind}
    return kinds == {"condominium"} or (
        "condominium" in kinds and "" in (a.claimed, b.claimed) and not (a.form or b.form)
    )
