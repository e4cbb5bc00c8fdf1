"""The cast of every test: a joinery firm of six. Each call makes the person once and finds them again."""

from carnet.accounts.models import Role, User

PASSWORD = "menuiserie-des-tilleuls"


def alice() -> User:
    """She runs the firm."""
    return _person("alice", "Alice Martineau", Role.DIRECTION)


def bob() -> User:
    """He sells, in the Mauges."""
    return _person("bob", "Bob Fradet", Role.SALESPERSON)


def denis() -> User:
    """He sells too, around Nantes: what is Bob's is not his."""
    return _person("denis", "Denis Oger", Role.SALESPERSON)


def chloe() -> User:
    """She answers the phone."""
    return _person("chloe", "Chloé Bernier", Role.SECRETARY)


def tom() -> User:
    """He fits windows."""
    return _person("tom", "Tom Rivalin", Role.TECHNICIAN)


def ines() -> User:
    """She keeps the books."""
    return _person("ines", "Inès Cadiou", Role.ACCOUNTANT)


def everybody() -> list[User]:
    return [alice(), bob(), denis(), chloe(), tom(), ines()]


def _person(username: str, name: str, role: Role) -> User:
    found = User.objects.filter(username=username).first()
    return found or User.objects.create_user(
        username, PASSWORD, name=name, role=role, email=f"{username}@tilleuls.example"
    )
