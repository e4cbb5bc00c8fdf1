"""What spreadsheets and old programs spoil, put right and said: each function gives the value and a note. Pure.

The note is empty when nothing was wrong; a ValueError carries the sentence of what cannot be put right.
"""

import html
import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from carnet.kernel.text import digits, fold, squeeze


class Repaired(NamedTuple):
    value: str
    note: str = ""


_SCIENTIFIC = re.compile(r"\d([.,]\d+)?E\+?\d{1,2}", re.I)
_FLOAT = re.compile(r"(\d+)[.,]0+")
_EMPTY = frozenset(
    {"neant", "aucun", "aucune", "nc", "n c", "na", "n a", "nr", "inconnu", "inconnue", "vide", "null", "none", "nan",
     "non",
     "non renseigne", "non communique", "non connu", "sans", "sans objet", "x", "xx", "xxx", "todo", "a completer", "0"}
)  # fmt: skip
_NO_EMAIL = re.compile(
    r"(n ?a |n en a )?(pas|aucun|sans)( (de |d |d adresse )?(e ?mail|mail|courriel|adresse|internet))?$"
)
_MOJIBAKE = re.compile("Ã[\x80-\xbf©¨ª«§´¢»®¯ ‰€ˆŠŽ‡”™šœžŸ¼¹¶¤³]|â€|Â[°« »]|Å“")


def is_filler(text: str) -> bool:
    """« néant », « NC », « - », « ? »: a cell that says it is empty."""
    folded = fold(text)
    return not folded or folded in _EMPTY or set(folded) <= {"0", " ", "x"}


def says_no_email(text: str) -> bool:
    return bool(_NO_EMAIL.match(fold(text)))


def accents(text: str) -> Repaired:
    """`GÃ©rard` → `Gérard`: UTF-8 that a program read as Windows-1252."""
    if not _MOJIBAKE.search(text):
        return Repaired(text)
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        try:
            mended = text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return Repaired(text)
    return Repaired(mended, f"accents rétablis : « {_short(text)} » lu « {_short(mended)} »")


def number_text(text: str) -> Repaired:
    """A code that a spreadsheet turned into a number: `552100554.0`, `6,12345678E+08`. Lost digits are an error."""
    text = text.strip()
    if found := _FLOAT.fullmatch(text):
        return Repaired(found[1], f"« {text} » lu {found[1]}")
    if not _SCIENTIFIC.fullmatch(text):
        return Repaired(text)
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return Repaired(text)
    mantissa, exponent = re.split("e", text, flags=re.I)
    if number != int(number) or len(digits(mantissa)) < int(digits(exponent)):
        raise ValueError(
            f"Le tableur a perdu des chiffres (« {text} ») : "
            "mettez la colonne au format Texte et saisissez-les à nouveau."
        )
    return Repaired(str(int(number)), f"« {text} » lu {int(number)}")


def postcode(text: str, country: str = "") -> Repaired:
    """`1000` → `01000`, `F-39000` → `39000`; foreign postcodes are left alone."""
    if country:
        return Repaired(squeeze(text))
    value, note = number_text(text)
    compact = re.sub(r"^(F|FR)[\s-]+(?=\d)", "", value.strip(), flags=re.I).replace(" ", "").replace("\xa0", "")
    if compact.isdigit() and compact.isascii():
        if len(compact) == 4 and compact[:2] != "00":
            return Repaired("0" + compact, f"zéro rétabli : « {text.strip()} » lu 0{compact}")
        if len(compact) == 5:
            return Repaired(compact, note)
    return Repaired(squeeze(value), note)


def phone(text: str) -> Repaired:
    """`612345678` → `0612345678`; `336…` → `+336…`; the form is the business of who stores it."""
    value, note = number_text(text)
    bare = re.sub(r"[\s.\-/\xa0()]", "", value)
    if bare.isdigit():
        if len(bare) == 9 and bare[0] != "0":
            return Repaired("0" + bare, f"zéro rétabli : « {text.strip()} » lu 0{bare}")
        if len(bare) == 11 and bare.startswith("33"):
            return Repaired("+" + bare, f"« {text.strip()} » lu +{bare}")
        if len(bare) == 12 and bare.startswith("330"):
            return Repaired("+33" + bare[3:], f"« {text.strip()} » lu +33{bare[3:]}")
    return Repaired(value.strip(), note)


def siren_and_siret(siren: str, siret: str) -> tuple[Repaired, Repaired]:
    """Numbers kept as numbers, zeros lost, a SIRET in the column of the SIREN, a SIREN in the column of the SIRET."""
    first, second = _identifier(siren, 9), _identifier(siret, 14)
    if len(first.value) == 14 and first.value.isdigit():
        note = f"SIRET trouvé dans la colonne SIREN : SIREN {first.value[:9]}"
        second = second if second.value else Repaired(first.value)
        first = Repaired(first.value[:9], note)
    if len(second.value) == 9 and second.value.isdigit():
        note = "SIREN trouvé dans la colonne SIRET"
        twice = first.value == second.value
        first = first if first.value else Repaired(second.value, note)
        second = Repaired("", note if twice else "")
    if not first.value and len(second.value) == 14 and second.value.isdigit():
        first = Repaired(second.value[:9])
    return first, second


