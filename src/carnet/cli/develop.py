"""`carnet django …`: Django's own commands (makemigrations, shell, runserver), for who develops Carnet."""


def main(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["carnet django", *argv])
    return 0
