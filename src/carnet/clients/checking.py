"""Is a record complete? Rules of the firm and of the record, whoever enters it. Pure."""

from carnet.clients.record import Record
from carnet.company.models import Options


def problems(record: Record, options: Options, *, new: bool, before: Record | None = None) -> dict[str, str]:
    """{field: French sentence}; what was already so before a change never blocks it."""
    found: dict[str, str] = {}
    if not record["name"]:
        found["name"] = "Saisissez le nom du client."
    if new and options.email_required and not record["emails"] and not record["without_email"]:
        found["emails"] = "Saisissez un e-mail, ou cochez « n’en a pas »."
    if record["siren"] and record["siret"] and not record["siret"].startswith(record["siren"]):
        found["siret"] = "Ce SIRET ne commence pas par le SIREN : corrigez l’un des deux."
    if _vat_contradicts(record):
        found["vat_number"] = "Ce n° de TVA ne correspond pas au SIREN : corrigez l’un des deux."
    if before is not None:
        was = problems(before, options, new=False)
        found = {name: sentence for name, sentence in found.items() if name == "name" or name not in was}
    return found


def own_relations(client_id: int, record: Record) -> dict[str, str]:
    """Nobody is their own syndic nor pays in their own place."""
    sentence = "Choisissez un autre client : celui-ci ne peut pas se désigner lui-même."
    return {name: sentence for name in ("syndic", "payer") if record[name] == client_id}


def _vat_contradicts(record: Record) -> bool:
    siren, vat = record["siren"] or record["siret"][:9], record["vat_number"]
    return bool(siren and vat.startswith("FR") and not vat.endswith(siren))
