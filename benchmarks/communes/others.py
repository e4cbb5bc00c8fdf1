"""`python -m benchmarks.communes.others [--misses]`: 200 spellings of other habits, made from the official list, by kind."""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from benchmarks.matching.calls_ear import misheard, slipped
from benchmarks.matching.world import World, bare
from carnet.communes.engine import suggest

_EACH = 25
Way = Callable[[str, str, random.Random], str]
KINDS: dict[str, Way] = {
    "capitals, no hyphens": lambda name, code, rng: bare(name).upper().replace("-", " "),
    "S/ and ST": lambda name, code, rng: bare(name).upper().replace("-SUR-", " S/").replace("SAINT-", "ST ").replace("-", " "),
    "cut at fifteen signs, département": lambda name, code, rng: f"{bare(name).upper()[:15]} {code[:2]}",
    "name and département": lambda name, code, rng: f"{name.lower()} ({code[:2]})",
    "postcode and a slip": lambda name, code, rng: f"{code} {slipped(rng, bare(name).lower())}",
    "heard, with the postcode": lambda name, code, rng: f"{misheard(rng, bare(name).lower())} {code}",
    "glued": lambda name, code, rng: bare(name).lower().replace("-", "").replace(" ", ""),
    "heard": lambda name, code, rng: misheard(rng, bare(name).lower().replace("-", " ")),
}  # fmt: skip


def main() -> None:
    rng = random.Random(7)
    towns = [town for town in World._towns() if town[2] > 5000 and town[3] < "96" and "Arrondissement" not in town[1]]
    asked, found, times = Counter[str](), Counter[str](), []
    for kind, way in KINDS.items():
        for code, name, *_ in rng.sample(towns, _EACH):
            query = way(name, code, rng)
            start = time.process_time()
            names = [one.name for one in suggest(query)[:5]]
            times.append((time.process_time() - start) * 1000)
            asked[kind] += 1
            found[kind] += name in names
            if name not in names and "--misses" in sys.argv:
                print(f"{kind:34} {query!r} for {name} {code}: {names[:3]}")
    print("| kind | queries | in five |\n|---|---:|---:|")
    for kind in KINDS:
        print(f"| {kind} | {asked[kind]} | {found[kind] / asked[kind]:.2f} |")
    print(f"| all | {asked.total()} | {found.total() / asked.total():.3f} |")
    print(f"CPU ms, first time: p95 {sorted(times)[int(len(times) * 0.95)]:.2f}")


if __name__ == "__main__":
    main()
