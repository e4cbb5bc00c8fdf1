"""One file made of two programs: 11 % duplicates, mostly the same client once in each; no civility, no first name, no kind.

A third of the clients are rural; farms, owners of several firms and successive tenants are many.
"""

import random

from benchmarks.matching.listing import Listing, fill
from benchmarks.matching.merged_programs import HEADINGS, Agenda, Drift, Ledger
from benchmarks.matching.populace_traps import Traps
from benchmarks.matching.truth import File
from benchmarks.matching.world import Someone

_ODDS = {
    "person": 390, "couple": 75, "firm": 265, "professional": 12, "farm": 38, "association": 14, "public": 18, "residence": 14,
    "household": 22, "father_son": 22, "siblings": 18, "twins": 2, "neighbours": 8, "successive": 12, "establishments": 22,
    "franchise": 9, "estate_and_manager": 12, "firm_and_manager": 14, "two_firms_one_owner": 12, "syndic_residents": 5,
    "switchboard": 8, "homonyms": 10, "residences_of_syndic": 10, "town_hall_and_school": 8, "farm_and_farmer": 10,
}  # fmt: skip
_PLAIN = {"person", "couple", "firm", "professional", "farm", "association", "public", "residence"}


class Merged(Traps):
    rural, mails, sirens = 0.3, 0.4, 0.5

    def anyone(self) -> tuple[str, list[Someone]]:
        what = self.rng.choices(list(_ODDS), list(_ODDS.values()))[0]
        made = getattr(self, what)()
        return ("", [made]) if what in _PLAIN else (what, made)


def merged_listing(seed: int, size: int = 20_000, duplicates: float = 0.125) -> Listing:
    rng = random.Random(f"merged {seed}")
    world = Merged(rng, ("24", "47", "29", "68"), near=0.7, tail=5000)
    programs, drift = (Ledger(world), Agenda(world)), Drift(world)
    first: dict[int, int] = {}

    def type_(one: Someone, time: int) -> tuple[dict[str, str], tuple[str, ...]]:
        if not time:
            first[id(one)] = int(rng.random() < 0.45)
            return programs[first[id(one)]].type(one), ()
        aged, altered = drift.age(one)
        at = first[id(one)] if rng.random() < 0.25 else 1 - first[id(one)]
        return programs[at].type(aged), altered or ("other_program",)

    again = lambda: 1 if rng.random() < 0.9 else 2  # noqa: E731
    return fill(Listing(f"merged-{seed}", HEADINGS, ",", "cp1252"), size, duplicates, world.anyone, type_, again, rng)


def merged(seed: int, size: int = 20_000) -> File:
    return merged_listing(seed, size).file()
