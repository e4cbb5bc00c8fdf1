from pathlib import Path

from carnet.accounts.models import Role
from carnet.accounts.rights import RIGHTS

PAGE = Path(__file__).parents[4] / "docs" / "rights.md"


def documented() -> dict[str, set[str]]:
    """`yes` and `if set` of the table of docs/rights.md, by right."""
    table = {}
    for line in PAGE.read_text().splitlines():
        if line.startswith("| `"):
            code, *cells = [cell.strip() for cell in line.strip("|").split("|")]
            table[code.strip("` ")] = {role.value for role, cell in zip(Role, cells, strict=False) if cell}
    return table


def test_the_page_of_rights_tells_what_the_program_does():
    assert documented() == {right.code: {role.value for role in right.roles} for right in RIGHTS}, PAGE
