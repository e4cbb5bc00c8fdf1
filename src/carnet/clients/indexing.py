"""What a client is found by: the record as search tokens. Pure."""

from collections.abc import Mapping

from carnet.clients.record import Record
from carnet.search.tokens import Entry, Tokens, tokens_of

ACTIVE = "active"
SEEN = "seen"


def owned_by(user_id: int | None) -> str:
    """The filter token of a portfolio: visibility is a property of the index."""
    return f"s:{user_id or 0}"


def search_tokens(record: Record, names: Mapping[int, str] | None = None) -> Tokens:
    """Nothing for a client in the bin."""
    if record.get("deleted_at"):
        return frozenset()
    contacts = record["contacts"]
    return tokens_of(
        Entry(
            names=_some(record["name"], record["trade_name"], record["partner_name"]),
            first_names=_some(record["first_name"], record["partner_first_name"]),
            contacts=_some(
                *(f"{row['first_name']} {row['name']}" for row in contacts),
                (names or {}).get(record.get("syndic") or 0, ""),
            ),
            numbers=_some(record.get("number") or ""),
            registrations=_some(record["siren"], record["siret"], record["vat_number"]),
            phones=_some(*(row["number"] for row in record["phones"]), *(row["phone"] for row in contacts)),
            emails=_some(*(row["address"] for row in record["emails"]), *(row["email"] for row in contacts)),
            streets=_some(*(row["street"] for row in record["addresses"])),
            postcodes=_some(*(row["postcode"] for row in record["addresses"])),
            cities=_some(*(row["city"] for row in record["addresses"])),
            notes=_some(record["notes"], record["warning"], record["origin"], *record["tags"], *_site_notes(record)),
            filters=tuple(_filters(record)),
        )
    )


def _site_notes(record: Record) -> list[str]:
    return [text for row in record["addresses"] for text in (row["access_notes"], row["label"]) if text]


def _filters(record: Record) -> list[str]:
    found = [owned_by(record["salesperson"])]
    if not record.get("inactive_reason"):
        found.append(ACTIVE)
    # Seen by direction alone: the others ask for clients that are not in this state.
    if not record.get("erasure_due"):
        found.append(SEEN)
    return found


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
