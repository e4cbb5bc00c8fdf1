"""What the client agreed to: options and variants chosen at acceptance. Pure.

Lines that bear the same `variant` replace one another: the one that is no option counts unless another is chosen.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from carnet.kernel.errors import Refused
from carnet.sales.lines import Line


def agreed(lines: Sequence[Line], chosen: Collection[int]) -> list[Line]:
    """The lines that count, those chosen among the options included. `chosen`: their positions. Raises Refused."""
    check(lines, chosen)
    replaced = {lines[place].variant for place in chosen} - {""}
    return [
        replace(line, option=False)
        for place, line in enumerate(lines)
        if (place in chosen if line.option else line.variant not in replaced)
    ]


def check(lines: Sequence[Line], chosen: Collection[int]) -> None:
    if any(not (0 <= place < len(lines) and lines[place].option) for place in chosen):
        raise Refused("Une option choisie n’est plus dans ce devis : rouvrez-le et choisissez de nouveau.")
    variants = [lines[place].variant for place in chosen if lines[place].variant]
    if len(variants) != len(set(variants)):
        raise Refused("Choisissez une seule variante de chaque groupe.")


def with_options(lines: Sequence[Line]) -> list[Line]:
    """Everything proposed besides taken: what the quote would amount to. A variant replaces, so it is not added."""
    return agreed(lines, {place for place, line in enumerate(lines) if line.option and not line.variant})
