"""What a page weighs: the list whole, and everything that a first visit fetches."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client as Browser

from carnet.accounts.models import User
from carnet.bench import loading

pytestmark = pytest.mark.django_db

HTML = 40_000
FIRST_VISIT = 200_000
# Asked for only when a name is written with rare letters (its unicode-range).
SOMETIMES = {"ui/vendor/inter-latin-ext-wght-normal.woff2"}


@pytest.fixture
def page() -> str:
    """The list as who has the longest menu sees it, full: clients and salespeople of the bench."""
    loading.add_team()
    loading.load_slice(1, 70, 70, loading.team())
    browser = Browser()
    browser.force_login(User.objects.get(username="direction"))
    return browser.get("/clients/").content.decode()


def test_the_list_weighs_less_than_40_kb_before_compression(page: str) -> None:
    assert page.count("c-row-title") == 50
    assert len(page.encode()) <= HTML


def test_a_first_visit_weighs_less_than_200_kb_compressed_in_all(page: str) -> None:
    files = set(fetched(page)) - SOMETIMES
    assert {"ui/vendor/tabler.min.css", "ui/vendor/inter-latin-wght-normal.woff2", "ui/icons.svg"} <= files
    assert "ui/js/search.js" in files  # what modules import is counted
    assert weight(page.encode()) + sum(weight(content(name)) for name in files) <= FIRST_VISIT


def fetched(page: str) -> Iterator[str]:
    """Every file that a page asks for, those that its style sheets and modules name included."""
    waiting, seen = set(re.findall(r'/static/([^"\'#> )]+)', page)), set[str]()
    while waiting:
        name = waiting.pop()
        seen.add(name)
        yield name
        waiting |= set(named_in(name)) - seen


def named_in(name: str) -> Iterator[str]:
    text = content(name).decode(errors="replace") if name.endswith((".css", ".js")) else ""
    pattern = r'url\("?([^")]+)"?\)' if name.endswith(".css") else r'(?:from|import)\s*"(\.[^"]+)"'
    for found in re.findall(pattern, text):
        if not found.startswith(("data:", "#")):
            yield str((Path("/") / Path(name).parent / found).resolve()).lstrip("/")


def content(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()


def weight(data: bytes) -> int:
    return min(len(data), len(gzip.compress(data, 9)))
