"""Recognise the columns of a client list: by their headings first, by what they hold when the heading does not say."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from carnet.exchange import content
from carnet.exchange.fields import (
    ADDRESS_FIELDS,
    CONTACT_FIELDS,
    FIELDS,
    GROUP_WORDS,
    GROUPS,
    HEADINGS,
    IDLE_WORDS,
    IGNORED,
    MANY,
    SAME_WORD,
)
from carnet.exchange.table import column_letters
from carnet.kernel.errors import Refused
from carnet.kernel.text import fold

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_GLUED_RANK = re.compile(r"(?<=[a-zé])(?=\d$)")  # « Tel2 »
_TECHNICAL_PREFIX = re.compile(r"^[a-z]{1,2}\.")
_CODE = re.compile(r"(?:([a-z]+?)(\d?)\.)?([a-z_]+)$")
_HEADER_WITHIN = 10
_JUDGED = 200  # characters of a cell are enough to tell what it is


@dataclass(frozen=True)
class Column:
    """`field` is empty for a column that is not taken; `why`: intitulé, contenu, choisi, or inconnu."""

    index: int
    heading: str
    field: str
    why: str
    samples: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.heading or f"colonne {column_letters(self.index)}"


@dataclass(frozen=True)
class Mapping:
    columns: tuple[Column, ...]

    def of(self, field: str) -> list[int]:
        return [column.index for column in self.columns if column.field == field]

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def left_aside(self) -> list[Column]:
        """Columns that hold something and go nowhere: said before the import."""
        return [column for column in self.columns if not column.field and any(s.strip() for s in column.samples)]

    def names_somebody(self) -> bool:
        return bool({"name", "full_name", "company", "trade_name", "contact.name", "contact.full_name"} & self.fields)


def field_title(code: str) -> str:
    """`delivery2.street` → « Livraison 2 – Adresse »."""
    found = _CODE.match(code)
    if not found or found[3] not in FIELDS:
        return code
    group = " ".join(part for part in (GROUPS.get(found[1] or "", ""), found[2]) if part)
    return f"{group} – {FIELDS[found[3]]}" if group else FIELDS[found[3]]


def is_field(code: str) -> bool:
    found = _CODE.match(code)
    if not found or found[3] not in FIELDS:
        return False
    if not found[1]:
        return not found[2]
    return found[1] in GROUPS and found[3] in (CONTACT_FIELDS if found[1] == "contact" else ADDRESS_FIELDS)


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows holds the headings: some programs write a title above. None: the file has none."""
    best, score = None, 0
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        known = sum(bool(field_of_heading(cell)) for cell in row if cell.strip())
        filled = sum(bool(cell.strip()) for cell in row)
        if known > score and known * 3 >= filled and (known >= 2 or filled <= 2):
            best, score = index, known
    return 0 if best is None and _unlike_the_rest(rows) else best


def _unlike_the_rest(rows: Sequence[Sequence[str]]) -> bool:
    """Headings in an unknown language: the first row has no telephone where the others have one."""
    width = max((len(row) for row in rows), default=0)
    columns = [[row[index] if index < len(row) else "" for row in rows] for index in range(width)]
    telling = [(cells[0], field) for cells in columns if (field := content.looks_like(cells[1:]))]
    return bool(telling) and all(cell.strip() and content.looks_like([cell]) != field for cell, field in telling)


def recognise(headings: Sequence[str], samples: Sequence[Sequence[str]]) -> Mapping:
    """`headings` may be empty (a file without any); `samples` are some of its rows."""
    width = len(headings) or max((len(row) for row in samples), default=0)
    cells = [[row[index][:_JUDGED] if index < len(row) else "" for row in samples] for index in range(width)]
    if not any(heading.strip() for heading in headings):
        columns = [
            Column(index, "", field, "contenu" if field else "inconnu", tuple(cells[index][:5]))
            for index, field in enumerate(content.guess_columns(cells))
        ]
        return Mapping(tuple(_once(columns)))
    columns = _numbered([_column(index, headings, cells[index]) for index in range(width)], cells)
    return Mapping(tuple(_once(_named(columns))))


def _column(index: int, headings: Sequence[str], cells: list[str]) -> Column:
    heading = headings[index].strip() if index < len(headings) else ""
    field, why = field_of_heading(heading), "intitulé"
    if (settled := _settled_by_content(field, cells)) != field:
        field, why = settled, "contenu"
    if not field:
        field, why = content.looks_like(cells), "contenu"
    if field == IGNORED or not field:
        field, why = "", "inconnu" if not field else "intitulé"
    return Column(index, heading, field, why, tuple(cells[:5]))


