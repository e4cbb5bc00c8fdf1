"""What lists give to the house."""

from carnet.accounts.models import Role
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right

RIGHTS.register(
    Right("lists.save", "enregistrer une vue", EVERYBODY),
    Right("lists.share", "partager une vue", frozenset({Role.DIRECTION, Role.SECRETARY})),
)
