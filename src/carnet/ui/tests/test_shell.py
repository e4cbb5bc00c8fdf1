import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from carnet.accounts.models import User
from carnet.accounts.rights import RIGHTS, Right
from carnet.ui import shell
from carnet.ui.shell import MENU, NOTICES, SHORTCUTS, MenuItem, Notice, Shortcut
from tests.cast import alice, tom

ACCOUNT = "accounts:account"  # a route that exists whatever the apps
TEST_RIGHT = Right("test.fly", "voler", frozenset({"direction"}))  # type: ignore[arg-type]


def entries(user: User, path: str = "/") -> dict[str, shell.Entry]:
    return {entry.item.code: entry for entry in shell.menu_entries(user, path)}


@pytest.mark.django_db
def test_the_menu_shows_only_what_a_person_may_open() -> None:
    with RIGHTS.temporarily(TEST_RIGHT), MENU.temporarily(MenuItem("fly", "Voler", ACCOUNT, "send", right="test.fly")):
        assert "fly" in entries(alice())
        assert "fly" not in entries(tom())


@pytest.mark.django_db
def test_an_entry_whose_app_is_not_there_is_not_shown() -> None:
    with MENU.temporarily(MenuItem("moon", "Lune", "lune:aller", "moon")):
        assert "moon" not in entries(alice())


@pytest.mark.django_db
def test_the_deepest_entry_that_leads_to_the_page_is_the_current_one() -> None:
    home = MenuItem("top", "Accueil bis", "dashboard:home", "home")
    deep = MenuItem("me", "Mon compte", ACCOUNT, "user")
    with MENU.temporarily(home, deep):
        shown = entries(alice(), "/mon-compte/mot-de-passe/")
    assert shown["me"].current
    assert not shown["top"].current


@pytest.mark.django_db
def test_a_shortcut_needs_its_right_and_its_route() -> None:
    offered = (
        Shortcut("test.fly", "Alt+V", "Voler", url=ACCOUNT, right="test.fly"),
        Shortcut("test.moon", "Alt+L", "Lune", url="lune:aller"),
    )
    with RIGHTS.temporarily(TEST_RIGHT), SHORTCUTS.temporarily(*offered):
        codes = {shortcut.code for shortcut, _ in shell.usable_shortcuts(alice())}
        assert "test.fly" in codes
        assert "test.moon" not in codes
        assert "test.fly" not in {shortcut.code for shortcut, _ in shell.usable_shortcuts(tom())}


def test_no_two_shortcuts_share_their_keys() -> None:
    keys = [shortcut.keys for shortcut in SHORTCUTS]
    assert len(keys) == len(set(keys))


@pytest.mark.django_db
def test_a_new_client_is_offered_to_who_may_enter_one_only() -> None:
    assert shell.create_address(alice()) == "/clients/nouveau/"
    assert shell.create_address(tom()) == ""
    assert "ui.new" in {shortcut.code for shortcut, _ in shell.usable_shortcuts(alice())}
    assert "ui.new" not in {shortcut.code for shortcut, _ in shell.usable_shortcuts(tom())}


@pytest.mark.django_db
def test_a_notice_is_told_on_every_page_and_silence_shows_nothing() -> None:
    browser = Client()
    browser.force_login(alice())
    told = Notice("test.late", lambda: "La dernière sauvegarde a plus de 48 h.", link=ACCOUNT)
    silent = Notice("test.silent", lambda: None)
    with NOTICES.temporarily(told, silent):
        page = browser.get("/style/").content.decode()
    assert "La dernière sauvegarde a plus de 48 h." in page
    assert page.count('class="c-banner"') == 1


def test_a_request_without_session_has_an_empty_shell() -> None:
    context = shell.context(RequestFactory().get("/"))
    assert context["shell_create"]() == ""
    assert all(not entry.item.right for entry in context["shell_menu"]())


@pytest.mark.django_db
def test_a_fragment_pays_nothing_for_the_shell(django_assert_num_queries: object) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(0):  # type: ignore[operator]
        shell.context(request)


@pytest.mark.django_db
def test_the_registers_of_the_house_name_routes_that_exist() -> None:
    missing = [item.code for item in MENU if not shell.address(item.url)]
    missing += [item.code for item in SHORTCUTS if item.url and not shell.address(item.url)]
    assert missing == []
