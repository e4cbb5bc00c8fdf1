"""The files of a client as shown and said: the shelf of the tab, the lines of the timeline, their undo."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may
from carnet.clients.models.attachments import MOST, Attachment
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet, Event
from carnet.clients.models.parts import Address
from carnet.clients.tabs import Tab
from carnet.clients.timeline import EventType, Link
from carnet.files.models import Kind
from carnet.kernel.errors import Refused


@dataclass
class Place:
    """What is kept for the whole client (no address), or for one of its addresses."""

    address: Address | None
    images: list[Attachment] = field(default_factory=list)
    others: list[Attachment] = field(default_factory=list)

    @property
    def title(self) -> str:
        if self.address is None:
            return "Sans lieu précis"
        return f"{self.address.label or self.address.get_role_display()} : {self.address}"


@dataclass
class Shelf:
    places: list[Place]
    kinds: list[tuple[str, str, int]]  # those present: code, label, how many
    kind: str  # the one chosen, "" for all
    removed: list[Attachment]
    count: int

    @property
    def is_full(self) -> bool:
        return self.count >= MOST


def shelf(client: Client, user: User, kind: str = "") -> Shelf:
    """The newest first, by place. Two queries, whatever their number."""
    seen = client.attachments.seen_by(user).select_related("file", "file__user").order_by("-pk")
    found = list(seen)
    present = [one for one in found if one.removed_at is None]
    kind = kind if kind in Kind.values else ""
    counts = [(code, str(label), sum(one.file.kind == code for one in present)) for code, label in Kind.choices]
    return Shelf(
        places=_places(client, [one for one in present if kind in {"", one.file.kind}]),
        kinds=[entry for entry in counts if entry[2]],
        kind=kind,
        removed=[one for one in found if one.removed_at is not None],
        count=len(present),
    )


def _places(client: Client, found: list[Attachment]) -> list[Place]:
    places = {address.pk: Place(address) for address in client.addresses.all()}
    nowhere = Place(None)
    for one in found:
        # The address may have been removed since: its files are then those of the client.
        place = places.get(one.address_id or 0, nowhere)
        (place.images if one.file.is_image else place.others).append(one)
    return [place for place in (nowhere, *places.values()) if place.images or place.others]


def kinds_for(user: User) -> list[tuple[str, str]]:
    return [(code, str(label)) for code, label in Kind.choices if code != Kind.BANK or may(user, "files.see_bank")]


def address_of(one: Attachment) -> Address | None:
    return Address.objects.filter(pk=one.address_id, client_id=one.client_id).first() if one.address_id else None


# The lines of the timeline.


def _files(event: Event) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = event.data.get("files", [])
    return found


def _sentence(one: str, many: str) -> Any:
    def say(event: Event) -> str:
        files = _files(event)
        if len(files) == 1:
            kind = Kind(files[0]["kind"]).label if files[0]["kind"] in Kind.values else "Fichier"
            return f"{one} : {files[0]['name']}" + ("" if files[0]["kind"] == Kind.OTHER else f" ({kind})")
        return f"{len(files) or event.data.get('count', 0)} {many}"

    return say


def _added_detail(event: Event) -> str:
    names = ", ".join(file["name"] for file in _files(event)) if len(_files(event)) > 1 else ""
    return " · ".join(part for part in (event.data.get("place", ""), names) if part)


def _names(event: Event) -> str:
    return ", ".join(file["name"] for file in _files(event)) if len(_files(event)) > 1 else ""


def _changed(event: Event) -> str:
    files = _files(event)
    return f"Fichier modifié : {files[0]['name']}" if files else "Fichier modifié"


def _changed_detail(event: Event) -> str:
    titles = {"name": "Nom", "kind": "Nature", "address": "Lieu"}
    said = event.data.get("said", {})
    pairs = [(title, *said[name]) for name, title in titles.items() if name in said]
    return " · ".join(f"{title} : {old or 'aucun'} → {new or 'aucun'}" for title, old, new in pairs)


def _link(event: Event) -> Link | None:
    """The page of the file, which also says when it was removed; the tab for several."""
    files = _files(event)
    if not files:
        return None
    if len(files) == 1:
        return Link(files[0]["name"], reverse("clients:attachment", args=[event.client_id, files[0]["id"]]))
    return Link("les fichiers", reverse("clients:tab", args=[event.client_id, "fichiers"]))


def _forget(data: dict[str, Any]) -> dict[str, Any]:
    """Names of files tell people's names and addresses: only how many stays."""
    return {"count": len(data.get("files", [])) or data.get("count", 0)}


# Their undo.


def _held(event: Event, by: Actor, right: str) -> list[Attachment]:
    ids = [file["id"] for file in _files(event)]
    if not ids:
        raise Refused("Cette ligne ne peut pas être annulée.")
    return Attachment.held(ids, by, right)


def _unadd(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    found = [one for one in _held(event, by, "files.remove") if one.removed_at is None]
    if not found:
        raise Refused("Rien n’a été annulé : le fichier est déjà retiré.")
    return Attachment.take_away(found, by, undoes)


def _unremove(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    found = [one for one in _held(event, by, "files.remove") if one.removed_at is not None]
    if not found:
        raise Refused("Rien n’a été annulé : le fichier est déjà remis.")
    return Attachment.put_back(found, by, undoes)


def _unchange(event: Event, by: Actor, undoes: ChangeSet) -> ChangeSet:
    """What was changed again since stays as it is."""
    (one,) = _held(event, by, "files.change")
    now = {"name": one.file.name, "kind": one.file.kind, "address": one.address_id}
    back = {name: old for name, (old, new) in event.data.get("changed", {}).items() if now[name] == new}
    done = Attachment.write(one, now | back, by, undoes)
    if done is None:
        raise Refused("Rien n’a été annulé : ce fichier a été modifié depuis.")
    return done


TYPES = (
    EventType(
        "file.added", "Ajout d’un fichier", "document", "paperclip",
        _sentence("Fichier ajouté", "fichiers ajoutés"), _added_detail, view=_link, forget=_forget, undoable=True, inverse=_unadd,
    ),
    EventType(
        "file.changed", "Fichier renommé ou rangé ailleurs", "document", "pencil",
        _changed, _changed_detail, view=_link, forget=_forget, undoable=True, inverse=_unchange,
    ),
    EventType(
        "file.removed", "Retrait d’un fichier", "document", "trash",
        _sentence("Fichier retiré", "fichiers retirés"), _names, view=_link, forget=_forget, undoable=True, inverse=_unremove,
    ),
    EventType(
        "file.restored", "Fichier remis", "document", "arrow-back-up",
        _sentence("Fichier remis", "fichiers remis"), _names, view=_link, forget=_forget, undoable=True, inverse=_unadd,
    ),
)  # fmt: skip

TAB = Tab(
    "fichiers",
    "Fichiers",
    "clients/attachments/tab.html",
    lambda client: {},
    lambda client: Attachment.objects.filter(client=client).present(),
    right="files.view",
    order=10,
)
