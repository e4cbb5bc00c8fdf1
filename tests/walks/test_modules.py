"""Each module switched off: its addresses, menu, tabs, buttons and tiles are gone, the rest works; past lines stay."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.urls import resolve

from carnet.company.models import Options
from carnet.company.modules import MODULES, Module
from tests.walks.doors import Doors
from tests.walks.knocking import address, data_of, text_of
from tests.walks.table import TABLE, Line
from tests.walks.world import COLUMNS

pytestmark = pytest.mark.django_db
DIRECTION = next(column for column in COLUMNS if column.username == "alice")
ALL = list(MODULES)


def needed_off(module: Module) -> list[str]:
    """This one and those that cannot work without it."""
    off = {module.code}
    while more := {one.code for one in MODULES if off & set(one.needs)} - off:
        off |= more
    return sorted(off)


def app_of(doors: Doors, line: Line) -> str:
    view = resolve(address(doors, line, DIRECTION)).func
    return ".".join(view.__module__.split(".")[:2])


def pages(doors: Doors) -> Iterator[str]:
    """Where every app shows something."""
    yield from ("/", "/clients/", "/reglages/", f"/clients/{doors.world.client(DIRECTION)}/")


def prefixes(doors: Doors, off: set[str]) -> set[str]:
    """How the addresses of these apps begin, where no other app's do."""
    heads = [("/".join(address(doors, line, DIRECTION).split("/")[:2]) + "/", app_of(doors, line)) for line in TABLE]
    others = {head for head, app in heads if app not in off}
    return {head for head, app in heads if app in off} - others


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.code)
def test_off_nothing_of_it_is_left_and_the_rest_works(doors: Doors, module: Module) -> None:
    codes = needed_off(module)
    off = {app for one in MODULES if one.code in codes for app in one.apps}
    with transaction.atomic():
        Options.objects.filter(pk=1).update(modules_off=codes)
        browser = doors.browser(DIRECTION)
        gone = [line for line in TABLE if app_of(doors, line) in off]
        assert gone, f"no address of {module.code} is in the table"
        for line in gone:
            answer = getattr(browser, line.method.lower())(
                address(doors, line, DIRECTION), data_of(doors, line, DIRECTION)
            )
            assert answer.status_code == 404, line.title
        leading = [f'{name}="{head}' for head in prefixes(doors, off) for name in ("href", "action")]
        for page in pages(doors):
            answer = browser.get(page)
            text = text_of(answer)
            assert answer.status_code == 200, page
            assert [link for link in leading if link in text] == [], page
        transaction.set_rollback(True)


def test_all_off_the_client_file_works_alone(doors: Doors) -> None:
    off = {app for module in MODULES for app in module.apps}
    with transaction.atomic():
        Options.objects.filter(pk=1).update(modules_off=[module.code for module in MODULES])
        browser = doors.browser(DIRECTION)
        column = COLUMNS.index(DIRECTION)
        for line in TABLE:
            if line.method == "GET" and line.expected[column] == "ok" and app_of(doors, line) not in off:
                answer = browser.get(address(doors, line, DIRECTION), data_of(doors, line, DIRECTION))
                assert answer.status_code == 200, line.title
                text_of(answer)
        transaction.set_rollback(True)
