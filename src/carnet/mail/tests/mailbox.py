"""A real SMTP server on loopback, which keeps what it gets and refuses what it is told to."""

import socket
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from carnet.accounts.actor import system
from carnet.mail.models import MailSettings


class Mailbox:
    def __init__(self, members_only=False):
        self.got, self.recipients, self.refuses, self.says, self.members_only = [], [], {}, "", members_only

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: N802
        if self.members_only and not session.authenticated:
            return "530 sign in first"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  (aiosmtpd's name)
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.says:
            return self.says
        self.got.append(message_from_bytes(envelope.content, policy=policy.default))
        self.recipients.append(envelope.rcpt_tos)
        return "250 kept"


def certificate(folder):
    """(path, context of a server) of a certificate for « localhost » that signs itself."""
    import datetime
    import ssl

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")]),
    )
    start = datetime.datetime(2020, 1, 1)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + datetime.timedelta(days=36_500))
    names = x509.SubjectAlternativeName([x509.DNSName("localhost")])
    signed = made.add_extension(names, critical=False).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    path, secret = folder / "server.pem", folder / "server.key"
    path.write_bytes(signed.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    clear = serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, clear))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path, secret)
    return path, context


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def served(box, ssl_context=None, **options):
    controller = Controller(box, ssl_context=ssl_context, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    return controller


def set_server(port: int, **more):
    chosen = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "contact@tilleuls.example",
        "sender_name": "Menuiserie des Tilleuls",
    }
    MailSettings.change(by=system(), **(chosen | more))
