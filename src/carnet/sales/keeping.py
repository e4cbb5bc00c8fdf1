"""Keeping the papers of a document: drawn once it is certain, so that what is printed in ten years is what was issued and signed."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from carnet.files import store
from carnet.files.models import File
from carnet.files.sniffing import PDF
from carnet.sales.facturx.making import make
from carnet.sales.firm import theme_now
from carnet.sales.paper.freezing import thaw


def keep(document: Any, name: str = "") -> None:
    """Draw and keep the paper of a document that has a `frozen` one; nothing when it is kept already. `name`: its title.

    Outside a transaction, it takes a tenth of a second. Interrupted, it is done again by whoever asks for the paper.
    """
    if document.frozen:
        _keep(document, "paper", name or document.title, lambda: make(thaw(document.frozen), theme_now()))


def keep_signed(document: Any, drawn: Callable[[Any], bytes]) -> File:
    """The copy that bears the signature, drawn by its app."""
    kept: File = _keep(document, "signed_paper", f"{document.title} signé", lambda: drawn(document))
    return kept


def content(document: Any, drawn: Callable[[Any], bytes]) -> bytes:
    """As it is printed: what was kept, or a draft as it is."""
    keep(document)
    return store.path_of(document.paper.key).read_bytes() if document.paper else drawn(document)


def _keep(document: Any, field: str, name: str, drawn: Callable[[], bytes]) -> Any:
    if getattr(document, f"{field}_id"):
        return getattr(document, field)
    stored = store.write([drawn()])
    with transaction.atomic():
        held = type(document)._default_manager.select_for_update().get(pk=document.pk)
        if getattr(held, field) is None:
            kept = File.objects.create(
                key=stored.key,
                name=f"{name}.pdf",
                content_type=PDF.content_type,
                size=stored.size,
                sha256=stored.sha256,
            )
            setattr(held, field, kept)
            held.save(update_fields=[field])
        else:
            store.remove(stored.key)  # somebody else was quicker
    setattr(document, field, getattr(held, field))
    return getattr(document, field)


def draw_what_is_not_drawn(model: Any, most: int = 500) -> None:
    """By night, the papers that a crash left undrawn, or that a demonstration did not need yet."""
    for document in list(model.objects.exclude(number=None).filter(paper=None).order_by("pk")[:most]):
        keep(document)
