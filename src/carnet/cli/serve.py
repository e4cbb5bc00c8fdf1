"""`carnet serve`: prepare the home folder, then run the web server, the lanes and the schedule until a signal."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from carnet.cli.address import Address
from carnet.cli.children import Child, Children
from carnet.config import environment
from carnet.kernel.arguments import Parser
from carnet.kernel.boot import with_django
from carnet.upkeep.lock import home_lock


def main(argv: list[str]) -> int:
    options = parser().parse_args(argv)
    # Whatever is made from here on is for the owner of the home folder alone.
    os.umask(0o077)
    address = Address(options.host, options.port, options.cert, options.key)
    demo = options.demo or environment.flag("CARNET_DEMO")
    address.check(plain_allowed=options.plain, demo=demo)
    if demo:
        be_a_demo()
    tell_settings(address)
    home = environment.prepare_home()
    home.chmod(0o700)
    with home_lock(home):
        address.check_free()
        with_django()
        return serve(address, demo, browser=not options.no_browser)


def parser() -> Parser:
    made = Parser("carnet serve", "Démarre Carnet. Ctrl-C l’arrête.")
    made.add_argument("--demo", action="store_true", help="une entreprise fictive, dans un dossier à part")
    made.add_argument("--host", default="127.0.0.1", help="où écouter (127.0.0.1 ; 0.0.0.0 : tout le réseau)")
    made.add_argument("--port", type=whole, default=8000, help="8000 sinon")
    made.add_argument("--cert", type=Path, metavar="FICHIER", help="certificat, pour servir en https")
    made.add_argument("--key", type=Path, metavar="FICHIER", help="clé du certificat")
    made.add_argument("--sans-tls", dest="plain", action="store_true", help="permet http hors de cette machine")
    made.add_argument("--no-browser", action="store_true", help="n’ouvre pas le navigateur")
    return made


def whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un nombre entier")
    return int(text)


def be_a_demo() -> None:
    """A folder of its own and SQLite, whatever base the firm uses: the demo touches nothing else."""
    os.environ["CARNET_HOME"] = str(environment.home() / "demo")
    os.environ["CARNET_DEMO"] = "1"
    os.environ.pop("CARNET_DATABASE_URL", None)


def tell_settings(address: Address) -> None:
    """What the settings must know of where we listen, unless the environment says otherwise."""
    os.environ.setdefault("CARNET_URL", address.url)
    if address.is_wildcard:
        known = environment.text("CARNET_ALLOWED_HOSTS")
        os.environ["CARNET_ALLOWED_HOSTS"] = ",".join(filter(None, [known, *address.own_names()]))


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def serve(address: Address, demo: bool, browser: bool) -> int:
    """Django is loaded: prepare in this process, then only watch over the children."""
    from django.db import connections

    from carnet.cli import greeting, prepare, web
    from carnet.jobs import heartbeat, lane, schedule

    prepare.prepare(say, demo)
    page = greeting.first_page(address)
    workers, threads = prepare.width()
    children = [
        Child("Le serveur web", partial(web.run, address, workers, threads), vital=True),
        Child("La file rapide", partial(lane.serve, "quick")),
        Child("La file longue", partial(lane.serve, "long")),
        Child("Le planning", schedule.serve),
        Child("L’accueil", partial(greeting.greet, address, page, browser, say), once=True),
    ]
    heartbeat.expect("quick", "long", "schedule")
    # A connection must not be shared by a fork.
    connections.close_all()
    code = Children(children, say).run()
    say("Carnet est arrêté.")
    return code
