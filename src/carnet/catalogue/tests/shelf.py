"""A few products for the tests of the catalogue."""

from typing import Any

from carnet.accounts.actor import Actor, Source
from carnet.catalogue.models import Product
from tests import cast


def alice() -> Actor:
    return Actor(cast.alice(), Source.SCREEN)


def enter(reference: str, name: str = "", *, by: Actor | None = None, **more: Any) -> Product:
    components = [{"product": product.pk, "quantity": quantity} for product, quantity in more.pop("components", ())]
    draft = {"reference": reference, "name": name or f"Article {reference}", "components": components} | more
    done = Product.create([draft], by=by or alice())[0]
    assert done.product_id, done.errors
    return Product.objects.get(pk=done.product_id)


def window_fitted() -> tuple[Product, Product, Product]:
    """A window, an hour, and the work made of one window and two and a half hours."""
    window = enter("F-120", "Fenêtre PVC 120 × 100", price="412.5", cost="260", family="Fenêtres", vat="10")
    hour = enter("MO", "Main-d’œuvre de pose", price="52", cost="31", unit="HUR", nature="service", vat="10")
    work = enter("OUV-F", "Fenêtre fournie et posée", components=[(window, "1"), (hour, "2.5")], vat="10")
    return window, hour, work
