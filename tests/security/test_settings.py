"""The settings of an installation, read in a process of its own as `carnet serve` reads them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.serving import environment

READ = """
import json, django
from django.conf import settings
django.setup()
names = ["DEBUG", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "SESSION_COOKIE_NAME",
         "CSRF_COOKIE_SECURE", "CSRF_COOKIE_NAME", "SECURE_HSTS_SECONDS", "X_FRAME_OPTIONS", "ALLOWED_HOSTS",
         "SECURE_CONTENT_TYPE_NOSNIFF", "MIDDLEWARE", "PASSWORD_HASHERS", "DATA_UPLOAD_MAX_MEMORY_SIZE"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_of(home: Path, **more: str) -> dict[str, Any]:
    env = environment(home, DJANGO_SETTINGS_MODULE="carnet.config.settings", **more)
    told = subprocess.run([sys.executable, "-c", READ], env=env, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return settings_of(tmp_path_factory.mktemp("home"), CARNET_URL="https://carnet.example")


def test_cookies_are_ours_alone(served: dict[str, Any]) -> None:
    assert served["SESSION_COOKIE_SECURE"] and served["SESSION_COOKIE_HTTPONLY"] and served["CSRF_COOKIE_SECURE"]
    assert served["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert served["SESSION_COOKIE_NAME"].startswith("__Host-") and served["CSRF_COOKIE_NAME"].startswith("__Host-")


def test_https_is_remembered_for_a_year(served: dict[str, Any]) -> None:
    assert served["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_nothing_of_development_is_on(served: dict[str, Any]) -> None:
    assert served["DEBUG"] is False and served["X_FRAME_OPTIONS"] == "DENY" and served["SECURE_CONTENT_TYPE_NOSNIFF"]
    assert "*" not in served["ALLOWED_HOSTS"] and "MD5" not in served["PASSWORD_HASHERS"][0]


def test_no_page_is_cached(served: dict[str, Any]) -> None:
    assert [name for name in served["MIDDLEWARE"] if "Cache" in name] == []


def test_a_body_is_bounded_before_it_is_read(served: dict[str, Any]) -> None:
    assert served["DATA_UPLOAD_MAX_MEMORY_SIZE"] <= 2_000_000
