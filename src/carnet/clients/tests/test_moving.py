"""Clients in by a file and out in one: through the acts, a verdict on every line."""

import csv
from contextlib import suppress

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carnet.accounts.actor import Actor, system
from carnet.accounts.actor import Source as From
from carnet.accounts.models import Role, User
from carnet.clients import cells
from carnet.clients.completion import completion
from carnet.clients.exchange import CELLS, CODES, listing, row
from carnet.clients.importing import target
from carnet.clients.listing import Criteria, page
from carnet.clients.models.client import Client
from carnet.clients.models.history import ChangeSet
from carnet.clients.record import EMPTY, merged
from carnet.clients.snapshot import records
from carnet.company.models import DuplicateControl, Options
from carnet.exchange.commands import export, import_file
from carnet.exchange.headings import recognise
from carnet.exchange.table import Line
from carnet.exchange.targets import EXPORTS, Extent
from carnet.exchange.to_record import Converter
from carnet.kernel.text import squeeze
from carnet.lists.definition import LISTS
from carnet.lists.models import SavedView
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Import these lines; the verdicts by line."""

    def bring(*lines: str, options=()):
        path, report = tmp_path / "clients.csv", tmp_path / "report.csv"
        path.write_text("\n".join(lines), "utf-8")
        import_file.main([str(path), "--report", str(report), *options])
        with report.open(encoding="utf-8", newline="") as stream:
            return {int(found["line"]): found for found in csv.DictReader(stream, delimiter=";")}

    return bring


HEADS = "Code client;Nom;Prénom;Adresse;CP;Ville;Tél.;Mail;SIREN"
SOPHIE = "X1;Martin;Sophie;12 quai des Indes;56100;Lorient;02 61 91 11 80;sophie@martin.example;"


def judged(verdicts):
    return {line: (found["verdict"], found["number"]) for line, found in verdicts.items()}


def test_lines_become_clients_by_the_acts_with_their_history(bring):
    assert judged(bring(HEADS, SOPHIE, ";Roux;Léa;;49300;Cholet;639980001;;")) == {
        2: ("created", "X1"), 3: ("created", "C00001")
    }  # fmt: skip
    assert Client.objects.count() == 2
    sophie = Client.objects.get(number="X1")
    assert (sophie.status, sophie.city, sophie.main_phone) == ("client", "Lorient", "02 61 91 11 80")
    assert sophie.events.get().code == "client.created"
    assert ChangeSet.objects.get().source == From.IMPORT


def test_somebody_known_is_never_entered_twice(bring):
    bring(HEADS, SOPHIE)
    again = bring(HEADS, ";MARTIN;Sophie;12 quai des Indes;56100;LORIENT;0261911180;;")
    assert judged(again) == {2: ("duplicate", "X1")}
    assert "MARTIN Sophie" in again[2]["reason"]
    assert Client.objects.count() == 1


def test_a_file_does_not_bring_the_same_client_twice_even_in_a_rehearsal(bring):
    lines = [HEADS, SOPHIE, ";Martin;Sophie;12 quai des Indes;56100;Lorient;02.61.91.11.80;;"]
    rehearsed = judged(bring(*lines, options=["--dry-run"]))
    assert not Client.objects.exists()
    assert not ChangeSet.objects.exists()
    assert judged(bring(*lines)) == rehearsed == {2: ("created", "X1"), 3: ("duplicate", "X1")}


def test_a_soft_control_does_not_let_an_import_double_the_file(bring):
    Options(duplicate_control=DuplicateControl.SOFT).save()
    lines = [HEADS, SOPHIE, ";Martin;Sophie;12 quai des Indes;56100;Lorient;02.61.91.11.80;;", "X9;Petit;Luc;;;;;;"]
    assert judged(bring(*lines)) == {2: ("created", "X1"), 3: ("duplicate", "X1"), 4: ("created", "X9")}
    assert Client.objects.count() == 2


def test_duplicates_are_created_when_asked_and_the_timeline_says_so(bring):
    bring(HEADS, SOPHIE)
    verdict = bring(
        HEADS, "X2;Martin;Sophie;12 quai des Indes;56100;Lorient;02.61.91.11.80;;", options=["--duplicates", "create"]
    )[2]
    assert (verdict["verdict"], verdict["number"]) == ("created", "X2")
    assert "duplicate.forced" in Client.objects.get(number="X2").events.values_list("code", flat=True)


def test_a_known_client_is_completed_without_changing_what_is_there(bring):
    bring(HEADS, SOPHIE)
    heads, line = (
        HEADS + ";Site web;Portable",
        ";MARTIN;Sophie;12 quai des Indes;56100;Lorient;02 61 91 11 80;autre@martin.example;;www.martin.example;0639981122",
    )
    verdict = bring(heads, line, options=["--duplicates", "complete"])[2]
    assert (verdict["verdict"], verdict["number"]) == ("completed", "X1")
    sophie = Client.objects.get()
    assert (sophie.name, sophie.website, sophie.main_email) == (
        "Martin",
        "https://www.martin.example",
        "sophie@martin.example",
    )
    assert [phone.number for phone in sophie.phones.all()] == ["02 61 91 11 80", "06 39 98 11 22"]
    assert bring(heads, line, options=["--duplicates", "complete"])[2]["verdict"] == "duplicate"


def test_an_import_begun_again_creates_nothing_more(bring):
    lines = [HEADS, SOPHIE, "X2;Roux;Léa;;49300;Cholet;0639980001;;"]
    bring(*lines)
    assert {found["verdict"] for found in bring(*lines).values()} == {"duplicate"}


def test_a_number_of_somebody_else_is_refused(bring):
    bring(HEADS, SOPHIE)
    verdicts = bring(
        HEADS, "X1;Petit;Luc;;;;;;", "X3;Roux;Léa;;;;;;", "X3;Blanc;Hugo;;;;;;", f"{'9' * 50};Noir;Zoé;;;;;;"
    )
    assert [found["verdict"] for found in verdicts.values()] == ["refused", "created", "refused", "refused"]
    assert "MARTIN Sophie" in verdicts[2]["reason"]
    assert "ligne 3" in verdicts[4]["reason"]


def test_a_client_on_several_lines_gets_the_contact_of_each(bring):
    heads = "Code client;Raison sociale;SIREN;Nom du contact;Prénom du contact"
    lines = ["F1;Garage Roux;000100004;Petit;Luc", "F1;Garage Roux;000100004;Noir;Zoé"]
    assert judged(bring(heads, *lines, options=["--duplicates", "complete"])) == {
        2: ("created", "F1"),
        3: ("completed", "F1"),
    }
    assert [contact.name for contact in Client.objects.get().contacts.all()] == ["Petit", "Noir"]


def test_salespeople_are_found_by_name_in_either_order_and_an_unknown_one_is_said(bring):
    paul = User.objects.create_user("p.durand", name="Paul Durand", role=Role.SALESPERSON)
    verdicts = bring("Nom;Prénom;Commercial", "Roux;Léa;DURAND Paul", "Petit;Luc;Inconnu")
    assert Client.objects.get(name="Roux").salesperson == paul
    assert "« Inconnu » inconnu" in verdicts[3]["reason"]


def test_the_rules_of_the_firm_hold_for_an_import(bring):
    Options(email_required=True).save()
    verdicts = bring("Nom;Prénom;Mail", "Roux;Léa;", "Petit;Luc;pas de mail")
    assert [found["verdict"] for found in verdicts.values()] == ["refused", "created"]


def test_what_the_base_refuses_stops_its_line_alone(bring, monkeypatch):
    from django.db import IntegrityError

    create = Client.create.__func__

    def fussy(cls, drafts, **options):
        if any(draft["name"] == "Petit" for draft in drafts):
            raise IntegrityError
        return create(cls, drafts, **options)

    monkeypatch.setattr(Client, "create", classmethod(fussy))
    verdicts = bring("Nom;Prénom", "Roux;Léa", "Petit;Luc", "Noir;Zoé")
    assert [found["verdict"] for found in verdicts.values()] == ["created", "refused", "created"]


def test_completion_takes_only_what_is_missing():
    before = merged(
        EMPTY, {"name": "Roux", "origin": "Salon", "tags": ["fidèle"], "phones": [{"number": "1", "id": None}]}
    )
    draft = {"name": "ROUX", "kind": "company", "origin": "Autre", "website": "w", "tags": ["pro"],
             "phones": [{"number": "1", "label": ""}, {"number": "2", "label": ""}], "addresses": [{"street": "a"}]}  # fmt: skip
    found = completion(before, draft)
    assert sorted(found) == ["addresses", "phones", "tags", "website"]
    assert [phone["number"] for phone in found["phones"]] == ["1", "2"]


# -- out, and in again


def shown(query):
    """What a list taken out as it is seen holds: headings, rows."""
    found = EXPORTS["clients"].open(system(), query, Extent.SEEN)
    return [column.title for column in found.columns], [list(values) for values in found.rows]


def test_the_list_goes_out_with_the_columns_chosen_in_their_order(bring):
    bring(HEADS, SOPHIE, "X2;Roux;Léa;;49300;Cholet;0639980001;;")
    assert shown("colonnes=ville,nom,telephone") == (
        ["Ville", "Nom", "Téléphone"],
        [["56100 Lorient", "MARTIN Sophie", "02 61 91 11 80"], ["49300 Cholet", "ROUX Léa", "06 39 98 00 01"]],
    )
    assert shown("")[0] == ["N°", "Nom", "Statut", "Téléphone", "Ville", "Commercial"]
    assert shown("colonnes=n-importe")[0] == shown("")[0]


def test_every_column_that_the_list_can_show_goes_out(bring):
    bring(HEADS, SOPHIE)
    assert set(CELLS) == {column.code for column in LISTS["clients"].columns} == set(cells.CELLS)
    headings, ((*values,),) = shown(f"colonnes={','.join(CELLS)}")
    assert headings == [column.label for column in LISTS["clients"].columns]
    assert values[:5] == ["X1", "MARTIN Sophie", "Client", "02 61 91 11 80", "56100 Lorient"]
    assert values[-1] == timezone.localdate()


def test_rows_go_out_in_the_order_of_the_page_searched_or_sorted(bring):
    bring(
        HEADS,
        SOPHIE,
        "X2;Martin;Zoé;;49300;Cholet;;;",
        "X3;Martinet;Ali;;44000;Nantes;;;",
        "X4;Roux;Léa;;49000;Angers;;;",
    )
    user = cast.alice()
    for query in (
        "",
        "tri=-nom",
        "tri=ville",
        "q=martin",
        "q=martin&tri=-nom",
        "q=martin&departement=49",
        "q=zoe",
        "etat=inactifs",
    ):
        criteria = Criteria.read(QueryDict(query))
        screen = [client.display_name for client in page(criteria, user).clients]
        taken = EXPORTS["clients"].open(Actor(user, From.SCREEN), f"{query}&colonnes=nom", Extent.SEEN)
        assert [name for (name,) in taken.rows] == screen, query


def test_the_export_is_what_the_list_shows(bring):
    bring(HEADS, SOPHIE, "X2;Roux;Léa;;49300;Cholet;0639980001;;")
    found = listing(system(), "departement=56")
    rows = [dict(zip(CODES, values, strict=True)) for values in found.rows]
    assert [(row["number"], row["kind"], row["phone"]) for row in rows] == [("X1", "Particulier", "02 61 91 11 80")]
    assert (found.count, "département 56" in found.subtitle) == (1, True)


def test_a_salesperson_takes_out_nothing_of_others(bring):
    from carnet.accounts.actor import Actor
    from carnet.company.models import Visibility

    bring(HEADS, SOPHIE)
    Options(portfolio_visibility=Visibility.OWN).save()
    paul = User.objects.create_user("p.durand", name="Paul Durand", role=Role.SALESPERSON)
    assert list(listing(Actor(paul, From.SCREEN), "").rows) == []


WORDS = (
    st.text("abcdéèœ =+-@'", min_size=1, max_size=8).map(squeeze).filter(lambda word: any(c.isalpha() for c in word))
)
PHONES = st.sampled_from(["02 61 91 11 80", "06 39 98 11 22", "01 99 00 00 01", "+44 20 7946 0018"])


@st.composite
def drafts(draw):
    kind = draw(st.sampled_from(["person", "company", "public", "condominium", "association"]))
    record = {
        "kind": kind,
        "status": draw(st.sampled_from(["prospect", "client"])),
        "name": draw(WORDS),
        "notes": draw(st.sampled_from(["", "deux\nlignes", "=1+1", "- un\n- deux"])),
        "origin": draw(st.sampled_from(["", "Salon"])),
        "tags": sorted(draw(st.sets(st.sampled_from(["fidèle", "pro", "VIP"])))),
        "phones": [
            {"number": number, "label": draw(st.sampled_from(["", "fille", "fax"]))}
            for number in draw(st.lists(PHONES, unique=True, max_size=4))
        ],
        "addresses": draw(st.sampled_from([
            [],
            [{"role": "main", "street": "12 quai\nBât. B", "postcode": "56100", "city": "Lorient"}],
            [{"role": "main", "street": "1 rue A", "postcode": "01000", "city": "Bourg"},
             {"role": "site", "street": "2 rue B", "postcode": "49300", "city": "Cholet", "label": "Grange"},
             {"role": "site", "street": "3 rue C", "postcode": "1000", "city": "Bruxelles", "country": "Belgique"}],
        ])),
        "contacts": draw(st.sampled_from([[], [{"role": "accounting", "name": "Petit", "first_name": "Luc", "job_title": "Aide"}]])),
    }  # fmt: skip
    if kind == "person":
        record |= {
            "civility": draw(st.sampled_from(["", "M.", "Mme"])),
            "first_name": draw(WORDS),
            "birth_date": "1980-05-17",
        }
    return record


@given(drafts())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_record_taken_out_and_brought_in_is_the_same_record(draft):
    from carnet.exchange.guard import guard, unguard

    before = merged(EMPTY, draft) | {"number": "X1"}
    for part in ("addresses", "phones", "emails", "contacts"):
        for known in before[part]:
            known["id"] = None
    cells = [_as_read(value) for value in row(before, {})]
    headings = [column.title for column in EXPORTS["clients"].columns]
    mapping = recognise(headings, [cells])
    assert all(unguard(guard(cell)) == cell for cell in cells)
    converted = Converter(mapping, target().tidy()).convert(Line(2, cells))
    assert converted.errors == []
    after = merged(EMPTY, converted.record) | {"number": converted.number}
    assert after == before


def _as_read(value):
    if value is None:
        return ""
    if value is True:
        return "oui"
    with suppress(AttributeError):
        return value.strftime("%d/%m/%Y")
    return str(value)


def test_records_read_back_from_the_base_are_whole(bring):
    bring(HEADS, SOPHIE)
    found = records([Client.objects.get().pk])
    assert [values[CODES.index("email")] for values in (row(record, {}) for record in found.values())] == [
        "sophie@martin.example"
    ]


def test_saved_views_go_out_by_their_name(bring, tmp_path):
    bring(HEADS, SOPHIE, "X2;Roux;Léa;;49300;Cholet;;;")
    SavedView.keep("clients", "Lorient", "q=lorient&colonnes=nom", shared=False, by=Actor(cast.bob(), From.SCREEN))
    SavedView.keep("clients", "Tous", "", shared=False, by=Actor(cast.bob(), From.SCREEN))
    SavedView.keep("clients", "Tous", "etat=tous", shared=True, by=Actor(cast.alice(), From.SCREEN))
    source = EXPORTS["clients"]
    assert [name for name, _ in source.views(system(From.COMMAND))] == ["Lorient", "Tous (bob)", "Tous (alice)"]
    assert [name for name, _ in source.views(Actor(cast.chloe(), From.SCREEN))] == ["Tous"]
    output = tmp_path / "lorient.csv"
    export.main(["clients", "--view", "Lorient", "-o", str(output)])
    with output.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream, delimiter=";")) == [["Nom"], ["MARTIN Sophie"]]
    export.main(["clients", "--view", "Lorient", "--columns", "all", "-o", str(output)])
    with output.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["Nom ou raison sociale"] for row in csv.DictReader(stream, delimiter=";")] == ["Martin"]
