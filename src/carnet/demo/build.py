"""Fill an empty base with the demonstration: a few seconds, in one transaction."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from carnet.accounts.models import User
from carnet.clients.models.client import Client
from carnet.company.models import Company
from carnet.demo import agenda, crowd, fulfilling, invoicing, tales
from carnet.demo.book import Book
from carnet.demo.firm import date_accounts, found_company, hire
from carnet.demo.shelves import stock
from carnet.demo.stage import Stage
from carnet.demo.twice import enter_again
from carnet.duplicates.models import Watch
from carnet.duplicates.scanning import look_on
from carnet.kernel.errors import Refused

NOT_EMPTY = (
    "La démonstration ne s’installe que dans une base vide, et celle-ci contient déjà des données. "
    "Choisissez un autre dossier avec CARNET_HOME, puis recommencez."
)


def write_book(now: datetime) -> Book:
    """Everything that will have happened by now; the same on every machine."""
    book = Book(now)
    tales.write(book)
    crowd.write(book)
    agenda.write(book)
    fulfilling.write(book)
    return book


def build(*, progress: Callable[[str], None] | None = None) -> None:
    """Raises Refused when the base is not empty. All or nothing: an interrupted build leaves the base empty."""
    tell = progress or (lambda line: None)
    with transaction.atomic():
        if User.objects.exists() or Client.objects.exists() or Company.objects.exists():
            raise Refused(NOT_EMPTY)
        tell("Démonstration : l’entreprise et son équipe…")
        found_company()
        users = hire()
        book = write_book(timezone.now())
        date_accounts(users, book.started, book.succession)
        stock(users, book.started)
        _play(book, Stage(users), tell)
        tell("Démonstration : les factures…")
        invoicing.bill(users, timezone.now())
        enter_again(users, timezone.now())
        watch = Watch.current()
        while look_on(watch):
            pass
        tell(f"Démonstration prête : {Client.objects.count()} clients.")


def _play(book: Book, stage: Stage, tell: Callable[[str], None]) -> None:
    year = 0
    for scene in book.scenes():
        if scene.at.year != year:
            year = scene.at.year
            tell(f"Démonstration : année {year}…")
        scene.play(stage)
