"""`carnet verify`: is everything as it should be? One line a problem on standard output."""

import sys

from carnet.kernel.arguments import Parser
from carnet.upkeep.checks import CHECKS


def main(argv: list[str]) -> int:
    parser = Parser(
        "carnet verify", "Vérifie la base, ce qui en est déduit et les copies. Code de sortie 1 s’il y a un défaut."
    )
    parser.add_argument("--repair", action="store_true", help="répare ce qui peut l’être")
    options = parser.parse_args(argv)
    found = 0
    for check in CHECKS:
        problems = check.run(options.repair)
        found += len(problems)
        print(f"{check.title} : {'bon' if not problems else f'{len(problems)} défaut(s)'}", file=sys.stderr)
        for problem in problems:
            print(f"{check.code}\t{problem}")
    return 1 if found else 0
