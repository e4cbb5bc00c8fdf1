"""From words to communes: gather the names worth a look, price each, keep what is confident."""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carnet.communes.customs import NOT_IN_FRANCE
from carnet.communes.distance import slips as slips_between
from carnet.communes.gazetteer import Gazetteer
from carnet.communes.slips import slips_of
from carnet.communes.spelling import ABBREVIATIONS, SMALL_WORDS, skeleton, sound
from carnet.communes.wording import Slips, cost

_WORTH_A_LOOK = 40
_COMMON_WORD = 1_500
_WORDS_OF_A_BEGINNING = 600
_WHOLE_NAME = 1.0
_OTHER_NAME = 0.2
_OTHER_NAME_WEIGHT = 3_000
_DEAREST = 3.6
_ONE_SMALL_SLIP = 1.25


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
    gazetteer: Gazetteer,
    words: Sequence[str],
    open_ended: bool,
    allowed: frozenset[int] | None = None,
    enough: int = 10,
) -> list[Match]:
    """Communes that these words may name, best first; `allowed` keeps only some communes."""
    if not words:
        return []
    search = _Search(gazetteer, tuple(words[:12]), open_ended, allowed)
    found = search.as_typed()
    if search.foreign:
        return found
    if any(match.whole for match in found):
        return found
    # `lavale` begins ten names and is still heard as Laval.
    return search.with_slips(found, _ONE_SMALL_SLIP if len(found) >= enough else _DEAREST)


class _Search:
    def __init__(
        self, gazetteer: Gazetteer, words: tuple[str, ...], open_ended: bool, allowed: frozenset[int] | None
    ) -> None:
        self.gazetteer = gazetteer
        self.words = words
        self.open_ended = open_ended
        self.allowed = allowed
        self.letters = sum(map(len, words))
        self.foreign = allowed is None and not NOT_IN_FRANCE.isdisjoint(
            (" ".join(words), " ".join(skeleton(list(words))))
        )
        # `villeneuve sur l`: a small word at the end is the beginning of another.
        last = words[-1:] if open_ended and len(words) > 1 and words[-1] in SMALL_WORDS else ()
        self._bare_words = [*skeleton(list(words[:-1])), *last] if last else skeleton(list(words))
        self.no_slips: Slips = [{}] * len(words)

    def as_typed(self) -> list[Match]:
        """Nothing mistyped: beginnings, abbreviations, small words lost, blanks lost."""
        forms = self._beginnings()
        forms |= self._joined()
        found = self._priced(forms, self.no_slips)
        if len(found) < 10 and not self.foreign:
            found = self._merge(found, self._priced(self._with_words(self.no_slips), self.no_slips))
        return found

    def with_slips(self, found: list[Match], most: float) -> list[Match]:
        """The same words, each being allowed its slips; those that cost more than `most` are not added."""
        last = len(self.words) - 1
        helped = self.allowed is not None or len(skeleton(list(self.words))) > 1
        slips = [
            slips_of(self.gazetteer, word, self.open_ended and place == last, 3 if helped else 4)
            for place, word in enumerate(self.words)
        ]
        forms = self._with_words(slips) | self._said()
        slipped = [match for match in self._priced(forms, slips) if match.slipped <= most]
        found = self._merge(found, slipped)
        return found or self._rescued(slips)

    def _rescued(self, slips: Slips) -> list[Match]:
        """`segre en qnjlu bleu`: one word says where to look, the whole name is compared letter by letter."""
        typed = "".join(self.words)
        if len(typed) < 9:
            return []
        sets = (
            self._readings(word, readings) for word, readings in zip(self.words, slips, strict=True) if len(word) > 3
        )
        forms = set().union(*(self._best(list(forms)) for forms in sets if forms and len(forms) < _COMMON_WORD))
        found: dict[int, Match] = {}
        for form in heapq.nsmallest(_WORTH_A_LOOK, forms, key=self.gazetteer.form_row.__getitem__):
            number = slips_between(typed, self.gazetteer.names[form].replace(" ", ""), 3 if len(typed) > 11 else 2)
            if number <= (3 if len(typed) > 11 else 2):
                match = self._found(form, number * 1.0, number * 1.0, False)
                found.setdefault(match.commune, match)
        return sorted(found.values(), key=lambda match: (match.price, match.row))

    def _found(self, form: int, price: float, slipped: float, whole: bool) -> Match:
        row, via = self.gazetteer.form_row[form], self.gazetteer.vias[form]
        price += _OTHER_NAME if via else 0.0
        score = math.log10(self._weight(form) + 10) - price + (_WHOLE_NAME if whole else 0.0)
        return Match(self.gazetteer.row_commune[row], row, score, price, slipped, whole, via)

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
        forms: set[int] = set()
        for way in ways:
            if len(way) >= 3 or way in SMALL_WORDS:
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
            if word not in SMALL_WORDS and (len(word) >= 3 or word in ABBREVIATIONS):
                forms = self._readings(word, readings)
                # `verneuil sru seine`: a short word that is none may be a small word mistyped.
                sets.append(forms if forms or len(word) > 3 else None)
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
        others = (gazetteer.word_number(other) for other in (*slips, *ABBREVIATIONS.get(word, ())))
        for number in (*numbers, *(number for number in others if number is not None)):
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
        if not self._confident(price, slipped, form):
            return None
        return self._found(form, price, slipped, self._whole(name, price))

    def _weight(self, form: int) -> int:
        """The population that a name speaks for: an old name is known to few."""
        weight = self.gazetteer.weight[self.gazetteer.form_row[form]]
        return min(weight, _OTHER_NAME_WEIGHT) if self.gazetteer.vias[form] else weight

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
            for way in (
                typed,
                "sainte" + typed[3:] if typed.startswith("ste") else typed,
                "saint" + typed[2:] if typed.startswith("st") else typed,
            ):
                if whole == way:
                    return 0.05
                if whole.startswith(way):
                    return 0.4
        return None

    def _whole(self, name: list[str], price: float) -> bool:
        """Nothing more is expected after what was typed."""
        if price >= 0.45:
            return False
        typed, bare = self._bare_words, skeleton(name)
        return (len(typed) == len(bare) and typed[-1] == bare[-1]) or "".join(self.words) in (
            "".join(name),
            "".join(bare),
        )

    def _confident(self, price: float, slipped: float, form: int) -> bool:
        """The shorter what was typed, the more people a guess must be about."""
        if self.foreign:
            return price < 0.25
        if not slipped:
            return price < 0.7 or (self.letters >= 5 and price < (1.75 if len(self.words) == 1 else 1.3))
        if self.allowed is not None:
            return self.letters >= 4 and slipped <= 0.35 * self.letters
        least = {4: 20_000, 5: 8_000, 6: 1_000, 7: 500}.get(self.letters, 0)
        weight = self._weight(form)
        return self.letters >= 4 and weight >= least and slipped <= max(1.2, 0.25 * self.letters)
