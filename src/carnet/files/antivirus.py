"""An antivirus that the firm already runs: clamd, asked through its socket (INSTREAM). Off unless CARNET_CLAMD names it."""

import socket
import struct
from typing import IO

from django.conf import settings

from carnet.accounts import security_log
from carnet.kernel.errors import Refused

PATIENCE = 30.0  # seconds, for each exchange
CHUNK = 65_536


def check(file: IO[bytes]) -> None:
    """Raises Refused for a virus, and when the antivirus does not answer unless the firm chose to go on without it."""
    if not settings.CARNET_CLAMD:
        return
    try:
        answer = _ask(file)
    except OSError as error:
        _without(str(error))
        return
    if answer.endswith(" FOUND"):
        security_log.note("file.virus", told=answer)
        raise Refused("L’antivirus a reconnu un virus : ce fichier n’est pas pris. Prévenez qui vous l’a donné.")
    if not answer.endswith(": OK"):
        _without(answer)


def _without(told: str) -> None:
    security_log.note("file.antivirus_away", told=told, taken=not settings.CARNET_CLAMD_REQUIRED)
    if settings.CARNET_CLAMD_REQUIRED:
        raise Refused("L’antivirus ne répond pas : ce fichier n’est pas pris. Réessayez dans quelques minutes.")


def _ask(file: IO[bytes]) -> str:
    file.seek(0)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as clamd:
        clamd.settimeout(PATIENCE)
        clamd.connect(settings.CARNET_CLAMD)
        clamd.sendall(b"zINSTREAM\0")
        while chunk := file.read(CHUNK):
            clamd.sendall(struct.pack("!L", len(chunk)) + chunk)
        clamd.sendall(struct.pack("!L", 0))
        return _read(clamd)


def _read(clamd: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096:
        received = clamd.recv(4096)
        if not received:
            break
        answer += received
    return answer.rstrip(b"\0\n").decode("utf-8", errors="replace")
