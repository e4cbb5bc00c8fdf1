"""Browsers of people who are signed in, and people outside the cast."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser


@pytest.fixture
def person(db: None) -> Callable[..., Any]:
    from carnet.accounts.models import User
    from tests.cast import PASSWORD

    def make(username: str = "s.petit", role: str = "secretary", **values: Any) -> User:
        return User.objects.create_user(username, PASSWORD, role=role, name=username.title(), **values)

    return make


@pytest.fixture
def browser_of() -> Callable[[Any], Browser]:
    def open_browser(user: Any) -> Browser:
        browser = Browser()
        browser.force_login(user)
        return browser

    return open_browser
