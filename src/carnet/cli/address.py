"""Where the server listens, and whether that is wise."""

import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from carnet.kernel.errors import ConfigurationError


@dataclass(frozen=True)
class Address:
    host: str
    port: int
    cert: Path | None = None
    key: Path | None = None

    @property
    def scheme(self) -> str:
        return "https" if self.cert else "http"

    @property
    def is_loopback(self) -> bool:
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def is_wildcard(self) -> bool:
        return self.host in {"0.0.0.0", "::"}  # nosec B104

    @property
    def ip(self) -> str:
        """What the server binds."""
        return "127.0.0.1" if self.host == "localhost" else self.host

    @property
    def url(self) -> str:
        """What a person types."""
        return self._url(socket.gethostname() if self.is_wildcard else self.host)

    @property
    def local_url(self) -> str:
        """The same server, seen from this machine."""
        return self._url("127.0.0.1" if self.is_wildcard else self.host)

    def own_names(self) -> list[str]:
        """The names and numbers under which the network may know this machine."""
        name = socket.gethostname()
        names = {name, socket.getfqdn()}
        with suppress(OSError):
            names |= {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
        # No packet leaves: this only asks the kernel which address would be used.
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))
            names.add(probe.getsockname()[0])
        return sorted(names)

    def _url(self, host: str) -> str:
        return f"{self.scheme}://{f'[{host}]' if ':' in host else host}:{self.port}"

    def check(self, plain_allowed: bool, demo: bool) -> None:
        """Raises ConfigurationError with what to write instead."""
        if bool(self.cert) != bool(self.key):
            raise ConfigurationError("--cert et --key vont ensemble : donnez les deux fichiers.")
        for file in filter(None, (self.cert, self.key)):
            _readable(file)
        if not 1 <= self.port <= 65535:
            raise ConfigurationError(f"--port vaut {self.port} : choisissez un port entre 1 et 65535.")
        if demo and not self.is_loopback:
            raise ConfigurationError("La démonstration ne s’ouvre que sur cette machine : enlevez --host.")
        if not self.is_loopback and not self.cert and not plain_allowed:
            raise ConfigurationError(
                "Hors de cette machine, les mots de passe voyageraient en clair : donnez --cert et --key, "
                "ou --sans-tls si un autre serveur chiffre devant Carnet."
            )

    def check_free(self) -> None:
        """Raises ConfigurationError when somebody else listens there, or when the address is not of this machine."""
        family = socket.AF_INET6 if ":" in self.ip else socket.AF_INET
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((self.ip, self.port))
                probe.listen()
        except PermissionError as error:
            raise ConfigurationError(
                f"Le port {self.port} est réservé au système : choisissez-en un au-dessus de 1023."
            ) from error
        except socket.gaierror as error:
            raise ConfigurationError(f"--host vaut « {self.host} » : cette adresse n’existe pas.") from error
        except OSError as error:
            raise ConfigurationError(
                f"Le port {self.port} est déjà pris sur {self.host}, ou cette adresse n’est pas de cette machine. "
                "Choisissez-en un autre avec --port."
            ) from error


def _readable(file: Path) -> None:
    try:
        file.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"Le fichier {file} ne peut pas être lu ({error.strerror}).") from error
