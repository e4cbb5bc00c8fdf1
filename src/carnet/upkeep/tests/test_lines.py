"""A row as a line: what goes in comes out, between both databases."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carnet.upkeep import lines

CELLS = st.one_of(st.none(), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_a_row_comes_back_from_its_line(cells: list[str | None]) -> None:
    line = lines.write(cells)
    assert line.count("\n") == 1 and line.endswith("\n") and "\r" not in line
    assert lines.read(line) == cells


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, "\\N"),
        ("", ""),
        ("\\N", "\\\\N"),
        ("\\\\N", "\\\\\\\\N"),
        ("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e"),
    ],
)
def test_the_form_is_that_of_postgresql(cell: str | None, written: str) -> None:
    assert lines.write([cell]) == written + "\n"
    assert lines.read(written + "\n") == [cell]


@pytest.mark.parametrize(
    ("kind", "text", "stored"),
    [
        ("bool", "t", 1),
        ("bool", "f", 0),
        ("datetime", "2026-11-24 08:05:09.12+00", "2026-11-24 08:05:09.120000"),
        ("datetime", "2026-11-24 08:05:09+00", "2026-11-24 08:05:09"),
        ("integer", "12", 12),
        ("real", "0.5", 0.5),
        ("BLOB", "\\x00ff", b"\x00\xff"),
        ("char(32)", "0b5f4b0c-9d52-4f0e-8f3a-2f8f6a1f0a11", "0b5f4b0c9d524f0e8f3a2f8f6a1f0a11"),
        ("varchar(40)", "12", "12"),
        ("text", '{"a": 1}', '{"a": 1}'),
        ("json", '{"a": "é"}', '{"a": "\\u00e9"}'),
        ("bigint", "9007199254740993", 9007199254740993),
        ("bigint", "1 day 02:00:00.5", (timedelta(days=1, hours=2, seconds=0.5)) // timedelta(microseconds=1)),
        ("bigint", "-00:00:01", -1_000_000),
    ],
)
def test_a_text_of_postgresql_is_stored_as_django_stores_it_in_sqlite(kind: str, text: str, stored: object) -> None:
    assert lines.to_sqlite(kind)(text) == stored


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("boolean", 1, "t"),
        ("boolean", 0, "f"),
        ("timestamp with time zone", "2026-11-24 08:05:09", "2026-11-24 08:05:09+00"),
        ("bytea", b"\x00\xff", "\\x00ff"),
        ("interval", 5, "5 microseconds"),
        ("bigint", 12, "12"),
        ("character varying", "12", "12"),
    ],
)
def test_a_value_of_sqlite_is_written_for_postgresql(kind: str, value: object, text: str) -> None:
    assert lines.to_postgresql(kind)(value) == text
