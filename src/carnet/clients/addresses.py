"""Addresses as typed or pasted, brought to their commune. Pure."""

from carnet.clients.record import Record
from carnet.communes.engine import resolve
from carnet.communes.pasted import split_pasted

FRANCE = {"", "france", "fr"}


def settled(row: Record) -> Record:
    """The same address with its INSEE code, its official spelling when it is surely that commune; else as typed.

    A whole address pasted in the street is split. Nothing merely unusual is touched: CEDEX, foreign, unknown.
    """
    row = _split(dict(row))
    if row.get("country", "").strip().lower() in FRANCE:
        row["country"] = ""
    if row["country"] or not (row["postcode"] or row["city"]):
        return {**row, "insee": ""}
    if "cedex" in row["city"].lower():
        found = resolve(row["postcode"], row["city"])
        return {**row, "insee": found.insee if found else ""}
    found = resolve(row["postcode"], row["city"])
    if found is None:
        return {**row, "insee": ""}
    # A village keeps its old name beside the new commune's code: people and parcels still use it.
    city = row["city"] if found.via and row["city"] else found.name
    return {**row, "insee": found.insee, "postcode": row["postcode"] or found.postcode, "city": city}


def _split(row: Record) -> Record:
    if row.get("postcode") or row.get("city") or not row.get("street"):
        return row
    if pasted := split_pasted(row["street"]):
        row["street"], row["postcode"], row["city"] = pasted
    return row
