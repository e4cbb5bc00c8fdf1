"""A home folder whose base is a copy of the tests' own, with people already signed in: a real server starts in it at once."""

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client as Browser

from tests import cast


def sign_everybody_in() -> list[str]:
    """The sessions of the cast, as the cookies of their browsers."""
    cookies = []
    for person in (cast.alice(), cast.bob(), cast.chloe(), cast.ines()):
        browser = Browser()
        browser.force_login(person)
        cookies.append(browser.cookies["carnet"].value)
    return cookies


def make_home(home: Path) -> Path:
    home.mkdir(mode=0o700)
    (home / "secret-key").write_text(settings.SECRET_KEY)
    (home / "secret-key").chmod(0o600)
    return home


def copy_base(home: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(home / "carnet.sqlite3")])
    (home / "carnet.sqlite3").chmod(0o600)
