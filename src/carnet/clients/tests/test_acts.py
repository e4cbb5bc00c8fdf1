"""The acts: record, history, tokens and keys together; rights; the control of duplicates; undo."""

from typing import Any

import pytest

from carnet.accounts.actor import Actor, Source, system
from carnet.clients import derive, finding
from carnet.clients.models import ChangeSet, Client, Distinct, Event, MatchKey, SearchToken
from carnet.clients.models.acts import Outcome
from carnet.clients.snapshot import records
from carnet.company.models import DuplicateControl, Options
from carnet.kernel.errors import Forbidden, Refused
from tests import cast

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]

SOPHIE: dict[str, Any] = {
    "kind": "person",
    "civility": "Mme",
    "name": "Martin",
    "first_name": "Sophie",
    "phones": [{"number": "02 61 91 11 80", "label": ""}],
    "emails": [{"address": "sophie@martin.example", "label": ""}],
    "addresses": [{"role": "main", "street": "12 rue des Tilleuls", "postcode": "49300", "city": "Cholet"}],
}


def by(user: Any) -> Actor:
    return Actor(user, Source.SCREEN)


def enter(*drafts: dict[str, Any], **options: Any) -> list[Outcome]:
    return Client.create(list(drafts), by=by(cast.chloe()), **options)


def sophie() -> Client:
    outcome = enter(SOPHIE)[0]
    assert outcome.client_id
    return Client.objects.get(pk=outcome.client_id)


def test_a_new_client_has_a_number_a_line_tokens_and_keys() -> None:
    client = sophie()
    assert client.number == "C00001"
    assert client.department == "49" and client.main_phone == "02 61 91 11 80"
    assert [event.code for event in client.events.all()] == ["client.created"]
    assert SearchToken.objects.filter(subject=client, token="martin").exists()
    assert MatchKey.objects.filter(client=client).exists()


def test_a_batch_gives_numbers_in_order_without_gap() -> None:
    enter({"name": "Aubert"}, {"name": "Brossard"}, {"name": "Chevalier"})
    assert list(Client.objects.order_by("pk").values_list("number", flat=True)) == ["C00001", "C00002", "C00003"]


def test_the_number_may_wait_for_the_conversion() -> None:
    Options(number_at="conversion").save()
    client = sophie()
    assert client.number is None
    Client.convert([client.pk], by=by(cast.chloe()), cause={"text": "a signé"})
    client.refresh_from_db()
    assert (client.status, client.number) == ("client", "C00001")


def test_a_client_without_name_is_not_written() -> None:
    outcome = enter({"name": "", "first_name": "Sophie"})[0]
    assert outcome.errors == {"name": "Saisissez le nom du client."}
    assert not Client.objects.exists() and not ChangeSet.objects.exists()


def test_a_mandatory_email_accepts_that_there_is_none_and_never_blocks_a_correction() -> None:
    client = Client.objects.get(pk=enter({"name": "Aubert"})[0].client_id)
    Options(email_required=True).save()
    assert "emails" in enter({"name": "Brossard"})[0].errors
    assert enter({"name": "Brossard", "without_email": True})[0].client_id
    assert Client.change({client.pk: {"notes": "corrigé"}}, by=by(cast.chloe())).diffs


def test_a_change_is_one_line_old_to_new() -> None:
    client = sophie()
    row = client.phones.get()
    Client.change({client.pk: {"phones": [{"id": row.pk, "number": "02 61 91 11 81"}]}}, by=by(cast.alice()))
    event = client.events.latest("pk")
    assert event.user == cast.alice()
    assert event.data["diff"]["phones"][0]["was"] == {"number": "02 61 91 11 80"}
    assert SearchToken.objects.filter(subject=client, token="0261911181").exists()
    assert not SearchToken.objects.filter(subject=client, token="0261911180").exists()


def test_saving_without_change_writes_nothing() -> None:
    client = sophie()
    before = client.version
    assert Client.change({client.pk: {"name": "Martin"}}, by=by(cast.alice())).change_set_id is None
    client.refresh_from_db()
    assert client.version == before and client.events.count() == 1


def test_the_second_of_two_people_is_told() -> None:
    client = sophie()
    seen = {client.pk: client.version}
    assert Client.change({client.pk: {"notes": "première"}}, by=by(cast.alice()), versions=seen).diffs
    second = Client.change({client.pk: {"notes": "seconde"}}, by=by(cast.chloe()), versions=seen)
    assert second.stale == [client.pk]
    client.refresh_from_db()
    assert client.notes == "première"


@pytest.mark.parametrize(
    "again",
    [
        {**SOPHIE, "name": "MARTIN", "first_name": "sophie"},
        {**SOPHIE, "name": "Sophie", "first_name": "Martin"},
        {"kind": "person", "name": "Martin", "first_name": "Sofie", "phones": [{"number": "+33 2 61 91 11 80"}]},
    ],
)
def test_somebody_who_is_already_there_is_stopped(again: dict[str, Any]) -> None:
    client = sophie()
    outcome = enter(again)[0]
    assert outcome.client_id is None
    assert [one.client_id for one in outcome.lookalikes] == [client.pk]
    assert Client.objects.count() == 1


