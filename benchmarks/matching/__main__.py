"""`python -m benchmarks.matching [--seeds 11 12] [--errors N]`: the tables of docs/matching.md."""

import argparse
import random
from collections.abc import Callable

from benchmarks.matching.measure import bands, errors, measure, memory_mb
from benchmarks.matching.regional import regional
from benchmarks.matching.truth import File
from benchmarks.matching.urban import urban
from carnet.matching import Pair

FILES: dict[str, Callable[[int, int], File]] = {"urban": urban, "regional": regional}


def main() -> None:
    options = argparse.ArgumentParser(prog="benchmarks.matching")
    options.add_argument("--files", nargs="*", default=list(FILES))
    options.add_argument("--seeds", nargs="*", type=int, default=[101, 102])
    options.add_argument("--size", type=int, default=20_000)
    options.add_argument("--errors", type=int, default=0, help="examples of errors to print")
    options.add_argument("--only", default="", help="only errors of this trap or alteration")
    chosen = options.parse_args()
    print(
        "| file | records | true pairs | precision | recall | F1 | recall at .99 | calibration | best F1 (at) | CPU s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in chosen.files:
        for seed in chosen.seeds:
            report(FILES[name](seed, chosen.size), chosen.errors, chosen.only)


def report(file: File, examples: int, only: str = "") -> None:
    figures, pairs = measure(file)
    print(
        f"| {figures.name} | {figures.records} | {figures.truth} | {figures.precision:.3f} | {figures.recall:.3f} | **{figures.f1:.3f}** "
        f"| {figures.recall_at_99:.3f} | {figures.calibration:.3f} | {figures.best_f1:.3f} ({figures.best_at:.2f}) | {figures.cpu:.1f} |",
        flush=True,
    )
    if not examples:
        return
    wrong, missed, every, listed = errors(file, pairs)
    print(
        "bands:",
        [(low, count, round(shown, 2), round(true, 2)) for low, count, shown, true in bands(file, pairs)],
        memory_mb(),
        "MB",
    )
    print("wrong by trap:", wrong.most_common())
    print("missed by alteration:", [(name, count, every[name]) for name, count in missed.most_common()])
    by_id = {record.party.id: record for record in file.records}
    kept: dict[tuple[int, ...], tuple[Pair | None, int, int]] = {}
    for one in listed:
        kept[tuple(sorted({by_id[one[1]].client, by_id[one[2]].client}))] = one
    random.Random(1).shuffle(listed := list(kept.values()))
    if only:
        listed = [one for one in listed if only in (by_id[one[1]].trap, *by_id[one[1]].altered, *by_id[one[2]].altered)]
    wrongs = [one for one in listed if by_id[one[1]].client != by_id[one[2]].client]
    misses = [one for one in listed if by_id[one[1]].client == by_id[one[2]].client]
    for pair, a, b in wrongs[:examples] + misses[:examples]:
        print(pair and (round(pair.score, 3), pair.verdict.story, pair.verdict.reasons))
        for one in (a, b):
            record = by_id[one]
            party = record.party
            shown = {key: value for key in party.__slots__ if (value := getattr(party, key))}
            print("    ", record.client, record.trap, record.altered, shown)


if __name__ == "__main__":
    main()
