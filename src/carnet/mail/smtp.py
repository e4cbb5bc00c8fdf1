"""One message to one server. What goes wrong is told apart: to try again later, or not at all; always with a French sentence."""

import smtplib
import socket
import ssl
from email.message import EmailMessage

from carnet.mail.server import Server

PATIENCE = 20  # seconds


class NotSent(Exception):
    """`for_good`: trying again would give the same answer."""

    def __init__(self, sentence: str, *, for_good: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.for_good = sentence, for_good


def send(server: Server, email: EmailMessage, recipients: list[str]) -> list[str]:
    """The recipients that the server refused while it took the others. Raises NotSent."""
    try:
        with _connected(server) as link:
            if server.user:
                link.login(server.user, server.password)
            return list(link.send_message(email, to_addrs=recipients))
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise _told(error, server) from error


def _connected(server: Server) -> smtplib.SMTP:
    safe = ssl.create_default_context()
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=safe)
    link = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.security == "starttls":
            link.starttls(context=safe)
    except BaseException:
        link.close()
        raise
    return link


def _told(error: Exception, server: Server) -> NotSent:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refused(error)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return NotSent("Le serveur refuse l’utilisateur ou le mot de passe : vérifiez-les dans Réglages, Messages.")
    if isinstance(error, smtplib.SMTPSenderRefused):
        said = _words(error.smtp_error)
        return NotSent(
            f"Le serveur refuse l’adresse d’expédition ({said}) : vérifiez-la dans Réglages, Messages.",
            for_good=_final(error.smtp_code),
        )
    if isinstance(error, smtplib.SMTPResponseException):
        said = _words(error.smtp_error)
        return NotSent(f"Le serveur a répondu {error.smtp_code} : {said}.", for_good=_final(error.smtp_code))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return NotSent(
            "Le serveur ne sait pas chiffrer ou n’accepte pas de mot de passe : changez la sécurité dans Réglages, Messages."
        )
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return NotSent(f"Le serveur {server.host} a coupé la connexion.")
    if isinstance(error, ssl.SSLError):
        return NotSent(
            f"La connexion chiffrée avec {server.host} est refusée (certificat ou port) : vérifiez le nom du serveur et la sécurité."
        )
    if isinstance(error, socket.gaierror):
        return NotSent(f"Le serveur {server.host} est introuvable : vérifiez son nom, ou la connexion internet.")
    if isinstance(error, TimeoutError):
        return NotSent(f"Le serveur {server.host} ne répond pas.")
    if isinstance(error, UnicodeError):
        return NotSent("Une adresse contient un caractère que le serveur n’accepte pas : corrigez-la.", for_good=True)
    return NotSent(f"Le serveur {server.host} n’a pas pu être joint sur le port {server.port}.")


def _refused(error: smtplib.SMTPRecipientsRefused) -> NotSent:
    address, (_code, said) = next(iter(error.recipients.items()))
    return NotSent(
        f"L’adresse {address} est refusée par le serveur ({_words(said)}).",
        for_good=all(_final(code) for code, _ in error.recipients.values()),
    )


def _final(code: int) -> bool:
    return 500 <= code < 600


def _words(said: bytes | str) -> str:
    """What the server said, on one line and short."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:200].rstrip(".")