def test_the_same_client_twice_in_one_batch_is_stopped_too() -> None:
    first, second = enter(SOPHIE, {**SOPHIE, "civility": ""})
    assert first.client_id and second.client_id is None
    assert second.lookalikes[0].draft == 0


def test_her_husband_at_the_same_address_and_telephone_is_another_client() -> None:
    sophie()
    assert enter({**SOPHIE, "civility": "M.", "first_name": "Gérard", "emails": []})[0].client_id


def test_two_establishments_of_one_siren_are_two_clients() -> None:
    shared = {"kind": "company", "name": "Garage des Mauges", "siren": "000123456"}
    one = {**shared, "siret": "00012345600011", "addresses": [{"postcode": "49300", "city": "Cholet"}]}
    two = {**shared, "siret": "00012345600029", "addresses": [{"postcode": "49110", "city": "Beaupréau-en-Mauges"}]}
    assert all(outcome.client_id for outcome in enter(one) + enter(two))


def test_what_is_forced_is_noted_with_its_reason_and_remembered() -> None:
    first = sophie()
    outcome = enter(SOPHIE, reasons={0: "une homonyme"})[0]
    second = Client.objects.get(pk=outcome.client_id)
    event = second.events.get(code="duplicate.forced")
    assert event.data["reason"] == "une homonyme" and event.data["others"] == [first.pk]
    assert Distinct.objects.filter(first=first, second=second).exists()


def test_the_strict_control_refuses_a_certain_proof_whatever_the_reason() -> None:
    sophie()
    Options(duplicate_control=DuplicateControl.STRICT).save()
    outcome = enter(SOPHIE, reasons={0: "j’insiste"})[0]
    assert outcome.client_id is None and outcome.forbidden


def test_the_strict_control_never_refuses_on_a_telephone_alone() -> None:
    sophie()
    Options(duplicate_control=DuplicateControl.STRICT).save()
    other = {"kind": "person", "name": "Oger", "first_name": "Paul", "phones": SOPHIE["phones"]}
    assert not enter(other, reasons={0: "collègue"})[0].forbidden
    assert Client.objects.count() == 2


def test_the_soft_control_never_stops() -> None:
    sophie()
    Options(duplicate_control=DuplicateControl.SOFT).save()
    assert enter(SOPHIE)[0].client_id


def test_a_correction_is_not_stopped_by_a_likeness_that_was_there() -> None:
    sophie()
    twin = enter(SOPHIE, reasons={0: "une homonyme"})[0].client_id
    assert twin
    done = Client.change({twin: {"first_name": "Sophie-Anne"}}, by=by(cast.chloe()))
    assert not done.stopped and done.diffs


def test_a_change_that_makes_two_clients_alike_is_stopped() -> None:
    sophie()
    other = enter({"kind": "person", "name": "Durand", "first_name": "Zoé"})[0].client_id
    assert other
    draft = {name: SOPHIE[name] for name in ("name", "first_name", "phones", "addresses")}
    done = Client.change({other: draft}, by=by(cast.chloe()))
    assert done.outcomes[other].lookalikes


def test_not_a_duplicate_is_a_line_on_both() -> None:
    one = sophie().pk
    two = enter({**SOPHIE, "first_name": "Sylvie"}, reasons={0: "sa sœur"})[0].client_id
    assert two
    Distinct.objects.all().delete()
    Client.dismiss_duplicate(two, one, by=by(cast.chloe()), reason="sœurs")
    assert Distinct.objects.get().first_id == one
    assert Event.objects.filter(code="duplicate.dismissed").count() == 2


def test_undo_puts_everything_back_and_only_once() -> None:
    client = sophie()
    before = records([client.pk])[client.pk]
    done = Client.change({client.pk: {"name": "Le Goff", "phones": [], "tags": ["vip"]}}, by=by(cast.chloe()))
    change_set = ChangeSet.objects.get(pk=done.change_set_id)
    change_set.undo(by=by(cast.chloe()))
    after = records([client.pk])[client.pk]
    assert after == before
    assert client.events.latest("pk").code == "client.undone"
    with pytest.raises(Refused, match="déjà annulée"):
        change_set.undo(by=by(cast.chloe()))


def test_undo_of_a_creation_sends_an_untouched_client_to_the_bin() -> None:
    client = sophie()
    client.events.get().change_set.undo(by=by(cast.alice()))
    assert not Client.objects.visible_to(cast.alice()).filter(pk=client.pk).exists()
    assert not SearchToken.objects.filter(subject=client).exists()
    assert not MatchKey.objects.filter(client=client).exists()


