"""The packed gazetteer in memory: who is where, and which names begin, sound or look like what was typed."""

import zlib
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from carnet.communes.container import Container
from carnet.communes.distance import openings

# Sorts after any letter of a name.
_LAST = "\x7f"


class Line(NamedTuple):
    """One line of the official file: a commune and one of its postcodes."""

    insee: str
    postcode: str
    name: str
    department: str
    population: int
    delivery_label: str


def _department(line: str) -> tuple[str, str, str]:
    code, name, region = line.split("\t")
    return code, name, region


class Gazetteer:
    """Everything is sorted, so each question is a bisection; long lists are unpacked at first need."""

    def __init__(self, path: Path) -> None:
        packed = Container(path)
        self._packed = packed
        self.edition = packed.about["edition"]
        self.fingerprint = packed.about["fingerprint"]
        self.departments = [_department(line) for line in packed.lines("departments")]
        self.department_codes = [department[0] for department in self.departments]
        self._rows = packed.lines("rows")
        self._row_department = packed.numbers("row_department")
        self.row_commune = packed.numbers("row_commune")
        self._commune_rows = packed.numbers("commune_rows")
        self._commune_start = packed.numbers("commune_start")
        self.weight = packed.numbers("weight")
        self._postcodes = packed.numbers("postcodes")
        self._postcode_row = packed.numbers("postcode_row")

    @cached_property
    def skeletons(self) -> list[str]:
        return self._packed.lines("skeletons")

    @cached_property
    def names(self) -> list[str]:
        return self._packed.lines("names")

    @cached_property
    def vias(self) -> list[str]:
        return self._packed.lines("vias")

    @cached_property
    def form_row(self) -> "array[int]":
        return self._packed.numbers("form_row")

    @cached_property
    def vocabulary(self) -> list[str]:
        return self._packed.lines("words")

    @cached_property
    def _posting(self) -> tuple["array[int]", "array[int]"]:
        return self._packed.numbers("posting_start"), self._packed.numbers("posting")

    @cached_property
    def _near(self) -> tuple["array[int]", "array[int]"]:
        return self._packed.numbers("near_key"), self._packed.numbers("near_word")

    @cached_property
    def _sounds(self) -> tuple[list[str], "array[int]"]:
        return self._packed.lines("sounds"), self._packed.numbers("sound_word")

    @cached_property
    def _joined(self) -> tuple[list[str], "array[int]"]:
        return self._packed.lines("joined"), self._packed.numbers("joined_form")

    @cached_property
    def _said(self) -> tuple[list[str], "array[int]"]:
        return self._packed.lines("said"), self._packed.numbers("said_form")

    def line(self, row: int) -> Line:
        insee, postcode, name, department, population, label = self._rows[row].split("\t")
        return Line(insee, postcode, name, department, int(population or 0), label)

    def rows_of_commune(self, commune: int) -> "array[int]":
        return self._commune_rows[self._commune_start[commune] : self._commune_start[commune + 1]]

    def department_of_row(self, row: int) -> str:
        number = self._row_department[row]
        return self.department_codes[number] if number < len(self.department_codes) else ""

    def department_name(self, code: str) -> str:
        return self.departments[self.department_codes.index(code)][1] if code in self.department_codes else ""

    @cached_property
    def _department_rows(self) -> list[list[int]]:
        lists: list[list[int]] = [[] for _ in range(256)]
        for row, department in enumerate(self._row_department):
            lists[department].append(row)
        return lists

    def rows_of_department(self, code: str) -> list[int]:
        """Lines of a département, the most populated first."""
        return self._department_rows[self.department_codes.index(code)] if code in self.department_codes else []

    def rows_of_postcode(self, beginning: str) -> list[int]:
        """Lines whose postcode begins with these digits, the most populated first."""
        missing = 5 - len(beginning)
        low = int(beginning) * 10**missing
        start = bisect_left(self._postcodes, low)
        end = bisect_left(self._postcodes, low + 10**missing)
        return sorted(self._postcode_row[start:end])

    def forms_beginning(self, skeleton: str) -> range:
        start = bisect_left(self.skeletons, skeleton)
        return range(start, bisect_right(self.skeletons, skeleton + _LAST, start))

    def forms_with_skeleton(self, skeleton: str) -> range:
        start = bisect_left(self.skeletons, skeleton)
        return range(start, bisect_right(self.skeletons, skeleton, start))

    def forms_joined(self, letters: str) -> "array[int]":
        """Forms whose name without blanks begins with these letters."""
        names, forms = self._joined
        start = bisect_left(names, letters)
        return forms[start : bisect_right(names, letters + _LAST, start)]

    def forms_said(self, said: str) -> "array[int]":
        """Forms whose whole name sounds like this."""
        names, forms = self._said
        start = bisect_left(names, said)
        return forms[start : bisect_right(names, said, start)]

    def forms_with_word(self, word: int) -> "array[int]":
        start, posting = self._posting
        return posting[start[word] : start[word + 1]]

    def word_number(self, word: str) -> int | None:
        number = bisect_left(self.vocabulary, word)
        return number if number < len(self.vocabulary) and self.vocabulary[number] == word else None

    def words_beginning(self, letters: str) -> range:
        start = bisect_left(self.vocabulary, letters)
        return range(start, bisect_right(self.vocabulary, letters + _LAST, start))

    def words_near(self, word: str) -> set[int]:
        """Words that share an opening with this one: about one slip apart in their first letters."""
        keys, words = self._near
        found: set[int] = set()
        for part in openings(word):
            key = zlib.crc32(part.encode())
            start = bisect_left(keys, key)
            found.update(words[start : bisect_right(keys, key, start)])
        return found

    def words_said(self, said: str, whole: bool) -> "array[int]":
        """Words that sound like this, or that begin like it when it is long enough to be told apart."""
        sounds, words = self._sounds
        start = bisect_left(sounds, said)
        return words[start : bisect_right(sounds, said if whole else said + _LAST, start)]
