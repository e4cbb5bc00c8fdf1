"""Entering and changing a client on the screen."""

import pytest

from carnet.clients.models import Client, Event
from carnet.clients.tests.helpers import SOPHIE, acting, client_of, form_data, signed_in
from carnet.company.models import DuplicateControl, Options, Visibility
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_new_client_in_one_post() -> None:
    data = form_data(
        civility="Mme",
        phones=[{"number": "+33261911180"}, {"number": "06.39.98.00.11", "label": "mobile"}],
        emails=[{"address": "Sophie@Martin.EXAMPLE"}],
        addresses=[{"street": "12 rue des Tilleuls 49300 cholet"}],
    )
    answer = signed_in(cast.chloe()).post("/clients/nouveau/", data)
    client = Client.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/clients/{client.pk}/"
    assert [phone.number for phone in client.phones.all()] == ["02 61 91 11 80", "06 39 98 00 11"]
    assert client.main_email == "Sophie@martin.example"
    address = client.addresses.get()
    assert (address.street, address.postcode, address.city) == ("12 rue des Tilleuls", "49300", "Cholet")
    assert address.insee == "49099"


def test_save_and_next_opens_a_blank_form() -> None:
    answer = signed_in(cast.chloe()).post("/clients/nouveau/", form_data(save_next="1"))
    assert answer["Location"] == "/clients/nouveau/"


