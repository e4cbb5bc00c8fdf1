"""A valley without network: Tom's day stays readable on his phone, said with its hour, and nobody else ever reads it there."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from carnet.accounts.actor import Actor, Source
from carnet.aftersales.models import Case
from carnet.aftersales.models.case import Complaint
from carnet.appointments.models import Appointment
from carnet.appointments.models.acts import Plan
from carnet.clients.models import Client
from tests.cast import alice, bob, tom
from tests.journeys.conftest import session_of
from tests.journeys.devices import PATIENCE, PHONE
from tests.journeys.inspection import inspect
from tests.journeys.people import GARAGE
from tests.journeys.people import one as entered

pytestmark = pytest.mark.browser
KEPT = "async () => (await caches.keys()).filter(name => name.startsWith('carnet-jour-'))"
# Resolves once the browser holds for this person a page that says this.
HELD = """async ([name, said]) => {
  for (;;) {
    const found = await caches.has(name) && await (await caches.open(name)).match("/agenda/ma-journee/");
    if (found && (await found.text()).includes(said)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}"""


@pytest.fixture
def phone(browser: Browser, live_server: object, transactional_db: None) -> Iterator[BrowserContext]:
    """One that lets a worker run."""
    context = browser.new_context(
        base_url=live_server.url, locale="fr-FR", timezone_id="Europe/Paris", viewport=PHONE.size, has_touch=True, is_mobile=True,  # type: ignore[attr-defined]
    )  # fmt: skip
    context.set_default_timeout(PATIENCE)
    yield context
    context.set_offline(False)
    context.close()


def as_one(context: BrowserContext, user: object) -> None:
    context.clear_cookies()
    address = context.pages[0].evaluate("location.origin")
    context.add_cookies([{"name": "carnet", "value": session_of(user), "url": address}])  # type: ignore[arg-type]


def visit_of_tom(client: Client) -> Appointment:
    by, start = Actor(alice(), Source.SCREEN), timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0)
    case = Case.open(client.pk, Complaint("Le volet reste bloqué en bas", person=tom().pk), by=by)
    site = client.addresses.get(position=0)
    plan = Plan(
        "aftersales", start, start + timedelta(hours=1), people=(tom().pk,), address=site.pk, notes="Apporter le treuil"
    )
    return Appointment.take(client.pk, plan, by=by, subject=f"case:{case.pk}")


def kept_for(page: Page, user: object, said: str) -> str:
    name = f"carnet-jour-{user.pk}"  # type: ignore[attr-defined]
    page.evaluate(HELD, [name, said])
    return name


def unreachable(page: Page, path: str) -> None:
    with pytest.raises(Error, match="net::"):
        page.goto(path)


def test_the_day_stays_readable_and_nobody_else_reads_it(phone: BrowserContext) -> None:
    client = entered(GARAGE)
    taken, page = visit_of_tom(client), phone.new_page()
    page.goto("/connexion/")
    as_one(phone, tom())
    page.goto("/")
    kept_for(page, tom(), "Apporter le treuil")

    phone.set_offline(True)
    page.goto("/clients/")
    expect(page.get_by_role("status")).to_contain_text("Pas de réseau")
    assert page.url.endswith("/agenda/ma-journee/#/clients/")
    expect(page.locator("[data-carried-day]")).to_contain_text(re.compile(r"données de \d{1,2}\sh"))
    for told in ("Garage du Lavoir", "3 impasse du Lavoir", "Apporter le treuil", "Le volet reste bloqué en bas"):
        expect(page.locator("body")).to_contain_text(told)
    assert page.locator("a[href^='tel:']").count() > 0
    rounded = page.locator(".c-card").first.evaluate("card => getComputedStyle(card).borderRadius")
    assert rounded != "0px", "its sheets are kept too"
    assert inspect(page, "sans-reseau") == {}
    page.goto(taken.get_absolute_url())
    expect(page.locator(":target")).to_contain_text("Garage du Lavoir")
    policy = page.evaluate(
        "async () => (await caches.match('/agenda/ma-journee/')).headers.get('content-security-policy')"
    )
    assert "script-src 'self'" in policy and "unsafe" not in policy

    # The phone changes hands without a sign-out: what is kept is that of the other.
    phone.set_offline(False)
    as_one(phone, bob())
    page.goto("/")
    his = kept_for(page, bob(), "Aucun rendez-vous")
    assert page.evaluate(KEPT) == [his]
    phone.set_offline(True)
    page.goto("/")
    expect(page.locator("body")).to_contain_text("Aucun rendez-vous")
    expect(page.locator("body")).not_to_contain_text("Garage du Lavoir")

    # Signing out wipes it, and no page comes from anywhere any more.
    phone.set_offline(False)
    page.goto("/mon-compte/")
    page.evaluate("document.querySelector('form[action=\"/deconnexion/\"]').requestSubmit()")
    page.wait_for_url("**/connexion/**")
    assert page.evaluate(KEPT) == []
    phone.set_offline(True)
    unreachable(page, "/agenda/ma-journee/")


def test_it_goes_with_the_session_and_with_the_day(phone: BrowserContext) -> None:
    client = entered(GARAGE)
    visit_of_tom(client)
    page = phone.new_page()
    page.goto("/connexion/")
    as_one(phone, tom())
    page.goto("/agenda/")
    name = kept_for(page, tom(), "Garage du Lavoir")
    Session.objects.all().delete()
    page.goto("/clients/")
    page.wait_for_url("**/connexion/**")
    assert page.evaluate(KEPT) == []

    as_one(phone, tom())
    page.goto("/agenda/")
    kept_for(page, tom(), "Garage du Lavoir")
    page.evaluate(
        """async (name) => {
          const store = await caches.open(name), page = await store.match("/agenda/ma-journee/");
          const headers = new Headers(page.headers);
          headers.set("X-Carnet-Until", String(Date.now() - 1));
          await store.put("/agenda/ma-journee/", new Response(await page.text(), { headers }));
        }""",
        name,
    )  # midnight has passed
    phone.set_offline(True)
    unreachable(page, "/agenda/ma-journee/")
    phone.set_offline(False)
    page.goto("/connexion/")
    assert page.evaluate(KEPT) == []
