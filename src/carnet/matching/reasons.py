"""What agrees between two clients, in the words of the screen."""

_REASONS = {
    ("siret", "E"): "même SIRET",
    ("siret", "N"): "SIRET proche",
    ("siren", "E"): "même SIREN",
    ("siren", "N"): "SIREN proche",
    ("number", "E"): "même SIREN",
    ("number", "N"): "SIREN proche",
    ("born", "E"): "même date de naissance",
    ("born", "N"): "date de naissance proche",
    ("name", "E"): "même nom",
    ("name", "C"): "nom proche",
    ("name", "T"): "nom en partie commun",
    ("name", "A"): "sigle du nom",
    ("name", "H"): "un mot du nom en commun",
    ("name", "G"): "nom du dirigeant",
    ("name", "V"): "un mot du nom en commun",
    ("link", "F"): "nom du contact",
    ("link", "S"): "nom de famille en commun",
    ("mobile", "E"): "même téléphone",
    ("landline", "E"): "même téléphone",
    ("mobile", "N"): "téléphone proche",
    ("landline", "N"): "téléphone proche",
    ("email", "E"): "même adresse électronique",
    ("email", "N"): "adresse électronique proche",
    ("email", "W"): "même domaine de messagerie",
    ("place", "E"): "même adresse",
    ("place", "N"): "même rue, même commune",
    ("place", "S"): "même rue, même commune",
    ("place", "K"): "même commune",
    ("place", "C"): "même commune",
    ("contact", "E"): "même contact",
}


def reasons_of(seen: dict[str, str]) -> tuple[str, ...]:
    found = [_name(seen)] if seen.get("surname") else []
    found += [_REASONS[item] for item in seen.items() if item in _REASONS]
    return tuple(dict.fromkeys(reason for reason in found if reason))


def _name(seen: dict[str, str]) -> str:
    surname, first = seen.get("surname", ""), seen.get("first", "")
    if surname == "E" and first == "E":
        return "mêmes nom et prénom"
    if surname in ("E", "C") and first in ("E", "V", "I", "W"):
        return "nom proche"
    if surname == "E":
        return "même nom"
    if surname in ("C", "P"):
        return "nom proche"
    return "même prénom" if first == "E" else ""
