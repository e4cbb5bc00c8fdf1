"""Fetching a product for a view, else 404."""

from django.http import Http404

from carnet.catalogue.models.product import Product


def product_for(product_id: int) -> Product:
    found = Product.objects.filter(pk=min(product_id, 2**63 - 1)).first()
    if found is None:
        raise Http404("Cet article n’existe pas, ou il a été supprimé.")
    return found
