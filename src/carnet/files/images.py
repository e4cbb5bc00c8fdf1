"""Images are rewritten: upright, without position, camera, comment or anything hidden after the picture; and made small."""

import logging
import threading
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps

from carnet.files.sniffing import JPEG, PNG, Type
from carnet.kernel.errors import Refused

MOST_PIXELS = 50_000_000  # what phones take; 150 MB once unfolded
MINIATURE = 320
# Stricter than the library's own: a bomb is told by its first bytes, whoever opens it.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
# Unfolding is what costs memory: one picture at a time in a process.
_ONE_AT_A_TIME = threading.Lock()
_FORMATS = ("JPEG", "PNG", "WEBP")
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_TOO_LARGE = "Cette image a trop de points pour être ouverte sans risque : réduisez-la, puis renvoyez-la."
logger = logging.getLogger("carnet.files")
_MODES = {
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"},
    "WEBP": {"RGB", "RGBA"},
}


@dataclass(frozen=True)
class Picture:
    content: bytes
    miniature: bytes
    width: int
    height: int


def rewrite(file: IO[bytes], kind: Type) -> Picture:
    """Raises Refused for a picture that is damaged or too large to be unfolded."""
    with _ONE_AT_A_TIME:
        try:
            with Image.open(file, formats=_FORMATS) as opened:
                _check_size(opened)
                # In place: each copy of a phone's picture is 150 MB.
                ImageOps.exif_transpose(opened, in_place=True)
                _lay_bare(opened)
                return Picture(_encoded(opened, kind), _miniature(opened), opened.width, opened.height)
        except Refused:
            raise
        except _BOMBS as error:
            raise Refused(_TOO_LARGE) from error
        except Exception as error:
            # A picture made to harm fails in every way that a decoder can.
            logger.info("image illisible : %r", error)
            raise Refused("Cette image est abîmée ou incomplète : renvoyez-la, ou reprenez-la en photo.") from error


def miniature(file: IO[bytes]) -> bytes:
    """Made again from a stored picture."""
    with _ONE_AT_A_TIME, Image.open(file, formats=_FORMATS) as opened:
        _check_size(opened)
        return _miniature(opened)


def _check_size(image: Image.Image) -> None:
    """Known from the first bytes, before the picture is unfolded."""
    if image.width * image.height > MOST_PIXELS:
        raise Refused(_TOO_LARGE)


def _lay_bare(image: Image.Image) -> None:
    """The first picture alone, without what its file said of it. Encoders copy `info`: it is emptied."""
    image.load()
    kept = {name: image.info[name] for name in ("transparency",) if name in image.info}
    image.info.clear()
    image.info.update(kept)


def _encoded(image: Image.Image, kind: Type) -> bytes:
    name = kind.content_type.rpartition("/")[2].upper()
    if image.mode not in _MODES[name]:
        image = image.convert("RGB" if name == "JPEG" or not image.has_transparency_data else "RGBA")
    out = BytesIO()
    if kind == JPEG:
        image.save(out, "JPEG", quality=88)
    elif kind == PNG:
        image.save(out, "PNG", compress_level=6)
    else:
        image.save(out, "WEBP", quality=88, method=2)
    return out.getvalue()


def _miniature(image: Image.Image) -> bytes:
    # A palette or black and white do not blend: a line would vanish.
    image = image.convert("RGBA" if image.has_transparency_data else "RGB") if image.mode in {"1", "P"} else image
    scale = min(1, MINIATURE / max(image.size))
    small = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), reducing_gap=2.0)
    if small.has_transparency_data:
        small = small.convert("RGBA")
        paper = Image.new("RGB", small.size, "white")
        paper.paste(small, mask=small.getchannel("A"))
        small = paper
    out = BytesIO()
    small.convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()
