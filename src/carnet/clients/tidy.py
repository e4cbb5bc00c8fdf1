"""What a person types, tidied: one pure function a kind of value, used by the form, the import and the API alike.

Each returns the value as it is kept, "" for nothing, and raises ValueError with a French sentence that says what to do.
Merely unusual values pass: nobody knows all numbers and addresses of the world.
"""

import re
import unicodedata
from datetime import date

from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from carnet.kernel.dates import parse_date
from carnet.kernel.text import digits, squeeze, strip_accents

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BROKEN = re.compile("[\ud800-\udfff]")  # half a character
_LINES = re.compile(r"\n{3,}")
_EMAIL = re.compile(r"[^@\s,;<>()\[\]\"\\]+@[^@\s,;<>()\[\]\"\\.]+(\.[^@\s,;<>()\[\]\"\\.]+)+")
_NOTHING = {"-", "--", "neant", "n/a", "na", "aucun", "aucune", "non", "x", "?", "."}
_OVERSEAS = {"0262": "262", "0263": "262", "0269": "262", "0639": "262", "0692": "262", "0693": "262", "0590": "590",
             "0690": "590", "0691": "590", "0594": "594", "0694": "594", "0596": "596", "0696": "596", "0697": "596"}  # fmt: skip


def tidy_text(text: str, most: int, multiline: bool = False) -> str:
    """Blanks squeezed, invisible characters out (a bidirectional mark can disguise a name). Lines kept if multiline."""
    if _BROKEN.search(text):
        raise ValueError("Ce texte contient un caractère illisible : effacez-le et retapez-le.")
    text = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    if multiline and ("\n" in text or "\r" in text):
        lines = [" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        text = _LINES.sub("\n\n", "\n".join(lines)).strip("\n ")
    else:
        text = squeeze(text)
    if len(text) > most:
        raise ValueError(f"Ce texte a {len(text)} caractères : raccourcissez-le à {most} au plus.")
    return text


def tidy_phone(text: str) -> str:
    """`0297541180`, `02.97.54.11.80`, `+33 (0)2 97…`, `0033297541180` → `02 97 54 11 80`; abroad `+44 20 7946 0018`."""
    text = tidy_text(text, 60)
    if strip_accents(text).lower() in _NOTHING:
        return ""
    national = french_digits(text)
    if national:
        return " ".join(national[i : i + 2] for i in range(0, 10, 2))
    kept = digits(text)
    if not kept:
        if text:
            raise ValueError("Saisissez un numéro de téléphone, par exemple 02 41 00 00 00.")
        return ""
    if len(kept) > 15:
        raise ValueError("Ce numéro est trop long : mettez un seul numéro par ligne.")
    if text.startswith(("+", "00")):
        return _foreign("+" + kept.removeprefix("00") if text.startswith("00") else "+" + kept)
    if len(kept) < 3:
        raise ValueError("Ce numéro est trop court : il manque des chiffres.")
    # Short numbers (3949), incomplete ones heard on a bad line: kept as typed, never refused.
    return squeeze(re.sub(r"[^\d +()/.-]", " ", text))[:30]


def french_digits(text: str) -> str:
    """The ten digits of a French number in any usual writing, else ""."""
    kept = digits(text)
    if text.lstrip().startswith("+") or kept.startswith("0033"):
        for prefix in ("0033", "33", "262", "590", "594", "596"):
            if kept.startswith(prefix):
                kept = "0" + kept[len(prefix) :].lstrip("0")
                break
        else:
            return ""
    elif len(kept) == 11 and kept.startswith("33"):
        kept = "0" + kept[2:]
    return kept if len(kept) == 10 and kept[0] == "0" and kept[1] != "0" else ""


def international(number: str) -> str:
    """What a `tel:` link dials: `+33297541180`; as it is when unknown."""
    national = french_digits(number)
    if national:
        return f"+{_OVERSEAS.get(national[:4], '33')}{national[1:]}"
    kept = digits(number)
    return f"+{kept}" if number.startswith("+") else kept


def _foreign(number: str) -> str:
    import phonenumbers  # heavy: only a foreign number pays for it

    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)[:30]


def tidy_email(text: str) -> str:
    """Trimmed, `mailto:` and the name around it dropped, domain in lower case."""
    text = tidy_text(text, 320).removeprefix("mailto:")
    if found := re.fullmatch(r".*<([^<>]+)>", text):
        text = found.group(1)
    text = text.strip(" .;,").replace(" ", "")
    if not text or strip_accents(text).lower() in _NOTHING:
        return ""
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        raise ValueError("Saisissez une adresse complète, par exemple nom@domaine.fr.")
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}"


