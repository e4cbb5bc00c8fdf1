"""Put the XML inside its PDF as PDF/A-3 and Factur-X want it: associated file, and a few lines of XMP. Tags and output intent stay as Typst made them."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from carnet.sales.facturx.trees import tree_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pikepdf import Pdf

NAME = "factur-x.xml"
FX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_AIIM = "http://www.aiim.org/pdfa/ns/"
# The extension schema describes the four properties: an archive reader must understand them without Factur-X at hand.
_PROPERTIES = {
    "DocumentType": ("INVOICE", "The type of the hybrid document in capital letters"),
    "DocumentFileName": (NAME, "The file name of the embedded XML document"),
    "Version": ("1.0", "The version of the standard that the XML document follows"),
    "ConformanceLevel": ("EN 16931", "The conformance level of the XML document"),
}


def embed(pdf: bytes, xml: bytes, day: date) -> bytes:
    """The same bytes for the same day: nothing here reads a clock."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        _attach(opened, xml, day)
        _describe(opened)
        out = BytesIO()
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _attach(pdf: "Pdf", xml: bytes, day: date) -> None:
    from pikepdf import Array, Dictionary, Name, String

    stamp = f"D:{day:%Y%m%d}000000Z"
    content = pdf.make_stream(
        xml,
        Type=Name.EmbeddedFile,
        Subtype=Name("/text/xml"),
        Params=Dictionary(CreationDate=stamp, ModDate=stamp, Size=len(xml)),
    )
    about = Dictionary(
        Type=Name.Filespec,
        F=NAME,
        UF=NAME,
        Desc="Facture électronique Factur-X",
        AFRelationship=Name.Data,
        EF=Dictionary(F=content, UF=content),
    )
    file = pdf.make_indirect(about)
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(NAME), file]))
    pdf.Root.Names, pdf.Root.AF = names, Array([file])


def _describe(pdf: "Pdf") -> None:
    from lxml import etree
    from pikepdf import Name

    meta = tree_of(bytes(pdf.Root.Metadata.read_bytes()))
    rdf = meta.find(f"{{{_RDF}}}RDF")
    assert rdf is not None
    _bag(rdf).append(tree_of(_schema()))
    rdf.append(tree_of(_properties()))
    packet = (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        + etree.tostring(meta)
        + b'<?xpacket end="r"?>'
    )
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _bag(rdf: "_Element") -> Any:
    """The one list of extension schemas that PDF/A allows: that of the file, else a new one."""
    from lxml import etree

    found = rdf.find(f".//{{{_AIIM}extension/}}schemas/{{{_RDF}}}Bag")
    if found is None:
        block = etree.SubElement(
            rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""}, nsmap={"pdfaExtension": f"{_AIIM}extension/"}
        )
        schemas = etree.SubElement(block, f"{{{_AIIM}extension/}}schemas")
        found = etree.SubElement(schemas, f"{{{_RDF}}}Bag")
    return found


def _schema() -> str:
    told = "".join(
        f'<rdf:li rdf:parseType="Resource"><p:name>{name}</p:name><p:valueType>Text</p:valueType>'
        f"<p:category>external</p:category><p:description>{what}</p:description></rdf:li>"
        for name, (_, what) in _PROPERTIES.items()
    )
    return (
        f'<rdf:li xmlns:rdf="{_RDF}" xmlns:s="{_AIIM}schema#" xmlns:p="{_AIIM}property#" rdf:parseType="Resource">'
        f"<s:schema>Factur-X PDFA Extension Schema</s:schema><s:namespaceURI>{FX}</s:namespaceURI><s:prefix>fx</s:prefix>"
        f"<s:property><rdf:Seq>{told}</rdf:Seq></s:property></rdf:li>"
    )


def _properties() -> str:
    told = "".join(f"<fx:{name}>{value}</fx:{name}>" for name, (value, _) in _PROPERTIES.items())
    return f'<rdf:Description xmlns:rdf="{_RDF}" xmlns:fx="{FX}" rdf:about="">{told}</rdf:Description>'
