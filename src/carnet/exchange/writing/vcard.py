"""vCard 4.0 (RFC 6350), one card a client: the address book of a telephone or of a mail program."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from carnet.exchange.formats import Listing
from carnet.exchange.writing.csv_file import as_date

_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": ""})
_LABEL = re.compile(r"^(.*?)\s*\(([^()]*)\)$")
_LINE = 75  # octets


def write(listing: Listing, stream: BinaryIO) -> int:
    codes = [column.code for column in listing.columns]
    count = 0
    for row in listing.rows:
        values = dict(zip(codes, row, strict=True))
        stream.write(b"".join(_folded(line) for line in _card(values)))
        count += 1
    return count


def _card(values: dict[str, Any]) -> Iterator[str]:
    def text(code: str) -> str:
        return str(values.get(code) or "")

    person = values.get("kind") in {"person", "Particulier", None, ""}
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'individual' if person else 'org'}"
    yield f"FN:{_escape(_full_name(text) if person else text('name'))}"
    if person:
        firsts = " et ".join(part for part in (text("first_name"), text("partner_first_name")) if part)
        yield f"N:{_escape(text('name'))};{_escape(firsts)};;{_escape(text('civility'))};"
    else:
        yield f"ORG:{_escape(text('name'))}"
    if trade_name := text("trade_name"):
        yield f"NICKNAME:{_escape(trade_name)}"
    yield from _ways(values)
    for prefix, kind in (
        ("", "home" if person else "work"),
        ("site.", "site"),
        ("delivery.", "delivery"),
        ("billing.", "billing"),
    ):
        yield from _address(values, prefix, kind)
    for code, name in (("website", "URL"), ("number", "UID"), ("notes", "NOTE")):
        if value := text(code):
            yield f"{name}:{value if name == 'URL' else _escape(value)}"
    if born := as_date(values.get("birth_date")):
        yield f"BDAY:{born:%Y%m%d}"
    if tags := text("tags"):
        yield "CATEGORIES:" + ",".join(_escape(tag.strip()) for tag in tags.split(","))
    yield "END:VCARD"


def _full_name(text: Any) -> str:
    firsts = " et ".join(part for part in (text("first_name"), text("partner_first_name")) if part)
    return " ".join(part for part in (text("civility"), firsts, text("name")) if part) or "?"


def _ways(values: dict[str, Any]) -> Iterator[str]:
    for code, value in values.items():
        base = code.rstrip("0123456789")
        if not value or base not in {"phone", "email"}:
            continue
        found = _LABEL.match(str(value))
        bare, label = (found[1], found[2]) if found else (str(value), "")
        if base == "email":
            yield f"EMAIL:{_escape(bare)}"
        else:
            yield f"TEL;VALUE=text;TYPE={_phone_type(bare, label)}:{_escape(bare)}"


def _phone_type(number: str, label: str) -> str:
    if label == "fax":
        return "fax"
    return "cell" if number.startswith(("06", "07", "+33 6", "+33 7")) else "voice"


def _address(values: dict[str, Any], prefix: str, kind: str) -> Iterator[str]:
    street, city, postcode, country = (
        str(values.get(prefix + code) or "") for code in ("street", "city", "postcode", "country")
    )
    if street or city or postcode:
        parts = (_escape(part) for part in (street, city, "", postcode, country))
        yield f"ADR;TYPE={kind}:;;{';'.join(parts)}"


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """Lines of 75 octets at most, never cut inside a character; a line that goes on begins with a blank."""
    octets = "".join(char for char in line if char >= " " or char == "\t").encode()
    pieces = []
    limit = _LINE
    while len(octets) > limit:
        cut = limit
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(octets[:cut])
        octets = octets[cut:]
        limit = _LINE - 1
    return b"\r\n ".join([*pieces, octets]) + b"\r\n"
