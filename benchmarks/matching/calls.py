"""The file of a repair service: operators who type by ear, each with habits; 22 % duplicates, all sorts of names.

62 % of the clients live in three départements (35, 67, 13).
"""

import random

from benchmarks.matching.calls_typing import HEADINGS, Operator
from benchmarks.matching.listing import Listing, fill
from benchmarks.matching.populace_traps import Traps
from benchmarks.matching.truth import File
from benchmarks.matching.world import Someone

# What the operators are called about, in so many parts of a thousand.
_ODDS = {
    "person": 440, "couple": 45, "firm": 205, "professional": 22, "farm": 6, "association": 8, "public": 10, "residence": 22,
    "household": 45, "father_son": 16, "siblings": 14, "twins": 2, "neighbours": 16, "successive": 6, "establishments": 36,
    "franchise": 15, "estate_and_manager": 14, "firm_and_manager": 18, "two_firms_one_owner": 8, "syndic_residents": 14,
    "switchboard": 14, "homonyms": 12, "residences_of_syndic": 9, "town_hall_and_school": 3,
}  # fmt: skip
_PLAIN = {"person", "couple", "firm", "professional", "farm", "association", "public", "residence"}


class Calls(Traps):
    mails, sirens = 0.42, 0.45

    def anyone(self) -> tuple[str, list[Someone]]:
        what = self.rng.choices(list(_ODDS), list(_ODDS.values()))[0]
        made = getattr(self, what)()
        return ("", [made]) if what in _PLAIN else (what, made)


def calls_listing(seed: int, size: int = 20_000, duplicates: float = 0.215) -> Listing:
    rng = random.Random(f"calls {seed}")
    world = Calls(rng, ("35", "67", "13"), near=0.62, tail=9000)
    operators = [Operator(world) for _ in range(9)]
    return fill(
        Listing(f"calls-{seed}", HEADINGS), size, duplicates, world.anyone,
        lambda one, time: rng.choice(operators).type(one, time), lambda: rng.choices([1, 2, 3], [78, 17, 5])[0], rng,
    )  # fmt: skip


def calls(seed: int, size: int = 20_000) -> File:
    return calls_listing(seed, size).file()
