"""The one way products are written: rows, components, derived columns, prices of the works above, revisions."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.utils.dateparse import parse_datetime

from carnet.accounts.actor import Actor
from carnet.catalogue.models.acts import Done
from carnet.catalogue.models.product import Component, Product
from carnet.catalogue.models.revision import Revision
from carnet.catalogue.record import EMPTY, Record, errors_of, key_of, plain
from carnet.catalogue.unfolding import bottom_up, check
from carnet.kernel.errors import Refused
from carnet.kernel.text import fold

_TEXTS = ("reference", "name", "description", "nature", "family", "unit", "vat")
_CENT = Decimal("0.0001")
TOO_DEAR = "Le prix de l’ouvrage atteint dix millions : vérifiez les quantités."


def hold_the_graph() -> None:
    """The catalogue is written by one at a time: two changes could close a loop together, or sum each other's old prices.

    SQLite has one writer; PostgreSQL is asked for a lock of this transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(4243, 0)")


def graph() -> dict[int, list[tuple[int, Decimal]]]:
    found: dict[int, list[tuple[int, Decimal]]] = {}
    for work, product, quantity in Component.objects.order_by("work", "position").values_list(
        "work_id", "product_id", "quantity"
    ):
        found.setdefault(work, []).append((product, quantity))
    return found


def records(ids: Iterable[int], *, lock: bool = False) -> dict[int, Record]:
    """Products as plain data; `lock` holds their rows until the end of the transaction."""
    found = Product.objects.filter(pk__in=list(ids)).order_by("pk")
    products = {product.pk: product for product in (found.select_for_update() if lock else found)}
    components: dict[int, list[Record]] = {pk: [] for pk in products}
    for row in Component.objects.filter(work__in=products).order_by("work", "position"):
        components[row.work_id].append({"product": row.product_id, "quantity": plain(row.quantity)})
    return {pk: record_of(product, components[pk]) for pk, product in products.items()}


def record_of(product: Product, components: list[Record]) -> Record:
    record: Record = {name: getattr(product, name) for name in _TEXTS}
    record["price"] = plain(product.price)
    record["cost"] = None if product.cost is None else plain(product.cost)
    record["inactive_at"] = product.inactive_at.isoformat() if product.inactive_at else None
    return record | {"components": components}


def insert(drafts: list[Record], by: Actor) -> list[Done]:
    hold_the_graph()
    taken = _taken(draft.get("reference", "") for draft in drafts)
    return [_insert(EMPTY | {"inactive_at": None} | draft, by, taken) for draft in drafts]


def _taken(references: Iterable[str]) -> dict[str, int]:
    keys = {key_of(reference) for reference in references}
    return dict(Product.objects.filter(reference_key__in=keys).values_list("reference_key", "pk"))


def _insert(record: Record, by: Actor, taken: dict[str, int], *, pk: int | None = None, act: str = "created") -> Done:
    if errors := _errors(record, taken, None):
        return Done(errors=errors)
    product = Product(pk=pk, created_at=by.now(), updated_at=by.now())
    _fill(product, record)
    product.save(force_insert=True)
    _write_components(product.pk, record["components"])
    _settle({product.pk})
    taken[product.reference_key] = product.pk
    after = records([product.pk])[product.pk]
    return Done(product.pk, note(product.pk, act, None, after, by))


def _errors(record: Record, taken: Mapping[str, int], own: int | None) -> dict[str, str]:
    errors = errors_of(record)
    other = taken.get(key_of(record["reference"]))
    if other is not None and other != own:
        errors["reference"] = f"La référence « {record['reference']} » existe déjà : choisissez-en une autre."
    wanted = {row["product"] for row in record["components"]}
    if len(wanted) != Product.objects.filter(pk__in=wanted).count():
        errors["components"] = "Un composant n’existe plus : choisissez-le de nouveau."
    if own in wanted:
        errors["components"] = "Un ouvrage ne peut pas se contenir lui-même."
    return errors


