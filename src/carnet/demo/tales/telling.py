"""How a tale brings somebody in."""

from typing import Any

from carnet.clients.record import Record
from carnet.demo.book import Book
from carnet.demo.drafts import identifiers, person
from carnet.demo.fiction import domain_of
from carnet.demo.firm import SECRETARY
from carnet.demo.pen import Pen
from carnet.demo.people import MIDDLE, Household
from carnet.demo.places import BY_NAME, at

MARYSE = SECRETARY.username


def household(
    civility: str, name: str, first_name: str, partner: str = "", partner_name: str = "", generation: int = MIDDLE
) -> Household:
    values = {
        "civility": civility,
        "name": name,
        "first_name": first_name,
        "partner_first_name": partner,
        "partner_name": partner_name,
    }
    return Household(values, generation, partner)


def someone(
    book: Book,
    key: str,
    who: Household,
    city: str,
    days_ago: float | None,
    *,
    street: str = "",
    reason: str = "",
    by: str = MARYSE,
    **more: Any,
) -> Pen:
    """A household; without `days_ago` it comes from the old file. `street`: instead of a drawn one."""
    town = BY_NAME[city]
    draft = person(book, who, town, book.rng(key), warning="", contacts=[])
    if street:
        draft["addresses"] = [at(street, town.postcode, town.city)]
    draft |= more
    if days_ago is None:
        return book.take_over(key, draft, town.zone)
    return book.enter(key, draft, days_ago, town.zone, who=by, reason=reason)


def firm(
    book: Book,
    key: str,
    name: str,
    form: str,
    city: str,
    days_ago: float | None,
    *,
    street: str = "",
    reason: str = "",
    kind: str = "company",
    **more: Any,
) -> Pen:
    rng, town = book.rng(key), BY_NAME[city]
    place = at(street, town.postcode, town.city) if street else book.places.address(town, rng)
    draft: Record = {"kind": kind, "name": name, "legal_form": form, "addresses": [place], "payment_terms": "30 jours"}
    draft["phones"] = [{"number": book.numbers.phone("west"), "label": ""}]
    draft["emails"] = [{"address": f"contact@{domain_of(name)}", "label": ""}]
    draft |= identifiers(book, kind, rng) | more
    if days_ago is None:
        return book.take_over(key, draft, town.zone)
    return book.enter(key, draft, days_ago, town.zone, who=MARYSE, reason=reason)
