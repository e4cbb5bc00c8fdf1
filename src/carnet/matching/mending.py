"""What a spreadsheet or a wrong encoding did to a record, undone where it can be."""

import re
from dataclasses import replace

from carnet.matching.party import Party, Place

_TEXTS = ("name", "first_name", "partner_name", "partner_first_name", "birth_name", "trade_name", "syndic")
_LOST_LETTER = re.compile(r"(?<=[^\W\d_])[?\ufffd](?=[^\W\d_])")
_CODE_AND_CITY = re.compile(r"\s*(?:F-?)?(\d{5})[\s,-]+(\D.*)")
_WHOLE_ADDRESS = re.compile(r"(.*?)[\s,;-]+(?:F-?)?(\d{5})[\s,-]+(\D+)")


def mend(party: Party) -> Party:
    """Accents read in the wrong encoding (`LefÃ¨vre`), letters lost (`Lef?vre`), postcode and commune in one cell."""
    changes: dict[str, object] = {}
    for name in _TEXTS:
        text = getattr(party, name)
        if text and (mended := _letters(text)) != text:
            changes[name] = mended
    places = tuple([_place(place) for place in party.places])
    if places != party.places:
        changes["places"] = places
    return replace(party, **changes) if changes else party  # type: ignore[arg-type]


def _letters(text: str) -> str:
    if "Ã" in text or "Â" in text:
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return text
    return _LOST_LETTER.sub("", text) if "?" in text or "\ufffd" in text else text


def _place(place: Place) -> Place:
    street, postcode, city = _letters(place.street), place.postcode, _letters(place.city)
    if not postcode and city[:1].isdigit() and (found := _CODE_AND_CITY.fullmatch(city)):
        postcode, city = found.groups()
    if not postcode and not city and (found := _WHOLE_ADDRESS.fullmatch(street)):
        street, postcode, city = found.groups()
    if (street, postcode, city) == (place.street, place.postcode, place.city):
        return place
    return replace(place, street=street, postcode=postcode, city=city)
