"""Several documents as one file to print. What is kept and sent is each document, never this one."""

from collections.abc import Iterable
from io import BytesIO


def bundle(pdfs: Iterable[bytes]) -> bytes:
    """The pages one after the other; no attachment, no archive standard."""
    import pikepdf

    with pikepdf.new() as whole:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as one:
                whole.pages.extend(one.pages)
        out = BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()
