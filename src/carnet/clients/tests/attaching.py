"""What the tests of a client's files share."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser

from carnet.accounts.models import User
from carnet.clients.models import Attachment, Client, Event
from carnet.clients.tests.helpers import acting
from carnet.files.tests import samples


def sent(name: str = "portail.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.photo(size=(640, 480)) if content is None else content)


def attached(client: Client, user: User, *uploads: SimpleUploadedFile, **more: Any) -> list[Attachment]:
    added = Attachment.add(client.pk, uploads or [sent()], by=acting(user), **more)
    assert not added.refused, added.refused
    return added.attachments


def post(browser: Browser, client: Client, *uploads: SimpleUploadedFile, **more: Any) -> Any:
    return browser.post(f"/clients/{client.pk}/fichiers/ajouter/", {"files": list(uploads), **more}, follow=True)


def codes(client: Client) -> list[str]:
    return list(Event.objects.filter(client=client).order_by("pk").values_list("code", flat=True))[1:]


def at(one: Attachment, more: str = "") -> str:
    return f"/clients/{one.client_id}/fichiers/{one.pk}/{more}"


def shown(answer: Any) -> str:
    """The page, its no-break spaces as a person reads them."""
    return str(answer.content.decode()).replace("\u202f", " ").replace("\xa0", " ")


def read(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)
