"""A picture on its way in: upright, bare, rewritten; and its miniature."""

from io import BytesIO

import pytest
from PIL import Image

from carnet.files import images, sniffing
from carnet.files.images import Picture
from carnet.files.tests import samples
from carnet.files.tests.samples import GPS, ORIENTATION

KINDS = {"JPEG": sniffing.JPEG, "PNG": sniffing.PNG, "WEBP": sniffing.WEBP}


def rewritten(content: bytes, kind: str = "JPEG") -> Picture:
    return images.rewrite(BytesIO(content), KINDS[kind])


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_position_camera_and_comment_are_gone() -> None:
    before = samples.photo()
    assert opened(before).getexif().get_ifd(GPS), "the sample tells no position: the test proves nothing"
    after = opened(rewritten(before).content)
    assert not after.getexif() and "comment" not in after.info and "exif" not in after.info


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_the_other_formats_lose_it_too(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Marque du téléphone"
    content = samples.picture(kind, exif=exif, icc_profile=b"profil")
    assert (b"Marque" in content and b"profil" in content) or kind == "PNG"  # compressed there
    after = opened(rewritten(content, kind).content)
    assert not after.getexif() and not after.info.get("icc_profile")
    assert b"Marque" not in rewritten(content, kind).content and b"profil" not in rewritten(content, kind).content


def test_a_photo_taken_sideways_is_put_upright() -> None:
    before = samples.photo(size=(60, 40), orientation=6)
    picture = rewritten(before)
    assert (picture.width, picture.height) == opened(picture.content).size == (40, 60)
    assert opened(picture.content).getexif().get(ORIENTATION) is None


@pytest.mark.parametrize(
    "hidden", [b"<script>alert(1)</script>", samples.archive({"a.exe": b"MZ"}), samples.PDF, b"<?php system(1); ?>"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_hides_after_a_picture_does_not_pass(kind: str, hidden: bytes) -> None:
    content = samples.picture(kind, size=(300, 300)) + hidden
    assert hidden not in rewritten(content, kind).content


def test_what_hides_in_the_text_of_a_png_does_not_pass() -> None:
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Comment", samples.HTML.decode())
    assert samples.HTML not in rewritten(samples.picture("PNG", pnginfo=told), "PNG").content


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "1"), ("PNG", "P"), ("PNG", "I;16"), ("WEBP", "RGBA")],
)  # fmt: skip
def test_every_sort_of_colour_passes_and_has_its_miniature(kind: str, mode: str) -> None:
    content = samples.picture(kind, size=(700, 300), mode=mode, colour=0)
    picture = rewritten(content, kind)
    assert opened(picture.content).format == kind and (picture.width, picture.height) == (700, 300)
    small = opened(picture.miniature)
    assert small.format == "JPEG" and small.size == (320, 137)


def test_what_was_transparent_stays_so_on_paper_it_is_white() -> None:
    picture = rewritten(samples.picture("PNG", mode="RGBA", colour=(10, 20, 30, 0)), "PNG")
    assert opened(picture.content).getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert min(opened(picture.miniature).getpixel((5, 5))) > 250  # type: ignore[arg-type]
