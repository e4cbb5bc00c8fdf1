"""The nightly work of the client file."""

from django.db import transaction
from django.utils import timezone

from carnet import matching
from carnet.clients import derive, writing
from carnet.clients.models.acts import KEPT_IN_BIN
from carnet.clients.models.attachments import Attachment
from carnet.clients.models.client import Client
from carnet.clients.models.derived import MatchProfile
from carnet.search import index

PURGED_AT_ONCE = 200
DERIVED_AT_ONCE = 50


def empty_bin() -> None:
    """Delete for good what has been in the bin for thirty days, a few at a time: people go on working."""
    old = Client.objects.in_bin().filter(deleted_at__lt=timezone.now() - KEPT_IN_BIN)
    while keys := list(old.order_by("pk").values_list("pk", flat=True)[:PURGED_AT_ONCE]):
        with transaction.atomic():
            Client.objects.filter(pk__in=keys).delete()


def erase_removed_files() -> None:
    """For good, what was removed thirty days ago; the contents that nothing owns any more go with upkeep's own night."""
    old = Attachment.objects.filter(removed_at__lt=timezone.now() - KEPT_IN_BIN)
    while keys := list(old.order_by("pk").values_list("pk", flat=True)[:PURGED_AT_ONCE]):
        Attachment.objects.filter(pk__in=keys).delete()


def count_words() -> None:
    """How frequent each word is now: the search box walks the rarest first."""
    index.recompute_frequencies()


def match_again() -> None:
    """Keys and profiles that another version of the matching left, derived again, a few at a time: people go on working."""
    old = MatchProfile.objects.exclude(data__startswith=matching.HEAD).order_by("pk")
    last = 0
    while keys := list(old.filter(pk__gt=last).values_list("pk", flat=True)[:DERIVED_AT_ONCE]):
        with transaction.atomic():
            derive.refresh(writing.locked_records(keys), new=False)
        last = keys[-1]