def tidy_siren(text: str) -> str:
    """Nine digits with a right key; a whole SIRET gives its SIREN."""
    kept = _number(text)
    if len(kept) == 14:
        kept = kept[:9]
    if not kept:
        return ""
    if len(kept) != 9:
        raise ValueError(f"Un SIREN a 9 chiffres, celui-ci en a {len(kept)}.")
    if not _fictional(kept) and not stdnum_siren.is_valid(kept):
        raise ValueError("Ce SIREN n’existe pas : un chiffre est faux. Vérifiez-le sur un document du client.")
    return kept


def tidy_siret(text: str) -> str:
    """Fourteen digits with a right key (La Poste has its own rule)."""
    kept = _number(text)
    if not kept:
        return ""
    if len(kept) != 14:
        raise ValueError(f"Un SIRET a 14 chiffres, celui-ci en a {len(kept)}.")
    if not _fictional(kept) and not stdnum_siret.is_valid(kept):
        raise ValueError("Ce SIRET n’existe pas : un chiffre est faux. Vérifiez-le sur un document du client.")
    return kept


def tidy_vat(text: str) -> str:
    """`FR 12 552100554` → `FR12552100554`. The key of a French number is checked against its SIREN."""
    kept = re.sub(r"[\s.\-]", "", tidy_text(text, 40)).upper()
    if not kept or strip_accents(kept).lower() in _NOTHING:
        return ""
    if not re.fullmatch(r"[A-Z]{2}[0-9A-Z+*]{2,13}", kept):
        raise ValueError("Un n° de TVA commence par le pays, par exemple FR12345678901.")
    if kept.startswith("FR"):
        if not re.fullmatch(r"FR[0-9A-Z]{2}\d{9}", kept):
            raise ValueError("Un n° de TVA français s’écrit FR, une clé de deux caractères, puis le SIREN.")
        if kept[2:4].isdigit() and kept != vat_of(kept[4:]):
            raise ValueError(f"La clé de ce n° de TVA est fausse : pour ce SIREN ce serait {vat_of(kept[4:])}.")
    return kept


def vat_of(siren: str) -> str:
    """The French VAT number of a SIREN (key = 12 + 3 × (SIREN mod 97), mod 97)."""
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def tidy_naf(text: str) -> str:
    """`43.32 a` → `4332A`; Sirene's NAF 2025 keeps the form of four digits and a letter."""
    kept = re.sub(r"[\s.]", "", tidy_text(text, 20)).upper()
    if kept and not re.fullmatch(r"\d{4}[A-Z]", kept):
        raise ValueError("Un code NAF a quatre chiffres et une lettre, par exemple 4332A.")
    return kept


def tidy_postcode(text: str) -> str:
    """`56 100` → `56100`; foreign codes as typed."""
    kept = squeeze(tidy_text(text, 30)).upper()
    compact = kept.replace(" ", "").removeprefix("F-")
    if re.fullmatch(r"\d{5}", compact):
        return compact
    if len(kept) > 10:
        raise ValueError("Ce code postal est trop long.")
    return kept


def tidy_date(text: str, today: date | None = None) -> str:
    """A date of birth in any usual French writing, kept as ISO text; neither in the future nor before 1880."""
    text = tidy_text(text, 40)
    if not text:
        return ""
    found = parse_date(text)
    if found is None:
        raise ValueError("Saisissez une date comme 24/11/1980.")
    if found > (today or date.today()):
        raise ValueError("Cette date est dans le futur.")
    if found.year < 1880:
        raise ValueError("Cette date est trop ancienne : vérifiez l’année.")
    return found.isoformat()


def tidy_website(text: str) -> str:
    """`www.legoff.fr` → `https://www.legoff.fr`. Only web addresses: a link must never run a script."""
    text = tidy_text(text, 300).replace(" ", "")
    if not text or strip_accents(text).lower() in _NOTHING:
        return ""
    if "://" not in text:
        text = f"https://{text}"
    if not re.fullmatch(r"https?://[^\s/:@\"'<>]+\.[^\s/:@\"'<>]+(:\d+)?(/[^\s\"'<>]*)?", text) or len(text) > 200:
        raise ValueError("Saisissez une adresse de site comme www.exemple.fr.")
    return text


def _number(text: str) -> str:
    text = tidy_text(text, 40)
    if strip_accents(text).lower() in _NOTHING:
        return ""
    kept = re.sub(r"[\s.\-_/]", "", re.sub(r"\.0$", "", text))
    kept = re.sub(r"^(siren|siret|rcs)\D*", "", kept, flags=re.IGNORECASE)
    if kept and not (kept.isascii() and kept.isdigit()):
        raise ValueError("Ce numéro ne doit contenir que des chiffres.")
    return kept


def _fictional(number: str) -> bool:
    """SIREN beginning with 000 are nobody's: demonstrations and tests use them, without key."""
    return number.startswith("000")
