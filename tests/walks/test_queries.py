"""The number of SQL queries of a page does not depend on how many rows it shows: every list and every page that holds rows."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, models
from django.db.models.fields.related import ManyToManyField
from django.test.utils import CaptureQueriesContext

from carnet.aftersales.models import Case, Installed, Report
from carnet.appointments.models import Appointment
from carnet.catalogue.models import Product
from carnet.clients.models import Callback, Client, Event
from carnet.clients.models.parts import Address, Contact, Email, Phone
from carnet.clients.tabs import TABS
from carnet.deliveries.models import DeliveryNote
from carnet.exchange.models import Import
from carnet.invoices.models import Invoice, Payment
from carnet.jobs.models import Job
from carnet.mail.models import Message
from carnet.orders.models import Order
from carnet.quotes.models import Quote
from carnet.sales.models import Document
from tests.walks.doors import Doors
from tests.walks.world import COLUMNS, Column

pytestmark = pytest.mark.django_db
DIRECTION = COLUMNS[1]
TIMES = 4
# Written again under other keys: the rows that lists and pages show.
SHOWN: tuple[type[models.Model], ...] = (
    Client, Address, Phone, Email, Contact, Event, Callback, Quote, Order, DeliveryNote, Invoice, Payment, Appointment,
    Installed, Case, Report, Product, Message, Job, Import,
)  # fmt: skip
LISTS = (
    "/", "/clients/", "/clients/?q=cholet", "/clients/?q=cholet&tri=nom&statut=prospect", "/clients/suggestions/?q=cholet",
    "/clients/suggestions/?q=vitrine", "/clients/corbeille/", "/clients/portefeuilles/", "/devis/", "/devis/?q=vitrine", "/commandes/",
    "/livraisons/", "/factures/", "/factures/relances/", "/articles/", "/articles/suggestions/?q=porte", "/agenda/", "/agenda/?vue=mois",
    "/sav/", "/messages/", "/travaux/", "/imports/", "/exports/", "/utilisateurs/", "/doublons/",
)  # fmt: skip


def of_one(doors: Doors) -> Iterator[str]:
    world, column = doors.world, DIRECTION
    for client in (world.clients["own"], world.signed_client(column)):
        yield from (f"/clients/{client}/{tab}" for tab in ("", *(f"{tab.code}/" for tab in TABS)))
        yield from (f"/clients/{client}/evenements/", f"/clients/{client}/historique/", f"/clients/{client}/modifier/")
    yield f"/factures/comptes/{world.billed(column)}/"
    yield from (f"/devis/{pk}/" for pk in (world.draft(column), world.quote(column), world.accepted(column)))
    yield from (f"/commandes/{pk}/" for pk in (world.order_draft(column), world.order(column)))
    yield from (
        f"/livraisons/{pk}/" for pk in (world.preparation(column), world.note(column), world.signed_note(column))
    )
    yield from (f"/factures/{pk}/" for pk in (world.draft_invoice(column), world.late_invoice(column)))
    yield from (f"/factures/reglements/{world.payment(column)}/", f"/agenda/{world.appointment(column)}/")
    yield from (f"/sav/{world.case(column)}/", f"/sav/produits/{world.fitted(column)}/", f"/articles/{world.product}/")


def test_a_page_asks_as_many_questions_for_one_row_as_for_many(doors: Doors) -> None:
    pages = [*LISTS, *of_one(doors)]
    few = {page: questions(doors, DIRECTION, page) for page in pages}
    for model in SHOWN:
        multiply(model)
    many = {page: questions(doors, DIRECTION, page) for page in pages}
    more = {page: extra(few[page], many[page]) for page in pages if len(many[page]) > len(few[page])}
    assert not more, "\n".join(f"{page}: {' | '.join(asked)}" for page, asked in more.items())


def questions(doors: Doors, column: Column, page: str) -> list[str]:
    browser = doors.browser(column)
    browser.get(page)  # what is read once a process is read
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return [query["sql"] for query in asked.captured_queries]


def extra(few: list[str], many: list[str]) -> list[str]:
    """The questions asked more often, by the table that they begin with."""

    def told(asked: list[str]) -> list[str]:
        return [sql.partition(" FROM ")[2][:60] or sql[:60] for sql in asked]

    before, after = told(few), told(many)
    return [
        f"{table} × {after.count(table)} for {before.count(table)}"
        for table in dict.fromkeys(after)
        if after.count(table) > before.count(table)
    ]


def multiply(model: type[models.Model]) -> None:
    """Each row again, some times, with its lines."""
    for row in list(model._default_manager.all()):
        relations = {
            field.name: list(getattr(row, field.name).all())
            for field in model._meta.many_to_many
            if isinstance(field, ManyToManyField)
        }
        lines = list(row.lines.all()) if isinstance(row, Document) else []
        for time in range(TIMES):
            copy = copied(row, time)
            for name, related in relations.items():
                getattr(copy, name).set(related)
            for line in lines:
                copied(line, time, **dict.fromkeys(owner_of(line, model), copy.pk))
                copied(line, time)


def owner_of(line: models.Model, model: type[models.Model]) -> list[str]:
    return [field.attname for field in line._meta.fields if field.related_model is model]


def another(field: Any, text: str) -> Any:
    if isinstance(field, models.UUIDField):
        return uuid4()
    return text[-field.max_length :] if field.max_length else None


def copied(row: Any, time: int, **values: Any) -> Any:
    """The same row under another key; what must be unique is, or is nothing."""
    copy = type(row)(
        **{field.attname: getattr(row, field.attname) for field in row._meta.fields if not field.primary_key}
    )
    for field in row._meta.fields:
        if field.unique and not field.primary_key and getattr(row, field.attname):
            setattr(copy, field.attname, another(field, f"{getattr(row, field.attname)}-{row.pk}-{time}"))
    if getattr(row, "rank", None):  # of an invoice, in its series
        copy.rank = row.rank + 100 * (row.pk + 100 * time + 1)
    for name, value in values.items():
        setattr(copy, name, value)
    models.Model.save_base(copy, raw=True, force_insert=True)
    return copy
