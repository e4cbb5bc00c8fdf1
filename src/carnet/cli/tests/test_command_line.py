"""The frame of the `carnet` command."""

from pathlib import Path

import pytest

from carnet import cli
from carnet.cli.commands import Command
from carnet.kernel.errors import Refused


def refuse(words: list[str]) -> int:
    raise Refused("Ce client n’existe pas.")


def crash(words: list[str]) -> int:
    raise ZeroDivisionError("par zéro")


def command(function: str) -> Command:
    return Command("essai", f"{__name__}:{function}", "un essai", django=False)


def test_help_lists_commands_that_exist_and_only_those(capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = Command("nulle-part", "carnet.nowhere.command:main", "n’existe pas encore")
    with cli.COMMANDS.temporarily(command("refuse"), nowhere):
        assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert "essai" in shown and "un essai" in shown
    assert "nulle-part" not in shown and "migrate" not in shown


def test_an_unknown_command_is_a_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tondre"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and "« tondre » n’est pas une commande" in told.err


def test_no_word_at_all_is_a_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    assert "usage : carnet COMMANDE" in capsys.readouterr().err


def test_a_refusal_is_its_sentence_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Command, "exists", True)
    monkeypatch.setattr(Command, "load", lambda self: refuse)
    with cli.COMMANDS.temporarily(command("refuse")):
        assert cli.main(["essai"]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err == "carnet : Ce client n’existe pas.\n"


def test_an_unforeseen_error_shows_no_traceback_unless_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Command, "exists", True)
    monkeypatch.setattr(Command, "load", lambda self: crash)
    with cli.COMMANDS.temporarily(command("crash")):
        assert cli.main(["essai"]) == 1
        assert "Traceback" not in capsys.readouterr().err
        monkeypatch.setenv("CARNET_DEBUG", "1")
        assert cli.main(["essai"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Command, "exists", True)
    monkeypatch.setattr(Command, "load", lambda self: lambda words: len(Path("/nulle/part.csv").read_text()))
    with cli.COMMANDS.temporarily(command("read")):
        assert cli.main(["essai"]) == 1
    assert "« /nulle/part.csv » : ce fichier n’existe pas." in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("carnet 0")
