"""Keeping the paper of an issued document: drawn once it is certain, so that what is printed in ten years is what was issued."""

from typing import Any

from django.db import transaction

from carnet.files import store
from carnet.files.models import File
from carnet.files.sniffing import PDF
from carnet.sales.firm import theme_now
from carnet.sales.paper.drawing import draw
from carnet.sales.paper.freezing import thaw


def keep(document: Any, name: str) -> None:
    """Draw and keep the paper of a document that has a `frozen` one; nothing when it is kept already.

    Outside a transaction, it takes a tenth of a second. Interrupted, it is done again by whoever asks for the paper.
    """
    if document.paper_id or not document.frozen:
        return
    stored = store.write([draw(thaw(document.frozen), theme_now())])
    with transaction.atomic():
        held = type(document)._default_manager.select_for_update().get(pk=document.pk)
        if held.paper is None:
            held.paper = File.objects.create(
                key=stored.key,
                name=f"{name}.pdf",
                content_type=PDF.content_type,
                size=stored.size,
                sha256=stored.sha256,
            )
            held.save(update_fields=["paper"])
        else:
            store.remove(stored.key)  # somebody else was quicker
    document.paper = held.paper
