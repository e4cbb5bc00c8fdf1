"""The saved views of a list, by the names that the command line takes."""

from collections import Counter

from carnet.accounts.models import User
from carnet.lists.models import SavedView


def named(list_code: str, user: User | None) -> list[tuple[str, str]]:
    """(name, address): one's own views and the shared ones; the command line, which is nobody, reads everybody's.

    A name that several people gave to a view is followed by whose it is.
    """
    everybody = SavedView.objects.filter(list_code=list_code).select_related("owner")
    found = list(SavedView.objects.of(list_code, user) if user else everybody)
    given = Counter(view.name for view in found)
    return [
        (view.name if given[view.name] == 1 else f"{view.name} ({view.owner.username})", view.address) for view in found
    ]
