"""The files of a client or of one of its addresses, and what is done to them. Each act is a line of the timeline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.accounts.rights import may, require
from carnet.clients.models.acts import _visible
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.models.parts import Address
from carnet.files import names, taking
from carnet.files.models import File, Kind
from carnet.kernel.errors import Refused

MOST = 500  # files of one client


@dataclass
class Added:
    """What became of the files sent: `refused` holds the name of each that was not taken, and why."""

    change_set_id: int | None = None
    attachments: "list[Attachment]" = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def present(self) -> Self:
        return self.filter(removed_at=None)

    def removed(self) -> Self:
        return self.filter(removed_at__isnull=False)

    def seen_by(self, user: User) -> Self:
        """Among the files of a client that this person sees. Bank details are not for everybody."""
        return self if may(user, "files.see_bank") else self.exclude(file__kind=Kind.BANK)


class Attachment(models.Model):
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="attachments")
    # Without constraint: an address that is removed comes back under the same key when that is undone, with its files.
    address = models.ForeignKey(
        Address,
        verbose_name="lieu",
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    file = models.OneToOneField(File, on_delete=models.PROTECT, related_name="attachment")
    # Removed: out of sight, erased by the night after thirty days. `removal` is the act that its undo inverts.
    removed_at = models.DateTimeField(null=True, editable=False)
    removal = models.ForeignKey(
        ChangeSet, null=True, editable=False, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "fichier joint"
        verbose_name_plural = "fichiers joints"
        indexes = [models.Index("removed_at", condition=models.Q(removed_at__isnull=False), name="attachment_removed")]

    def __str__(self) -> str:
        return f"{self.file.name} ({self.client.display_name})"

    @classmethod
    def add(
        cls,
        client_id: int,
        uploads: Iterable[UploadedFile],
        *,
        by: Actor,
        kind: str = "",
        address_id: int | None = None,
    ) -> Added:
        """Keep the files that can be; each of the others is told with its reason. One line for all."""
        require(by, "files.add")
        _check_kind(kind, by)
        _visible(Client, [client_id], by)
        _check_address(client_id, address_id)
        result, files = Added(), []
        for upload in uploads:
            try:
                files.append(taking.take(upload, by=by, kind=kind))
            except Refused as refusal:
                result.refused.append((upload.name or "", refusal.sentence))
        if files:
            try:
                cls._keep(client_id, files, address_id, by, result)
            except BaseException:
                taking.give_up(files)
                raise
        return result

    @classmethod
    def _keep(cls, client_id: int, files: list[File], address_id: int | None, by: Actor, result: Added) -> None:
        with transaction.atomic():
            _hold(client_id)
            if cls.objects.filter(client_id=client_id).present().count() + len(files) > MOST:
                raise Refused(f"Un client a {MOST} fichiers au plus : retirez ceux qui ne servent plus.")
            File.objects.bulk_create(files)
            made = [cls(client_id=client_id, file=file, address_id=address_id) for file in files]
            result.attachments = cls.objects.bulk_create(made)
            result.change_set_id = _log("file.add", "file.added", client_id, result.attachments, by).pk

    @classmethod
    def remove(cls, ids: Iterable[int], *, by: Actor) -> int | None:
        """Out of sight for thirty days, then erased. Returns the change set's key, None when there was nothing to do."""
        with transaction.atomic():
            found = cls.held(ids, by, "files.remove")
            found = [one for one in found if one.removed_at is None]
            return cls.take_away(found, by).pk if found else None

    @classmethod
    def take_away(cls, found: "Sequence[Attachment]", by: Actor, undoes: ChangeSet | None = None) -> ChangeSet:
        change_set = _log("file.remove", "file.removed", found[0].client_id, found, by, undoes)
        keys = [one.pk for one in found]
        cls.objects.filter(pk__in=keys).update(removed_at=change_set.at, removal=change_set)
        return change_set

    @classmethod
    def put_back(cls, found: "Sequence[Attachment]", by: Actor, undoes: ChangeSet) -> ChangeSet:
        change_set = _log("file.restore", "file.restored", found[0].client_id, found, by, undoes)
        cls.objects.filter(pk__in=[one.pk for one in found]).update(removed_at=None, removal=None)
        return change_set

    @classmethod
    def change(cls, attachment_id: int, *, name: str, kind: str, address_id: int | None, by: Actor) -> int | None:
        """Rename it, say better what it is, or where. Returns the change set's key, None when nothing changes."""
        with transaction.atomic():
            (one,) = cls.held([attachment_id], by, "files.change")
            _check_kind(kind, by)
            if address_id != one.address_id:
                _check_address(one.client_id, address_id)
            wanted = {"name": names.renamed(one.file.name, name), "kind": kind, "address": address_id}
            change_set = cls.write(one, wanted, by)
            return change_set.pk if change_set else None

    @classmethod
    def write(
        cls, one: "Attachment", wanted: dict[str, Any], by: Actor, undoes: ChangeSet | None = None
    ) -> ChangeSet | None:
        was = _values(one)
        changed = {name: [was[name], value] for name, value in wanted.items() if was[name] != value}
        if not changed:
            return None
        said = {name: [_said(name, value) for value in pair] for name, pair in changed.items()}
        File.objects.filter(pk=one.file_id).update(name=wanted["name"], kind=wanted["kind"])
        cls.objects.filter(pk=one.pk).update(address_id=wanted["address"])
        return _log("file.change", "file.changed", one.client_id, [one], by, undoes, changed=changed, said=said)

    @classmethod
    def held(cls, ids: Iterable[int], by: Actor, right: str) -> "list[Attachment]":
        """Those of one client, seen by the actor, each of which they may touch. Raises Forbidden or Refused."""
        wanted = set(ids)
        found = list(cls.objects.filter(pk__in=wanted).select_related("file").order_by("pk"))
        if not found or len(found) != len(wanted):
            raise Refused("Ce fichier n’existe plus : il a été effacé pour de bon.")
        (client_id,) = {one.client_id for one in found}
        _visible(Client, [client_id], by)
        _hold(client_id)
        for one in found:
            require(by, right, one.file)
            _check_kind(one.file.kind, by)
        return list(cls.objects.filter(pk__in=wanted).select_related("file", "client").order_by("pk"))


