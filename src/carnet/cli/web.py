"""The web server's process: Granian in WSGI mode."""

import os
from collections.abc import Callable
from typing import Any

from carnet.cli.address import Address
from carnet.cli.children import die_with

_LOG = {
    "handlers": {
        "console": {"formatter": "generic", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
        "access": {"formatter": "access", "class": "logging.StreamHandler", "stream": "ext://sys.stderr"},
    }
}


def run(address: Address, workers: int, threads: int) -> None:
    """Serve until a signal. Its workers are forks of this process, and die with it."""
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    master = os.getpid()

    def application(*_: Any) -> Callable[..., Any]:
        die_with(master)
        from carnet.config.wsgi import application

        return application

    Server(
        "carnet.config.wsgi:application",
        address=address.ip,
        port=address.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        http=HTTPModes.auto,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=_LOG,
        ssl_cert=address.cert,
        ssl_key=address.key,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve(target_loader=application, wrap_loader=False)
