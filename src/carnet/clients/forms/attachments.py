"""What is said of the files of a client."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from carnet.accounts.actor import Actor
from carnet.accounts.models import User
from carnet.clients.attachments import kinds_for
from carnet.clients.forms.fields import text_field
from carnet.clients.models.attachments import Added, Attachment
from carnet.clients.models.client import Client
from carnet.files.names import LONGEST
from carnet.kernel.errors import Refused


class AddForm(forms.Form):
    """Both fields may stay as they are: the nature is then guessed, the place is the client as a whole."""

    kind = forms.ChoiceField(label="Nature", choices=[], required=False)
    address = forms.ChoiceField(label="Lieu", choices=[], required=False)

    def __init__(self, *args: Any, client: Client, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "fichiers-%s", **kwargs})
        self.client = client
        kind, address = self.fields["kind"], self.fields["address"]
        assert isinstance(kind, forms.ChoiceField) and isinstance(address, forms.ChoiceField)
        kind.choices = [("", "Selon le fichier"), *kinds_for(user)]
        address.choices = places(client)

    def add(self, uploads: list[UploadedFile], *, by: Actor) -> Added:
        if not self.is_valid():
            raise Refused("Choisissez une nature et un lieu des listes, puis envoyez de nouveau.")
        place = self.cleaned_data["address"]
        return Attachment.add(
            self.client.pk,
            uploads,
            by=by,
            kind=self.cleaned_data["kind"],
            address_id=int(place) if place else None,
        )


class ChangeForm(forms.Form):
    name = text_field(LONGEST, label="Nom", required=True, error_messages={"required": "Donnez-lui un nom."})
    kind = forms.ChoiceField(label="Nature", choices=[])
    address = forms.ChoiceField(label="Lieu", choices=[], required=False)

    def __init__(self, *args: Any, attachment: Attachment, user: User, **kwargs: Any) -> None:
        initial = {
            "name": attachment.file.name,
            "kind": attachment.file.kind,
            "address": str(attachment.address_id or ""),
        }
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.attachment = attachment
        kind, address = self.fields["kind"], self.fields["address"]
        assert isinstance(kind, forms.ChoiceField) and isinstance(address, forms.ChoiceField)
        kind.choices = kinds_for(user)
        address.choices = places(attachment.client)

    def change(self, *, by: Actor) -> int | None:
        """The change set's key, None when nothing changes."""
        place = self.cleaned_data["address"]
        return Attachment.change(
            self.attachment.pk,
            name=self.cleaned_data["name"],
            kind=self.cleaned_data["kind"],
            address_id=int(place) if place else None,
            by=by,
        )


def places(client: Client) -> list[tuple[str, str]]:
    known = [(str(one.pk), f"{one.label or one.get_role_display()} : {one}") for one in client.addresses.all()]
    return [("", "Le client en général"), *known]
