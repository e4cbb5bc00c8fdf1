"""People to sign in with."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client as Browser

from carnet.accounts.models import Role, User

PASSWORD = "quatre chevaux sous la pluie"


@pytest.fixture(autouse=True)
def quick_hash(settings: Any) -> None:
    """The real hash takes a third of a second on purpose."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def person(db: None) -> Callable[..., User]:
    def make(username: str = "s.petit", role: str = Role.SECRETARY, **values: Any) -> User:
        values.setdefault("name", username.title())
        return User.objects.create_user(username, PASSWORD, role=role, **values)

    return make


@pytest.fixture
def direction(person: Callable[..., User]) -> User:
    return person("a.morel", Role.DIRECTION, name="Alice Morel")


@pytest.fixture
def browser_of() -> Callable[[User], Browser]:
    def open_browser(user: User) -> Browser:
        browser = Browser()
        browser.force_login(user)
        return browser

    return open_browser
