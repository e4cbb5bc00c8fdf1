"""The official rules at work: XSD by lxml, XSLT by Saxon, compiled once a process.

Saxon is a native engine bound to the thread that made it: called from another one, it can stop the whole process. So one thread, kept for it, does
everything. Nothing of it is loaded before the first invoice is checked (it takes 160 MB).
"""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from carnet.sales.facturx.trees import tree_in, tree_of

RULES = Path(__file__).parent / "rules"
EN16931, BR_FR = RULES / "FACTUR-X_EN16931.xslt", RULES / "BR-FR-Flux2-Schematron-CII.xslt"
_SVRL = "{http://purl.oclc.org/dsdl/svrl}"
_NAMED = re.compile(r"\[?([A-Z0-9]+(?:-[A-Z0-9]+)+)\]")
_THREAD = ThreadPoolExecutor(1, thread_name_prefix="saxon")


@dataclass(frozen=True)
class Broken:
    """A rule that the invoice breaks, in the words of who wrote the rule."""

    rule: str
    text: str
    place: str = ""


def against_schema(xml: bytes) -> list[Broken]:
    """What is wrong of the shape; then nothing else is worth asking."""
    schema = _schema()
    if schema.validate(tree_of(xml)):
        return []
    return [Broken("XSD", error.message, error.path or "") for error in schema.error_log]


@cache
def _schema() -> Any:
    from lxml import etree

    return etree.XMLSchema(tree_in(RULES / "xsd" / "Factur-X_EN16931.xsd"))


def against_rules(xml: bytes, stylesheet: Path) -> list[Broken]:
    """Each rule once, however many times it is broken."""
    report = _THREAD.submit(_transformed, xml, stylesheet).result()
    tree = tree_of(report.encode())
    found = [_told(node) for node in tree.iter(f"{_SVRL}failed-assert", f"{_SVRL}successful-report")]
    return list({one.rule: one for one in reversed(found)}.values())[::-1]


def _told(node: Any) -> Broken:
    text = " ".join("".join(node.itertext()).split())
    named = _NAMED.match(text)  # « [BR-CO-15]-… » : the rule of EN 16931 that a rule of Factur-X repeats
    return Broken(named[1] if named else node.get("id") or "?", text, node.get("location", ""))


def _transformed(xml: bytes, stylesheet: Path) -> str:
    engine, compiled = _engine(), _stylesheet(stylesheet)
    return str(compiled.transform_to_string(xdm_node=engine.parse_xml(xml_text=xml.decode())))


@cache
def _engine() -> Any:
    from saxonche import PySaxonProcessor

    return PySaxonProcessor(license=False)


@cache
def _stylesheet(path: Path) -> Any:
    return _engine().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))


def warm_up() -> None:
    """Compile now what the first invoice would otherwise wait for."""
    for path in (EN16931, BR_FR):
        _THREAD.submit(_stylesheet, path).result()
