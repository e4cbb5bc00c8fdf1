"""What digits alone tell: a postcode, its beginning, a zero lost by a spreadsheet, a CEDEX, a département."""

from carnet.communes.gazetteer import Gazetteer

# Codes that people use for the whole city and that the Post gives to nobody.
_WHOLE_CITY = {"75000": "750", "69000": "6900", "13000": "130"}
_CITY_INSEE = {"75000": "751", "69000": "6938", "13000": "132"}


def is_known(gazetteer: Gazetteer, postcode: str) -> bool:
    """A postcode of the list, or the one said for a whole city; a CEDEX is not."""
    return postcode in _WHOLE_CITY or bool(gazetteer.rows_of_postcode(postcode))


def rows_for_postcode(gazetteer: Gazetteer, postcode: str) -> list[int]:
    """Lines of a whole postcode; the ones of the chief town for the CEDEX codes that begin like its own."""
    if rows := gazetteer.rows_of_postcode(postcode):
        return rows
    if postcode in _WHOLE_CITY:
        rows = gazetteer.rows_of_postcode(_WHOLE_CITY[postcode])
        return [row for row in rows if gazetteer.line(row).insee.startswith(_CITY_INSEE[postcode])]
    if postcode[2] == "0" and postcode[:2] != "97":
        return gazetteer.rows_of_postcode(postcode[:2] + "000")
    return []


def rows_for_digits(gazetteer: Gazetteer, digits: str) -> list[int]:
    """Lines whose postcode begins so, or would with its lost zero; or those of a Corsican département."""
    if not digits.isdecimal():
        return gazetteer.rows_of_department(digits.upper())
    if len(digits) == 5:
        return rows_for_postcode(gazetteer, digits)
    lost = gazetteer.rows_of_postcode("0" + digits) if len(digits) == 4 else []
    begun = gazetteer.rows_of_postcode(digits)
    return lost + [row for row in begun if row not in set(lost)]


def rows_allowed(gazetteer: Gazetteer, digits: str) -> set[int]:
    """Lines that a name may be on when these digits come with it: postcode, beginning or département."""
    rows = set(rows_for_digits(gazetteer, digits))
    if len(digits) in (2, 3):
        rows.update(gazetteer.rows_of_department(digits.upper()))
    return rows


def department_of_digits(digits: str) -> tuple[str, ...]:
    """The départements that a postcode belongs to in all likelihood (two for Corsica)."""
    if digits.startswith("20"):
        return ("2A", "2B")
    if digits.startswith(("97", "98")):
        return (digits[:3],)
    return (digits[:2],)


def communes_of(gazetteer: Gazetteer, rows: set[int]) -> frozenset[int]:
    return frozenset(gazetteer.row_commune[row] for row in rows)
