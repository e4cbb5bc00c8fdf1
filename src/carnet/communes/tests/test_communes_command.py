"""`carnet communes`, as scripts and other programs call it."""

import io
import json
import sys
from pathlib import Path

import pytest

from carnet.communes.command import main


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_query_of_several_words_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["49", "chol"]) == 0
    assert answers(capsys) == [
        {
            "query": "49 chol",
            "results": [
                {
                    "insee": "49099",
                    "postcode": "49300",
                    "name": "Cholet",
                    "department": "49",
                    "population": 54_404,
                }
            ],
        }
    ]


def test_a_query_a_line_on_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "lorient\n\nlondres\nB\xe9ziers\n51300".encode("latin-1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert main(["--stdin"]) == 0
    found = answers(capsys)
    assert [answer["query"] for answer in found] == ["lorient", "", "londres", "B\ufffdziers", "51300"]
    assert [len(answer["results"]) for answer in found][1:3] == [0, 0]  # type: ignore[arg-type]
    assert len(found[-1]["results"]) == 46  # type: ignore[arg-type]


def test_nothing_found_is_an_answer_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["londres"]) == 0
    assert answers(capsys) == [{"query": "londres", "results": []}]


def test_an_argument_that_is_not_unicode_is_printed_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lorient\udce9"]) == 0
    assert answers(capsys)[0]["query"] == "lorient?"


@pytest.mark.parametrize("argv", [[], ["--nothing"], ["update"], ["update", "a", "b"]])
def test_a_wrong_command_is_code_2_and_says_how(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "carnet communes" in captured.err


def test_a_refused_list_is_code_1_and_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARNET_HOME", str(tmp_path / "home"))
    assert main(["update", str(tmp_path / "nowhere")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


def test_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "usage : carnet communes" in capsys.readouterr().out
