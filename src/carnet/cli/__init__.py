"""The `carnet` command: a register of commands, each loaded only when it is called."""

import sys

from carnet.cli.commands import COMMANDS as COMMANDS
from carnet.cli.commands import Command as Command
from carnet.cli.run import run, usage

# Django's own commands that a developer types every day; the others: `carnet django …`.
DEVELOPERS = frozenset({"makemigrations", "runserver", "shell", "check", "showmigrations"})


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns 0 (done), 1 (refused, with a sentence) or 2 (wrong usage)."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        print(usage(), file=sys.stderr)
        return 2
    name, *rest = words
    if name in {"-h", "--help", "aide", "help"}:
        print(usage())
        return 0
    if name in {"-V", "--version"}:
        from carnet import __version__

        print(f"carnet {__version__}")
        return 0
    if name in DEVELOPERS:
        name, rest = "django", words
    if name not in COMMANDS:
        print(f"carnet : « {name} » n’est pas une commande. La liste : carnet --help", file=sys.stderr)
        return 2
    return run(COMMANDS[name], rest)