def test_the_vat_number_is_computed_from_the_siren_of_a_company() -> None:
    signed_in(cast.chloe()).post(
        "/clients/nouveau/", form_data(kind="company", name="Menuiserie", siret="55210055400013")
    )
    client = Client.objects.get()
    assert (client.siren, client.vat_number) == ("552100554", "FR96552100554")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Saisissez le nom du client."),
        ({"emails": [{"address": "contact@legoff"}]}, "Saisissez une adresse complète"),
        ({"siren": "552100555"}, "un chiffre est faux"),
        ({"phones": [{"number": "bonjour"}]}, "Saisissez un numéro de téléphone"),
        ({"contacts": [{"phone": "02 61 91 11 80"}]}, "Saisissez le nom du contact"),
        ({"syndic": "C99999"}, "Choisissez un client dans la liste"),
        ({"siren": "552100554", "siret": "35600000000048"}, "ne commence pas par le SIREN"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_changes_nothing(changes: dict, sentence: str) -> None:  # type: ignore[type-arg]
    answer = signed_in(cast.chloe()).post("/clients/nouveau/", form_data(notes="une longue note", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page and "une longue note" in page and 'value="Sophie"' in page
    assert not Client.objects.exists()


def test_a_look_alike_stops_the_save_says_why_and_can_be_overruled_with_a_reason() -> None:
    first = client_of(cast.alice())
    browser = signed_in(cast.chloe())
    answer = browser.post("/clients/nouveau/", form_data(phones=[{"number": "0261911180"}]))
    page = answer.content.decode()
    assert answer.status_code == 422 and "même téléphone" in page and f"/clients/{first.pk}/modifier/" in page
    assert Client.objects.count() == 1
    browser.post("/clients/nouveau/", form_data(phones=[{"number": "0261911180"}], force_reason="la belle-fille"))
    assert Client.objects.count() == 2
    assert Event.objects.get(code="duplicate.forced").data["reason"] == "la belle-fille"


def test_the_strict_control_offers_no_way_round() -> None:
    client_of(cast.alice())
    Options(duplicate_control=DuplicateControl.STRICT).save()
    data = form_data(phones=[{"number": "0261911180"}], emails=[{"address": "sophie@martin.example"}],
                     addresses=SOPHIE["addresses"], force_reason="j’insiste")  # fmt: skip
    page = signed_in(cast.chloe()).post("/clients/nouveau/", data).content.decode()
    assert "ne permet pas de le saisir deux fois" in page and 'id="force_reason"' not in page
    assert Client.objects.count() == 1


def test_a_hidden_look_alike_tells_only_who_follows_it() -> None:
    Options(portfolio_visibility="own").save()
    client_of(cast.alice(), {**SOPHIE, "salesperson": cast.denis().pk})
    data = form_data(name="MARTIN", phones=[{"number": "0261911180"}])
    for answer in (
        signed_in(cast.bob()).post("/clients/nouveau/", data),
        signed_in(cast.bob()).post("/clients/ressemblances/", data),
    ):
        page = answer.content.decode()
        assert "Un client existant, suivi par Denis Oger" in page
        assert "Tilleuls" not in page and "sophie@martin" not in page and "C00001" not in page


def test_while_typing_the_look_alikes_are_told_with_their_reasons_and_nothing_is_written() -> None:
    client_of(cast.alice())
    answer = signed_in(cast.chloe()).post("/clients/ressemblances/", form_data(phones=[{"number": "02 61 91 11 80"}]))
    assert "même téléphone" in answer.content.decode()
    assert Client.objects.count() == 1


def test_a_change_keeps_the_rows_it_was_not_given_to_change() -> None:
    client = client_of(cast.alice())
    signed_in(cast.chloe()).post(f"/clients/{client.pk}/modifier/", form_data(client, notes="rappeler jeudi"))
    event = client.events.latest("pk")
    assert event.data["diff"] == {"notes": ["", "rappeler jeudi"]}


def test_the_second_of_two_people_sees_the_differences_and_chooses() -> None:
    client = client_of(cast.alice())
    stale = form_data(client, notes="la mienne", origin="salon")
    signed_in(cast.alice()).post(f"/clients/{client.pk}/modifier/", form_data(client, notes="la sienne"))
    browser = signed_in(cast.chloe())
    answer = browser.post(f"/clients/{client.pk}/modifier/", stale)
    page = answer.content.decode()
    client.refresh_from_db()
    assert answer.status_code == 409
    assert "par Alice Martineau" in page and "la sienne" in page and "la mienne" in page
    assert client.notes == "la sienne"
    browser.post(f"/clients/{client.pk}/modifier/", {**stale, "version": client.version, "theirs": ["notes"]})
    client.refresh_from_db()
    assert (client.notes, client.origin) == ("la sienne", "salon")


def test_a_row_of_another_client_cannot_be_taken() -> None:
    mine = client_of(cast.alice())
    other = client_of(cast.alice(), {"kind": "person", "name": "Durand", "phones": [{"number": "01 99 00 11 22"}]})
    taken = other.phones.get()
    data = form_data(mine, phones=[{"id": taken.pk, "number": "01 99 00 33 44"}])
    signed_in(cast.chloe()).post(f"/clients/{mine.pk}/modifier/", data)
    taken.refresh_from_db()
    assert taken.client == other and taken.number == "01 99 00 11 22"


def test_what_was_searched_in_vain_is_not_typed_twice() -> None:
    page = signed_in(cast.chloe()).get("/clients/nouveau/?q=0639980011").content.decode()
    assert 'value="0639980011"' in page


def test_a_salesperson_without_the_right_cannot_take_a_client() -> None:
    client = client_of(cast.alice(), {**SOPHIE, "salesperson": cast.denis().pk})
    signed_in(cast.bob()).post(
        f"/clients/{client.pk}/modifier/", form_data(client, salesperson=cast.bob().pk, notes="vu")
    )
    client.refresh_from_db()
    assert client.salesperson == cast.denis() and client.notes == "vu"


def test_the_name_alone_already_shows_who_bears_it() -> None:
    client_of(cast.alice())
    page = (
        signed_in(cast.chloe()).post("/clients/ressemblances/", form_data(name="Marti", first_name="")).content.decode()
    )
    assert "Déjà dans le fichier à ce nom" in page and "MARTIN Sophie" in page


def test_a_syndic_of_another_portfolio_stays_when_the_rest_of_the_record_is_changed() -> None:
    Options.change(by=acting(cast.alice()), portfolio_visibility=Visibility.OWN)
    foncia = client_of(cast.alice(), {"kind": "company", "name": "Foncia", "salesperson": cast.denis().pk})
    building = {"kind": "condominium", "name": "Les Tilleuls", "salesperson": cast.bob().pk, "syndic": foncia.pk}
    home = client_of(cast.alice(), building)
    data = form_data(home, kind="condominium", notes="Gardien au rez-de-chaussée", syndic=f"{foncia.number} Foncia")
    answer = signed_in(cast.bob()).post(f"/clients/{home.pk}/modifier/", data)
    home.refresh_from_db()
    assert answer.status_code == 302
    assert (home.syndic_id, home.notes) == (foncia.pk, "Gardien au rez-de-chaussée")


def test_a_syndic_of_another_portfolio_cannot_be_named_anew() -> None:
    Options.change(by=acting(cast.alice()), portfolio_visibility=Visibility.OWN)
    foncia = client_of(cast.alice(), {"kind": "company", "name": "Foncia", "salesperson": cast.denis().pk})
    home = client_of(cast.alice(), {"kind": "condominium", "name": "Les Tilleuls", "salesperson": cast.bob().pk})
    data = form_data(home, kind="condominium", syndic=foncia.number)
    assert signed_in(cast.bob()).post(f"/clients/{home.pk}/modifier/", data).status_code == 422


def test_over_another_screen_the_form_is_a_fragment_and_the_answer_the_key() -> None:
    chloe = signed_in(cast.chloe())
    page = chloe.get("/clients/nouveau/?dialog=1&q=Marti").content.decode()
    assert "<html" not in page and 'value="Marti"' in page and 'action="/clients/nouveau/?dialog=1' in page
    refused = chloe.post("/clients/nouveau/?dialog=1", form_data(name=""))
    assert refused.status_code == 422 and "<html" not in refused.content.decode()
    made = chloe.post("/clients/nouveau/?dialog=1", form_data())
    client = Client.objects.get()
    assert made.json() == {"id": client.pk}
    twin = chloe.post("/clients/nouveau/?dialog=1", form_data(dialog="1"))
    assert twin.status_code == 422 and f'data-choose-client="{client.pk}"' in twin.content.decode()
    changed = chloe.post(
        f"/clients/{client.pk}/modifier/?dialog=1", form_data(version=str(client.version), city="Nantes")
    )
    assert changed.json() == {"id": client.pk}
