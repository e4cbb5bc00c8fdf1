"""What `carnet verify` checks of the catalogue: a work costs the sum of its components."""

from decimal import Decimal

from django.db import transaction

from carnet.catalogue import writing
from carnet.catalogue.models import Product
from carnet.catalogue.unfolding import bottom_up


def works_agree(repair: bool) -> list[str]:
    """One sentence a work whose price is not that of its components."""
    graph = writing.graph()
    prices = dict(Product.objects.values_list("pk", "price"))
    wrong = [
        work
        for work, components in graph.items()
        if abs(sum((each * prices[pk] for pk, each in components), Decimal(0)) - prices[work]) >= Decimal("0.0001")
    ]
    if repair and wrong:
        with transaction.atomic():
            writing.hold_the_graph()
            for work in bottom_up(set(wrong), graph):
                writing.reprice(work, graph[work])
        return []
    names = dict(Product.objects.filter(pk__in=wrong).values_list("pk", "reference"))
    return [f"ouvrage {names[work]} : son prix n’est plus la somme de ses composants" for work in wrong]
