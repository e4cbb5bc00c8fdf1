"""The tables of the catalogue."""

from carnet.catalogue.models.product import Component, Product
from carnet.catalogue.models.revision import Revision

__all__ = ["Component", "Product", "Revision"]
