"""Numbers and addresses that belong to nobody: telephones that the regulator keeps for fiction, SIREN beginning with 000, `.example`."""

from itertools import count

from carnet.clients.tidy import vat_of
from carnet.kernel.text import fold

PHONES = {"mobile": "06 39 98", "west": "02 61 91", "paris": "01 99 00"}
# First words that matching knows as everybody's mail boxes, not a firm's own domain.
BOXES = ("courriel.example", "messagerie.example", "mail.example", "email.example")
# Steps prime with the 1,000 numbers of a range: neighbours in the file do not have neighbouring numbers.
_STEPS = {"mobile": 617, "west": 389, "paris": 271}


class Numbers:
    """Gives each number once. The last digit is a check, so that no two numbers are one slip apart."""

    def __init__(self) -> None:
        self._counts = {name: count(1) for name in PHONES}
        self._sirens = count(137)

    def phone(self, range_: str = "mobile") -> str:
        value = next(self._counts[range_]) * _STEPS[range_] % 1000
        tail = f"{value:03d}{_check(value)}"
        return f"{PHONES[range_]} {tail[:2]} {tail[2:]}"

    def siren(self) -> str:
        value = next(self._sirens) * 7919 % 100_000
        return f"000{value:05d}{_check(value)}"

    def siret(self, siren: str, establishment: int = 1) -> str:
        """The five digits of an establishment end with a check of the whole, as true ones do."""
        body = f"{siren}{establishment:04d}"
        return body + _luhn(body)

    def vat(self, siren: str) -> str:
        return vat_of(siren)


def _check(value: int) -> int:
    weights = (1, 3, 7, 9, 1)
    return sum(int(digit) * weight for digit, weight in zip(f"{value:05d}", weights, strict=True)) % 10


def _luhn(body: str) -> str:
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(reversed(body))]
    return str(-sum(value - 9 * (value > 9) for value in doubled) % 10)


def mail_name(*words: str) -> str:
    """`Jean-Noël`, `Le Bœuf` → `jean-noel.le-boeuf`."""
    return ".".join("-".join(fold(word).split()) for word in words if word)


def domain_of(name: str) -> str:
    """`Garage du Pont-Levis` → `garage-pont-levis.example`."""
    dropped = {"de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en"}
    words = [word for word in fold(name).split() if word not in dropped]
    return "-".join(words[:4]) + ".example"
