"""What hangs on a client, and so forbids its deletion."""

from collections.abc import Iterable

from carnet.clients.models.attachments import Attachment
from carnet.clients.models.client import Client
from carnet.clients.models.derived import Distinct, MatchKey, MatchProfile, SearchToken
from carnet.clients.models.history import Event
from carnet.clients.models.parts import Address, Contact, Email, Phone

# The record itself and what is derived from it.
OWN = {Address, Phone, Email, Contact, Event, SearchToken, MatchKey, MatchProfile, Distinct, Client.tags.through}


def hanging(ids: Iterable[int]) -> dict[int, str]:
    """For each client that cannot be deleted, the sentence that says why and what to do.

    Walks every foreign key to Client, so that an app written later is asked without being named.
    """
    wanted = list(ids)
    found: dict[int, str] = {}
    for relation in Client._meta.related_objects:
        model, name = relation.related_model, relation.field.attname
        if model in OWN or isinstance(model, str):
            continue
        rows = model._base_manager.filter(**{f"{relation.field.name}__in": wanted})
        if model is Attachment:
            rows = rows.filter(removed_at=None)  # a removed one only waits for the night
        for pk in rows.values_list(name, flat=True).distinct():
            found.setdefault(pk, _sentence(str(model._meta.verbose_name_plural), str(relation.field.verbose_name)))
    return found


def _sentence(things: str, link: str) -> str:
    what = "d’autres clients le désignent" if things == str(Client._meta.verbose_name_plural) else f"il a des {things}"
    by = f" ({link})" if "clients" in what else ""
    return f"Ce client ne peut pas être supprimé : {what}{by}. Désactivez-le : il disparaîtra des listes."
