"""The `carnet` command."""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carnet.config.settings")
    execute_from_command_line(["carnet", *(sys.argv[1:] if argv is None else argv)])
    return 0
