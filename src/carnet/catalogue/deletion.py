"""What hangs on a product, and so forbids its deletion."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from carnet.catalogue.models.product import Component, Product
from carnet.catalogue.models.revision import Revision


def objection(product_id: int) -> str:
    """The sentence that says why it cannot be deleted and what to do; "" when it can."""
    for model, name in _users():
        if model._base_manager.filter(**{name: product_id}).exists():
            things = str(model._meta.verbose_name_plural)
            return f"Cet article ne peut pas être supprimé : des {things} s’en servent. Désactivez-le, il ne sera plus proposé."
    return ""


def _users() -> Iterator[tuple[type[Model], str]]:
    """Every table that names a product, by a foreign key or by a plain `product_id` (the lines of documents).

    So that an app written later is asked without being named.
    """
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            own = model is Revision or (model is Component and field.name == "work")
            if not own and (field.related_model is Product or (field.name == "product_id" and not field.is_relation)):
                yield model, field.name
