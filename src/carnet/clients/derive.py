"""What is derived from a record: search tokens, match keys, match profile. The same functions write, check and rebuild."""

from collections.abc import Iterable, Mapping

from carnet import matching
from carnet.clients import likeness
from carnet.clients.indexing import search_tokens
from carnet.clients.models.client import Client
from carnet.clients.models.derived import MatchKey, MatchProfile, SearchToken
from carnet.clients.record import Record
from carnet.communes.engine import department_of
from carnet.kernel.rows import Table
from carnet.search import index

_KEYS = Table(MatchKey, ["key", "client"])
_PROFILES = Table(MatchProfile, ["client", "data"], conflict='("client_id") DO UPDATE SET "data" = EXCLUDED."data"')


def refresh(after: Mapping[int, Record], *, new: bool, known: Mapping[int, matching.Prepared] | None = None) -> None:
    """Bring tokens, keys and profiles in line with the records, in the same transaction as their rows.

    `known`: the records as matching reads them, when the control of duplicates has prepared them already.
    """
    names = related_names(after.values())
    index.refresh(SearchToken, {pk: search_tokens(record, names) for pk, record in after.items()}, new=new)
    if known is None:
        known = prepared(after, names)
    if gone := after.keys() - known.keys():
        MatchKey.objects.filter(client_id__in=gone).delete()
        MatchProfile.objects.filter(client_id__in=gone).delete()
    _write_keys({pk: matching.keys(one) for pk, one in known.items()}, new)
    _PROFILES.insert([(pk, one.dumps()) for pk, one in known.items()])


def prepared(found: Mapping[int, Record], names: Mapping[int, str] | None = None) -> dict[int, matching.Prepared]:
    """As matching reads them; those in the bin look like nobody."""
    names = related_names(found.values()) if names is None else names
    return {
        pk: matching.prepare(likeness.party(record, names))
        for pk, record in found.items()
        if not record.get("deleted_at")
    }


def _write_keys(wanted: Mapping[int, frozenset[int]], new: bool) -> None:
    present: set[tuple[int, int]] = set()
    if not new:
        present = {(pk, key) for key, pk in _KEYS.read("client_id", list(wanted))}
    right = {(pk, key) for pk, keys in wanted.items() for key in keys}
    _KEYS.delete(sorted((key, pk) for pk, key in present - right))
    _KEYS.insert(sorted((key, pk) for pk, key in right - present))


def related_names(records: Iterable[Record]) -> dict[int, str]:
    """The names of the syndics and payers that records point at."""
    wanted = {record[name] for record in records for name in ("syndic", "payer") if record.get(name)}
    if not wanted:
        return {}
    return {client.pk: client.display_name for client in Client.objects.filter(pk__in=wanted)}


def department(address: Record) -> str:
    """The département code of an address of the record, "" for none or abroad."""
    if not address or address.get("country"):
        return ""
    return department_of(address.get("postcode", ""), address.get("insee", ""))
