"""`carnet user`: open an account, or give a link to choose a password, from the machine itself."""

import argparse
import getpass
import sys

from carnet.kernel.arguments import Parser
from carnet.kernel.boot import with_django
from carnet.kernel.errors import Refused

# The words of the screens, and those of the code.
ROLES = {
    "direction": "direction",
    "secretariat": "secretary",
    "commercial": "salesperson",
    "technicien": "technician",
    "comptable": "accountant",
}


def main(argv: list[str]) -> int:
    options = _parser().parse_args(argv)
    with_django()
    return int(options.act(options))


def _parser() -> Parser:
    parser = Parser("carnet user", "Ouvre un compte, ou donne un lien pour choisir son mot de passe.")
    acts = parser.add_subparsers(required=True, metavar="ACTE", dest="ACTE")
    adding = acts.add_parser("add", description="Ouvre un compte.", help="ouvre un compte")
    adding.add_argument("identifier", metavar="IDENTIFIANT", help="ce que la personne tapera, par exemple m.durand")
    adding.add_argument("--name", metavar="NOM", required=True, help="nom affiché")
    adding.add_argument("--role", required=True, choices=[*ROLES, *sorted(set(ROLES.values()) - set(ROLES))])
    adding.add_argument("--email", metavar="ADRESSE", default="")
    adding.add_argument(
        "--password-stdin", action="store_true", help="lit le mot de passe sur l’entrée standard, première ligne"
    )
    adding.set_defaults(act=_add)
    linking = acts.add_parser(
        "link",
        description="Donne un lien, bon une fois et sept jours, pour choisir un mot de passe.",
        help="donne un lien pour choisir son mot de passe",
    )
    linking.add_argument("identifier", metavar="IDENTIFIANT")
    linking.set_defaults(act=_link)
    return parser


def _add(options: argparse.Namespace) -> int:
    from carnet.accounts.actor import system
    from carnet.accounts.forms import UserForm
    from carnet.accounts.models import Role, User

    typed = {"username": options.identifier, "name": options.name, "email": options.email}
    if not "".join(typed.values()).isprintable():
        raise Refused("Un caractère illisible est dans la commande : retapez-la.")
    form = UserForm({**typed, "role": ROLES.get(options.role, options.role)})
    if not form.is_valid():
        said = ((form.fields[name].label, " ".join(map(str, errors))) for name, errors in form.errors.items())
        raise Refused(" ".join(f"{label} : {sentences}" for label, sentences in said))
    if form.cleaned_data["role"] != Role.DIRECTION and not User.objects.exists():
        raise Refused("Le premier compte est celui de la direction : --role direction.")
    password = _password(options, User(**form.cleaned_data))
    user = User.add(by=system(), password=password, **form.cleaned_data)
    print(f"Le compte de {user} est ouvert.", file=sys.stderr)
    if password is None:
        _print_link(user)
    return 0


def _password(options: argparse.Namespace, user: object) -> str | None:
    """Typed twice on a terminal, or read from standard input; None: the person will choose it by a link."""
    if options.password_stdin:
        return _strong(sys.stdin.readline().rstrip("\r\n"), user)
    if not sys.stdin.isatty():
        return None
    first = getpass.getpass("Mot de passe (vide : un lien sera donné) : ")
    if not first:
        return None
    if first != getpass.getpass("Le même, une seconde fois : "):
        raise Refused("Les deux mots de passe diffèrent : recommencez.")
    return _strong(first, user)


def _strong(password: str, user: object) -> str:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, user)  # type: ignore[arg-type]
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return password


def _link(options: argparse.Namespace) -> int:
    from carnet.accounts.models import User

    user = User.objects.active().named(options.identifier)
    if user is None:
        raise Refused(f"Aucun compte ouvert ne s’appelle « {options.identifier} ».")
    _print_link(user)
    return 0


def _print_link(user: object) -> None:
    from django.conf import settings

    from carnet.accounts import invitation
    from carnet.accounts.actor import system
    from carnet.accounts.models import User
    from carnet.accounts.security_log import note

    assert isinstance(user, User)
    note("user.invited", by=system(), user=user)
    print(f"Lien pour {user}, bon une fois pendant sept jours :", file=sys.stderr)
    print(f"{settings.CARNET_URL}{invitation.path_for(user)}")
