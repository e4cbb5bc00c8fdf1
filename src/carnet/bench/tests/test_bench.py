"""The file of the bench is always the same, can be loaded in several times, and every measure runs on it."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client as SignIn

from carnet.accounts.models import User
from carnet.bench import lists, loading, report
from carnet.bench.command import NAMES, main
from carnet.bench.costs import Clock, Figure, percentile, total
from carnet.bench.drafts import draft, is_inactive, retyped
from carnet.bench.lives import life
from carnet.bench.place import Place, enter
from carnet.clients.models import Client, Event
from carnet.clients.verifying import derived_agree
from carnet.invoices.models import Invoice
from carnet.kernel.errors import Refused
from carnet.kernel.text import digits

SIZE = 200


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path, "sqlite", SIZE)


def load(last: int, first: int = 1) -> None:
    loading.load_slice(first, last, SIZE, loading.team())


@pytest.fixture
def file(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "call_command", lambda *_, **__: None)
    loading.prepare()
    load(SIZE)


def test_a_client_is_the_same_whatever_was_made_before() -> None:
    alone = draft(4242, (7, 8, 9))
    for number in range(1, 60):
        draft(number, (7, 8, 9))
    assert draft(4242, (7, 8, 9)) == alone
    assert life(4242, 10_000) == life(4242, 10_000)


def test_the_team_changes_who_follows_a_client_and_nothing_else() -> None:
    for number in range(1, 300):
        alone, followed = draft(number), draft(number, (7, 8, 9))
        assert {**followed, "salesperson": None} == {**alone, "salesperson": None}


def test_nobody_real_is_in_the_file() -> None:
    for number in range(1, 1500):
        record = draft(number)
        phones = [row["number"] for row in record["phones"]] + [row["phone"] for row in record.get("contacts", ())]
        assert all(digits(phone).startswith(("019", "0700")) for phone in phones if phone), record
        assert all(row["address"].endswith(".example") for row in record["emails"])
        assert record.get("siren", "000").startswith("000")


def test_the_file_looks_like_a_firm_s() -> None:
    drafts = [draft(number) for number in range(1, 3001)]
    persons = sum(record["kind"] == "person" for record in drafts) / len(drafts)
    assert 0.55 < persons < 0.65
    assert 0.04 < sum(is_inactive(number) for number in range(1, 3001)) / 3000 < 0.1
    assert len({record["name"] for record in drafts}) > 1000
    assert any(len(record["phones"]) > 1 for record in drafts)
    assert any(len(record.get("contacts", ())) > 1 for record in drafts)
    lines = [len(life(number, 3000)) for number in range(1, 3001)]
    assert max(lines) >= 100 and sorted(lines)[len(lines) // 2] in {1, 2}


def test_a_client_typed_again_is_nearly_the_same() -> None:
    for number in range(1, 200):
        once, again = draft(number), retyped(number)
        assert again != once


def test_a_load_goes_on_where_it_stopped(file: None) -> None:
    whole = list(Client.objects.order_by("pk").values_list("number", "name", "city", "main_phone", "inactive_reason"))
    Client.objects.all().delete()
    load(120)
    assert loading.loaded() == 120
    load(SIZE, first=loading.loaded() + 1)
    again = list(Client.objects.order_by("pk").values_list("number", "name", "city", "main_phone", "inactive_reason"))
    assert again == whole


def test_what_is_loaded_agrees_with_itself(file: None) -> None:
    assert Client.objects.count() == loading.loaded() == SIZE
    assert list(derived_agree(repair=False)) == []
    assert Event.objects.filter(code="client.created").count() == SIZE
    assert Event.objects.filter(code="client.deactivated").count() == Client.objects.exclude(inactive_reason="").count()


# Really committed: at the end of a request the handler lets go of a connection that is inside a transaction.
@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", [name for name in NAMES if name != "documents"])
def test_every_measure_runs_and_leaves_the_file_as_it_was(
    file: None, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "DEPTHS", {"middle": 0.5})
    some = lists.criteria()[::12]
    monkeypatch.setattr(lists, "criteria", lambda: some)
    before = (
        Client.objects.count(),
        Event.objects.count(),
        list(Client.objects.order_by("pk").values_list("name", "main_phone")),
    )
    figures = import_module(f"carnet.bench.{name}").measure(SIZE, Clock(), 2)
    assert figures and all(figure.costs for figure in figures), [one.what for one in figures if not one.costs]
    after = (
        Client.objects.count(),
        Event.objects.count(),
        list(Client.objects.order_by("pk").values_list("name", "main_phone")),
    )
    assert after == before


def test_invoices_are_issued_drawn_and_paid_in_a_base_of_their_own(
    place: Place, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "call_command", lambda *_, **__: None)
    figures = import_module("carnet.bench.issue").measure(0, Clock(), 1)
    assert all(figure.costs and max(figure.costs) > 0 for figure in figures)
    assert not any(one.remaining for one in Invoice.objects.issued()) and Invoice.objects.issued().count() == 3


class Asking:
    def __init__(self, user: User) -> None:
        self._browser = SignIn()
        self._browser.force_login(user)

    def ask(self, path: str) -> SimpleNamespace:
        answer = self._browser.get(path)
        return SimpleNamespace(status=answer.status_code, body=answer.getvalue())


def test_a_click_on_the_preview_of_a_quote_is_timed(place: Place, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "call_command", lambda *_, **__: None)
    preview = import_module("carnet.bench.preview")
    monkeypatch.setattr(preview, "Browser", Asking)  # a server's handler closes the base of a test
    figures = preview.measure(0, Clock(), 1)
    assert [len(figure.costs) for figure in figures] == [1, 1, 1, 1, 1] and figures[1].weight


def test_the_table_has_a_line_a_figure(place: Place, db: None) -> None:
    fast, slow = Figure("fast", budget=5), Figure("slow", budget=5)
    for cost in (1.0, 2.0, 3.0):
        fast.add(cost, f"fast {cost}", queries=4, weight=1200)
        slow.add(cost * 10, f"slow {cost}")
    slow.found += [True, False]
    lines = report.table([fast, slow, total("both", [fast, slow])]).splitlines()
    assert lines[2] == "| fast | 3 | 2.0 | 3.0 | 3.0 | 5 | 4 | 1,200 |  |"
    assert lines[3] == "| slow | 3 | 20.0 | 30.0 | 30.0 | 5 **missed** |  |  | 0.50 |"
    assert lines[4].startswith("| both | 6 |")
    assert report.slowest([fast, slow], most=1) == "- 30.0 ms: slow 3.0"
    assert "200 clients" in report.heading("search", place, Clock())


def test_percentiles_are_values_of_the_list() -> None:
    assert percentile([3, 1, 2], 0.5) == 2
    assert percentile(list(range(100)), 0.95) == 95
    assert percentile([], 0.5) == 0


def test_a_folder_that_is_not_a_bench_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARNET_HOME", "before")
    (tmp_path / "carnet.sqlite3").write_bytes(b"a firm's own")
    with pytest.raises(Refused, match="n’est pas vide"):
        enter("sqlite", SIZE, tmp_path)
    enter("sqlite", SIZE, tmp_path / "mine")
    with pytest.raises(Refused, match="autre mesure"):
        enter("sqlite", SIZE + 1, tmp_path / "mine")
    assert enter("sqlite", SIZE, tmp_path / "mine").home == tmp_path / "mine"


@pytest.mark.parametrize("argv", [[], ["nothing"], ["load", "--clients", "many"], ["load", "--database", "oracle"]])
def test_a_command_badly_written_says_so(argv: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == 2
    assert "carnet bench" in capsys.readouterr().err
