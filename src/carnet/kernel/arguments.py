"""argparse that speaks French."""

import argparse
from typing import Any, NoReturn

_FRENCH = {
    "usage: ": "usage : ",
    "positional arguments": "à donner ",
    "options": "options ",
    "show this help message and exit": "montre cette aide",
    "the following arguments are required: %s": "il manque : %s",
    "unrecognized arguments: %s": "options inconnues : %s",
    "expected one argument": "attend une valeur",
    "expected at least one argument": "attend au moins une valeur",
    "expected at most one argument": "attend au plus une valeur",
    "not allowed with argument %s": "ne va pas avec %s",
    "one of the arguments %s is required": "il faut l’une de ces options : %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "« %(value)s » ne convient pas, au choix : %(choices)s",
    "invalid %(type)s value: %(value)r": "« %(value)s » n’est pas de la bonne sorte (%(type)s)",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "ambiguous option: %(option)s could match %(matches)s": "« %(option)s » est ambigu : %(matches)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
}


def _french(message: str) -> str:
    return _FRENCH.get(message, message)


class Parser(argparse.ArgumentParser):
    """Wrong usage: one French sentence on standard error, and exit code 2."""

    def __init__(self, prog: str, description: str, **options: Any) -> None:
        # argparse looks its sentences up in its own module: this is the one door to another language.
        setattr(argparse, "_", _french)  # noqa: B010
        super().__init__(prog=prog, description=description, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.format_usage()}{self.prog} : {message}\n")