def _identifier(text: str, length: int) -> Repaired:
    if not text.strip():
        return Repaired("")
    value, note = number_text(text)
    compact = re.sub(r"[\s.\-\xa0_]", "", value)
    compact = re.sub(r"^(siren|siret|rcs)[a-z:]*", "", compact, flags=re.I)
    # The key tells a lost zero from a number cut short.
    if compact.isdigit() and length - 5 <= len(compact) < length and luhn(compact.zfill(length)) and len(compact) != 9:
        return Repaired(compact.zfill(length), f"zéros rétablis : « {text.strip()} » lu {compact.zfill(length)}")
    return Repaired(compact if compact.isdigit() else squeeze(value), note)


def luhn(number: str) -> bool:
    total = 0
    for index, char in enumerate(reversed(number)):
        digit = ord(char) - 48
        if index % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


_MONTHS = {
    "janvier": 1, "janv": 1, "jan": 1, "january": 1, "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2,
    "mars": 3, "mar": 3, "march": 3, "avril": 4, "avr": 4, "april": 4, "apr": 4, "mai": 5, "may": 5, "juin": 6,
    "june": 6, "jun": 6, "juillet": 7, "juil": 7, "july": 7, "jul": 7, "aout": 8, "august": 8, "aug": 8,
    "septembre": 9, "sept": 9, "sep": 9, "september": 9, "octobre": 10, "oct": 10, "october": 10, "novembre": 11,
    "nov": 11, "november": 11, "decembre": 12, "dec": 12, "december": 12,
}  # fmt: skip
_DAYS = re.compile(
    r"^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\.?\s+(?=\d)", re.I
)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_FRENCH_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
_IN_LETTERS = re.compile(r"(\d{1,2})(?:er)?[\s\-/]+([a-z]{3,9})[\s\-/]+(\d{4}|\d{2})")
_TIME = re.compile(r"[T\s]+\d{1,2}[:h]\d{2}(:\d{2})?(\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|UTC)?$")
_NO_DATE = frozenset({"00000000", "0000-00-00", "00/00/0000", "30/12/1899", "1899-12-30", "01/01/1900", "1900-01-01"})


_MARKUP = re.compile(r"</?(?:p|br|div|span|ul|ol|li|b|i|u|strong|em|font|h[1-6]|a)\b[^<>]*>", re.I)
_NEW_LINE = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>\s*", re.I)


def plain_text(text: str) -> str:
    """The notes of Odoo or Dolibarr are HTML: `<p>Portail<br>vert</p>` → two lines. Any other text is left as it is."""
    if "<" not in text or not _MARKUP.search(text):
        return text
    lines = html.unescape(_MARKUP.sub("", _NEW_LINE.sub("\n", text))).replace("\xa0", " ").split("\n")
    return "\n".join(squeeze(line) for line in lines).strip("\n")


def to_date(text: str, *, today: date | None = None) -> Repaired:
    """Any date to ISO. A number is Excel's count of days; a year of two digits is of the past."""
    bare = _DAYS.sub("", _TIME.sub("", squeeze(text)))
    if not bare or bare in _NO_DATE or is_filler(bare):
        return Repaired("")
    try:
        return _read_date(bare, text, today or date.today())
    except ValueError:
        raise ValueError(f"« {_short(text)} » n’est pas une date : écrivez par exemple 24/11/2026.") from None


def _read_date(bare: str, text: str, today: date) -> Repaired:
    if found := _ISO.fullmatch(bare):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _FRENCH_DATE.fullmatch(bare):
        return _day_first(int(found[1]), int(found[2]), _year(found[3], today), text)
    if found := _IN_LETTERS.fullmatch(fold(bare)):
        return _iso(_year(found[3], today), _MONTHS.get(found[2], 0), int(found[1]))
    bare = number_text(bare).value
    if bare.isdigit() and len(bare) in {6, 7, 8}:
        return _glued(bare.zfill(8) if len(bare) == 7 else bare, text, today)
    if bare.isdigit() and len(bare) <= 5 and int(bare) > 366:
        day = date(1899, 12, 30) + timedelta(days=int(bare))
        return Repaired(day.isoformat(), f"nombre de tableur « {bare} » lu {day:%d/%m/%Y}")
    raise ValueError(text)


def _glued(bare: str, text: str, today: date) -> Repaired:
    """`24112026`, `20261124`, `241126`."""
    if len(bare) == 6:
        return _iso(_year(bare[4:], today), int(bare[2:4]), int(bare[:2]))
    if bare[:2] in {"19", "20"} and int(bare[4:6]) <= 12 and int(bare[2:4]) > 12:
        return _iso(int(bare[:4]), int(bare[4:6]), int(bare[6:]))
    try:
        return _iso(int(bare[4:]), int(bare[2:4]), int(bare[:2]))
    except ValueError:
        return _iso(int(bare[:4]), int(bare[4:6]), int(bare[6:]))


def _day_first(day: int, month: int, year: int, text: str) -> Repaired:
    if month > 12 >= day:
        return Repaired(
            date(year, day, month).isoformat(), f"date à l’américaine « {text.strip()} » lue {month:02}/{day:02}/{year}"
        )
    return _iso(year, month, day)


def _iso(year: int, month: int, day: int) -> Repaired:
    if not 1850 <= year <= 2200:
        raise ValueError
    return Repaired(date(year, month, day).isoformat())


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year <= today.year % 100 else 1900 + year


def _short(text: str) -> str:
    text = squeeze(text)
    return text if len(text) <= 40 else text[:39] + "…"
