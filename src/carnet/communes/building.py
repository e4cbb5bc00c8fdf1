"""From the three files to the packed gazetteer that the engine reads in a few milliseconds."""

import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carnet.communes.container import pack
from carnet.communes.customs import PLACES_IN_USE
from carnet.communes.distance import openings
from carnet.communes.sources import Row, Sources
from carnet.communes.spelling import name_words, skeleton, sound

_NO_DEPARTMENT = 255


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a commune: its official name, what the Post prints, an old name, a hamlet."""

    words: tuple[str, ...]
    row: int
    via: str


def build(sources: Sources, edition: str) -> bytes:
    """The packed gazetteer; the same files give the same bytes."""
    about = {"edition": edition, "fingerprint": sources.fingerprint}
    rows_of = _rows_by_commune(sources.communes)
    communes_of = {insee: number for number, insee in enumerate(rows_of)}
    forms = sorted(_forms(sources, rows_of), key=_order)
    texts = {
        "rows": ["\t".join(_fields(row)) for row in sources.communes],
        "departments": ["\t".join((row["code"], row["nom"], row["region_nom"])) for row in sources.departments],
        "skeletons": [" ".join(skeleton(list(form.words))) for form in forms],
        "names": [" ".join(form.words) for form in forms],
        "vias": [form.via for form in forms],
    }
    codes = [row["code"] for row in sources.departments]
    numbers = {
        "row_department": array("B", (_department(row, codes) for row in sources.communes)),
        "row_commune": array("H", (communes_of[row["code_insee"]] for row in sources.communes)),
        "commune_rows": array("H", (row for rows in rows_of.values() for row in rows)),
        "commune_start": _starts(len(rows) for rows in rows_of.values()),
        "form_row": array("H", (form.row for form in forms)),
        "weight": array("I", _weights(sources.communes)),
    }
    by_postcode = sorted(range(len(sources.communes)), key=lambda row: (sources.communes[row]["code_postal"], row))
    numbers["postcodes"] = array("I", (int(sources.communes[row]["code_postal"]) for row in by_postcode))
    numbers["postcode_row"] = array("H", by_postcode)
    _index_forms_by_commune(forms, numbers, len(rows_of))
    names = [row["nom"] for row in (*sources.communes, *sources.aliases)]
    _index_words(forms, names, texts, numbers)
    _index_joined(forms, texts, numbers)
    return pack(about, texts, numbers)


def _order(form: Form) -> tuple[str, int, tuple[str, ...], str]:
    return " ".join(skeleton(list(form.words))), form.row, form.words, form.via


def _fields(row: Row) -> Iterator[str]:
    for column in ("code_insee", "code_postal", "nom", "departement", "population", "acheminement"):
        yield row[column].replace("\t", " ").replace("\n", " ")


def _rows_by_commune(rows: list[Row]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        found.setdefault(row["code_insee"], []).append(number)
    for insee, lines in found.items():
        found[insee] = sorted(lines, key=lambda line: _roundness(rows[line]["code_postal"]))
    return found


def _roundness(postcode: str) -> tuple[int, str]:
    """The main postcode of a city is the roundest: 13100 before 13080 for Aix-en-Provence."""
    return len(postcode.rstrip("0")), postcode


def _department(row: Row, codes: list[str]) -> int:
    return codes.index(row["departement"]) if row["departement"] else _NO_DEPARTMENT


def _weights(rows: list[Row]) -> Iterator[int]:
    """The population that ranks a line: for an arrondissement, that of the whole city."""
    cities: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["code_parent"]:
            cities.setdefault(row["code_parent"], {})[row["code_insee"]] = int(row["population"] or 0)
    whole = {parent: sum(parts.values()) for parent, parts in cities.items()}
    for row in rows:
        yield whole[row["code_parent"]] if row["code_parent"] else int(row["population"] or 0)


def _starts(lengths: Iterable[int]) -> "array[int]":
    starts = array("I", [0])
    for length in lengths:
        starts.append(starts[-1] + length)
    return starts


def _forms(sources: Sources, rows_of: dict[str, list[int]]) -> set[Form]:
    """Every way of writing every commune, without the ones that say the same thing twice."""
    forms: set[Form] = set()
    official: set[tuple[tuple[str, ...], str]] = set()
    for insee, rows in rows_of.items():
        for number in rows:
            row = sources.communes[number]
            # `Lyon 3e Arrondissement` is `lyon`: the number is understood by the reader of the query.
            names = [row["acheminement"]] if row["code_parent"] else [row["nom"], row["acheminement"]]
            for name in names:
                words = tuple(name_words(name))
                if words and (words, insee) not in official:
                    official.add((words, insee))
                    forms.add(Form(words, number, ""))
    for name, insee, postcode in _other_names(sources.aliases):
        words = tuple(name_words(name))
        if words and insee in rows_of and (words, insee) not in official:
            official.add((words, insee))
            line = _row_with(postcode, rows_of[insee], sources.communes)
            forms.add(Form(words, line, _via(name, words, sources.communes[line]["nom"])))
    return forms


def _other_names(aliases: list[Row]) -> Iterator[tuple[str, str, str]]:
    for row in aliases:
        yield row["nom"], row["code_insee"], row["code_postal"]
    yield from PLACES_IN_USE


def _row_with(postcode: str, rows: list[int], communes: list[Row]) -> int:
    return next((row for row in rows if communes[row]["code_postal"] == postcode), rows[0])


def _via(name: str, words: tuple[str, ...], official: str) -> str:
    """Digne for Digne-les-Bains is the same name shortened: nothing to explain."""
    return "" if tuple(name_words(official))[: len(words)] == words else _shown(name)


def _shown(name: str) -> str:
    """The Post writes hamlets in capitals: `CAP FERRET` is shown `Cap Ferret`."""
    return name.title() if name.isupper() else name


def _index_forms_by_commune(forms: list[Form], numbers: dict[str, "array[int]"], communes: int) -> None:
    lists: list[list[int]] = [[] for _ in range(communes)]
    for number, form in enumerate(forms):
        lists[numbers["row_commune"][form.row]].append(number)
    numbers["commune_forms"] = array("H", (form for forms_here in lists for form in forms_here))
    numbers["commune_form_start"] = _starts(len(forms_here) for forms_here in lists)


def _index_words(
    forms: list[Form], names: list[str], texts: dict[str, list[str]], numbers: dict[str, "array[int]"]
) -> None:
    """Words → forms; beginnings of words with one letter less → words; sounds → words."""
    postings: dict[str, list[int]] = {}
    for number, form in enumerate(forms):
        for word in dict.fromkeys(form.words):
            postings.setdefault(word, []).append(number)
    vocabulary = sorted(postings)
    texts["words"] = vocabulary
    numbers["posting"] = array("H", (form for word in vocabulary for form in postings[word]))
    numbers["posting_start"] = _starts(len(postings[word]) for word in vocabulary)
    near = sorted(
        {(zlib.crc32(part.encode()), number) for number, word in enumerate(vocabulary) for part in openings(word)}
    )
    numbers["near_key"] = array("I", (key for key, _ in near))
    numbers["near_word"] = array("H", (number for _, number in near))
    sounds = sorted({(sound(word), number) for number, word in enumerate(vocabulary)} | _soft_sounds(names, vocabulary))
    texts["sounds"] = [said for said, _ in sounds]
    numbers["sound_word"] = array("H", (number for _, number in sounds))


def _soft_sounds(names: list[str], vocabulary: list[str]) -> set[tuple[str, int]]:
    """Besançon is heard with an s, which its folded form has lost."""
    numbers = {word: number for number, word in enumerate(vocabulary)}
    soft = (name for name in names if "ç" in name)
    pairs = ((name_words(name), name_words(name.replace("ç", "ss"))) for name in soft)
    return {(sound(heard), numbers[word]) for words, said in pairs for word, heard in zip(words, said, strict=True)}


def _index_joined(forms: list[Form], texts: dict[str, list[str]], numbers: dict[str, "array[int]"]) -> None:
    """Names without blanks, as they are written and as they are said."""
    joined = {("".join(form.words), number) for number, form in enumerate(forms)}
    joined |= {("".join(skeleton(list(form.words))), number) for number, form in enumerate(forms)}
    ordered = sorted(joined)
    texts["joined"] = [name for name, _ in ordered]
    numbers["joined_form"] = array("H", (number for _, number in ordered))
    said = sorted({(sound("".join(form.words)), number) for number, form in enumerate(forms)})
    texts["said"] = [name for name, _ in said]
    numbers["said_form"] = array("H", (number for _, number in said))
