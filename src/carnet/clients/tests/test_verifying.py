"""`carnet verify`: what is derived is checked against the record, and rebuilt on demand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from carnet import matching
from carnet.clients import finding, lookalikes
from carnet.clients.models import Client, MatchKey, MatchProfile, SearchToken
from carnet.clients.nightly import empty_bin, match_again
from carnet.clients.tests.helpers import acting, client_of
from carnet.clients.verifying import derived_agree, histories_whole
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


def test_a_sound_file_has_nothing_to_say() -> None:
    client_of(cast.alice())
    assert derived_agree(repair=False) == [] and histories_whole(repair=False) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda pk: SearchToken.objects.filter(subject=pk, token="martin").delete(),
        lambda pk: SearchToken.objects.create(subject_id=pk, field=1, token="intrus"),
        lambda pk: MatchKey.objects.filter(client=pk).delete(),
        lambda pk: MatchProfile.objects.filter(client=pk).update(data="{}"),
        lambda pk: Client.objects.filter(pk=pk).update(department="75"),
    ],
)
def test_a_lie_is_told_by_number_then_repaired(harm) -> None:  # type: ignore[no-untyped-def]
    client = client_of(cast.alice())
    harm(client.pk)
    problems = derived_agree(repair=False)
    assert len(problems) == 1 and client.number in problems[0]
    assert derived_agree(repair=True) == []
    assert derived_agree(repair=False) == []
    assert finding.search("martin", cast.alice(), limit=5).hits[0].id == client.pk


def test_the_bin_is_emptied_after_thirty_days() -> None:
    old, young = client_of(cast.alice()), client_of(cast.alice(), {"name": "Durand"})
    Client.bin([old.pk, young.pk], by=acting(cast.alice()))
    Client.objects.filter(pk=old.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    empty_bin()
    assert list(Client.objects.values_list("pk", flat=True)) == [young.pk]


def test_what_another_version_of_the_matching_left_is_read_then_derived_again_at_night() -> None:
    client = client_of(cast.alice())
    MatchProfile.objects.filter(client=client.pk).update(data="[1]")
    MatchKey.objects.create(client_id=client.pk, key=1)
    twin = matching.prepare(matching.Party(name="Martin", first_name="Sophie", phones=("02 61 91 11 80",)))
    assert [found.client_id for found in lookalikes.find(twin)] == [client.pk]
    match_again()
    assert derived_agree(repair=False) == []
