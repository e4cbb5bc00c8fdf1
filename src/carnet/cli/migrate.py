"""`carnet migrate`: bring the base to the schema of this program, with a copy before. `carnet serve` does the same."""

import sys

from carnet.config import environment
from carnet.kernel.arguments import Parser
from carnet.upkeep.lock import home_lock
from carnet.upkeep.schema import upgrade


def main(argv: list[str]) -> int:
    Parser("carnet migrate", "Met la base au schéma de ce programme, après en avoir fait une copie.").parse_args(argv)
    with home_lock(environment.prepare_home()):
        done = upgrade(say=lambda line: print(line, file=sys.stderr))
    print("La base est à jour." if not done else f"La base a été mise à jour ({done} étapes).", file=sys.stderr)
    return 0
