"""From words to communes: gather the names worth a look, price each, keep what is confident."""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carnet.communes.customs import NOT_IN_FRANCE
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.slips import slips_of
from carnet.communes.spelling import ABBREVIATIONS, SMALL_WORDS, skeleton, sound
from carnet.communes.wording import Slips, cost

_WORTH_A_LOOK = 40
_WORDS_OF_A_BEGINNING = 600
_WHOLE_NAME = 1.3
_OTHER_NAME = 0.2
_OTHER_NAME_WEIGHT = 3_000
_LEAST_SCORE = 0.0
_DEAREST = 3.6


@dataclass(frozen=True, slots=True)
class Match:
    """One commune found by one of its names."""

    commune: int
    row: int
    score: float
    price: float
    slipped: float
    whole: bool
    via: str


def by_name(
    gazetteer: Gazetteer, words: Sequence[str], open_ended: bool, allowed: frozenset[int] | None = None, enough: int = 10
) -> list[Match]:
    """Communes that these words may name, best first; `allowed` keeps only some communes."""
    if not words:
        return []
    search = _Search(gazetteer, tuple(words[:12]), open_ended, allowed)
    found = search.as_typed()
    if search.foreign:
        return found
    if len(found) < enough and not any(match.whole for match in found):
        found = search.with_slips(found)
    return found


