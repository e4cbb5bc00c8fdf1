"""Run a command: never a traceback, one French sentence and an exit code."""

import os
import sys
import traceback

from carnet.cli.commands import COMMANDS, Command
from carnet.kernel.errors import CarnetError

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def usage() -> str:
    shown = [command for command in COMMANDS if not command.hidden and command.exists]
    heads = [f"{command.code} {command.usage}".strip() for command in shown]
    width = max(map(len, heads), default=0) + 2
    lines = [f"  {head:<{width}}{command.help}" for head, command in zip(heads, shown, strict=True)]
    return "\n".join(
        [
            "usage : carnet COMMANDE [OPTIONS]",
            "",
            "Le fichier clients et la gestion commerciale d’une petite entreprise.",
            "",
            "commandes :",
            *lines,
            "",
            "  carnet COMMANDE --help    dit tout d’une commande",
            "  carnet --version          dit la version",
        ]
    )


def run(command: Command, words: list[str]) -> int:
    try:
        return _run(command, words)
    except CarnetError as error:
        return _refuse(error.sentence)
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output left (`carnet search … | head`): nothing more to say to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("CARNET_DEBUG"):
            traceback.print_exc()
        return _refuse(sentence_of(error))


def _run(command: Command, words: list[str]) -> int:
    if not command.exists:
        return _refuse(f"La commande « {command.code} » n’est pas installée.")
    if command.django:
        from carnet.kernel.boot import with_django

        with_django()
        if command.migrated and not {"-h", "--help"} & set(words):
            from carnet.upkeep.schema import ready

            ready()
    return command.load()(words)


def _refuse(sentence: str) -> int:
    print(f"carnet : {sentence}", file=sys.stderr)
    return REFUSED


def sentence_of(error: Exception) -> str:
    """What to say of an error that nobody foresaw."""
    if isinstance(error, PermissionError | FileNotFoundError | IsADirectoryError) and error.filename:
        return f"« {error.filename} » : {_REASONS[type(error)]}."
    database = sys.modules.get("django.db.utils")
    if database and isinstance(error, database.OperationalError | database.InterfaceError):
        return f"La base de données ne répond pas ({first_line(error)})."
    return f"Erreur imprévue ({type(error).__name__} : {first_line(error)}). CARNET_DEBUG=1 en montre le détail."


_REASONS = {
    PermissionError: "vous n’avez pas le droit d’y accéder",
    FileNotFoundError: "ce fichier n’existe pas",
    IsADirectoryError: "c’est un dossier, pas un fichier",
}


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [""])[0]
