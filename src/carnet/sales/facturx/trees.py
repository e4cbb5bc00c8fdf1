"""XML as trees, read without entities nor network."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element, _ElementTree


def tree_of(xml: bytes | str) -> "_Element":
    from lxml import etree

    return etree.fromstring(xml, _parser())


def tree_in(path: Path) -> "_ElementTree":
    from lxml import etree

    return etree.parse(str(path), _parser())


def _parser() -> "XMLParser":
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True)
