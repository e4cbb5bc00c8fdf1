"""A real SMTP server on loopback, for each test that asks for it. Imports wait: Django is not set up when this file is read."""

import pytest


@pytest.fixture
def mailbox(db):
    """The firm's server, set in its settings."""
    from carnet.mail.tests.mailbox import Mailbox, served, set_server

    box = Mailbox()
    controller = served(box)
    set_server(controller.port)
    yield box
    controller.stop()


@pytest.fixture
def ciphered(db, tmp_path, monkeypatch):
    """A server with a certificate that this process trusts, for STARTTLS and for TLS at once: (mailbox, port) of each."""
    from carnet.mail.tests.mailbox import Mailbox, certificate, served

    path, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    boxes = [Mailbox(), Mailbox()]
    controllers = [
        served(boxes[0], tls_context=context, require_starttls=True),
        served(boxes[1], ssl_context=context, server_hostname="localhost"),
    ]
    yield {
        name: (box, controller.port)
        for name, box, controller in zip(("starttls", "tls"), boxes, controllers, strict=True)
    }
    for controller in controllers:
        controller.stop()


@pytest.fixture
def guarded(db):
    """A server that wants « carnet » and « secret »."""
    from aiosmtpd.smtp import AuthResult

    from carnet.mail.tests.mailbox import Mailbox, served, set_server

    def signs_in(server, session, envelope, mechanism, data):
        right = (data.login, data.password) == (b"carnet", b"secret")
        return AuthResult(success=right, handled=right)

    box = Mailbox(members_only=True)
    controller = served(box, authenticator=signs_in, auth_require_tls=False)
    set_server(controller.port, user="carnet")
    yield box
    controller.stop()
