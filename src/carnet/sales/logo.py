"""A logo that a person gives: a picture or an SVG, made harmless and small, or refused with what to do."""

import re
from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

from carnet.kernel.errors import Refused

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 2_000_000
MOST_SVG = 200_000
SIDE = (900, 400)  # enough for 62 mm × 18 mm at 370 dots an inch
_SVG = "{http://www.w3.org/2000/svg}"
# What draws, and nothing that fetches, runs, or needs a font.
_DRAWS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "use",
        "symbol",
        "pattern",
        "title",
        "desc",
    ]
)
_WRONG = "Ce logo n’est pas lisible : donnez une image PNG ou JPEG, ou un dessin SVG."


def read(content: bytes) -> str:
    """A data URI or the text of an SVG, as `Theme.logo` wants it."""
    if len(content) > MOST_BYTES:
        raise Refused("Ce logo dépasse 2 Mo : réduisez-le.")
    return _svg(content) if _looks_svg(content) else _picture(content)


def _looks_svg(content: bytes) -> bool:
    return b"<svg" in content[:2_000].lower()


def _picture(content: bytes) -> str:
    """Written again, so that nothing hidden in the file stays."""
    from PIL import Image

    from carnet.files.images import MOST_PIXELS

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused("Cette image a trop de points : réduisez-la.")
            opened.thumbnail(SIDE)
            clean = opened.convert("RGBA" if opened.mode in {"RGBA", "LA", "P"} else "RGB")
    except Refused:
        raise
    except Exception as error:  # a picture made to harm fails in every way that a decoder can
        raise Refused(_WRONG) from error
    out = BytesIO()
    clean.save(out, "PNG", optimize=True)
    return f"data:image/png;base64,{b64encode(out.getvalue()).decode()}"


def _svg(content: bytes) -> str:
    from lxml import etree

    from carnet.sales.facturx.trees import tree_of

    if len(content) > MOST_SVG:
        raise Refused("Ce dessin SVG est trop lourd : donnez plutôt une image PNG.")
    try:
        root = tree_of(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(_WRONG) from error
    if root.getroottree().docinfo.internalDTD is not None or root.tag != f"{_SVG}svg":
        raise Refused(_WRONG)
    _clean(root)
    return etree.tostring(root, encoding="unicode")


def _clean(root: "_Element") -> None:
    """Foreign elements and comments go; what would draw something we cannot promise is refused."""
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or not node.tag.startswith(_SVG) or node.tag == f"{_SVG}metadata":
            if (parent := node.getparent()) is not None:
                parent.remove(node)
            continue
        name = node.tag.removeprefix(_SVG)
        if name == "text":
            raise Refused(
                "Ce dessin SVG contient du texte : convertissez-le en tracés dans votre logiciel de dessin, ou donnez une image PNG."
            )
        if name not in _DRAWS:
            raise Refused(
                f"Ce dessin SVG contient « {name[:20]} », que les documents ne savent pas imprimer : donnez plutôt une image PNG."
            )
        for attribute, value in list(node.attrib.items()):
            if _risky(str(attribute), str(value)):
                raise Refused(
                    "Ce dessin SVG va chercher un autre fichier ou contient un programme : donnez plutôt une image PNG."
                )
            if "}" in str(attribute) and not str(attribute).endswith("}href"):
                del node.attrib[attribute]


def _risky(name: str, value: str) -> bool:
    if name.lower().startswith("on"):
        return True
    if name.endswith("href"):
        return not value.startswith("#")
    return bool(re.search(r"url\(\s*['\"]?(?!#)|@import|javascript:", value, re.IGNORECASE))


def shown(logo: str) -> str:
    """As the `src` of an image on a page: an <img> runs nothing."""
    return (
        logo
        if logo.startswith("data:")
        else f"data:image/svg+xml;base64,{b64encode(logo.encode()).decode()}"
        if logo
        else ""
    )
