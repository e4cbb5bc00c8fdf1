"""What two unrelated clients have in common by chance: it depends on how many bear the name, the phone, the address."""

from carnet.matching.addresses import Where
from carnet.matching.context import Context
from carnet.matching.first_names import COMMON_SURNAMES
from carnet.matching.keys import address_text, full_name, key, namesake_text
from carnet.matching.people import Human

# Likelihood of each level between strangers, where no count says better.
SURNAME = {"C": 0.004, "P": 0.004, "D": 0.98}
FIRST = {"V": 0.006, "W": 0.012, "I": 0.006, "J": 0.08, "X": 0.02, "D": 0.87}
BORN = {"E": 0.00005, "N": 0.002, "D": 0.998}
COUPLE = {"0": 0.80, "2": 0.03, "1": 0.17}
FIRM_NAME = {"C": 0.0006, "T": 0.005, "A": 0.0008, "H": 0.012, "V": 0.006, "G": 0.0003, "R": 0.10, "D": 0.88}
FORM = {"E": 0.35, "F": 0.35, "D": 0.3, "M": 0.3}
NUMBER = {"E": 0.00001, "N": 0.0001, "D": 1.0}
SIRET = {"N": 0.01}
PHONE = {"N": 0.0001, "D": 1.0}
EMAIL = {"N": 0.0003, "L": 0.002, "W": 0.003, "D": 1.0}
PLACE = {"N": 0.0002, "S": 0.002, "O": 0.95}
CONTACT = {"E": 0.001, "D": 0.999}
SYNDIC = {"E": 0.15, "N": 0.01, "D": 0.84}
LINK = {"F": 0.0005, "S": 0.01, "N": 0.99}
# Share of the clients of a file that live in one commune, when no count says it.
_COMMUNE = 0.03
# Of the other bearers of a value, those that are not again the same client.
_TRULY_OTHERS = 0.5


def _others(context: Context, text: str) -> int:
    """Clients that bear it, beyond the two of the pair."""
    return max(context.count(key(text)) - 2, 0)


def chance_of_value(context: Context, text: str, floor: float) -> float:
    """Two strangers that bear this phone, e-mail or address."""
    return (_others(context, text) * _TRULY_OTHERS + floor) / context.size


def chance_of_name(context: Context, a: Human, surname: str, first: str) -> tuple[float, float]:
    """(likelihood of the surname level, of the first name level) between strangers."""
    namesakes = _namesakes(context, a.surname)
    alike = SURNAME.get(surname, 0.5)
    if surname == "E":
        alike = min(0.5, namesakes / context.size)
    if first != "E":
        return alike, FIRST.get(first, 0.5)
    if surname != "E":
        return alike, 0.012
    homonyms = _others(context, "n:" + full_name(a)) * _TRULY_OTHERS + namesakes * 0.01 + 0.02
    return alike, min(0.5, homonyms / namesakes)


def _namesakes(context: Context, surname: str) -> float:
    expected = COMMON_SURNAMES.get(surname, 0.05) / 1000 * context.size
    return _others(context, "l:" + surname) + expected / 2 + 0.3


def chance_of_place(context: Context, level: str, at: Where | None, namesake: Human | None) -> float:
    """Two strangers in one commune: likelier in a town with many clients, and in a hamlet where a surname is common."""
    if level not in "ECK" or at is None:
        return PLACE.get(level, 0.5)
    if level == "E":
        return chance_of_value(context, "a:" + address_text(at), 0.05)
    counted = context.count(key("c:" + at.postcode))
    commune = counted / context.size if counted > 1 else _COMMUNE
    if namesake is None:
        return commune
    here = _others(context, namesake_text(namesake.surname, at))
    return min(0.8, (here + 2 * commune) / (_namesakes(context, namesake.surname) + 2))
