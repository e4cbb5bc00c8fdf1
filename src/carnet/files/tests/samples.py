"""Files made for the tests: good ones of each kind, and hostile ones."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
# The harmless signature that every antivirus knows, in two halves so that none removes this file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + rb"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GPS, ORIENTATION = 0x8825, 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, options.pop("colour", 120)).save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def photo(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """As a phone makes them: where, with what, and which way up."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "Marque du téléphone"
    exif.get_ifd(GPS).update({1: "N", 2: (47.0, 3.0, 36.0), 3: "W", 4: (0.0, 52.0, 48.0)})
    return picture(size=size, exif=exif, comment=b"chez Mme Martin")


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"} | more)


def odt() -> bytes:
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, zipfile.ZIP_STORED)


def bomb() -> bytes:
    """A few megabytes that unfold into more than half a gigabyte."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(2):
            with made.open(f"word/{number}.xml", "w", force_zip64=True) as member:
                for _ in range(260):
                    member.write(b"\0" * 1_000_000)
    return out.getvalue()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    made = SimpleUploadedFile("x", content)
    # Past the cleaning that Django makes of names: an import or a command does not pass through it.
    made._name = name
    return made
