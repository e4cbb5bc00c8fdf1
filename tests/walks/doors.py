"""The world, and a browser signed in for each person."""

from typing import Any

from django.test import Client as Browser

from carnet.company.models import Options
from tests.digest import database_digest
from tests.walks.world import COLUMNS, Column, World


class Doors:
    def __init__(self) -> None:
        self.world = World()
        self.digests: dict[str, str] = {}
        self.told: dict[str, str] = {}  # cookies of what an act told and that nobody read yet
        self.cookies = {column.username: self._sign_in(column.username) for column in COLUMNS if column.username}

    def _sign_in(self, username: str) -> str:
        browser = Browser()
        browser.force_login(self.world.people[username])
        return browser.cookies["carnet"].value

    def browser(self, column: Column, **options: Any) -> Browser:
        """A fresh one: what an answer leaves in it does not reach the next."""
        found = Browser(**options)
        if column.username:
            found.cookies["carnet"] = self.cookies[column.username]
            found.cookies.load(self.told)
        return found

    def choose(self, column: Column) -> str:
        """The digest of the base as this person finds it: what each knock writes is undone, so it is taken once."""
        Options.objects.filter(pk=1).update(portfolio_visibility=column.visibility)
        if column.visibility not in self.digests:
            self.digests[column.visibility] = database_digest()
        return self.digests[column.visibility]