def _fill(product: Product, record: Record) -> None:
    for name in _TEXTS:
        setattr(product, name, record[name])
    product.reference_key = key_of(record["reference"])
    product.price = Decimal(record["price"])
    product.cost = None if record["cost"] is None else Decimal(record["cost"])
    product.inactive_at = parse_datetime(record["inactive_at"]) if record["inactive_at"] else None
    product.is_work = bool(record["components"])
    product.sort_name = fold(record["name"])[:200]
    said = " ".join(record[name] for name in ("reference", "name", "family", "description"))
    product.haystack = f"{fold(said)} {product.reference_key}"


def _write_components(work: int, components: list[Record]) -> None:
    Component.objects.filter(work=work).delete()
    Component.objects.bulk_create(
        Component(work_id=work, product_id=row["product"], quantity=Decimal(row["quantity"]), position=position)
        for position, row in enumerate(components)
    )


def update(
    drafts: Mapping[int, Record], by: Actor, versions: Mapping[int, int], act: str = "changed"
) -> dict[int, Done]:
    hold_the_graph()
    held = records(drafts, lock=True)
    now = dict(Product.objects.filter(pk__in=held).values_list("pk", "version"))
    taken = _taken(draft["reference"] for draft in drafts.values() if "reference" in draft)
    done = {}
    for pk, draft in drafts.items():
        if pk not in held:
            done[pk] = Done(errors={"reference": "Cet article est supprimé."})
        elif versions.get(pk, now[pk]) != now[pk]:
            done[pk] = Done(pk, stale=True)
        else:
            done[pk] = _update(pk, held[pk], held[pk] | draft, by, taken, act)
    return done


def _update(pk: int, before: Record, wanted: Record, by: Actor, taken: Mapping[str, int], act: str) -> Done:
    if errors := _errors(wanted, taken, pk):
        return Done(pk, errors=errors)
    product = Product.objects.get(pk=pk)
    _fill(product, wanted)
    if wanted["components"] != before["components"]:
        _write_components(pk, wanted["components"])
    product.updated_at = by.now()
    product.save()
    _settle({pk})
    after = records([pk])[pk]
    if after == before:
        return Done(pk)
    Product.objects.filter(pk=pk).update(version=F("version") + 1)
    return Done(pk, note(pk, act, before, after, by))


def _settle(changed: set[int]) -> None:
    """Check the works that hold what was changed, and bring their prices in line."""
    if not Component.objects.filter(Q(work__in=changed) | Q(product__in=changed)).exists():
        return
    found = graph()
    for pk in changed & found.keys():
        check(pk, found)
    for work in bottom_up(changed, found):
        reprice(work, found[work])


def reprice(work: int, components: list[tuple[int, Decimal]]) -> None:
    known = {pk: (price, cost) for pk, price, cost in Product.objects.filter(
        pk__in=[pk for pk, _ in components]).values_list("pk", "price", "cost")}  # fmt: skip
    price = sum((quantity * known[pk][0] for pk, quantity in components), Decimal(0))
    costs = [(quantity, known[pk][1]) for pk, quantity in components]
    # A sum that lacks a part would be a lie.
    cost = None if any(one is None for _, one in costs) else sum((q * c for q, c in costs if c is not None), Decimal(0))
    if price >= 10**7 or (cost or 0) >= 10**7:
        raise Refused(TOO_DEAR)
    Product.objects.filter(pk=work).update(
        price=price.quantize(_CENT, ROUND_HALF_UP),
        cost=None if cost is None else cost.quantize(_CENT, ROUND_HALF_UP),
    )


def delete(product_id: int) -> None:
    Component.objects.filter(work=product_id).delete()
    Product.objects.filter(pk=product_id).delete()


def note(key: int, act: str, before: Record | None, after: Record | None, by: Actor, **more: Any) -> int:
    return Revision.objects.create(
        product_id=key if after is not None else None, key=key, act=act, before=before, after=after, user=by.user,
        source=by.source.value, job_id=by.job_id, at=by.now(), **more,
    ).pk  # fmt: skip


def put_back(pk: int, record: Record, by: Actor) -> Done:
    """A deleted product comes back under its own key."""
    hold_the_graph()
    return _insert(record, by, _taken([record["reference"]]), pk=pk, act="undone")
