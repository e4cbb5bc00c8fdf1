"""What files give to the rest of the house: the rights over them."""

from carnet.accounts.models import Role, User
from carnet.accounts.rights import EVERYBODY, RIGHTS, Right
from carnet.files.models import File


def _ones_own(user: User, subject: object) -> bool:
    """A technician takes back the photos that he took, nobody else's papers."""
    return user.role != Role.TECHNICIAN or not isinstance(subject, File) or subject.user_id == user.pk


RIGHTS.register(
    Right("files.view", "voir les fichiers", EVERYBODY),
    Right("files.add", "ajouter un fichier", EVERYBODY),
    Right("files.change", "renommer ou déplacer ce fichier", EVERYBODY, _ones_own),
    Right("files.remove", "retirer ce fichier", EVERYBODY, _ones_own),
    Right("files.see_bank", "voir les RIB", EVERYBODY - {Role.TECHNICIAN}),
)
