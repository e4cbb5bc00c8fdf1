"""Files on their way out. Whoever calls has checked the rights; here nothing sent may ever act on our pages."""

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from carnet.files import images, store
from carnet.files.models import File
from carnet.files.sniffing import PDF

# A document without scripts, forms, or an origin of its own.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'"
# Not every browser opens its PDF reader in a sandbox; the reader runs apart, and has nothing of ours to reach.
READER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"  # fmt: skip


def content(file: File, *, download: bool = False) -> FileResponse:
    """The file as it was kept; only images and PDF are shown by the browser."""
    shown = file.opens and not download
    try:
        opened = store.path_of(file.key).open("rb")
    except OSError as error:
        raise Http404("Ce fichier manque sur le disque.") from error
    response = FileResponse(opened, content_type=file.content_type)
    response["Content-Disposition"] = content_disposition_header(not shown, file.name) or "attachment"
    return harmless(response, READER if file.content_type == PDF.content_type and shown else SANDBOX)


def miniature(file: File) -> FileResponse:
    """The small picture, made again when it is missing: it is not part of the copies."""
    path = store.miniature_of(file.key)
    if not file.is_image or not file.is_present:
        raise Http404
    if not path.is_file():
        with store.path_of(file.key).open("rb") as picture:
            store.write_miniature(file.key, images.miniature(picture))
    return harmless(FileResponse(path.open("rb"), content_type="image/jpeg", filename="miniature.jpg"), SANDBOX)


def harmless(response: FileResponse, policy: str) -> FileResponse:
    response["Content-Security-Policy"] = policy
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
