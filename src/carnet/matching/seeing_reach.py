"""Where two clients are and how they are reached: addresses, phones, e-mails."""

from carnet.matching import levels_reach as see
from carnet.matching import strangers as chance
from carnet.matching.context import Context
from carnet.matching.keys import address_text, key
from carnet.matching.prepared import Prepared
from carnet.matching.sight import Sight

# A residence entered at an address that this many pairs share stands at its syndic's office.
_OFFICE = 2


def see_reach(a: Prepared, b: Prepared, context: Context, sight: Sight) -> None:
    place, at = see.best_place(a.places, b.places)
    if place == "E" and at:
        sight.crowds["building"] = _crowd(context, "a:" + address_text(at))
    if "syndic" not in sight.levels or sight.crowds.get("building", 0.0) <= _OFFICE:
        sight.note("place", place, chance.chance_of_place(context, place, at, sight.namesake) if place else 1.0)
    lines = _see_phones(a, b, context, sight) + _see_emails(a, b, context, sight)
    sight.crowds["line"] = sight.crowds["one_syndic"] = max((_crowd(context, text) for text in lines), default=0.0)


def _see_phones(a: Prepared, b: Prepared, context: Context, sight: Sight) -> list[str]:
    mobile, landline, common = see.phone_levels(a.phones, b.phones)
    shared = chance.chance_of_value(context, "t:" + common[0], 0.01) if common else 0.0
    for name, level in (("mobile", mobile), ("landline", landline)):
        sight.note(name, level, shared if level == "E" else chance.PHONE.get(level, 1.0))
    return ["t:" + number for number in common]


def _see_emails(a: Prepared, b: Prepared, context: Context, sight: Sight) -> list[str]:
    level, shared = see.email_level(a.emails, b.emails)
    if level == "B" and "link" not in sight.levels:
        level = "E"  # a firm's own domain says more only between a firm and a person
    by_chance = chance.chance_of_value(context, "m:" + shared, 0.01) if shared else chance.EMAIL.get(level, 1.0)
    sight.note("email", level, by_chance)
    return ["m:" + shared] if shared else []


def _crowd(context: Context, text: str) -> float:
    return max(context.count(key(text)) - 3, 0) / 2