def _hold(client_id: int) -> None:
    """One act at a time on the files of a client (PostgreSQL; SQLite has one writer)."""
    if transaction.get_connection().features.has_select_for_update:
        list(Client.objects.select_for_update().filter(pk=client_id).values_list("pk"))


def _check_kind(kind: str, by: Actor) -> None:
    if kind and kind not in Kind.values:
        raise Refused("Choisissez une nature de la liste.")
    if kind == Kind.BANK:
        require(by, "files.see_bank")


def _check_address(client_id: int, address_id: int | None) -> None:
    if address_id is not None and not Address.objects.filter(pk=address_id, client_id=client_id).exists():
        raise Refused("Ce lieu n’est plus une adresse du client : choisissez-en une autre.")


def _values(one: Attachment) -> dict[str, Any]:
    return {"name": one.file.name, "kind": one.file.kind, "address": one.address_id}


def _said(name: str, value: Any) -> str:
    """As the timeline will say it, whatever becomes of the address."""
    if name == "kind":
        return str(Kind(value).label)
    if name == "address":
        address = Address.objects.filter(pk=value).first() if value else None
        return str(address or "")
    return str(value)


def _log(
    act: str,
    code: str,
    client_id: int,
    found: Sequence[Attachment],
    by: Actor,
    undoes: ChangeSet | None = None,
    **more: Any,
) -> ChangeSet:
    from carnet.clients import writing

    change_set = writing.open_change_set("undo" if undoes else act, by, undoes=undoes)
    files = [{"id": one.pk, "name": one.file.name, "kind": one.file.kind} for one in found]
    places = {one.address_id for one in found if one.address_id}
    if places and code == "file.added":
        more["place"] = _said("address", places.pop())
    writing.add_events(change_set, [(client_id, code, {"files": files, **more})])
    return change_set
