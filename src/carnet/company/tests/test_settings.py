import logging

import pytest
from django.db import IntegrityError, transaction

from carnet.accounts.actor import Actor, Source, system
from carnet.company.models import Company, Options
from carnet.kernel.errors import Forbidden
from tests.cast import alice, bob, chloe, ines, tom

HERE = "/reglages/"
TYPED = {
    "company-name": "Menuiserie des Tilleuls",
    "company-legal_form": "SARL",
    "company-siret": "",
    "company-vat_number": "",
    "company-street": "12 rue des Tilleuls",
    "company-postcode": "49300",
    "company-city": "Cholet",
    "company-phone": "02 61 91 00 01",
    "company-email": "contact@tilleuls.example",
    "company-website": "tilleuls.example",
    "options-email_required": "on",
    "options-duplicate_control": "strict",
    "options-number_mask": "CL-{0000}",
    "options-number_at": "conversion",
    "options-portfolio_visibility": "own",
    "options-reassign_roles": ["secretary", "salesperson"],
    "options-backup_folder": "",
}


@pytest.fixture
def direction(client, db):
    client.force_login(alice())
    return client


def state():
    return list(Company.objects.values()), list(Options.objects.values())


def test_the_settings_are_saved_together(direction):
    assert direction.post(HERE, TYPED)["Location"] == HERE
    company, options = Company.current(), Options.current()
    assert (company.name, company.website) == ("Menuiserie des Tilleuls", "https://tilleuls.example")
    assert options.email_required and not options.birth_date_shown
    assert (options.number_mask, options.number_at, options.duplicate_control) == ("CL-{0000}", "conversion", "strict")
    assert options.portfolio_visibility == "own"
    assert options.roles_that_reassign == {"direction", "secretary", "salesperson"}


def test_what_was_saved_is_shown_again(direction):
    direction.post(HERE, TYPED)
    page = direction.get(HERE).content.decode()
    assert 'value="CL-{0000}"' in page and "12 rue des Tilleuls" in page


def test_looking_writes_nothing(direction):
    before = state()
    assert direction.get(HERE).status_code == 200
    assert state() == before == ([], [])


@pytest.mark.parametrize("by", [bob, chloe, ines, tom])
def test_others_may_neither_see_nor_change(client, db, by):
    client.force_login(by())
    before = state()
    assert client.get(HERE).status_code == 403
    assert client.post(HERE, TYPED).status_code == 403
    with pytest.raises(Forbidden):
        Options.change(by=Actor(by(), Source.SCREEN), email_required=True)
    assert state() == before


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("company-name", ""),
        ("company-name", "n" * 161),
        ("company-siret", "123"),
        ("company-siret", "1" * 41),
        ("company-siret", "12345678901234"),
        ("company-vat_number", "DE123456789"),
        ("company-vat_number", "<script>"),
        ("company-street", "s" * 501),
        ("company-postcode", "1" * 11),
        ("company-phone", "0" * 31),
        ("company-email", "pas une adresse"),
        ("company-website", "javascript:alert(1)"),
        ("company-website", "x" * 201),
        ("options-number_mask", "C00000"),
        ("options-number_mask", "C{00}{00}"),
        ("options-number_mask", "x" * 41),
        ("options-backup_folder", "sauvegardes"),
        ("options-backup_folder", "/proc/carnet"),
        ("options-backup_folder", "/dev/null"),
        ("options-backup_folder", "/" + "x" * 299),
    ],
)
def test_bad_input_writes_nothing_and_keeps_what_was_typed(direction, field, wrong):
    answer = direction.post(HERE, {**TYPED, field: wrong})
    page = answer.content.decode()
    assert answer.status_code == 422 and state() == ([], [])
    assert 'value="49300"' in page or field == "company-postcode"
    if wrong and "<" not in wrong:
        assert wrong in page
    assert "<script>" not in page.replace('<script type="module"', "").replace("<script src", "")


@pytest.mark.parametrize(
    "field",
    ["options-duplicate_control", "options-number_at", "options-portfolio_visibility", "options-reassign_roles"],
)
@pytest.mark.parametrize("wrong", ["direction", "inconnu", "1e999", "[[[[", "\U0001f600", "' OR 1=1 --"])
def test_a_choice_that_is_not_offered_is_refused(direction, field, wrong):
    answer = direction.post(HERE, {**TYPED, field: wrong})
    assert answer.status_code == 422 and state() == ([], [])


@pytest.mark.parametrize(
    "hostile", ["<b>gras</b>", "'; DROP TABLE x; --", "=HYPERLINK(1)", "\u202eenvers", "👩‍🔧", "{{ 7 }}"]
)
def test_odd_text_is_kept_as_text_and_shown_as_text(direction, hostile):
    assert direction.post(HERE, {**TYPED, "company-name": hostile}).status_code == 302
    assert Company.current().name == hostile
    assert "<b>gras" not in direction.get(HERE).content.decode()


def test_fields_that_are_not_on_the_page_are_ignored(direction):
    direction.post(HERE, {**TYPED, "company-id": "2", "id": "7", "company-is_active": "x"})
    assert Company.objects.values_list("pk", flat=True).get() == 1


def test_the_vat_number_is_computed_or_taken(direction):
    direction.post(HERE, {**TYPED, "company-siret": "000 000 000 00000"})
    assert Company.current().vat_number == "FR12000000000"
    direction.post(HERE, {**TYPED, "company-vat_number": "fr 12 000 000 000"})
    assert Company.current().vat_number == "FR12000000000"


def test_the_backup_folder_is_made_if_it_can_be(direction, tmp_path):
    folder = tmp_path / "sauvegardes" / "carnet"
    assert direction.post(HERE, {**TYPED, "options-backup_folder": f" {folder} "}).status_code == 302
    assert folder.is_dir() and not list(folder.iterdir())
    assert Options.current().backup_folder == str(folder)


def test_no_folder_is_made_when_something_else_is_wrong(direction, tmp_path):
    folder = tmp_path / "sauvegardes"
    typed = {**TYPED, "options-backup_folder": str(folder), "company-name": ""}
    assert direction.post(HERE, typed).status_code == 422
    assert not folder.exists()


def test_backups_never_go_where_browsers_look(direction, settings):
    from pathlib import Path

    for folder in (Path(settings.STATIC_ROOT), Path(settings.STATIC_ROOT) / "x", Path(settings.STATIC_ROOT) / "a/../b"):
        answer = direction.post(HERE, {**TYPED, "options-backup_folder": str(folder)})
        assert answer.status_code == 422 and "visible depuis le navigateur" in answer.content.decode()


def test_the_security_log_names_what_changed_without_its_value(direction, caplog):
    caplog.set_level(logging.INFO, "carnet.security")
    direction.post(HERE, TYPED)
    direction.post(HERE, {**TYPED, "options-number_mask": "X{000}"})
    lines = [record.getMessage() for record in caplog.records if record.name == "carnet.security"]
    assert lines[-1] == f"event=settings.changed what=options fields=number_mask by={alice().pk}"
    assert "Tilleuls" not in "".join(lines)


def test_there_is_one_firm(db):
    Company.change(by=system(), name="Une")
    with pytest.raises(IntegrityError), transaction.atomic():
        Company.objects.bulk_create([Company(pk=2, name="Deux")])
