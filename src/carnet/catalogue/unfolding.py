"""A work opened into the lines it is made of: component × quantity, level by level. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from carnet.kernel.errors import Refused

# A work within a work within a work: beyond it nobody follows a price any more.
DEPTH = 4
LINES = 100
_UNIT = Decimal("0.001")

Graph = Mapping[int, Sequence[tuple[int, Decimal]]]  # work → its (component, quantity), in order


def unfold(work: int, graph: Graph, quantity: Decimal = Decimal(1)) -> list[tuple[int, Decimal]]:
    """(product, quantity) in order, works within works opened too. A product that is no work is its own line."""
    return [(product, _rounded(each)) for product, each in _leaves(work, graph, quantity, 0)]


def _leaves(work: int, graph: Graph, quantity: Decimal, depth: int) -> Iterator[tuple[int, Decimal]]:
    components = graph.get(work)
    if not components or depth >= DEPTH:
        yield work, quantity
        return
    for product, each in components:
        yield from _leaves(product, graph, quantity * each, depth + 1)


def _rounded(quantity: Decimal) -> Decimal:
    """Never nothing: what is in the work stays in its lines."""
    return max(quantity.quantize(_UNIT, ROUND_HALF_UP), _UNIT)


def check(work: int, graph: Graph) -> None:
    """Raises Refused for a work that holds itself, is too deep or too long, wherever it stands in other works."""
    above = _above(work, graph)
    if work in _below(work, graph):
        raise Refused("Un ouvrage ne peut pas se contenir lui-même, même par l’intermédiaire d’un autre ouvrage.")
    for one in (work, *above):
        if _depth(one, graph) > DEPTH:
            raise Refused(f"Les ouvrages s’emboîtent sur {DEPTH} niveaux au plus : regroupez des composants.")
        if sum(1 for _ in _bounded(one, graph)) > LINES:
            raise Refused(f"Un ouvrage déplié a {LINES} lignes au plus : faites-en deux.")


def _bounded(work: int, graph: Graph) -> Iterator[int]:
    for count, (product, _) in enumerate(_leaves(work, graph, Decimal(1), 0)):
        yield product
        if count >= LINES:
            return


def _below(work: int, graph: Graph) -> set[int]:
    found: set[int] = set()
    waiting = [product for product, _ in graph.get(work, ())]
    while waiting:
        product = waiting.pop()
        if product not in found:
            found.add(product)
            waiting += [below for below, _ in graph.get(product, ())]
    return found


def _above(product: int, graph: Graph) -> list[int]:
    """The works that hold it, however far: those it is directly in first."""
    holders: dict[int, list[int]] = {}
    for work, components in graph.items():
        for held, _ in components:
            holders.setdefault(held, []).append(work)
    found: dict[int, None] = {}
    waiting = list(holders.get(product, ()))
    while waiting:
        work = waiting.pop(0)
        if work not in found and work != product:
            found[work] = None
            waiting += holders.get(work, ())
    return list(found)


def _depth(work: int, graph: Graph) -> int:
    """Levels of works, 0 for a product; the graph has no cycle through it."""
    level, depth = {work}, 0
    while depth <= DEPTH:
        level = {product for one in level for product, _ in graph.get(one, ())}
        if not level:
            return depth
        depth += 1
    return depth


def bottom_up(products: set[int], graph: Graph) -> list[int]:
    """The works whose price depends on these products, each after those it holds."""
    wanted = {work for product in products for work in (product, *_above(product, graph)) if graph.get(work)}
    return sorted(wanted, key=lambda work: _depth(work, graph))
