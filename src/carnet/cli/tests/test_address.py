"""Where the server listens."""

import socket
from pathlib import Path

import pytest

from carnet.cli.address import Address
from carnet.kernel.errors import ConfigurationError


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_this_machine_alone_needs_no_certificate(host: str) -> None:
    Address(host, 8000).check(plain_allowed=False, demo=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "carnet.mafirme.fr"])
def test_plain_http_on_the_network_must_be_asked_for(host: str) -> None:
    with pytest.raises(ConfigurationError, match="--sans-tls"):
        Address(host, 8000).check(plain_allowed=False, demo=False)
    Address(host, 8000).check(plain_allowed=True, demo=False)
    with pytest.raises(ConfigurationError, match="démonstration"):
        Address(host, 8000).check(plain_allowed=True, demo=True)


def test_a_certificate_makes_https(tmp_path: Path) -> None:
    (tmp_path / "c.pem").write_text("x")
    address = Address("0.0.0.0", 8443, tmp_path / "c.pem", tmp_path / "c.pem")
    address.check(plain_allowed=False, demo=False)
    assert address.url == f"https://{socket.gethostname()}:8443"
    assert address.local_url == "https://127.0.0.1:8443"


def test_an_ipv6_address_is_written_in_brackets() -> None:
    assert Address("::1", 8000).url == "http://[::1]:8000"


def test_a_host_that_is_not_of_this_machine_is_said() -> None:
    with pytest.raises(ConfigurationError, match="n’est pas de cette machine"):
        Address("203.0.113.9", 8000).check_free()


def test_the_names_of_the_machine_are_accepted_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing is sent by it, but the tests' closed network cannot know.
    monkeypatch.setattr(socket.socket, "connect", lambda *_: None)
    assert socket.gethostname() in Address("0.0.0.0", 8000).own_names()