def test_undo_of_a_creation_leaves_a_client_touched_since() -> None:
    client = sophie()
    Client.change({client.pk: {"notes": "à garder"}}, by=by(cast.chloe()))
    with pytest.raises(Refused, match="modifié depuis"):
        client.events.earliest("pk").change_set.undo(by=by(cast.alice()))


def test_a_deleted_client_comes_back_with_its_tokens() -> None:
    client = sophie()
    done = Client.bin([client.pk], by=by(cast.alice()))
    assert not finding.search("martin", cast.alice(), limit=5).hits
    ChangeSet.objects.get(pk=done.change_set_id).undo(by=by(cast.alice()))
    assert finding.search("martin", cast.alice(), limit=5).hits[0].id == client.pk


def test_a_client_named_by_another_cannot_be_deleted() -> None:
    syndic = enter({"kind": "company", "name": "Cabinet Foncier de l’Ouest"})[0].client_id
    enter({"kind": "condominium", "name": "Résidence du Parc", "syndic": syndic})
    with pytest.raises(Refused, match="Désactivez-le"):
        Client.bin([syndic or 0], by=by(cast.alice()))


def test_deactivated_for_erasure_is_seen_by_direction_alone_with_its_due_date() -> None:
    client = sophie()
    Client.deactivate([client.pk], reason="erasure", by=by(cast.chloe()))
    client.refresh_from_db()
    assert client.erasure_due is not None
    assert Client.objects.visible_to(cast.alice()).filter(pk=client.pk).exists()
    for person in (cast.chloe(), cast.bob(), cast.tom(), cast.ines()):
        assert not Client.objects.visible_to(person).filter(pk=client.pk).exists()
        assert not finding.search("martin", person, limit=5).hits


def test_entered_twice_names_the_client_that_stays() -> None:
    client = sophie()
    other = enter({"name": "Durand"})[0].client_id
    with pytest.raises(Refused, match="qui reste"):
        Client.deactivate([client.pk], reason="duplicate", by=by(cast.chloe()))
    Client.deactivate([client.pk], reason="duplicate", replaced_by=other, by=by(cast.chloe()))
    Client.reactivate([client.pk], by=by(cast.chloe()))
    client.refresh_from_db()
    assert client.is_active and client.replaced_by is None


def test_reassigning_says_to_whom_even_when_the_name_changes_later() -> None:
    client = sophie()
    Client.reassign([client.pk], cast.bob().pk, by=by(cast.alice()))
    event = client.events.latest("pk")
    assert event.code == "client.reassigned"
    assert event.data["names"]["salesperson"][str(cast.bob().pk)] == "Bob Fradet"


def test_who_may_not() -> None:
    client = sophie()
    tom, bob = by(cast.tom()), by(cast.bob())
    with pytest.raises(Forbidden):
        Client.create([{"name": "Durand"}], by=tom)
    with pytest.raises(Forbidden):
        Client.change({client.pk: {"notes": "x"}}, by=tom)
    with pytest.raises(Forbidden):
        Client.reassign([client.pk], cast.bob().pk, by=bob)
    with pytest.raises(Forbidden):
        Client.bin([client.pk], by=bob)
    with pytest.raises(Forbidden):
        Client.deactivate([client.pk], reason="erasure", by=bob)
    assert client.events.count() == 1


def test_an_act_on_a_client_outside_one_s_portfolio_does_nothing_at_all() -> None:
    Options(portfolio_visibility="own").save()
    mine = enter({"name": "Aubert", "salesperson": cast.bob().pk})[0].client_id or 0
    theirs = enter({"name": "Brossard", "salesperson": cast.denis().pk})[0].client_id or 0
    with pytest.raises(Forbidden):
        Client.deactivate([mine, theirs], reason="moved", by=by(cast.bob()))
    assert Client.objects.filter(inactive_reason="").count() == 2


def test_a_thousand_reassignments_are_a_handful_of_statements(django_assert_max_num_queries: Any) -> None:
    drafts = [{"kind": "company", "name": f"Atelier {n:04d}", "siren": f"000{n:06d}"} for n in range(300)]
    ids = [outcome.client_id or 0 for outcome in Client.create(drafts, by=system())]
    assert all(ids)
    with django_assert_max_num_queries(45):
        Client.reassign(ids, cast.bob().pk, by=system())
    assert Event.objects.filter(code="client.reassigned").count() == 300


def test_what_is_derived_can_be_rebuilt_to_the_same() -> None:
    client = sophie()
    record = records([client.pk])
    tokens = set(SearchToken.objects.filter(subject=client).values_list("field", "token"))
    keys = set(MatchKey.objects.filter(client=client).values_list("key", flat=True))
    derive.refresh(record, new=False)
    assert set(SearchToken.objects.filter(subject=client).values_list("field", "token")) == tokens
    assert set(MatchKey.objects.filter(client=client).values_list("key", flat=True)) == keys