class _Search:
    def __init__(
        self, gazetteer: Gazetteer, words: tuple[str, ...], open_ended: bool, allowed: frozenset[int] | None
    ) -> None:
        self.gazetteer = gazetteer
        self.words = words
        self.open_ended = open_ended
        self.allowed = allowed
        self.letters = sum(map(len, words))
        self.foreign = allowed is None and " ".join(words) in NOT_IN_FRANCE
        self.no_slips: Slips = [{}] * len(words)

    def as_typed(self) -> list[Match]:
        """Nothing mistyped: beginnings, abbreviations, small words lost, blanks lost."""
        forms = self._beginnings()
        forms |= self._joined()
        found = self._priced(forms, self.no_slips)
        if len(found) < 10 and not self.foreign:
            found = self._merge(found, self._priced(self._with_words(self.no_slips), self.no_slips))
        return found

    def with_slips(self, found: list[Match]) -> list[Match]:
        """The same words, each being allowed its slips."""
        last = len(self.words) - 1
        slips = [
            slips_of(self.gazetteer, word, self.open_ended and place == last) for place, word in enumerate(self.words)
        ]
        forms = self._with_words(slips) | self._said()
        return self._merge(found, self._priced(forms, slips))

    def _beginnings(self) -> set[int]:
        typed = skeleton(list(self.words))
        starts = {" ".join(typed)}
        if len(self.words) > 1 and self.words[-1] in SMALL_WORDS:
            starts.add(" ".join([*skeleton(list(self.words[:-1])), self.words[-1]]))
        forms: set[int] = set()
        for start in starts:
            forms |= self._best(self.gazetteer.forms_with_skeleton(start))
            forms |= self._best(self.gazetteer.forms_beginning(start))
        return forms

    def _joined(self) -> set[int]:
        """`stgermainenlaye`, `lhay les roses`, `bourg enbresse`."""
        letters = "".join(self.words)
        ways = {letters}
        if self.words[0].startswith("ste"):
            ways.add("sainte" + letters[3:])
        if self.words[0].startswith("st"):
            ways.add("saint" + letters[2:])
        if self.words[0].startswith(("st", "mt")) and self.words[0] != "mt":
            ways.add("mont" + letters[2:]) if letters.startswith("mt") else None
        forms: set[int] = set()
        for way in ways:
            if len(way) >= 3:
                forms |= self._best(self.gazetteer.forms_joined(way))
        return forms

    def _said(self) -> set[int]:
        said = sound("".join(self.words))
        return self._best(self.gazetteer.forms_said(said)) if len(said) >= 4 else set()

    def _best(self, forms: Sequence[int]) -> set[int]:
        """The most populated ones, among those allowed."""
        row_of, commune_of = self.gazetteer.form_row, self.gazetteer.row_commune
        if self.allowed is not None:
            allowed = self.allowed
            forms = [form for form in forms if commune_of[row_of[form]] in allowed]
        if len(forms) <= _WORTH_A_LOOK:
            return set(forms)
        return set(heapq.nsmallest(_WORTH_A_LOOK, forms, key=row_of.__getitem__))

    def _with_words(self, slips: Slips) -> set[int]:
        """Forms that have a reading of every long word typed."""
        sets = []
        for word, readings in zip(self.words, slips, strict=True):
            if len(word) >= 3 and word not in SMALL_WORDS or word in ABBREVIATIONS and word not in SMALL_WORDS:
                sets.append(self._readings(word, readings))
        together: set[int] = set()
        for number, forms in enumerate(sorted((one for one in sets if one is not None), key=len)):
            together = forms if not number else together & forms
            if not together:
                return set()
        return self._best(list(together))

    def _readings(self, word: str, slips: Iterable[str]) -> set[int] | None:
        gazetteer = self.gazetteer
        numbers = gazetteer.words_beginning(word)
        if len(numbers) > _WORDS_OF_A_BEGINNING:
            return None
        forms: set[int] = set()
        for number in numbers:
            forms.update(gazetteer.forms_with_word(number))
        for other in (*slips, *ABBREVIATIONS.get(word, ())):
            number = gazetteer.word_number(other)
            if number is not None:
                forms.update(gazetteer.forms_with_word(number))
        return forms

    def _priced(self, forms: set[int], slips: Slips) -> list[Match]:
        best: dict[int, Match] = {}
        for form in forms:
            match = self._match(form, slips)
            if match and (match.commune not in best or match.score > best[match.commune].score):
                best[match.commune] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.row))

    @staticmethod
    def _merge(found: list[Match], more: list[Match]) -> list[Match]:
        best = {match.commune: match for match in found}
        for match in more:
            if match.commune not in best or match.score > best[match.commune].score:
                best[match.commune] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.row))

    def _match(self, form: int, slips: Slips) -> Match | None:
        gazetteer = self.gazetteer
        row = gazetteer.form_row[form]
        commune = gazetteer.row_commune[row]
        if self.allowed is not None and commune not in self.allowed:
            return None
        name = gazetteer.names[form].split(" ")
        price, slipped = self._price(name, slips)
        if price is None or price > _DEAREST:
            return None
        whole = self._whole(name, price)
        weight = gazetteer.weight[row]
        via = gazetteer.vias[form]
        if via:
            weight, price = min(weight, _OTHER_NAME_WEIGHT), price + _OTHER_NAME
        if not self._confident(price, slipped, weight, name):
            return None
        score = math.log10(weight + 10) - price + (_WHOLE_NAME if whole else 0.0)
        return Match(commune, row, score, price, slipped, whole, via)

    def _price(self, name: list[str], slips: Slips) -> tuple[float | None, float]:
        plain = cost(self.words, name, self.no_slips, self.open_ended)
        joined = self._joined_price(name)
        if plain is None or (joined is not None and joined < plain):
            plain = joined
        if slips is self.no_slips:
            return plain, 0.0
        slipped = cost(self.words, name, slips, self.open_ended)
        if plain is not None and (slipped is None or plain <= slipped):
            return plain, 0.0
        if slipped is not None:
            return slipped, slipped
        if sound("".join(name)) == sound("".join(self.words)):
            return 1.1, 0.9
        return None, 0.0

    def _joined_price(self, name: list[str]) -> float | None:
        typed = "".join(self.words)
        for words in (name, skeleton(name)):
            whole = "".join(words)
            for way in (typed, "sainte" + typed[3:] if typed.startswith("ste") else typed,
                        "saint" + typed[2:] if typed.startswith("st") else typed):
                if whole == way:
                    return 0.05
                if whole.startswith(way):
                    return 0.4
        return None

    def _whole(self, name: list[str], price: float) -> bool:
        """Nothing more is expected after what was typed."""
        return price < 0.45 and (
            skeleton(list(self.words))[-1] == skeleton(name)[-1] and len(skeleton(list(self.words))) == len(skeleton(name))
            or "".join(self.words) in ("".join(name), "".join(skeleton(name)))
        )

    def _confident(self, price: float, slipped: float, weight: int, name: list[str]) -> bool:
        """The shorter what was typed, the more people a guess must be about."""
        if self.foreign:
            return price < 0.25
        if not slipped:
            return price < 0.7 or self.letters >= 5
        if self.allowed is not None:
            return self.letters >= 4 and slipped <= 0.35 * self.letters
        least = {4: 20_000, 5: 5_000, 6: 1_500, 7: 500}.get(self.letters, 0)
        return self.letters >= 4 and weight >= least and slipped <= 0.25 * self.letters
