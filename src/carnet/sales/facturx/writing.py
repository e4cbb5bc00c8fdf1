"""The only door to the `factur-x` package: its keys and options change with its versions, ours do not."""

from carnet.sales.facturx.terms import terms_of
from carnet.sales.paper.content import Paper

LEVEL = "en16931"


def write_xml(paper: Paper) -> bytes:
    """The invoice as CII XML, not checked: `checking` does, for the package trusts a server that may not be there."""
    from facturx import generate_cii_xml

    xml = generate_cii_xml(terms_of(paper), level=LEVEL, check_xsd=False, check_schematron=False)
    return bytes(xml)


def read_xml(pdf: bytes) -> bytes:
    """What a reader of invoices takes out of our PDF."""
    from facturx import get_xml_from_pdf

    _, xml = get_xml_from_pdf(pdf, check_xsd=False, check_schematron=False)
    return bytes(xml)