def _numbered(columns: list[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """`id` alone is the client number that people know, when no column is called so."""
    ids = [column for column in columns if column.field == "id"]
    if len(ids) != 1 or any(column.field == "number" for column in columns):
        return columns
    if not content.are_own_numbers(cells[ids[0].index]):
        return columns
    return [replace(column, field="number", why="contenu") if column is ids[0] else column for column in columns]


_FLAGS = {"0", "1", "2", "3", "oui", "non", "o", "n", "x", "vrai", "faux", "true", "false", "yes", "no"}


def _settled_by_content(field: str, cells: list[str]) -> str:
    """Headings that mean two things: `Client` is a name or a yes, `Titre` a civility or a job."""
    filled = {fold(cell) for cell in cells if cell.strip()}
    if not filled:
        return field
    if field in {"full_name", "company", "is_client", "is_prospect"} and filled <= _FLAGS:
        return {"full_name": "is_client", "company": "is_company"}.get(field, field)
    if field in {"is_client", "is_prospect"} and filled <= {"client", "prospect", "clients", "prospects"}:
        return "status"
    if field == "is_company" and not filled <= _FLAGS:
        return "kind"
    if field == "civility" and content.looks_like(cells) != "civility" and len(filled) > 3:
        return "contact.job_title"
    if field == "notes" and content.looks_like(cells) == "email":
        return "email"
    return field


def _named(columns: list[Column]) -> list[Column]:
    """`Nom` alone holds the whole name, `Raison sociale` alone holds everybody; `Fonction` alone is the contact's."""
    fields = {column.field for column in columns}
    renamed = {"role": "contact.role", "job_title": "contact.job_title"}
    if "name" in fields and "first_name" not in fields and "full_name" not in fields:
        renamed["name"] = "full_name"
    elif "company" in fields and not fields & {"name", "full_name", "first_name"}:
        renamed["company"] = "full_name"
    elif "full_name" in fields and "first_name" in fields and "name" not in fields:
        # « Société / Nom » beside « Prénom »; Google's « Name » beside « Given Name » and « Family Name » stays aside.
        renamed["full_name"] = "name"
    if {"contact.name"} <= fields and "contact.first_name" not in fields:
        renamed["contact.name"] = "contact.full_name"
    return [replace(column, field=renamed.get(column.field, column.field)) for column in columns]


def _once(columns: list[Column]) -> list[Column]:
    """Of two columns for one value, the first is taken; whole names give way to name and first name."""
    seen: set[str] = set()
    fields = {column.field for column in columns}
    kept = []
    for column in columns:
        base = column.field.rpartition(".")[2]
        twice = bool(column.field) and column.field in seen and base not in MANY
        idle = column.field == "full_name" and {"name", "first_name"} <= fields
        kept.append(replace(column, field="", why="en double") if twice or idle else column)
        seen.add(column.field)
    return kept


def impose(
    mapping: Mapping,
    choices: Iterable[str],
    named: "Callable[[str], str] | None" = None,
    many: "Callable[[str], bool] | None" = None,
) -> Mapping:
    """Apply `--map COLUMN=FIELD`: heading, letter or rank = code or title of a field, or nothing to leave it aside."""
    columns = {column.index: column for column in mapping.columns}
    for choice in choices:
        name, equals, wanted = choice.rpartition("=")
        if not equals:
            raise Refused(f"« {choice} » : écrivez COLONNE=CHAMP, par exemple « Tél. 2=phone ».")
        column = _find_column(mapping, name.strip())
        field = _find_field(wanted.strip(), named or field_named)
        if not (many or _takes_many)(field):
            for other in mapping.columns:
                if columns[other.index].field == field and field:
                    columns[other.index] = replace(columns[other.index], field="", why="en double")
        columns[column.index] = replace(column, field=field, why="choisi")
    return Mapping(tuple(columns.values()))


def _find_column(mapping: Mapping, name: str) -> Column:
    for column in mapping.columns:
        if column.heading and fold(column.heading) == fold(name):
            return column
    for column in mapping.columns:
        if name.upper() == column_letters(column.index) or name == str(column.index + 1):
            return column
    known = ", ".join(column.title for column in mapping.columns[:30])
    raise Refused(f"La colonne « {name} » n’existe pas. Colonnes du fichier : {known}.")


def _find_field(wanted: str, named: Callable[[str], str]) -> str:
    if wanted in {"", IGNORED} or fold(wanted) in {"ignorer", "ignore", "rien"}:
        return ""
    if field := named(wanted):
        return field
    known = f" Champs possibles : {', '.join(FIELDS)}." if named is field_named else ""
    raise Refused(f"Le champ « {wanted} » n’existe pas.{known}")


def _takes_many(field: str) -> bool:
    return field.rpartition(".")[2] in MANY


def field_named(wanted: str) -> str:
    """A code or a title of a field; "" when it is neither."""
    if is_field(wanted):
        return wanted
    return next((code for code, title in FIELDS.items() if fold(title) == fold(wanted)), "")


@lru_cache(maxsize=2048)
def field_of_heading(heading: str) -> str:
    """`N° tél portable` → `mobile`, `Ville (livraison)` → `delivery.city`; nothing when unknown."""
    heading = _TECHNICAL_PREFIX.sub("", heading.strip())
    if len(heading) > 80 or not heading:
        return ""
    if is_field(heading) and "." in heading:
        return heading
    words = _spelled(_CAMEL.sub(" ", heading))
    if not words or all(word.isdigit() for word in words):
        return ""
    return _known(words) or _grouped(words) or _nearly(words)


def _spelled(heading: str) -> list[str]:
    return [SAME_WORD.get(word, word) for word in fold(_GLUED_RANK.sub(" ", heading)).split()]


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    return {" ".join(_spelled(alias)): field for field, aliases in HEADINGS.items() for alias in aliases.split("|")}


def _known(words: list[str]) -> str:
    aliases = _aliases()
    text = " ".join(words)
    if text in aliases:
        return aliases[text]
    bare = [word for word in words if word not in IDLE_WORDS and not word.isdigit()]
    return aliases.get(" ".join(bare), "") if bare else ""


def _grouped(words: list[str]) -> str:
    """The same headings again, for the delivery address, the site, the contact."""
    group = next((GROUP_WORDS[word] for word in words if word in GROUP_WORDS), "")
    rest = [word for word in words if word not in GROUP_WORDS]
    if not group:
        return ""
    field = _known(rest) if rest else ""
    line = field == "street" and len(rest) > 1 and rest[1].isdigit()
    rank = next((word for word in rest if word.isdigit() and word != "1" and len(word) == 1), "")
    if not rest or all(word in IDLE_WORDS or word.isdigit() for word in rest):
        field = "full_name" if group == "contact" else "street"
    return _in_group(group, "" if line else rank, field)


def _in_group(group: str, rank: str, field: str) -> str:
    if group == "contact":
        field = {"mobile": "phone", "company": "", "number": "", "notes": "", "civility": "civility"}.get(field, field)
        if field in CONTACT_FIELDS:
            return f"contact{rank}.{field}"
        return field if field in {"website", "origin"} else ""
    if field in ADDRESS_FIELDS:
        return f"{group}{rank}.{field}"
    # « Téléphone (facturation) », « Nom (facturation) »: only addresses come by group.
    return field if field in {"phone", "mobile", "fax", "email"} or (group == "billing" and field == "name") else ""


def _nearly(words: list[str]) -> str:
    """A typo in a heading: `Telehpone`, `Adrese`."""
    from rapidfuzz import fuzz, process

    mended = [_mended(word) for word in words]
    if mended != words and (field := _known(mended) or _grouped(mended)):
        return field
    text = " ".join(words)
    if len(text) < 5:
        return ""
    found = process.extractOne(
        text, [alias for alias in _aliases() if len(alias) > 4], scorer=fuzz.ratio, score_cutoff=88
    )
    return _aliases()[found[0]] if found else ""


@lru_cache(maxsize=1)
def _vocabulary() -> list[str]:
    return sorted({word for word in (*SAME_WORD, *" ".join(_aliases()).split()) if len(word) > 4})


def _mended(word: str) -> str:
    from rapidfuzz import fuzz, process

    if len(word) < 5:
        return word
    found = process.extractOne(word, _vocabulary(), scorer=fuzz.ratio, score_cutoff=85)
    return SAME_WORD.get(found[0], found[0]) if found else word
