"""Once the server answers: say where, and open the browser where there is one."""

import os
import ssl
import time
import urllib.request
import webbrowser
from collections.abc import Callable
from urllib.error import HTTPError

from carnet.cli.address import Address

PATIENCE = 60.0
SETUP = "/premiere-installation/?cle="


def first_page(address: Address) -> str:
    """The set-up link while there is no account, good once; else the home page."""
    from carnet.accounts.models import User
    from carnet.config import setup_token

    if User.objects.exists():
        return "/"
    return f"{SETUP}{setup_token.issue()}"


def greet(address: Address, page: str, browser: bool, say: Callable[[str], None]) -> None:
    if not answers(address):
        return
    if page.startswith(SETUP):
        say(f"Carnet est prêt. Première installation, lien valable une seule fois :\n  {address.url}{page}")
    else:
        say(f"Carnet est prêt : {address.url}{page}   (Ctrl-C pour l’arrêter)")
    if browser and has_screen():
        webbrowser.open(address.local_url + page)


def answers(address: Address) -> bool:
    end = time.monotonic() + PATIENCE
    # Our own certificate may be of a name that is not this loopback address: only life is asked here.
    context = ssl._create_unverified_context() if address.cert else None  # nosec B323
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address.local_url}/sante/", timeout=2, context=context):  # nosec B310
                return True
        except HTTPError:
            return True
        except OSError:
            time.sleep(0.1)
    return False


def has_screen() -> bool:
    """A desktop, not a server, not a continuous integration."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER"))
