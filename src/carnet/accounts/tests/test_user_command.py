import io
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import authenticate

from carnet.accounts.commands import user as command
from carnet.accounts.models import User
from carnet.kernel.errors import Refused
from tests.cast import alice

ADD = ["add", "Lea.Roux", "--name", "Léa  Roux", "--role", "secretariat"]


@pytest.fixture(autouse=True)
def somebody_in_charge(db):
    alice()


def typed(monkeypatch, text, tty=False):
    stream = io.StringIO(text)
    stream.isatty = lambda: tty
    monkeypatch.setattr("sys.stdin", stream)


def test_an_account_is_opened_and_its_link_printed(client, db, capsys, monkeypatch):
    typed(monkeypatch, "")
    assert command.main([*ADD, "--email", "lea@tilleuls.example"]) == 0
    lea = User.objects.get(username="lea.roux")
    assert (lea.username, lea.name, lea.role, lea.email) == (
        "lea.roux",
        "Léa Roux",
        "secretary",
        "lea@tilleuls.example",
    )
    link = capsys.readouterr().out.strip()
    assert link.startswith("http://localhost:8000/invitation/")
    assert client.get(urlsplit(link).path).status_code == 200


def test_a_password_is_read_from_standard_input(db, capsys, monkeypatch):
    typed(monkeypatch, "un tracteur rouge au marché\nautre ligne\n")
    assert command.main([*ADD, "--password-stdin"]) == 0
    assert authenticate(username="lea.roux", password="un tracteur rouge au marché")
    assert capsys.readouterr().out == ""


def test_a_password_is_asked_twice_on_a_terminal(db, monkeypatch):
    typed(monkeypatch, "", tty=True)
    answers = iter(["un tracteur rouge au marché"] * 2)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    command.main(ADD)
    assert authenticate(username="lea.roux", password="un tracteur rouge au marché")


def test_two_different_answers_open_nothing(db, monkeypatch):
    typed(monkeypatch, "", tty=True)
    answers = iter(["un tracteur rouge au marché", "autre"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    with pytest.raises(Refused, match="diffèrent"):
        command.main(ADD)
    assert User.objects.get() == alice()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add", "avec espace", "--name", "X", "--role", "direction"], "Identifiant"),
        (["add", "alice", "--name", "X", "--role", "direction"], "déjà pris"),
        (["add", "lea", "--name", "", "--role", "direction"], "Nom"),
        (["add", "lea", "--name", "X", "--role", "direction", "--email", "x"], "mail"),
        (["add", "lea", "--name", "L\udcffa", "--role", "direction"], "illisible"),
        (["link", "nobody"], "nobody"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(db, monkeypatch, words, said):
    typed(monkeypatch, "")
    with pytest.raises(Refused, match=said):
        command.main(words)
    assert User.objects.count() == 1


@pytest.mark.parametrize("weak", ["", "court", "motdepasse1234"])
def test_a_weak_password_opens_nothing(db, monkeypatch, weak):
    typed(monkeypatch, weak + "\n")
    with pytest.raises(Refused):
        command.main([*ADD, "--password-stdin"])
    assert User.objects.get() == alice()


@pytest.mark.parametrize("words", [[], ["add"], ["add", "x"], ["add", "x", "--name", "X", "--role", "roi"], ["tondre"]])
def test_wrong_usage_is_two(db, words, capsys):
    with pytest.raises(SystemExit) as stop:
        command.main(words)
    assert stop.value.code == 2 and "usage :" in capsys.readouterr().err


def test_a_forgotten_password_has_its_link(client, db, capsys):
    assert command.main(["link", "Alice"]) == 0
    assert client.get(urlsplit(capsys.readouterr().out.strip()).path).status_code == 200


def test_the_first_account_is_that_of_the_direction(monkeypatch):
    User.objects.all().delete()
    typed(monkeypatch, "")
    with pytest.raises(Refused, match="direction"):
        command.main(ADD)
    assert command.main([*ADD[:-1], "direction"]) == 0
