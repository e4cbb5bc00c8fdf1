"""A client record as matching knows it. Pure."""

from collections.abc import Mapping
from datetime import date

from carnet import matching
from carnet.clients.record import Record


def party(record: Record, names: Mapping[int, str] | None = None) -> matching.Party:
    """A record as matching knows it."""
    born = record.get("birth_date")
    addresses = [row for row in record.get("addresses", ()) if row.get("role") != "site"] or record.get("addresses", ())
    contacts = record.get("contacts", ())
    return matching.Party(
        kind=record.get("kind", ""),
        civility=record.get("civility", ""),
        name=record.get("name", ""),
        first_name=record.get("first_name", ""),
        partner_name=record.get("partner_name", ""),
        partner_first_name=record.get("partner_first_name", ""),
        trade_name=record.get("trade_name", ""),
        legal_form=record.get("legal_form", ""),
        birth_date=date.fromisoformat(born) if isinstance(born, str) and born else None,
        siren=record.get("siren", ""),
        siret=record.get("siret", ""),
        vat_number=record.get("vat_number", ""),
        phones=tuple(row["number"] for row in record.get("phones", ()))
        + tuple(row["phone"] for row in contacts if row.get("phone")),
        emails=tuple(row["address"] for row in record.get("emails", ()))
        + tuple(row["email"] for row in contacts if row.get("email")),
        places=tuple(
            matching.Place(row.get("street", ""), row.get("postcode", ""), row.get("city", ""), row.get("insee", ""))
            for row in addresses
        ),
        contacts=tuple(f"{row.get('first_name', '')} {row.get('name', '')}".strip() for row in contacts),
        syndic=(names or {}).get(record.get("syndic") or 0, "") or record.get("syndic_name", ""),
        birth_name=record.get("birth_name", ""),
    )
